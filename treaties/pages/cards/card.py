"""A card and where its words stand, in units of a picture of 1200 by 630."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from treaties.pages.asked import Asked
from treaties.presentation import day_words

WIDTH, HEIGHT, LEFT, ROOM = 1200, 630, 96, 1030
"""The picture, where its words begin, and how far they reach."""

LETTER, SMALL = 0.51, 0.44
"""How wide a letter is, as a share of its size: of the bold face, and of the plain one."""

TITLES, ANSWERS, LINES = ((84, 1), (66, 2), (48, 3)), ((64, 1), (52, 2), (42, 2)), 28
"""Sizes of letters, each with the lines it may take: the first that holds all words is taken."""

FIGURES, TOP, BOTTOM, LEAD = (168, 124, 112), 196, 506, 1.18
"""Sizes of a number under one, two, three lines; where titles begin and lines end; their lead."""

MOST_LINES, MOST_ABOVE, CUT = 2, 60, "…"
"""How many lines stand below, how many letters above, and what stands where words are cut."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of words: where it stands, and how large it is."""

    y: int
    size: int
    words: str


@dataclass(frozen=True)
class Card:
    """What a card says.

    ``figure`` is a number that ``answer`` names, empty where the answer is words alone; ``fill`` is
    the pattern of the status as maps have it, empty for what is no status; ``whose`` says whose
    view it is.
    """

    kicker: str
    title: str
    answer: str
    asked: Asked
    figure: str = ""
    fill: str = ""
    lines: Sequence[str] = ()
    whose: str = ""

    @property
    def day(self) -> str:
        """Of which day it is, and as known when."""
        known = self.asked.known
        more = f", as known on {day_words(known.date())}" if known else ""
        return f"As of {day_words(self.asked.on)}{more}"

    @property
    def above(self) -> str:
        """The words over the title: whose view it is, where that is not the record's own."""
        return _shortened(f"In {self.whose}" if self.whose else self.kicker, MOST_ABOVE)

    @cached_property
    def heading(self) -> list[Placed]:
        """The title."""
        size, lines = _fitted(self.title, TITLES)
        top = TOP if size == TITLES[0][0] else TOP - 14
        return [Placed(_down(top, size, at), size, one) for at, one in enumerate(lines)]

    @cached_property
    def said(self) -> list[Placed]:
        """The answer in words; after a number its name, in letters that leave it room."""
        if self.figure:
            left = ROOM - 24 - self.figure_size * LETTER * len(self.figure)
            size = min(56, max(30, int(left / LETTER / len(self.answer))))
            words = _shortened(self.answer, int(left / LETTER / size))
            return [Placed(self._answer_ends, size, words)]
        size, lines = _fitted(self.answer, ANSWERS)
        begins = self._answer_ends - int((len(lines) - 1) * size * LEAD)
        return [Placed(_down(begins, size, at), size, one) for at, one in enumerate(lines)]

    @cached_property
    def below(self) -> list[Placed]:
        """What else is said, in small letters."""
        wide, told = int(ROOM / LINES / SMALL), self.lines[:MOST_LINES]
        text: list[str] = []
        for at, one in enumerate(told, start=1):
            most = MOST_LINES - len(text) - (len(told) - at)
            text += textwrap.wrap(one, wide, max_lines=most, placeholder=CUT)
        begins = BOTTOM - (len(text) - 1) * 38
        return [Placed(begins + 38 * at, LINES, one) for at, one in enumerate(text)]

    @property
    def figure_size(self) -> int:
        """How large the number is: ranges in words are long."""
        largest = FIGURES[len(self.heading) - 1]
        return min(largest, int(ROOM * 0.6 / LETTER / len(self.figure)))

    @property
    def _answer_ends(self) -> int:
        return self.below[0].y - 58 if self.below else BOTTOM


def _fitted(words: str, sizes: Sequence[tuple[int, int]]) -> tuple[int, list[str]]:
    """Return words in lines, in the largest letters that hold them all, else cut short."""
    lines: list[str] = []
    size = 0
    for size, most in sizes:
        wide = int(ROOM / LETTER / size)
        lines = textwrap.wrap(words, wide, max_lines=most, placeholder=CUT, break_on_hyphens=False)
        if not lines or not lines[-1].endswith(CUT):
            break
    return size, lines


def _shortened(words: str, longest: int) -> str:
    return textwrap.shorten(words, max(longest, 8), placeholder=CUT)


def _down(begins: int, size: int, at: int) -> int:
    return begins + int(at * size * LEAD)
