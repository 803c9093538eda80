"""One request and its answer, read as far as the limits allow."""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import httpx2

from core.outbound import Target, exchange
from news.fetching.answers import Limits
from news.fetching.errors import BadStatusError, TooLargeError, WrongTypeError
from news.fetching.kinds import Kind, kind_of, told
from news.fetching.unpacking import ACCEPTED, Unpacker

_MOVED = frozenset({301, 302, 303, 307, 308})
_GOOD = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
_SAID = 2000
"""How many bytes are read of why a site would not answer."""
_LONGEST_PAUSE = dt.timedelta(days=7).total_seconds()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a target: by which method, with what, for which kinds, in which limits."""

    method: str
    headers: Mapping[str, str]
    content: bytes | None
    types: frozenset[Kind]
    limits: Limits


@dataclass(slots=True)
class Stopwatch:
    """Seconds since the exchange began at which something had happened."""

    began: float = field(default_factory=time.monotonic)
    connect: float = 0.0
    first_byte: float = 0.0

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    async def hear(self, event: str, _: Mapping[str, Any]) -> None:
        """Note what the connection tells of itself."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self.connect = self.now


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the fields of interest, the body (empty with 304) and where else to look."""

    status: int
    headers: Mapping[str, str]
    kind: Kind | None = None
    body: bytes = b""
    moved_to: str = ""


async def exchanged(target: Target, asked: Asked, watch: Stopwatch) -> Answer:
    """Return what a target answers.

    Raises:
        FetchError: the answer is none that was asked for.
        httpx2.HTTPError: there was no whole answer.
    """
    limits = asked.limits
    headers = {"Accept-Encoding": ACCEPTED, **asked.headers}
    async with exchange(
        target,
        asked.method,
        headers,
        content=asked.content,
        timeout=httpx2.Timeout(limits.read, connect=limits.connect),
        extensions={"trace": watch.hear},
    ) as response:
        watch.first_byte = watch.now
        status, where = response.status_code, response.headers.get("Location", "")
        if status in _MOVED and where and asked.method == "GET":
            return Answer(status, response.headers, moved_to=where)
        if status == HTTPStatus.NOT_MODIFIED and _conditional(asked):
            return Answer(status, response.headers)
        if status not in _GOOD:
            raise await _refusal(target, response)
        return await _taken(response, asked)


def _conditional(asked: Asked) -> bool:
    return "If-None-Match" in asked.headers or "If-Modified-Since" in asked.headers


async def _taken(response: httpx2.Response, asked: Asked) -> Answer:
    content_type = response.headers.get("Content-Type", "")
    if told(content_type) is None:
        raise _unwanted(content_type, None, asked.types)
    body = await _body(response, asked.limits)
    kind = kind_of(content_type, body)
    if kind not in asked.types:
        raise _unwanted(content_type, kind, asked.types)
    return Answer(response.status_code, response.headers, kind, body)


def _unwanted(content_type: str, kind: Kind | None, types: frozenset[Kind]) -> WrongTypeError:
    wanted = " or ".join(sorted(types))
    begins = f" and begins like {kind}" if kind else ""
    shown = content_type[:80] or "nothing"
    return WrongTypeError(f"The answer calls itself {shown}{begins}; asked for was {wanted}.")


async def _body(response: httpx2.Response, limits: Limits) -> bytes:
    """Return the body unpacked, read no further than the limits allow."""
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length[:20]) > limits.received and not limits.cut:
        raise TooLargeError(f"The answer has {length[:20]} bytes; {limits.received:,} are taken.")
    coding = response.headers.get("Content-Encoding", "")
    unpacker = Unpacker(coding, limits.unpacked, cut=limits.cut)
    received = 0
    async for part in response.aiter_raw():
        received += len(part)
        if received > limits.received and not limits.cut:
            raise TooLargeError(f"The answer goes on beyond {limits.received:,} bytes.")
        unpacker.take(part)
        if unpacker.full:
            break
    return unpacker.whole()


async def _refusal(target: Target, response: httpx2.Response) -> BadStatusError:
    """Return the error for a status that is no answer, with the beginning of what was said."""
    said = bytearray()
    async for part in response.aiter_raw():
        said += part
        if len(said) >= _SAID:
            break
    status = response.status_code
    pause = pause_told(response.headers.get("Retry-After", ""), dt.datetime.now(dt.UTC))
    later = f"; come again in {pause:.0f} seconds" if pause is not None else ""
    return BadStatusError(
        f"{target.host} answered {status} {_phrase(status)}".rstrip() + f"{later}.",
        status=status,
        retry_after=pause,
        said=said[:_SAID].decode(errors="replace"),
    )


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus else ""


def pause_told(retry_after: str, now: dt.datetime) -> float | None:
    """Return the seconds a Retry-After stands for, at most a week; None where it says nothing."""
    text = retry_after.strip()
    if text.isdecimal() and text.isascii():
        return min(float(text[:10]), _LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return min(max((until - now).total_seconds(), 0.0), _LONGEST_PAUSE)
