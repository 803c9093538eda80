"""Unpacking what is sent compressed, piece by piece and never beyond a limit."""

import zlib

from news.fetching.errors import BadEncodingError, TooLargeError

ACCEPTED = "gzip, deflate"
"""What is asked for: codings whose unpacking can be stopped at any byte."""

_PIECE = 256 * 1024
_MOST_MEMBERS = 1000
"""How many gzip files may follow one another in one answer."""


class Unpacker:
    """Takes an answer's bytes as they come, and holds what they unpack to.

    With `cut`, what goes beyond the limit is left instead of refused.
    """

    def __init__(self, coding: str, most: int, *, cut: bool = False) -> None:
        self._coding = _known(coding)
        self._most, self._cut = most, cut
        self._held = bytearray()
        self._members = 0
        self._stream = _stream(self._coding)
        self._began = False

    @property
    def full(self) -> bool:
        """Whether nothing more is taken."""
        return self._cut and len(self._held) >= self._most

    def take(self, part: bytes) -> None:
        """Take the next bytes of the answer.

        Raises:
            TooLargeError: they unpack to more than the limit.
            BadEncodingError: they are not packed as the answer says.
        """
        if self._stream is None:
            self._keep(part)
            return
        try:
            self._unpack(part)
        except zlib.error as error:
            raise BadEncodingError(f"The answer is no whole {self._coding}: {error}.") from error

    def whole(self) -> bytes:
        """Return everything that was unpacked.

        Raises:
            BadEncodingError: the end is missing.
        """
        if self._stream is not None and self._began and not self._stream.eof and not self.full:
            raise BadEncodingError(f"The {self._coding} of the answer breaks off before its end.")
        return bytes(self._held)

    def _unpack(self, part: bytes) -> None:
        while part and not self.full and self._stream is not None:
            if self._stream.eof and not self._next_member():
                return
            self._keep(self._piece(part))
            part = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _piece(self, part: bytes) -> bytes:
        assert self._stream is not None
        began, self._began = self._began, True
        try:
            return self._stream.decompress(part, _PIECE)
        except zlib.error:
            if began or self._coding != "deflate":
                raise
            # Some servers leave out the wrapping that the name `deflate` stands for.
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._stream.decompress(part, _PIECE)

    def _next_member(self) -> bool:
        """Begin the next of several gzip files; what follows the end of a deflate is padding."""
        if self._coding != "gzip":
            return False
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise BadEncodingError("The answer is packed in more pieces than are taken.")
        self._stream = _stream(self._coding)
        return True

    def _keep(self, piece: bytes) -> None:
        self._held += piece
        if len(self._held) > self._most:
            if not self._cut:
                raise TooLargeError(f"The answer unpacks to more than {self._most:,} bytes.")
            del self._held[self._most :]


def _known(coding: str) -> str:
    """Return the coding by its usual name.

    Raises:
        BadEncodingError: it is none that was asked for, or there are several.
    """
    name = {"x-gzip": "gzip", "identity": ""}.get(coding.strip().lower(), coding.strip().lower())
    if name not in {"", "gzip", "deflate"}:
        raise BadEncodingError(f"The answer is packed as {name[:40]!r}; asked for was {ACCEPTED}.")
    return name


def _stream(coding: str) -> "zlib._Decompress | None":
    match coding:
        case "gzip":
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        case "deflate":
            return zlib.decompressobj()
        case _:
            return None
