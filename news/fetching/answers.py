"""What a visit is asked to keep to, and what it brings back."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from news.fetching.charsets import Decoded, charset_told, decode
from news.fetching.errors import Outcome
from news.fetching.kinds import Kind

MIB = 1024 * 1024
_LONGEST_MARK = 500
"""A longer ETag is not kept: one that costs more than the page it stands for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a visit may take: bytes as sent and as unpacked, redirects, seconds.

    With `cut`, the beginning of what is too large is kept instead of refused.
    """

    received: int = 10 * MIB
    unpacked: int = 10 * MIB
    redirects: int = 5
    connect: float = 5.0
    read: float = 15.0
    whole: float = 45.0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the last visit learned, so that this one need not bring the same again."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The fields of the request that say so."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds: to resolve, connect and see the first byte of the last hop; `whole` of all hops."""

    resolve: float = 0.0
    connect: float = 0.0
    first_byte: float = 0.0
    whole: float = 0.0


@dataclass(frozen=True)
class Fetched:
    """What a visit brought: `url` is where it ended, `redirects` the addresses that led there."""

    url: str
    status: int
    content_type: str
    etag: str
    last_modified: str
    kind: Kind | None
    body: bytes
    timings: Timings
    redirects: tuple[str, ...] = ()
    unchanged: bool = False

    @property
    def outcome(self) -> Outcome:
        """How the visit ended, in one word."""
        return Outcome.UNCHANGED if self.unchanged else Outcome.FETCHED

    @property
    def conditions(self) -> Conditions:
        """What to ask with next time."""
        marks = (self.etag, self.last_modified)
        return Conditions(*(mark if len(mark) <= _LONGEST_MARK else "" for mark in marks))

    @cached_property
    def sha256(self) -> str:
        """The hash of the body, in hexadecimal digits."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def decoded(self) -> Decoded:
        """The body as text, with its charset and what was odd about it."""
        return decode(self.body, charset_told(self.content_type))

    @property
    def text(self) -> str:
        """The body as text."""
        return self.decoded.text

    @property
    def charset(self) -> str:
        """The charset in which the body was read."""
        return self.decoded.charset
