"""What can be asked of rows that belong to a state and a treaty: standings, acts, findings."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast, override

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from treaties.answers import Asked
from treaties.fields import LAST_DAY, today
from treaties.filters.kinds import (
    DayFilter,
    FlagFilter,
    IdFilter,
    NumberFilter,
    WordFilter,
    begun_by,
    group_filter,
    known_filter,
    region_filter,
    state_filter,
    treaty_filter,
    view_filter,
)
from treaties.models import Citation, Source, Standing, State, Treaty, TreatyAction
from treaties.terms import ActionKind, Category, Confidence, Status

if TYPE_CHECKING:
    from treaties.querysets import StandingQuerySet, TreatyActionQuerySet


@dataclass(frozen=True, slots=True)
class Among:
    """Of which states and treaties something is asked; None asks of all."""

    states: frozenset[str] | None = None
    treaties: frozenset[str] | None = None

    def takes(self, treaty: str | None, state: str | None) -> bool:
        """Whether a row of a treaty and a state is asked for."""
        return self.takes_treaty(treaty) and (self.states is None or state in self.states)

    def takes_treaty(self, treaty: str | None) -> bool:
        """Whether a treaty is asked for."""
        return self.treaties is None or treaty in self.treaties

    @property
    def rows(self) -> Q:
        """The test that a row with a treaty and a state is asked for."""
        states = Q() if self.states is None else Q(state__in=self.states)
        return states if self.treaties is None else states & Q(treaty__in=self.treaties)


EVERYWHERE = Among()
"""All states, all treaties."""


class RelatedFilter(django_filters.FilterSet):
    """Rows of some states under some treaties: of one, of a region or group, of a category."""

    treaty = treaty_filter()
    state = state_filter()
    region = region_filter(field_name="state__region")
    group = group_filter(field_name="state__lists")
    category = WordFilter(
        Category.values, field_name="treaty__category", label="Field of arms control."
    )

    def as_asked(self, rows: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Keep all: what is asked so decides where rows come from, or how they are shown."""
        return rows

    def among(self) -> Among:
        """Return of which states and treaties is asked: two queries at the most."""
        asked = self.form.cleaned_data
        states, treaties = State.objects.all(), Treaty.objects.all()
        return Among(
            _ids(states, asked, code="state", region="region", lists="group"),
            _ids(treaties, asked, **{"id": "treaty", **OF_TREATIES}),
        )


OF_TREATIES = {name: name for name in ("category", "binding", "scope")}
"""Columns of the register by which treaties are asked for, where a question takes them."""


def _ids(rows: QuerySet[Any], asked: dict[str, Any], **names: str) -> frozenset[str] | None:
    """Return the ids of the rows that are asked for by any of the names; None without one."""
    found = {field: asked.get(name) for field, name in names.items() if asked.get(name)}
    wanted = {name: one.pk if isinstance(one, Model) else one for name, one in found.items()}
    return frozenset(rows.filter(**wanted).values_list("pk", flat=True)) if wanted else None


class StandingForm(forms.Form):
    """Holds that a question about standings is one question."""

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a day together with all days.

        Raises:
            ValidationError: both are asked for.
        """
        asked = super().clean() or {}
        if asked.get("history") and asked.get("on"):
            message = "history=1 gives all periods: leave out on=, or leave out history=."
            self.add_error("history", ValidationError(message, code="conflict"))
        return asked


class StandingFilter(RelatedFilter):
    """Standings: on a day, today where none is named, or all periods."""

    status = WordFilter(Status.values, label="Keep this status.")
    on = DayFilter(method="as_asked", label="The day, YYYY-MM-DD; today (UTC) where none is named.")
    known = known_filter()
    view = view_filter()
    history = FlagFilter(method="as_asked", label="1 gives all periods instead of those on a day.")

    class Meta:
        model = Standing
        fields: Sequence[str] = []
        form = StandingForm

    @property
    def day(self) -> dt.date | None:
        """The day asked for; None where all periods are."""
        asked = self.form.cleaned_data
        return None if asked["history"] else asked["on"] or today()

    @property
    def asked(self) -> Asked:
        """What is asked, as the record is asked."""
        held = self.form.cleaned_data
        return Asked(self.day or today(), held["known"], held["view"])

    @override
    def filter_queryset(self, queryset: QuerySet[Standing]) -> QuerySet[Standing]:
        """Select, and keep the standings of the day."""
        selected = cast("StandingQuerySet", super().filter_queryset(queryset))
        return selected.on(self.day) if self.day else selected


USUAL_DAYS, MOST_DAYS = 365, 3660
"""How far one looks ahead, and how far one can."""


class UpcomingFilter(RelatedFilter):
    """What lies ahead of a day, within some days."""

    days = NumberFilter(
        "days",
        MOST_DAYS,
        method="as_asked",
        label=f"How many days to look ahead; {USUAL_DAYS} without a number.",
    )
    on = DayFilter(method="as_asked", label="The day, YYYY-MM-DD; today (UTC) where none is named.")
    view = view_filter()

    class Meta:
        model = Standing
        fields: Sequence[str] = []

    @property
    def asked(self) -> Asked:
        """What is asked, as the record is asked."""
        held = self.form.cleaned_data
        return Asked(held["on"] or today(), view=held["view"])

    @property
    def last(self) -> dt.date:
        """The last day that is looked at."""
        days = dt.timedelta(days=self.form.cleaned_data["days"] or USUAL_DAYS)
        return min(self.asked.on + days, LAST_DAY)


class ActionFilter(RelatedFilter):
    """Actions: what the record says of them now, or said at a moment."""

    kind = WordFilter(ActionKind.values, label="What was done.")
    after = DayFilter(
        method="filter_after",
        label="On or after this day; partial dates that reach it are in, undated acts are not.",
    )
    before = DayFilter(
        method="filter_before",
        label="On or before this day; partial dates that begin by it are in, undated acts are not.",
    )
    source = IdFilter(
        queryset=Source.objects.all(),
        method="filter_source",
        label="Id of a source that the entry cites.",
    )
    confidence = WordFilter(Confidence.values, label="How well it is established.")
    known = known_filter()

    class Meta:
        model = TreatyAction
        fields: Sequence[str] = []

    def filter_after(
        self, actions: QuerySet[TreatyAction], _name: str, day: dt.date
    ) -> QuerySet[TreatyAction]:
        """Keep acts that can have happened on or after a day."""
        text = day.isoformat()
        reaching = Q(acted_on__gte=text) | Q(acted_on__in=[text[:4], text[:7]])
        return actions.filter(reaching)

    def filter_before(
        self, actions: QuerySet[TreatyAction], _name: str, day: dt.date
    ) -> QuerySet[TreatyAction]:
        """Keep acts that can have happened on or before a day."""
        return actions.filter(begun_by("acted_on", day))

    def filter_source(
        self, actions: QuerySet[TreatyAction], _name: str, source: Source
    ) -> QuerySet[TreatyAction]:
        """Keep acts that cite a source, in one place or several."""
        return actions.filter(Exists(Citation.objects.filter(action=OuterRef("pk"), source=source)))

    @override
    def filter_queryset(self, queryset: QuerySet[TreatyAction]) -> QuerySet[TreatyAction]:
        """Select, and keep the entries that stand, or stood at the moment asked for."""
        selected = cast("TreatyActionQuerySet", super().filter_queryset(queryset))
        known = self.form.cleaned_data["known"]
        return selected.as_known(known) if known else selected.uncorrected()
