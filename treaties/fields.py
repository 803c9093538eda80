"""Form fields for what readers ask: days, moments, views and ids, each refusing with advice."""

import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from typing import Any, cast, override

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from core.dates import InvalidDateError, PartialDate
from treaties import answers
from treaties.terms import RECORD_VIEW

FIRST_DAY, LAST_DAY = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
"""The days that can be asked for; dates counted from them stay in the calendar."""


def today() -> dt.date:
    """Return the day it is in UTC, which every question means that names none."""
    return dt.datetime.now(dt.UTC).date()


def nearest(wrong: str, known: Iterable[str]) -> list[str]:
    """Return up to three known ids that look like a wrong one, the most alike first."""
    by_folded = {one.casefold(): one for one in known}
    if wrong.casefold() in by_folded:
        return [by_folded[wrong.casefold()]]
    close = difflib.get_close_matches(wrong.casefold(), by_folded, n=3)
    return [by_folded[one] for one in close]


def unknown_id(model: type[Model], wrong: str, known: Iterable[str]) -> str:
    """Return what to say where an id is not in the record."""
    what = model._meta.verbose_name  # noqa: SLF001
    near = nearest(wrong, known)
    advice = f" Near it: {', '.join(near)}." if near else ""
    return f"“{wrong[:60]}” is no {what} of the record.{advice}"


class DayField(forms.CharField):
    """A whole day; what is less than a day is refused."""

    @override
    def to_python(self, value: Any) -> Any:
        """Return the day, or None where there is none.

        Raises:
            ValidationError: it is not a whole day within the range.
        """
        text = super().to_python(value)
        if not text:
            return None
        try:
            date = PartialDate.parse(text)
        except InvalidDateError:
            raise self._refused(text) from None
        if not date.is_day or not text.isascii() or not FIRST_DAY <= date.earliest <= LAST_DAY:
            raise self._refused(text)
        return date.earliest

    def _refused(self, text: str) -> ValidationError:
        return ValidationError(
            f"“{text[:60]}” is not a whole day: write YYYY-MM-DD, from {FIRST_DAY} to {LAST_DAY}.",
            code="invalid",
        )


class NotADayError(ValueError):
    """What was asked for is not a whole day; the message says what to write."""


def asked_day(text: str) -> dt.date | None:
    """Return the day that a reader names, None where none is named.

    Raises:
        NotADayError: it is anything but a whole date.
    """
    try:
        day: dt.date | None = DayField(required=False).clean(text)
    except ValidationError as error:
        raise NotADayError(" ".join(error.messages)) from error
    return day


class MomentField(forms.CharField):
    """A moment since the record began; a day alone means the end of that day, in UTC."""

    @override
    def to_python(self, value: Any) -> Any:
        """Return the moment, or None where there is none.

        Raises:
            ValidationError: it is no moment, or the record had not begun.
        """
        text = super().to_python(value)
        if not text:
            return None
        try:
            moment = moment_of(text)
        except ValueError:
            message = (
                f"“{text[:60]}” is not a moment: write YYYY-MM-DD (the end of that day, UTC) or "
                "YYYY-MM-DDTHH:MM:SSZ."
            )
            raise ValidationError(message, code="invalid") from None
        try:
            answers.check_known(moment)
        except answers.BeforeRecordError as error:
            raise ValidationError(f"“{text[:60]}” is too early. {error}", code="early") from error
        return moment


def moment_of(text: str) -> dt.datetime:
    """Return a moment as written in ISO 8601; a day alone is its end, no zone means UTC.

    Raises:
        ValueError: it is not written so.
    """
    if not text.isascii():
        raise ValueError(text)
    if len(text) == len("YYYY-MM-DD"):
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max, dt.UTC)
    # The plus sign of an offset reaches us as a blank where an address does not escape it.
    moment = dt.datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    if not FIRST_DAY.year < moment.year < LAST_DAY.year:
        raise ValueError(text)
    return moment.astimezone(dt.UTC)


class HolderField(forms.CharField):
    """The view in which the record answers: its own, or that of somebody who holds one."""

    @override
    def to_python(self, value: Any) -> Any:
        """Return the holder, the record itself where none is named.

        Raises:
            ValidationError: nobody of this name holds a view.
        """
        holder = super().to_python(value) or RECORD_VIEW
        if holder != RECORD_VIEW:
            try:
                answers.check_view(holder)
            except answers.UnknownViewError as error:
                raise ValidationError(str(error), code="invalid_choice") from error
        return holder


class NumberField(forms.CharField):
    """A whole number of something within bounds, such as days."""

    def __init__(self, what: str, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.what, self.most = what, most

    @override
    def to_python(self, value: Any) -> Any:
        """Return the number, or None where there is none.

        Raises:
            ValidationError: it is no whole number within the bounds.
        """
        text = super().to_python(value) or ""
        if not text:
            return None
        plain = text.isascii() and text.isdecimal() and len(text) <= len(str(self.most))
        if not plain or not 1 <= int(text) <= self.most:
            message = f"“{text[:60]}” is not a number of {self.what} from 1 to {self.most}."
            raise ValidationError(message, code="invalid")
        return int(text)


class FlagField(forms.CharField):
    """Yes or no, written 1 or 0."""

    @override
    def to_python(self, value: Any) -> Any:
        """Return whether it is set.

        Raises:
            ValidationError: it is neither 1 nor 0.
        """
        text = super().to_python(value) or ""
        if text not in {"", "0", "1"}:
            raise ValidationError(f"“{text[:60]}” is neither 1 nor 0.", code="invalid")
        return text == "1"


class WordField(forms.CharField):
    """One of some words."""

    def __init__(self, words: Iterable[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = tuple(str(word) for word in words)

    @override
    def to_python(self, value: Any) -> Any:
        """Return the word.

        Raises:
            ValidationError: it is none of them.
        """
        text = super().to_python(value) or ""
        if text and text not in self.words:
            message = f"“{text[:60]}” is none of {', '.join(self.words)}."
            raise ValidationError(message, code="invalid_choice")
        return text


class KnownField(forms.CharField):
    """One of a few words of which the record itself knows which there are."""

    def __init__(self, known: Callable[[], Iterable[str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = known

    @override
    def to_python(self, value: Any) -> Any:
        """Return the word.

        Raises:
            ValidationError: the record knows no such word.
        """
        text = super().to_python(value) or ""
        if text and text not in (known := list(self.known())):
            message = f"“{text[:60]}” is none of {', '.join(known)}."
            raise ValidationError(message, code="invalid_choice")
        return text


class IdField(forms.ModelChoiceField[Any]):
    """The id of a row; a wrong one is answered with those near it."""

    @override
    def to_python(self, value: Any) -> Any:
        """Return the row, or None where none is asked for.

        Raises:
            ValidationError: no row has this id.
        """
        try:
            return super().to_python(value)
        except ValidationError as error:
            rows = cast("QuerySet[Model]", self.queryset)
            known = rows.order_by("pk").values_list("pk", flat=True)
            raise ValidationError(
                unknown_id(rows.model, str(value), known), code="invalid_choice"
            ) from error
