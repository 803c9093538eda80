"""How long after an act a treaty lets its effect begin."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from core.dates import Span


@dataclass(frozen=True, slots=True)
class Delay:
    """A period added to a day.

    Months and years keep the day of the month, or take the last one where the month is shorter.
    ``first_day_of_month`` then moves back to the first of the month reached: “the first day of
    the sixth month after the month in which the instrument was deposited” (Mine Ban Convention,
    art. 17).
    """

    days: int = 0
    months: int = 0
    years: int = 0
    first_day_of_month: bool = False

    def after(self, day: dt.date) -> dt.date:
        """Return the day on which the delay, counted from ``day``, has run."""
        moved = day + relativedelta(years=self.years, months=self.months, days=self.days)
        return moved.replace(day=1) if self.first_day_of_month else moved

    def after_span(self, span: Span) -> Span:
        """Return the days on which the delay can have run."""
        return Span(
            None if span.first is None else self.after(span.first),
            None if span.last is None else self.after(span.last),
        )

    def __str__(self) -> str:
        """Return the delay in words: ``six months`` is “6 months”."""
        parts = [
            f"{number} {unit if number != 1 else unit.removesuffix('s')}"
            for number, unit in (
                (self.years, "years"),
                (self.months, "months"),
                (self.days, "days"),
            )
            if number
        ]
        text = " and ".join(parts) or "no delay"
        return f"{text}, back to the first of that month" if self.first_day_of_month else text


IMMEDIATE = Delay()
"""Effect on the day of the act itself."""
