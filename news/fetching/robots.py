"""Whether a site asks programs to stay away, asked once a day."""

from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import urlsplit

from django.core.cache import cache

from core.outbound import OPEN, Rules
from news.fetching.agent import NAME
from news.fetching.answers import Limits
from news.fetching.errors import (
    AddressRefusedError,
    BadEncodingError,
    BadStatusError,
    FetchError,
    Outcome,
    RobotsError,
    WrongTypeError,
)
from news.fetching.http import fetch
from news.fetching.robots_file import EVERYTHING, LARGEST, Robots, Rule, read

KEPT_SECONDS = 24 * 60 * 60
"""How long an answer holds."""
RETRY_SECONDS = 15 * 60
"""How long a site without an answer is left alone."""
LONGEST_DELAY = 60.0
"""A site that asks for more seconds between visits is given so many."""
_LIMITS = Limits(received=LARGEST, unpacked=LARGEST, whole=20.0, cut=True)

type Before = Callable[[str], None]


def robots_of(url: str, *, rules: Rules = OPEN, before: Before | None = None) -> Robots:
    """Return what the site of an address tells us, from the cache where it was asked before.

    A site without a robots.txt (4xx) tells nothing, and so allows everything. One that fails to
    answer allows nothing for now.

    Raises:
        RobotsError: the site did not answer; `retry_after` says when to ask again.
        AddressRefusedError: the site is none that may be visited.
    """
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc.lower()}"
    key = f"robots:{sha256(site.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        kept, seconds = _asked(f"{site}/robots.txt", rules, before)
        cache.set(key, kept, seconds)
    if "failed" in kept:
        raise RobotsError(
            f"The robots.txt of {parts.hostname} can't be read ({kept['failed']}), so nothing is.",
            retry_after=RETRY_SECONDS,
        )
    return Robots(tuple(Rule(**rule) for rule in kept["rules"]), kept["delay"])


def check_robots(url: str, *, rules: Rules = OPEN, before: Before | None = None) -> float:
    """Return how many seconds the site wants between visits (0: it does not say).

    Raises:
        RobotsError: it asks us to stay away from this address, or did not answer.
        AddressRefusedError: the site is none that may be visited.
    """
    told = robots_of(url, rules=rules, before=before)
    if not told.allows(url):
        raise RobotsError(f"{urlsplit(url).hostname} asks programs not to visit this page.")
    return min(told.delay or 0.0, LONGEST_DELAY)


def _asked(url: str, rules: Rules, before: Before | None) -> tuple[dict[str, object], float]:
    """Return what to keep of a site's answer, and for how many seconds."""
    try:
        told = read(fetch(url, limits=_LIMITS, rules=rules, before=before).text, NAME)
    except AddressRefusedError:
        raise
    except BadStatusError as error:
        if not _missing(error.status):
            return {"failed": str(error)}, RETRY_SECONDS
        told = EVERYTHING
    except (WrongTypeError, BadEncodingError):
        told = EVERYTHING
    except FetchError as error:
        if error.outcome is Outcome.BUSY:
            raise
        return {"failed": str(error)}, RETRY_SECONDS
    return {"rules": [asdict(rule) for rule in told.rules], "delay": told.delay}, KEPT_SECONDS


def _missing(status: int) -> bool:
    client_error = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return client_error and status != HTTPStatus.TOO_MANY_REQUESTS
