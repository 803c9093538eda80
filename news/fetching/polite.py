"""The way every visit is made: allowed by the site, at its pace, through the safe door."""

from functools import partial
from urllib.parse import urlsplit

from core.outbound import OPEN, Rules
from news.fetching import unoda
from news.fetching.answers import Conditions, Fetched, Limits
from news.fetching.http import NO_CONDITIONS, USUAL, fetch
from news.fetching.kinds import ANYTHING, Kind
from news.fetching.pace import SECONDS, WAIT_SECONDS, take_turn
from news.fetching.robots import check_robots


def visit(
    url: str,
    *,
    conditions: Conditions = NO_CONDITIONS,
    types: frozenset[Kind] = ANYTHING,
    limits: Limits = USUAL,
    rules: Rules = OPEN,
    seconds: float = SECONDS,
    wait: float = WAIT_SECONDS,
) -> Fetched:
    """Return what is at an address, asked politely: also of every address it leads on to.

    `seconds` lie at least between two visits to a host; for a turn one waits `wait` seconds.

    Raises:
        FetchError: what its `outcome` and its message say.
    """
    before = partial(_ask_leave, rules=rules, seconds=seconds, wait=wait)
    return fetch(url, conditions=conditions, types=types, limits=limits, rules=rules, before=before)


def inquire(
    url: str, *, rules: Rules = OPEN, seconds: float = SECONDS, wait: float = WAIT_SECONDS
) -> Fetched:
    """Return what UNODA's service answers about the treaty that an address names, asked politely.

    Raises:
        FetchError: what its `outcome` and its message say.
    """
    before = partial(_ask_leave, rules=rules, seconds=seconds, wait=wait)
    return unoda.inquire(url, rules=rules, before=before)


def _ask_leave(url: str, *, rules: Rules, seconds: float, wait: float) -> None:
    def turn(address: str) -> None:
        _turn(address, seconds, wait)

    delay = check_robots(url, rules=rules, before=turn)
    _turn(url, max(seconds, delay), wait)


def _turn(url: str, seconds: float, wait: float) -> None:
    take_turn(urlsplit(url).hostname or "", seconds=seconds, wait=wait)
