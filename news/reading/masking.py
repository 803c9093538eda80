"""A sentence with its names, dates and numbers made into single signs, so that rules stay short.

``ⓢ`` is a state or several, ``ⓐ`` an adjective of one, ``ⓛ`` a place, ``ⓣ`` a treaty, ``ⓖ`` a
group, ``ⓦ`` a topic of policy, ``ⓓ`` a date, ``ⓝ`` a number and ``ⓞ`` an ordinal. Every sign leads
back to the stretch of text it stands for.
"""

import re
from collections.abc import Callable, Iterable, Sequence
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
    """A sentence with signs for names: its text, the marks by place, and where each letter was."""

    text: str
    marks: dict[int, Mark] = field(default_factory=dict)
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    low: str = ""
    """The same in lower case; the signs stay what they are."""
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
        if start >= end or not self.starts:
            at = self.starts[min(start, len(self.starts) - 1)] if self.starts else 0
            return at, at
        return self.starts[start], self.ends[end - 1]

    def signs(self, kinds: str, start: int = 0, end: int | None = None) -> list[tuple[int, Mark]]:
        """Return the marks of some kinds in a stretch, in order."""
        stop = len(self.text) if end is None else end
        return [
            (at, mark)
            for at, mark in self.marks.items()
            if start <= at < stop and mark.sign in kinds
        ]

    def fold(
        self, pattern: re.Pattern[str], make: Callable[["Masked", re.Match[str]], Mark | None]
    ) -> "Masked":
        """Return the sentence with every match of a pattern made into one sign."""
        marks = []
        for match in pattern.finditer(self.low):
            mark = make(self, match)
            if mark is not None:
                marks.append((match.start(), match.end(), mark))
        return self._with(marks) if marks else self

    def _with(self, folds: Iterable[tuple[int, int, Mark]]) -> "Masked":
        parts: list[str] = []
        marks: dict[int, Mark] = {}
        starts: list[int] = []
        ends: list[int] = []
        held = list(self.marks.items())
        reached = 0
        for start, end, mark in (*folds, (len(self.text), len(self.text), None)):
            shift = len(starts) - reached
            for at, kept in held:
                if reached <= at < start:
                    marks[at + shift] = kept
            parts.append(self.text[reached:start])
            starts.extend(self.starts[reached:start])
            ends.extend(self.ends[reached:start])
            if mark is not None:
                marks[len(starts)] = mark
                parts.append(mark.sign)
                starts.append(self.starts[start])
                ends.append(self.ends[end - 1])
                reached = end
        text = "".join(parts)
        return Masked(text, marks, starts, ends, folded(text), self.words)


def masked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Masked:
    """Return a stretch of text with signs for marks, which are in order and do not overlap."""
    whole = _RAW.sub(" ", text[start:end])
    whole = whole if whole.isascii() else whole.translate(_QUOTES)
    low = folded(whole)
    needs = WORDS.of_text(low)
    plain = Masked(whole, {}, range(start, end), range(start + 1, end + 1), low, needs)
    folds = [(mark.start - start, mark.end - start, mark) for mark in marks]
    return plain._with(folds) if folds else plain  # noqa: SLF001
