"""`python -m config.ping`: send a task through the broker and wait until a worker has done it."""

import secrets
import sys
import time

import django

WAIT_SECONDS = 20


def main() -> int:
    """Print how long the round trip took; 1 when no worker answered in time."""
    django.setup()
    from django.core.cache import cache  # noqa: PLC0415 - needs settings

    from config.tasks import ping  # noqa: PLC0415 - needs settings

    nonce = f"ping-{secrets.token_hex(8)}"
    began = time.monotonic()
    ping.apply_async(kwargs={"nonce": nonce}, expires=WAIT_SECONDS)
    while time.monotonic() - began < WAIT_SECONDS:
        if cache.get(nonce):
            sys.stdout.write(f"worker answered in {time.monotonic() - began:.2f} s\n")
            return 0
        time.sleep(0.02)
    sys.stderr.write(f"no worker answered in {WAIT_SECONDS} s: is one running on this broker?\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
