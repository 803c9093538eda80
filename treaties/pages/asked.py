"""The day that a reader asks about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.core.exceptions import ValidationError

from treaties.fields import DayField


class NotADayError(ValueError):
    """What was asked for is not a whole day; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a page is about, and whether the reader named it.

    A day that was named stays in every link; without one the pages follow the calendar.
    """

    on: dt.date
    today: dt.date
    named: bool = False

    @classmethod
    def read(cls, data: Mapping[str, str], today: dt.date) -> Self:
        """Read ``on``; today where it is missing or empty.

        Raises:
            NotADayError: it is anything but a whole date.
        """
        try:
            day = DayField(required=False).clean(data.get("on", ""))
        except ValidationError as error:
            raise NotADayError(" ".join(error.messages)) from error
        return cls(day or today, today, named=day is not None)

    @property
    def query(self) -> str:
        """What every link ends with, so that the day named is kept."""
        return f"?on={self.on.isoformat()}" if self.named else ""

    @property
    def is_today(self) -> bool:
        """Whether the day is today, named or not."""
        return self.on == self.today
