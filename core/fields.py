"""A model field for dates that are as precise as their source, and its form field."""

import datetime as dt
from typing import TYPE_CHECKING, Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from core.dates import InvalidDateError, PartialDate

PARTIAL_DATE_REGEX = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""The format, for PostgreSQL; that the day exists in its month is checked in Python."""


def to_partial_date(value: object) -> PartialDate | None:
    """Turn a date, a text or nothing into a partial date.

    Raises:
        InvalidDateError: the text is not an ISO 8601 date, month or year.
    """
    match value:
        case None | "":
            return None
        case PartialDate():
            return value
        case dt.datetime():
            return PartialDate.of(value.date())
        case dt.date():
            return PartialDate.of(value)
        case _:
            return PartialDate.parse(str(value))


class PartialDateFormField(forms.CharField):
    """A text input that takes a day, a month or a year."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("placeholder", "YYYY, YYYY-MM or YYYY-MM-DD")

    @override
    def clean(self, value: Any) -> PartialDate | None:
        """Return the date, or nothing where the input is empty."""
        return self._parse(super().clean(value))

    @override
    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what was printed, not how it is held."""
        return not self.disabled and str(initial or "") != str(data or "").strip()

    @staticmethod
    def _parse(value: str) -> PartialDate | None:
        try:
            return to_partial_date(value)
        except InvalidDateError as error:
            raise ValidationError(str(error), code="invalid") from error


class PartialDateField(models.CharField[PartialDate | dt.date | str | None, PartialDate | None]):
    """A date known to the day, the month or the year, stored as 10, 7 or 4 characters.

    The order of the text is the order of the dates, so filters compare text.
    """

    description = "Date as precise as its source"

    if TYPE_CHECKING:  # what django-stubs takes as the type of the attribute
        _pyi_private_set_type: PartialDate | dt.date | str | None  # type: ignore[assignment]
        _pyi_private_get_type: PartialDate | None  # type: ignore[assignment]
        _pyi_lookup_exact_type: PartialDate | dt.date | str | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("db_collation", "C")
        super().__init__(*args, **kwargs)

    @override
    def deconstruct(self) -> Any:
        """Leave out what the field itself settles."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["db_collation"]
        return name, path, args, kwargs

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> PartialDate | None:
        """Read the text that the database holds."""
        return to_partial_date(value)

    @override
    def to_python(self, value: Any) -> PartialDate | None:
        """Read a date, a text or nothing."""
        try:
            return to_partial_date(value)
        except InvalidDateError as error:
            raise ValidationError(str(error), code="invalid") from error

    @override
    def get_prep_value(self, value: Any) -> str | None:
        """Return the text to store or to compare with."""
        if hasattr(value, "resolve_expression"):
            return value  # type: ignore[no-any-return]
        date = to_partial_date(value)
        return None if date is None else str(date)

    @override
    def run_validators(self, value: Any) -> None:
        """Let the validators of text see the text."""
        super().run_validators(None if value is None else str(value))

    @override
    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for a serializer."""
        return str(self.value_from_object(obj) or "")

    @override
    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field that reads the same three formats."""
        return super(models.CharField, self).formfield(
            **{"form_class": PartialDateFormField, **kwargs}
        )


def partial_date_check(field: str, *, model: str) -> models.CheckConstraint:
    """Return the constraint that holds the format of a partial date in the database."""
    return models.CheckConstraint(
        name=f"{model}_{field}_is_partial_date",
        condition=Q(**{f"{field}__regex": PARTIAL_DATE_REGEX}),
        violation_error_message="Write YYYY, YYYY-MM or YYYY-MM-DD.",
    )
