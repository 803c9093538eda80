"""A text with its evidence marked: the same characters, cut where marks begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

AROUND = 800
"""How many characters are shown on each side of the evidence of a long text, at the most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """What is shown of a text: its pieces, and whether something before or after is left out."""

    pieces: Sequence[Piece]
    before: bool
    after: bool


def mark(
    text: str, spans: Iterable[tuple[int, int]], *, whole: bool = False, around: int = AROUND
) -> Marked:
    """Return a text in pieces; a long one cut to the lines around its evidence.

    Spans count code points from 0; they may overlap, and what lies outside the text is left out.
    """
    joined = _joined(spans, len(text))
    first, last = 0, len(text)
    if joined and not whole:
        first, last = _lines(text, joined[0][0], joined[-1][1], around)
    pieces, at = [], first
    for start, end in joined:
        pieces += [Piece(text[at:start], marked=False), Piece(text[start:end], marked=True)]
        at = end
    pieces.append(Piece(text[at:last], marked=False))
    return Marked([one for one in pieces if one.text], first > 0, last < len(text))


def _lines(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """Return from where to where a text is shown: whole lines, where there are any."""
    first, last = max(0, start - around), min(len(text), end + around)
    if first > 0:
        first = text.find("\n", first, start) + 1 or first
    if last < len(text):
        ends = text.rfind("\n", end, last)
        last = ends if ends >= 0 else last
    return first, last


def _joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return spans in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
