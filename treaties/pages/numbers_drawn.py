"""The pictures of the page of numbers: the whole course, and the days asked for, enlarged."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from treaties.law.movement import Level, Move, levels
from treaties.models import Treaty
from treaties.pages.chart import Chart, Picture, described, draw
from treaties.pages.counted import ANCHORS
from treaties.presentation import day_words
from treaties.terms import Counted, Status


@dataclass(frozen=True, slots=True)
class Course:
    """What is drawn: the levels of a count, the days asked for, and the moves known to follow."""

    treaty: Treaty
    which: Counted
    label: str
    held: Sequence[Level]
    numbers: Sequence[Level]
    ahead: Sequence[Move]

    @property
    def title(self) -> str:
        """What the number is a number of."""
        return f"{self.treaty.short_name}: {self.label.lower()}"

    @property
    def status(self) -> str:
        """The status that colours the line."""
        return str(ANCHORS.get(self.which, Status.PARTY))

    @property
    def begun(self) -> dt.date:
        """The day on which the line begins: the opening, or the first change before it."""
        opened = self.treaty.opened_for_signature_on or self.treaty.adopted_on
        days = [opened.earliest] if opened else []
        days += [one.on for one in self.held if one.on > dt.date.min][:1]
        return min(days)

    def told(self, first: dt.date, last: dt.date) -> str:
        """Return in sentences what the line between two days shows."""
        asked = "; ".join(f"{one} on {day_words(one.on)}" for one in self.numbers)
        return f"{described(self.held, first, last)} On the days asked for: {asked}."


def drawn(course: Course) -> tuple[Chart, ...]:
    """Return the pictures; none where the number never was anything but nought.

    The days asked for are enlarged where they are less than half of the whole.
    """
    first, last = course.numbers[0].on, course.numbers[-1].on
    moved = [one.on for one in course.held if dt.date.min < one.on <= last]
    if not moved:
        return ()
    short = (last - first) * 2 < last - course.begun
    enlarges = short and any(day > first for day in moved)
    return (draw(_whole(course)), *([draw(_closer(course))] if enlarges else []))


def _whole(course: Course) -> Picture:
    first, last = course.begun, course.numbers[-1]
    follows = _follow(last, course.ahead)
    words = course.told(first, last.on)
    if follows:
        told = "; ".join(f"{one} from {day_words(one.on)}" for one in follows)
        words = f"{words} Known to follow, drawn with dashes: {told}."
    return Picture(
        id="chart-whole",
        title=f"{course.title} from {day_words(first)} to {day_words(last.on)}",
        description=words,
        status=course.status,
        held=course.held,
        first=first,
        last=last.on,
        ahead=follows,
        marked=[last],
        dots=course.numbers[:-1],
        shade=(course.numbers[0].on, last.on) if len(course.numbers) > 1 else None,
    )


def _closer(course: Course) -> Picture:
    first, last = course.numbers[0].on, course.numbers[-1].on
    return Picture(
        id="chart-asked",
        title=f"{course.title} from {day_words(first)} to {day_words(last)}, enlarged",
        description=course.told(first, last),
        status=course.status,
        held=course.held,
        first=first,
        last=last,
        marked=course.numbers,
        enlarged=True,
    )


def _follow(last: Level, ahead: Sequence[Move]) -> list[Level]:
    """Return the levels that moves known to come will lead to."""
    found = levels(ahead)[1:]
    return [Level(one.on, last.least + one.least, last.most + one.most) for one in found]
