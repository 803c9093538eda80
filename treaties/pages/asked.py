"""The day that a reader asks about, as known when, in whose view, and in which language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.core.exceptions import ValidationError

from core.languages import code_of, read_language
from treaties.answers import check_view
from treaties.fields import MomentField, asked_day
from treaties.models import Release
from treaties.terms import RECORD_VIEW

LONGEST = 6
"""How many digits the number of a release can have."""


class NotAMomentError(ValueError):
    """There is no such moment or release to ask about; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a page is about, whether the reader named it, in whose view and language.

    A day that was named stays in every link, as do a view other than the record's own, an
    earlier moment of the record, named by itself or by its release, and a language other than
    English, which ``lang`` leaves empty; without a day the pages follow the calendar.
    """

    on: dt.date
    today: dt.date
    named: bool = False
    view: str = RECORD_VIEW
    known: dt.datetime | None = None
    release: int | None = None
    lang: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str], today: dt.date) -> Self:
        """Read ``on`` (today where there is none), ``view``, ``known`` or ``release``, ``lang``.

        Raises:
            NotADayError: the day is anything but a whole date.
            NotAMomentError: the moment or the release cannot be asked about.
            UnknownViewError: nobody of that name holds views.
            NotALanguageError: there is no such language.
        """
        lang = read_language(data.get("lang", ""))
        day = asked_day(data.get("on", ""))
        view = data.get("view") or RECORD_VIEW
        if view != RECORD_VIEW:
            check_view(view)
        known, release = _moment(data)
        named = day is not None
        return cls(day or today, today, named, view, known, release, lang)

    @property
    def kept(self) -> dict[str, str]:
        """What every link and every form hands on."""
        day = {"on": self.on.isoformat()} if self.named else {}
        return day | self.besides

    @property
    def besides(self) -> dict[str, str]:
        """The same without the day, for forms that ask for one."""
        view = {} if self.own else {"view": self.view}
        return view | self.moment | ({"lang": self.lang} if self.lang else {})

    @property
    def language(self) -> str:
        """The language as Django calls it."""
        return code_of(self.lang)

    @property
    def moment(self) -> dict[str, str]:
        """What names the moment of the record in an address; nothing for the present."""
        if self.release is not None:
            return {"release": str(self.release)}
        return {"known": moment_text(self.known)} if self.known else {}

    @property
    def query(self) -> str:
        """What every link ends with, so that the day named and the view are kept."""
        return f"?{urlencode(self.kept)}" if self.kept else ""

    @property
    def joined(self) -> str:
        """The same where an address asks for something already."""
        return f"&{urlencode(self.kept)}" if self.kept else ""

    @property
    def own(self) -> bool:
        """Whether the view is the record's own."""
        return self.view == RECORD_VIEW

    @property
    def is_today(self) -> bool:
        """Whether the day is today, named or not."""
        return self.on == self.today


def moment_text(moment: dt.datetime) -> str:
    """Return a moment as an address writes it, in UTC."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _moment(data: Mapping[str, str]) -> tuple[dt.datetime | None, int | None]:
    """Return as known when the record is asked, and the release that names the moment."""
    number, text = data.get("release", "").strip(), data.get("known", "").strip()
    if number and text:
        raise NotAMomentError("Give known= or release=, not both.")
    if number:
        return _released(number)
    try:
        return MomentField(required=False).clean(text), None
    except ValidationError as error:
        raise NotAMomentError(" ".join(error.messages)) from error


def _released(number: str) -> tuple[dt.datetime, int]:
    made = None
    if number.isascii() and number.isdigit() and len(number) <= LONGEST:
        made = Release.objects.filter(pk=int(number)).first()
    if made is None:
        raise NotAMomentError(
            f"There is no release “{number[:60]}”: /data/ lists the releases there are."
        )
    return made.released_at, made.number
