"""Cutting a text into sentences, with the place of each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "sen", "rep", "gov"),
        *("st", "no", "nos", "art", "arts", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul"),
        *("aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "co", "fig", "e.g", "i.e", "cf"),
        *("u.s", "u.k", "u.n", "u.a.e", "d.c", "a.m", "p.m", "dem", "hon", "adm", "maj", "brig"),
    }
)
_OPENING = "(“\"'\u2018["
_LONGEST = 12
"""Letters of the longest word that can be an abbreviation."""
LIMIT = 1200
"""Letters after which a sentence is cut at the next white space, whatever stands there."""
_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"”’'»)\]]*(?=\s+[\"“\u2018'«(\[]?[^\W_a-z])")
_GAP = re.compile(r"\s")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+|\n(?=[^\S\n]*+[-*•])")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.\-]*(?:[ ,/]+[^\W\d_a-zß-öø-ÿ]"
    r"[^\W\d_a-zß-öø-ÿ'’.\-]*){0,3})(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)"
    r"(?:,? \d{4})?)?(?: ?\([^)\n]{1,30}\))? ?[-–—:]+ "
)


class Sentence(NamedTuple):
    """A sentence: where it starts and ends, in which paragraph, and which place it has there."""

    start: int
    end: int
    paragraph: int = 0
    place: int = 0


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, in order; what lies between them is white space."""
    found = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        for place, (first, last) in enumerate(_cut(text, start, end)):
            found.append(Sentence(first, last, number, place))
    return found


def dateline(text: str) -> re.Match[str] | None:
    """Return the dateline that a text opens with, such as “VILNIUS, May 8 - ”."""
    return _DATELINE.match(text[:120])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _PARAGRAPH.finditer(text):
        if text[begin : match.start()].strip():
            yield begin, match.start()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _abbreviated(text, match.start(), start):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _abbreviated(text: str, dot: int, floor: int) -> bool:
    """Whether the point after a word belongs to it: “Mr.”, “U.S.”, the initial of a name."""
    if text[dot] != "." or text[dot : dot + 2] in {".”", '."'}:
        return False
    near = text[max(floor, dot - _LONGEST) : dot]
    last = near.rsplit(maxsplit=1)[-1:] if not near[-1:].isspace() else []
    word = "".join(last).strip(_OPENING).lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a stretch without white space around it, in pieces no rule can be slow on."""
    while end - start > LIMIT:
        gap = _GAP.search(text, start + LIMIT, min(end, start + 2 * LIMIT))
        stop = gap.start() if gap else min(end, start + 2 * LIMIT)
        yield from _bare(text, start, stop)
        start = stop
    yield from _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end].lstrip()
    begin, kept = end - len(piece), len(piece.rstrip())
    if kept:
        yield begin, begin + kept
