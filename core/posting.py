"""Posting to addresses that strangers named: never for long, never onward."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import httpx2

from core.outbound import PUBLIC, Rules, Target, check, exchange

USER_AGENT = "Servanda-Webhook/1"
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5.0, 10.0, 15.0
LARGEST_ANSWER = 64 * 1024
"""How many bytes of an answer are read; the rest is left."""


class NotReachedError(Exception):
    """There was no answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered: a status and the beginning of the text."""

    status: int
    text: str


def post(url: str, body: bytes, headers: Mapping[str, str], *, rules: Rules = PUBLIC) -> Reply:
    """Post to an address; redirects are not followed.

    Raises:
        RefusedAddressError: nothing is sent there.
        NotReachedError: it could not be reached, or took too long.
    """
    target = check(url, rules)
    try:
        return asyncio.run(_within_time(target, body, headers))
    except TimeoutError as error:
        raise NotReachedError(f"No whole answer within {WHOLE_SECONDS:.0f} seconds.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise NotReachedError(f"{type(error).__name__}: {error}"[:300]) from error


async def _within_time(target: Target, body: bytes, headers: Mapping[str, str]) -> Reply:
    async with asyncio.timeout(WHOLE_SECONDS):
        return await _post(target, body, headers)


async def _post(target: Target, body: bytes, headers: Mapping[str, str]) -> Reply:
    timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
    async with exchange(target, "POST", sent, content=body, timeout=timeout) as response:
        text = b""
        async for part in response.aiter_raw():
            text += part
            if len(text) >= LARGEST_ANSWER:
                break
        return Reply(response.status_code, text[:LARGEST_ANSWER].decode(errors="replace"))
