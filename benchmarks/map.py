"""How long the server takes for the map of a treaty, and how large what it sends is.

Run it on a database that holds the record: ``python -m benchmarks.map``. Times are of the view,
without the network: the middle one of several.
"""

import gzip
import os
import statistics
import sys
import time
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from django.test import Client

TREATIES = ("npt", "apmbc", "tpnw")
PATHS = ("", "map.json", "map.svg", "map.png")
RUNS = 9


def main() -> None:
    """Write a table of times and sizes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    sys.stdout.write(f"{'address':34}{'ms':>8}{'kB':>8}{'kB gzip':>9}\n")
    for address in [f"/treaties/{one}/{path}" for one in TREATIES for path in PATHS] + [
        f"/embed/treaties/{one}/" for one in TREATIES
    ]:
        took, size, packed = measure(client, address)
        sys.stdout.write(f"{address:34}{took:8.0f}{size / 1000:8.1f}{packed / 1000:9.1f}\n")


def measure(client: "Client", address: str) -> tuple[float, int, int]:
    """Return the milliseconds in the middle, and the bytes as they are and compressed."""
    times = []
    content = b""
    for _ in range(RUNS):
        began = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:  # noqa: PLR2004
            sys.exit(f"{address} answers {answer.status_code}: load the record first")
        content = answer.content
    return statistics.median(times), len(content), len(gzip.compress(content))


if __name__ == "__main__":
    main()
