"""How a count moves: on which days which states come into it and go out of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from core.dates import Span
from treaties.law.counting import Record, Tally, counts
from treaties.terms import RECORD_VIEW, Counted

MINUS = "\N{MINUS SIGN}"


class Place(Enum):
    """Whether a count includes a state: no, perhaps (its dates leave it open), or yes."""

    OUT = (0, 0)
    PERHAPS = (0, 1)
    IN = (1, 1)

    @property
    def least(self) -> int:
        """What the state adds to the least that the count can be."""
        return self.value[0]

    @property
    def most(self) -> int:
        """What the state adds to the most that the count can be."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Move:
    """One state coming into a count or going out of it, on a day within ``span``.

    ``span`` ends on the day from which the place reached is held, and begins with the first day
    on which it was possible.
    """

    state: str
    span: Span
    before: Place
    after: Place

    @property
    def on(self) -> dt.date:
        """The day from which the place reached is held."""
        return self.span.last or dt.date.max

    @property
    def least(self) -> int:
        """By how much it moves the least that the count can be."""
        return self.after.least - self.before.least

    @property
    def most(self) -> int:
        """By how much it moves the most that the count can be."""
        return self.after.most - self.before.most


@dataclass(frozen=True, slots=True)
class Level:
    """What a count is from a day on, until the next level."""

    on: dt.date
    least: int
    most: int

    def __str__(self) -> str:
        """Return the number as one reads it: ``162`` or ``161–162``."""
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"


@dataclass(frozen=True, slots=True)
class Sum:
    """How one number became another: what came in, what went out."""

    start: int
    plus: int
    minus: int
    end: int

    def __str__(self) -> str:
        """Return the sum as one writes it, what is nought left out."""
        plus = f" + {self.plus}" if self.plus else ""
        minus = f" {MINUS} {self.minus}" if self.minus else ""
        return f"{self.start}{plus}{minus} = {self.end}" if plus or minus else f"{self.end}"


def turning_days(record: Record) -> list[dt.date]:
    """Return the days on which what a record counts for can change, in order."""
    spans = [record.signed, record.acted]
    for period in record.periods:
        spans += [period.starts, period.ends]
    days = {day for span in spans if span for day in (span.first, span.last) if day}
    return sorted(days)


def place_in(tally: Tally, state: str) -> Place:
    """Return whether a count includes a state; one listed apart is out."""
    if state in tally.sure:
        return Place.IN
    return Place.PERHAPS if state in tally.perhaps else Place.OUT


def _place(record: Record, which: Counted, day: dt.date) -> Place:
    return place_in(counts([record], day, RECORD_VIEW)[which], record.participant.code)


def moves(records: Iterable[Record], which: Counted) -> list[Move]:
    """Return every move of a count since time began, by day: each on one day.

    The states come as the records of one view; which view that is makes no difference here.
    """
    found = [move for record in records for move in _moves_of(record, which)]
    return sorted(found, key=lambda one: (one.on, one.state))


def _moves_of(record: Record, which: Counted) -> Iterator[Move]:
    place = Place.OUT
    for day in (dt.date.min, *turning_days(record)):
        reached = _place(record, which, day)
        if reached is not place:
            yield Move(record.participant.code, Span.day(day), place, reached)
            place = reached


def levels(every: Iterable[Move]) -> list[Level]:
    """Return what a count was from day to day, each level once, from moves in order."""
    by_day: dict[dt.date, list[Move]] = defaultdict(list)
    for move in every:
        by_day[move.on].append(move)
    found = [Level(dt.date.min, 0, 0)]
    for day, together in by_day.items():
        least = found[-1].least + sum(move.least for move in together)
        most = found[-1].most + sum(move.most for move in together)
        if (least, most) != (found[-1].least, found[-1].most):
            found.append(Level(day, least, most))
    return found


def level_on(held: Sequence[Level], day: dt.date) -> Level:
    """Return what the count is on a day."""
    return replace([one for one in held if one.on <= day][-1], on=day)


def between(every: Iterable[Move], after: dt.date, by: dt.date) -> list[Move]:
    """Return the moves after one day and by another, those of one uncertain day told as one.

    A state that perhaps came in on one day and surely on a later one came in once, on a day
    between them. What comes to nothing in the end is left out.
    """
    by_state: dict[str, list[Move]] = defaultdict(list)
    for move in every:
        if not after < move.on <= by:
            continue
        mine = by_state[move.state]
        if mine and mine[-1].after is Place.PERHAPS:
            span = Span(mine[-1].span.first, move.span.last)
            mine[-1] = replace(mine[-1], span=span, after=move.after)
        else:
            mine.append(move)
    found = [move for mine in by_state.values() for move in mine if move.before is not move.after]
    return sorted(found, key=lambda one: (one.on, one.state))


def sums(start: Level, told: Sequence[Move], end: Level) -> tuple[Sum, ...]:
    """Return how the number moved: one sum, or the least and the most where dates leave it open."""
    least = _sum(start.least, [move.least for move in told], end.least)
    most = _sum(start.most, [move.most for move in told], end.most)
    return (least,) if least == most else (least, most)


def _sum(start: int, steps: Sequence[int], end: int) -> Sum:
    plus = sum(step for step in steps if step > 0)
    return Sum(start, plus, plus - sum(steps), end)
