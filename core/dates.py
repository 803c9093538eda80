"""Dates known to the day, the month or the year, and the days they may stand for.

A date is as precise as its source: ``2026`` stays ``2026``. :class:`PartialDate` keeps what the
source printed; :class:`Span` is the days on which it can have happened, both ends included.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Self

PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years that a date can lie in, so that what is counted from it stays in the calendar."""


class InvalidDateError(ValueError):
    """The text is not an ISO 8601 date, month or year."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, as precisely as "
            "the source does."
        )


class Precision(StrEnum):
    """How much of a date the source gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something can have happened, from ``first`` to ``last`` inclusive.

    ``None`` at either end means that this end is not known (or lies in the unlimited future).
    """

    first: dt.date | None
    last: dt.date | None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            msg = f"a span cannot end ({self.last}) before it starts ({self.first})"
            raise ValueError(msg)

    @classmethod
    def day(cls, day: dt.date) -> Self:
        """Return the span of one certain day."""
        return cls(day, day)

    @property
    def certain(self) -> bool:
        """Whether the day is known exactly."""
        return self.first is not None and self.first == self.last

    def not_before(self, day: dt.date | None) -> Self:
        """Move both ends to ``day`` where they lie before it."""
        if day is None:
            return self
        first = day if self.first is None or self.first < day else self.first
        last = self.last if self.last is None or self.last > day else day
        return type(self)(first, last)

    def cut(self, *, first: dt.date | None = None, last: dt.date | None = None) -> Self:
        """Narrow the span to what else is known; a bound outside the span changes nothing."""
        low, high = self.first, self.last
        if first is not None and (low is None or first > low) and (high is None or first <= high):
            low = first
        if last is not None and (high is None or last < high) and (low is None or last >= low):
            high = last
        return type(self)(low, high)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as a source prints it: a day, a month or a year.

    Ordered by the earliest day it can be, then with the more precise date first.
    """

    earliest: dt.date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        first = {
            Precision.DAY: self.earliest,
            Precision.MONTH: self.earliest.replace(day=1),
            Precision.YEAR: self.earliest.replace(month=1, day=1),
        }[self.precision]
        object.__setattr__(self, "earliest", first)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            InvalidDateError: the text is anything else, or no such day exists.
        """
        match = PATTERN.fullmatch(text)
        if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            raise InvalidDateError(text)
        try:
            earliest = dt.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        except ValueError:
            raise InvalidDateError(text) from None
        if match["day"]:
            return cls(earliest, Precision.DAY)
        return cls(earliest, Precision.MONTH if match["month"] else Precision.YEAR)

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """Return a date known to the day."""
        return cls(day, Precision.DAY)

    @property
    def latest(self) -> dt.date:
        """The last day that the date can be."""
        match self.precision:
            case Precision.DAY:
                return self.earliest
            case Precision.MONTH:
                last = calendar.monthrange(self.earliest.year, self.earliest.month)[1]
                return self.earliest.replace(day=last)
            case Precision.YEAR:
                return self.earliest.replace(month=12, day=31)

    @property
    def span(self) -> Span:
        """The days that the date can be."""
        return Span(self.earliest, self.latest)

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.precision is Precision.DAY

    def __str__(self) -> str:
        """Return the date as it was printed: ``2026``, ``2026-05`` or ``2026-05-09``."""
        return self.earliest.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.earliest, self.latest) < (other.earliest, other.latest)
