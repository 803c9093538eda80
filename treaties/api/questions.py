"""Questions that select no rows: counts on a day or on many, and when an act takes effect."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, override

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError

from treaties.fields import (
    LAST_DAY,
    DayField,
    HolderField,
    IdField,
    MomentField,
    WordField,
    today,
)
from treaties.law.when import ASKABLE
from treaties.models import State, Treaty
from treaties.terms import ActionKind, Counted

MOST_DAYS = 1000
"""How many days one question may ask for."""

STEPS = {
    "day": relativedelta(days=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}


class CountsForm(forms.Form):
    """How many states: on a day, or on every day, month or year of a stretch of time."""

    on = DayField(required=False, help_text="The day, YYYY-MM-DD; today (UTC) without one.")
    to = DayField(required=False, help_text="Last day of a series, itself included.")
    step = WordField(
        STEPS,
        required=False,
        help_text="What lies between the days of a series; a month without one.",
    )
    view = HolderField(required=False, help_text="In whose view, as in standings.")
    known = MomentField(required=False, help_text="What the record said at this moment.")

    @override
    def clean(self) -> dict[str, Any]:
        """Hold that it asks either for a day or for a series that can be answered.

        Raises:
            ValidationError: it does not.
        """
        asked = super().clean() or {}
        start, end = asked.get("from"), asked.get("to")
        if "from" in self.errors or "to" in self.errors:
            return asked
        if start and not end:
            self.add_error("from", "A series needs its last day too: add to=YYYY-MM-DD.")
        elif not start and (end or asked.get("step")):
            self.add_error("to" if end else "step", "A series needs its first day: add from=.")
        elif start and end:
            self._check_series(asked, start, end)
        return asked

    def _check_series(self, asked: dict[str, Any], start: dt.date, end: dt.date) -> None:
        if end < start:
            self.add_error("to", f"“{end}” lies before the first day, {start}.")
        elif asked.get("on"):
            self.add_error("on", "Ask for one day with on=, or for a series with from= and to=.")
        elif "step" in asked and sum(1 for _ in self._series(start, end)) > MOST_DAYS:
            message = f"More than {MOST_DAYS:,} days: ask for fewer, or take a longer step."
            self.add_error("to", ValidationError(message, code="too_many"))

    @property
    def is_series(self) -> bool:
        """Whether many days are asked for."""
        return self.cleaned_data["from"] is not None

    @property
    def days(self) -> list[dt.date]:
        """The days asked for, in order."""
        asked = self.cleaned_data
        if not self.is_series:
            return [asked["on"] or today()]
        return list(self._series(asked["from"], asked["to"]))

    def _series(self, start: dt.date, end: dt.date) -> Iterator[dt.date]:
        """Give the days one by one, counted from the first, at most one too many."""
        step = STEPS[self.cleaned_data.get("step") or "month"]
        for number in range(MOST_DAYS + 1):
            day = start + step * number
            if day > end or day > LAST_DAY:
                return
            yield day


# “from” is a word of Python, which no class attribute can be named.
CountsForm.base_fields["from"] = DayField(required=False, help_text="First day of a series.")


class ExplainForm(forms.Form):
    """Why the counts of a day are what they are."""

    on = DayField(required=False, help_text="The day, YYYY-MM-DD; today (UTC) without one.")
    count = WordField(Counted.values, required=False, help_text="Explain this count alone.")
    view = HolderField(required=False, help_text="In whose view, as in standings.")
    known = MomentField(required=False, help_text="What the record said at this moment.")


class SearchForm(forms.Form):
    """What states and treaties are called so, and where the one stands under the other."""

    q = forms.CharField(
        max_length=200,
        error_messages={
            "required": "Name a state, a treaty or both: q=poland landmines.",
            "max_length": "Ask in 200 characters or fewer.",
        },
        help_text="Names of a state, of a treaty or of both, as people write them.",
    )
    on = DayField(
        required=False, help_text="The day of the standings, YYYY-MM-DD; today (UTC) without one."
    )


class WhenForm(forms.Form):
    """When an act would take effect."""

    treaty = IdField(
        queryset=Treaty.objects.all(),
        error_messages={"required": "Name the treaty by its id, such as treaty=ctbt."},
        help_text="Id of the treaty.",
    )
    kind = WordField(
        ASKABLE,
        error_messages={"required": f"Name the kind of act, one of {', '.join(ASKABLE)}."},
        help_text="What would be done.",
    )
    date = DayField(
        error_messages={"required": "Name the day of the act: date=YYYY-MM-DD."},
        help_text="The day of the act, YYYY-MM-DD, past or to come.",
    )
    state = IdField(
        queryset=State.objects.all(), required=False, help_text="Code of the state that would act."
    )

    @property
    def asked(self) -> tuple[str, ActionKind, dt.date, str]:
        """The treaty, the kind, the day and the state, empty for any state."""
        held = self.cleaned_data
        state = held["state"].pk if held["state"] else ""
        return held["treaty"].pk, ActionKind(held["kind"]), held["date"], state
