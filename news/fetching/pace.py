"""At most one visit to a host in so many seconds, whichever worker makes it."""

import math
import secrets
import time
from hashlib import sha256

from django.core.cache import cache, caches
from django.core.cache.backends.filebased import FileBasedCache

from news.fetching.errors import BusyError

SECONDS = 2
"""How far visits to a host lie apart where it does not ask for more."""
_SETTLE_SECONDS = 0.05
WAIT_SECONDS = 5.0
"""How long a worker waits for its turn before it does something else."""


def take_turn(host: str, *, seconds: float = SECONDS, wait: float = WAIT_SECONDS) -> float:
    """Wait for our turn at a host and take it; return how many seconds that took.

    The cache is what workers share: whoever writes the host into it first has the turn, and what
    is written says until when.

    Raises:
        BusyError: our turn comes later than we wait; `retry_after` says when.
    """
    key = f"pace:{sha256(host.lower().rstrip('.').encode()).hexdigest()}"
    apart = max(math.ceil(seconds), 1)
    mine = secrets.token_hex(8)
    began = time.monotonic()
    while True:
        if cache.add(key, (mine, time.time() + apart), apart) and _settled(key, mine):
            return time.monotonic() - began
        left = _left(key)
        if time.monotonic() - began + left > wait:
            raise BusyError(
                f"{host} was visited just now; its turn comes in {left:.0f} seconds.",
                retry_after=left,
            )
        time.sleep(max(left, 0.01))


def _settled(key: str, mine: str) -> bool:
    """Whether what is in the cache is ours, or gone again.

    A cache of files does not add in one step: of workers that come at the same moment each writes,
    and the last to write has the turn once all have.
    """
    if isinstance(caches["default"], FileBasedCache):
        time.sleep(_SETTLE_SECONDS)
    found = cache.get(key)
    return found is None or found[0] == mine


def _left(key: str) -> float:
    """Return the seconds until the turn that is taken ends, by this machine's clock."""
    found = cache.get(key)
    return max(found[1] - time.time(), 0.0) if found else 0.0
