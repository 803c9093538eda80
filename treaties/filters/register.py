"""What can be asked of the register: treaties, and the states that act under them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, override

import django_filters
from django import forms
from django.db.models import Q, QuerySet, TextChoices

from treaties import answers
from treaties.fields import today
from treaties.filters.kinds import (
    DayFilter,
    WordFilter,
    begun_by,
    group_filter,
    joined,
    over_by,
    region_filter,
    treaty_filter,
    view_filter,
)
from treaties.law.periods import Period, possible_statuses
from treaties.models import State, Treaty
from treaties.terms import NONE, Binding, Category, Scope, StateKind, Status

if TYPE_CHECKING:
    from treaties.querysets import StateQuerySet


class Force(TextChoices):
    """Whether a treaty binds anybody on a day."""

    IN_FORCE = "in_force", "In force"
    NOT_IN_FORCE = "not_in_force", "Not in force"
    ENDED = "ended", "Ended"
    POLITICAL = "political", "Political arrangement"


def _ended_by(day: dt.date) -> Q:
    """Return the test that a treaty can have ended by a day."""
    return Q(ended_on__isnull=False) & begun_by("ended_on", day)


class TreatyFilter(django_filters.FilterSet):
    """Treaties of the register."""

    category = WordFilter(Category.values, label="Field of arms control.")
    scope = WordFilter(Scope.values, label="Who it is between.")
    force = WordFilter(
        Force.values,
        method="filter_force",
        label="In force, not in force or ended on the day on=, or political and never in force.",
    )
    on = DayFilter(
        method="as_asked", label="The day of force=, YYYY-MM-DD; today (UTC) where none is named."
    )
    in_force_on = DayFilter(method="filter_in_force", label="In force on this day, YYYY-MM-DD.")
    q = django_filters.CharFilter(
        method="filter_words", label="Words of its id, name, title or other names."
    )

    class Meta:
        model = Treaty
        fields: Sequence[str] = []

    def filter_in_force(
        self, treaties: QuerySet[Treaty], _name: str, day: dt.date
    ) -> QuerySet[Treaty]:
        """Keep treaties in force on a day, by the dates of the register."""
        return treaties.filter(over_by("entered_into_force_on", day)).exclude(_ended_by(day))

    def filter_force(self, treaties: QuerySet[Treaty], _name: str, force: str) -> QuerySet[Treaty]:
        """Keep treaties in, not yet in, or no longer in force on the day, by the register."""
        day = self.form.cleaned_data["on"] or today()
        legal = treaties.filter(binding=Binding.LEGAL)
        match Force(force):
            case Force.POLITICAL:
                return treaties.filter(binding=Binding.POLITICAL)
            case Force.ENDED:
                return legal.filter(_ended_by(day))
            case Force.IN_FORCE:
                return legal.filter(over_by("entered_into_force_on", day)).exclude(_ended_by(day))
            case Force.NOT_IN_FORCE:
                in_force = over_by("entered_into_force_on", day)
                return legal.exclude(in_force).exclude(_ended_by(day))

    def as_asked(self, treaties: QuerySet[Treaty], _name: str, _day: dt.date) -> QuerySet[Treaty]:
        """Keep all: the day is one of another question."""
        return treaties

    def filter_words(self, treaties: QuerySet[Treaty], _name: str, text: str) -> QuerySet[Treaty]:
        """Keep treaties that hold every word in one of their names."""
        treaties = treaties.alias(names=joined("also_known_as"))
        for word in text.split():
            treaties = treaties.filter(
                Q(id__icontains=word)
                | Q(short_name__icontains=word)
                | Q(official_title__icontains=word)
                | Q(names__icontains=word)
            )
        return treaties


class StateForm(forms.Form):
    """Holds that a status is asked for under a treaty."""

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a status under no treaty.

        Raises:
            ValidationError: no treaty is named.
        """
        asked = super().clean() or {}
        if asked.get("status") and not asked.get("treaty") and "treaty" not in self.errors:
            self.add_error("status", "Say under which treaty too: add treaty=, such as ctbt.")
        return asked


class StateFilter(django_filters.FilterSet):
    """Participants, and where they stand under a treaty on a day."""

    kind = WordFilter(StateKind.values, label="What sort of participant.")
    region = region_filter()
    group = group_filter(field_name="lists")
    q = django_filters.CharFilter(
        method="filter_words", label="Words of its code, name, official name or other names."
    )
    treaty = treaty_filter(
        method="as_asked", label="Id of the treaty that status= is about: ctbt. Alone it keeps all."
    )
    status = WordFilter(
        [*Status.values, NONE],
        method="filter_status",
        label="Keep those that have this status under the treaty, or can have it where dates are "
        "known only in part; none for no standing.",
    )
    on = DayFilter(
        method="as_asked", label="The day of status=, YYYY-MM-DD; today (UTC) where none is named."
    )
    view = view_filter()

    class Meta:
        model = State
        fields: Sequence[str] = []
        form = StateForm

    @property
    def day(self) -> dt.date:
        """The day of the status."""
        return self.form.cleaned_data["on"] or today()

    @cached_property
    def periods(self) -> Mapping[str, tuple[Period, ...]]:
        """The periods of every state under the treaty asked for; empty where none is."""
        asked = self.form.cleaned_data
        if not asked["treaty"]:
            return {}
        return answers.treaty_periods(
            asked["treaty"].pk, answers.Asked(self.day, view=asked["view"])
        )

    def as_asked(self, states: QuerySet[State], _name: str, _value: Any) -> QuerySet[State]:
        """Keep all: what is asked so is part of another question."""
        return states

    def filter_status(self, states: "StateQuerySet", _name: str, status: str) -> "StateQuerySet":
        """Keep states that have, or can have, a status under the treaty on the day."""
        possible = {
            code: possible_statuses(periods, self.day) for code, periods in self.periods.items()
        }
        if status == NONE:
            standing = [code for code, statuses in possible.items() if NONE not in statuses]
            return states.existing_on(self.day).exclude(pk__in=standing)
        return states.filter(pk__in=[one for one, held in possible.items() if status in held])

    def filter_words(self, states: QuerySet[State], _name: str, text: str) -> QuerySet[State]:
        """Keep participants that hold every word in one of their names."""
        states = states.alias(names=joined("aliases"))
        for word in text.split():
            states = states.filter(
                Q(code__iexact=word)
                | Q(name__icontains=word)
                | Q(official_name__icontains=word)
                | Q(names__icontains=word)
            )
        return states
