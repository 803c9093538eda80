"""The day that a reader asks about, and in whose view."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from treaties.answers import check_view
from treaties.fields import asked_day
from treaties.terms import RECORD_VIEW


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a page is about, whether the reader named it, and in whose view.

    A day that was named stays in every link, as does a view other than the record's own; without
    a day the pages follow the calendar.
    """

    on: dt.date
    today: dt.date
    named: bool = False
    view: str = RECORD_VIEW

    @classmethod
    def read(cls, data: Mapping[str, str], today: dt.date) -> Self:
        """Read ``on``, today where it is missing or empty, and ``view``.

        Raises:
            NotADayError: the day is anything but a whole date.
            UnknownViewError: nobody of that name holds views.
        """
        day = asked_day(data.get("on", ""))
        view = data.get("view") or RECORD_VIEW
        if view != RECORD_VIEW:
            check_view(view)
        return cls(day or today, today, named=day is not None, view=view)

    @property
    def kept(self) -> dict[str, str]:
        """What every link and every form hands on."""
        day = {"on": self.on.isoformat()} if self.named else {}
        return day | ({} if self.own else {"view": self.view})

    @property
    def query(self) -> str:
        """What every link ends with, so that the day named and the view are kept."""
        return f"?{urlencode(self.kept)}" if self.kept else ""

    @property
    def own(self) -> bool:
        """Whether the view is the record's own."""
        return self.view == RECORD_VIEW

    @property
    def is_today(self) -> bool:
        """Whether the day is today, named or not."""
        return self.on == self.today
