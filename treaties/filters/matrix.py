"""What can be asked of the matrix: which states and treaties, in which order, since when."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from treaties.fields import today
from treaties.filters.kinds import DayFilter, WordFilter
from treaties.filters.related import RelatedFilter
from treaties.models import Standing
from treaties.terms import Binding, Scope, Status


class Sorting(TextChoices):
    """In which order the states stand."""

    REGION = "region", "Region, then name"
    NAME = "name", "Name"
    COUNT = "count", "Number, the most first"
    DIVERGENCE = "divergence", "Divergence from the region"


class MatrixForm(forms.Form):
    """Holds that the earlier of two days is the earlier one."""

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a first day that lies after the last one.

        Raises:
            ValidationError: it does.
        """
        asked = super().clean() or {}
        start, end = asked.get("from"), asked.get("on") or today()
        if start and "on" not in self.errors and start > end:
            message = f"{start} lies after {end}: name an earlier day, or a later one with on=."
            self.add_error("from", ValidationError(message, code="order"))
        return asked


class MatrixFilter(RelatedFilter):
    """States under treaties on a day, or what changed between two days."""

    status = WordFilter(
        Status.values,
        method="as_asked",
        label="Show this status alone, with the states and treaties that have it.",
    )
    binding = WordFilter(
        Binding.values, field_name="treaty__binding", label="Whether it binds in law."
    )
    scope = WordFilter(Scope.values, field_name="treaty__scope", label="Who it is between.")
    on = DayFilter(method="as_asked", label="The day, YYYY-MM-DD; today (UTC) where none is named.")
    sort = WordFilter(Sorting.values, method="as_asked", label="In which order the states stand.")
    format = WordFilter(("csv",), method="as_asked", label="csv gives the same as a file.")

    class Meta:
        model = Standing
        fields: Sequence[str] = []
        form = MatrixForm

    @property
    def since(self) -> dt.date | None:
        """The earlier of two days; None where one day alone is asked about."""
        start: dt.date | None = self.form.cleaned_data["from"]
        return start

    @property
    def sorting(self) -> Sorting:
        """In which order the states stand."""
        return Sorting(self.form.cleaned_data["sort"] or Sorting.REGION)


# “from” is no name that a class body can give.
MatrixFilter.base_filters["from"] = DayFilter(
    field_name="from",
    method="as_asked",
    label="Show what changed since this day, YYYY-MM-DD, and nothing else.",
)
