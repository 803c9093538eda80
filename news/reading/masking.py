"""A sentence with its names, dates and numbers made into single signs, so that rules stay short.

``ⓢ`` is a state or several, ``ⓐ`` an adjective of one, ``ⓛ`` a place, ``ⓣ`` a treaty, ``ⓖ`` a
group, ``ⓦ`` a topic of policy, ``ⓓ`` a date, ``ⓝ`` a number and ``ⓞ`` an ordinal. Every sign leads
back to the stretch of text it stands for.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from news.reading.cues import WORDS
from news.reading.gazetteer import folded

STATE, ADJECTIVE, PLACE, TREATY, GROUP = "ⓢ", "ⓐ", "ⓛ", "ⓣ", "ⓖ"
TOPIC, DATE, NUMBER, ORDINAL = "ⓦ", "ⓓ", "ⓝ", "ⓞ"
SIGNS = frozenset("ⓢⓐⓛⓣⓖⓦⓓⓝⓞ")
_RAW = re.compile("[ⓢⓐⓛⓣⓖⓦⓓⓝⓞ\n\r\t\xa0\u2028\u2029]")
_QUOTES = str.maketrans({"’": "'", "\u2018": "'", "“": '"', "”": '"'})


class Mark(NamedTuple):
    """What a sign stands for."""

    sign: str
    start: int
    end: int
    ids: tuple[str, ...] = ()
    organ: str = ""
    value: str = ""
    how: str = ""
    near: bool = False
    """Whether it is no name but refers back to one: “it”, “the treaty”, “parliament”."""


@dataclass(slots=True)
class Masked:
    """A sentence in lower case with signs for names, and what each sign stands for by its place."""

    low: str
    begin: int = 0
    """Where it begins in the story."""
    marks: dict[int, Mark] = field(default_factory=dict)
    """In order of their places."""
    words: int = 0
    """Which needs of rules the words of the sentence met, before any became part of a sign."""
    _held: int = -1

    @property
    def held(self) -> int:
        """Which needs of rules its words and its signs meet."""
        if self._held < 0:
            self._held = self.words | WORDS.of_signs({one.sign for one in self.marks.values()})
        return self._held

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the masked text stands in the story."""
        first = self._before(start)
        return first, max(first, self._before(end))

    def _before(self, place: int) -> int:
        """Return where that stands in the story which begins at a place."""
        by, after = self.begin, 0
        for at, mark in self.marks.items():
            if at >= place:
                break
            by, after = mark.end, at + 1
        return by + place - after

    def signs(self, kinds: str, start: int = 0, end: int | None = None) -> list[tuple[int, Mark]]:
        """Return the marks of some kinds in a stretch, in order."""
        stop = len(self.low) if end is None else end
        return [
            (at, mark)
            for at, mark in self.marks.items()
            if start <= at < stop and mark.sign in kinds
        ]

    def fold(
        self, pattern: re.Pattern[str], make: Callable[["Masked", re.Match[str]], Mark | None]
    ) -> "Masked":
        """Return the sentence with every match of a pattern made into one sign.

        What is made stands for the stretch of the story that the match is.
        """
        marks = [
            (match.start(), match.end(), mark)
            for match in pattern.finditer(self.low)
            if (mark := make(self, match)) is not None
        ]
        return self._with(marks) if marks else self

    def _with(self, folds: Iterable[tuple[int, int, Mark]]) -> "Masked":
        parts: list[str] = []
        marks: dict[int, Mark] = {}
        held = list(self.marks.items())
        reached = shift = 0
        for start, end, mark in folds:
            for at, kept in held:
                if reached <= at < start:
                    marks[at + shift] = kept
            marks[start + shift] = mark
            parts += (self.low[reached:start], mark.sign)
            reached = end
            shift += start + 1 - end
        for at, kept in held:
            if reached <= at:
                marks[at + shift] = kept
        parts.append(self.low[reached:])
        return Masked("".join(parts), self.begin, marks, self.words)


def masked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Masked:
    """Return a stretch of text with signs for marks, which are in order and do not overlap."""
    whole = _RAW.sub(" ", text[start:end])
    low = folded(whole if whole.isascii() else whole.translate(_QUOTES))
    plain = Masked(low, start, words=WORDS.of_text(low))
    folds = [(mark.start - start, mark.end - start, mark) for mark in marks]
    return plain._with(folds) if folds else plain  # noqa: SLF001
