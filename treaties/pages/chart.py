"""A number over time as a picture: a line that moves in steps, placed in percent.

A picture is drawn by the template of the same name; percent let it grow with the page while its
words keep their size.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta

from treaties.law.movement import Level, level_on
from treaties.presentation import day_words

LEFT, RIGHT = 9.0, 95.0
TOP, BOTTOM = 14.0, 86.0
"""Where the line lies within the picture, in percent; the rest is for words."""

MOST_ROWS, MOST_COLUMNS = 5, 6
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
YEARS, MONTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500), (1, 2, 3, 6)
CLOSE = 16.0
"""How near to the mark before it, in percent, a mark has its number below the line."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what stands there."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line with its number; ``anchor`` says which end of the words lies there."""

    x: str
    y: str
    label: str
    anchor: str
    below: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture, ready to be drawn: paths in a square of 100, the rest in percent.

    ``line`` is the least that the number can be, ``band`` what lies between it and the most,
    ``ahead`` what is known to follow.
    """

    id: str
    title: str
    description: str
    status: str
    line: str
    band: str
    ahead: str
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    shade: tuple[str, str] | None
    goal: Tick | None

    @property
    def begins(self) -> str:
        """The number at which the scale begins; empty where that is nought."""
        lowest = self.rows[0].label
        return "" if lowest == "0" else lowest


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: levels from a first to a last day, and days to be marked.

    ``ahead`` are levels after the last day that are known to follow; ``enlarged`` lets the scale
    begin above nought; ``shade`` are the days between which the ground is shaded; ``goal`` is a
    number to be reached.
    """

    id: str
    title: str
    description: str
    status: str
    held: Sequence[Level]
    first: dt.date
    last: dt.date
    ahead: Sequence[Level] = ()
    marked: Sequence[Level] = ()
    dots: Sequence[Level] = ()
    shade: tuple[dt.date, dt.date] | None = None
    enlarged: bool = False
    goal: int = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days and numbers that the picture spans."""

    first: dt.date
    until: dt.date
    low: int
    high: int
    step: int

    def x(self, day: dt.date) -> float:
        """Return where a day lies."""
        days = max((self.until - self.first).days, 1)
        return LEFT + (RIGHT - LEFT) * (day - self.first).days / days

    def y(self, number: int) -> float:
        """Return where a number lies."""
        return BOTTOM - (BOTTOM - TOP) * (number - self.low) / (self.high - self.low)


def draw(picture: Picture) -> Chart:
    """Return a picture, ready to be drawn."""
    shown = _shown(picture.held, picture.first, picture.last)
    frame = _frame(picture, shown)
    return Chart(
        id=picture.id,
        title=picture.title,
        description=picture.description,
        status=picture.status,
        line=_path(frame, shown, picture.last),
        band=_band(frame, shown, picture.last),
        ahead=_ahead(frame, shown[-1], picture) if picture.ahead else "",
        rows=tuple(_rows(frame)),
        columns=tuple(_columns(frame)),
        marks=tuple(_marks(frame, picture)),
        shade=_shade(frame, picture.shade) if picture.shade else None,
        goal=Tick(_percent(frame.y(picture.goal)), str(picture.goal)) if picture.goal else None,
    )


def _shown(held: Sequence[Level], first: dt.date, last: dt.date) -> list[Level]:
    """Return the levels from the first day on, which begins with the one it finds."""
    return [level_on(held, first), *(one for one in held if first < one.on <= last)]


