"""Visits to addresses: each checked, bounded in time and size, and told apart when it fails."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx2

from core.outbound import OPEN, RefusedAddressError, Rules, UnknownHostError, check_within, formed
from news.fetching.agent import user_agent
from news.fetching.answers import Conditions, Fetched, Limits, Timings
from news.fetching.errors import (
    AddressRefusedError,
    NotReachedError,
    TimedOutError,
    TooManyRedirectsError,
)
from news.fetching.exchanges import Answer, Asked, Stopwatch, exchanged
from news.fetching.kinds import ANYTHING, Kind

NO_CONDITIONS, USUAL = Conditions(), Limits()
_LONGEST_URL = 4000


@dataclass(frozen=True, slots=True)
class _Hop:
    """One of the addresses on the way, and what it answered."""

    answer: Answer
    timings: Timings


def fetch(
    url: str,
    *,
    conditions: Conditions = NO_CONDITIONS,
    types: frozenset[Kind] = ANYTHING,
    limits: Limits = USUAL,
    rules: Rules = OPEN,
    agent: str = "",
    before: Callable[[str], None] | None = None,
) -> Fetched:
    """Return what is at an address, or that it is unchanged.

    Redirects are followed, each address checked like the first. `before` is called with every
    address before it is visited: what it raises ends the visit, and its time is not counted.

    Raises:
        FetchError: what its `outcome` and its message say.
    """
    headers = {"User-Agent": agent or user_agent(), **conditions.headers}
    asked = Asked("GET", headers, None, types, limits)
    passed: list[str] = []
    spent = 0.0
    while True:
        if before is not None:
            _check_form(url, rules)
            before(url)
        hop = _hop(url, asked, rules, spent)
        spent += hop.timings.whole
        if not hop.answer.moved_to:
            return _fetched(url, hop, spent, tuple(passed))
        passed.append(url)
        url = _next(url, hop.answer.moved_to, passed, limits)


def ask(
    url: str,
    content: bytes,
    content_type: str,
    *,
    types: frozenset[Kind] = ANYTHING,
    limits: Limits = USUAL,
    rules: Rules = OPEN,
    agent: str = "",
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Post a question to an address and return the answer; redirects are not followed.

    `headers` are sent besides those that say who asks and what is sent.

    Raises:
        FetchError: what its `outcome` and its message say.
    """
    named = {"User-Agent": agent or user_agent(), "Content-Type": content_type}
    asked = Asked("POST", {**named, **(headers or {})}, content, types, limits)
    hop = _hop(url, asked, rules, 0.0)
    return _fetched(url, hop, hop.timings.whole, ())


def _check_form(url: str, rules: Rules) -> None:
    try:
        formed(url, rules)
    except RefusedAddressError as error:
        raise AddressRefusedError(str(error)) from error


def _hop(url: str, asked: Asked, rules: Rules, spent: float) -> _Hop:
    """Visit one address in the time that is left."""
    left = asked.limits.whole - spent
    began = time.monotonic()
    try:
        target = check_within(max(left, 0.0), url, rules)
        resolved = time.monotonic() - began
        watch = Stopwatch()
        answer = asyncio.run(_in_time(left - resolved, exchanged(target, asked, watch)))
    except UnknownHostError as error:
        raise NotReachedError(str(error)) from error
    except RefusedAddressError as error:
        raise AddressRefusedError(str(error)) from error
    except TimeoutError as error:
        said = f"No whole answer within {asked.limits.whole:g} seconds."
        raise TimedOutError(said) from error
    except httpx2.TimeoutException as error:
        raise TimedOutError(f"{type(error).__name__}: the site was silent too long.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise NotReachedError(f"{type(error).__name__}: {error}"[:300]) from error
    whole = time.monotonic() - began
    return _Hop(answer, Timings(resolved, watch.connect, watch.first_byte, whole))


async def _in_time[T](seconds: float, work: Awaitable[T]) -> T:
    async with asyncio.timeout(seconds):
        return await work


def _next(url: str, where: str, passed: list[str], limits: Limits) -> str:
    """Return the address to which a redirect leads."""
    if len(passed) > limits.redirects:
        raise TooManyRedirectsError(f"The address leads on more than {limits.redirects} times.")
    try:
        following = urljoin(url, where.strip()).partition("#")[0]
    except ValueError as error:
        raise AddressRefusedError(f"Redirected to what is no address: {where[:80]!r}.") from error
    if following in passed:
        raise TooManyRedirectsError("The address leads back to itself.")
    if len(following) > _LONGEST_URL:
        raise AddressRefusedError(f"Redirected to an address of {len(following):,} characters.")
    return following


def _fetched(url: str, hop: _Hop, whole: float, passed: tuple[str, ...]) -> Fetched:
    answer, times = hop.answer, hop.timings
    return Fetched(
        url=url,
        status=answer.status,
        content_type=answer.headers.get("Content-Type", ""),
        etag=answer.headers.get("ETag", ""),
        last_modified=answer.headers.get("Last-Modified", ""),
        kind=answer.kind,
        body=answer.body,
        timings=Timings(times.resolve, times.connect, times.first_byte, whole),
        redirects=passed,
        unchanged=answer.kind is None,
    )