def _frame(picture: Picture, shown: Sequence[Level]) -> _Frame:
    """Choose days and numbers so that the line, and what follows it, has room."""
    every = [*shown, *picture.ahead]
    lowest = max(min(one.least for one in every) - 1, 0) if picture.enlarged else 0
    highest = max(*(one.most for one in every), picture.goal, lowest + 2)
    step = next((one for one in STEPS if (highest - lowest) / one <= MOST_ROWS), STEPS[-1])
    until = picture.last
    if picture.ahead:
        margin = max((picture.ahead[-1].on - picture.first).days // 30, 1)
        until = picture.ahead[-1].on + dt.timedelta(days=margin)
    return _Frame(
        first=picture.first,
        until=until,
        low=lowest // step * step,
        high=-(-highest // step) * step,
        step=step,
    )


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _path(frame: _Frame, levels: Sequence[Level], until: dt.date) -> str:
    """Return the line of the least as a path of steps."""
    start, *rest = levels
    parts = [f"M{frame.x(start.on):.2f} {frame.y(start.least):.2f}"]
    parts += [f"H{frame.x(one.on):.2f}V{frame.y(one.least):.2f}" for one in rest]
    return "".join([*parts, f"H{frame.x(until):.2f}"])


def _ahead(frame: _Frame, last: Level, picture: Picture) -> str:
    return _path(frame, [replace(last, on=picture.last), *picture.ahead], frame.until)


def _band(frame: _Frame, levels: Sequence[Level], until: dt.date) -> str:
    """Return the ground between the least and the most, one box for each level left open."""
    ends = [*(one.on for one in levels[1:]), until]
    return "".join(
        f"M{frame.x(one.on):.2f} {frame.y(one.least):.2f}V{frame.y(one.most):.2f}"
        f"H{frame.x(end):.2f}V{frame.y(one.least):.2f}Z"
        for one, end in zip(levels, ends, strict=True)
        if one.least != one.most
    )


def _shade(frame: _Frame, days: tuple[dt.date, dt.date]) -> tuple[str, str]:
    start, end = (frame.x(day) for day in days)
    return _percent(start), _percent(max(end - start, 0.5))


def _rows(frame: _Frame) -> Iterator[Tick]:
    for number in range(frame.low, frame.high + 1, frame.step):
        yield Tick(_percent(frame.y(number)), str(number))


def _columns(frame: _Frame) -> Iterator[Tick]:
    """Yield years, or months where there are few of them, or the first and the last day."""
    years = frame.until.year - frame.first.year
    months = years * 12 + frame.until.month - frame.first.month
    if months > MONTHS[-1] * MOST_COLUMNS:
        step = next(one for one in YEARS if years / one <= MOST_COLUMNS)
        begin = dt.date(-(-frame.first.year // step) * step, 1, 1)
        yield from _at(frame, begin, relativedelta(years=step), "%Y")
    elif months > 1:
        step = next(one for one in MONTHS if months / one <= MOST_COLUMNS)
        begin = frame.first.replace(month=(frame.first.month - 1) // step * step + 1, day=1)
        yield from _at(frame, begin, relativedelta(months=step), "%b %Y")
    else:
        for day in dict.fromkeys((frame.first, frame.until)):
            yield Tick(_percent(frame.x(day)), f"{day.day} {day:%b}")


def _at(frame: _Frame, begin: dt.date, step: relativedelta, form: str) -> Iterator[Tick]:
    day = begin
    while day <= frame.until:
        if day >= frame.first:
            yield Tick(_percent(frame.x(day)), day.strftime(form))
        day += step


def _marks(frame: _Frame, picture: Picture) -> Iterator[Mark]:
    for one in picture.dots:
        yield Mark(_percent(frame.x(one.on)), _percent(frame.y(one.least)), "", "middle", False)  # noqa: FBT003
    before, below = -CLOSE, False
    for one in picture.marked:
        x = frame.x(one.on)
        below = not below and x - before < CLOSE
        anchor = "start" if x < LEFT + 1 else "end" if x > RIGHT - 1 else "middle"
        y = frame.y(one.least if below else one.most)
        yield Mark(_percent(x), _percent(y), str(one), anchor, below)
        before = x


def described(held: Sequence[Level], first: dt.date, last: dt.date) -> str:
    """Return in sentences what the line between two days shows."""
    shown = _shown(held, first, last)
    start, end = shown[0], shown[-1]
    peak = max(shown, key=lambda one: (one.most, one.least))
    words = [f"A line in steps from {start} on {day_words(first)} to {end} on {day_words(last)}."]
    if peak.most > max(start.most, end.most):
        words.append(f"It is highest from {day_words(peak.on)}: {peak}.")
    low = min(shown[shown.index(peak) :], key=lambda one: (one.least, one.most))
    if low.least < min(peak.least, end.least):
        words.append(f"After that it is lowest from {day_words(low.on)}: {low}.")
    return " ".join(words)
