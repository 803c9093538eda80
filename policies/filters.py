"""What can be asked of policies: one filter set behind page, API and CSV."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, cast, override

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from policies.models import (
    ChangeCitation,
    ChangeTreaty,
    DomesticStep,
    PolicyChange,
    Position,
    Topic,
)
from policies.querysets import EntryQuerySet, PolicyChangeQuerySet
from policies.terms import DOMESTIC, Aim, Direction, Instrument, Stance
from treaties.filters import FlagFilter, WordFilter, begun_by
from treaties.filters.kinds import (
    AskedFilter,
    DayFilter,
    IdFilter,
    KnownFilter,
    known_filter,
    region_filter,
    state_filter,
    treaty_filter,
)
from treaties.models import Source, Treaty
from treaties.terms import Confidence

topic_filter = partial(
    IdFilter, queryset=Topic.objects.all(), label="Id of a topic: landmines, nuclear-testing …"
)
confidence_filter = partial(WordFilter, Confidence.values, label="How well it is established.")


def tracks() -> list[str]:
    """Return the names of the tracks that changes run along: one query."""
    return list(PolicyChange.objects.order_by("track").values_list("track", flat=True).distinct())


class EntryFilter(django_filters.FilterSet):
    """Entries: what the record says of them now, or said at a moment."""

    def as_asked(self, rows: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Keep all: what is asked so decides where rows come from, or how they are shown."""
        return rows

    @property
    def moment(self) -> dt.datetime | None:
        """The moment of the record that is asked for; None for the present."""
        moment: dt.datetime | None = self.form.cleaned_data.get("known")
        return moment

    @override
    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Select, and keep the entries that stand, or stood at the moment asked for."""
        selected = cast("EntryQuerySet[Any]", super().filter_queryset(queryset))
        return selected.held(self.moment)


class PolicyFilter(EntryFilter):
    """Changes of policy."""

    state = state_filter()
    region = region_filter(field_name="state__region")
    topic = topic_filter()
    track = KnownFilter(tracks, label="Name of a track: main, export, use-and-stockpile …")
    direction = WordFilter(Direction.values, label="Whether it tightens or loosens restraint.")
    instrument = WordFilter(Instrument.values, label="The form of the decision.")
    treaty = treaty_filter(method="filter_treaty")
    after = DayFilter(
        method="filter_after", label="Announced on or after this day; partial dates reach it."
    )
    before = DayFilter(
        method="filter_before", label="Announced on or before this day; partial dates begin by it."
    )
    source = IdFilter(
        queryset=Source.objects.all(),
        method="filter_source",
        label="Id of a source that the entry cites.",
    )
    confidence = confidence_filter()
    q = AskedFilter(method="filter_words", label="Words of the title, the summary, the authority.")
    on = DayFilter(
        method="as_asked",
        label="A day: gives the change that leads each track on it instead of all changes.",
    )
    known = known_filter()

    class Meta:
        model = PolicyChange
        fields: Sequence[str] = []

    def filter_treaty(
        self, changes: QuerySet[PolicyChange], _name: str, treaty: Treaty
    ) -> QuerySet[PolicyChange]:
        """Keep changes that are to be read beside a treaty."""
        return changes.filter(
            Exists(ChangeTreaty.objects.filter(change=OuterRef("pk"), treaty=treaty))
        )

    def filter_after(
        self, changes: QuerySet[PolicyChange], _name: str, day: dt.date
    ) -> QuerySet[PolicyChange]:
        """Keep changes that can have been announced on or after a day."""
        text = day.isoformat()
        reaching = Q(announced_on__gte=text) | Q(announced_on__in=[text[:4], text[:7]])
        return changes.filter(reaching)

    def filter_before(
        self, changes: QuerySet[PolicyChange], _name: str, day: dt.date
    ) -> QuerySet[PolicyChange]:
        """Keep changes that can have been announced on or before a day."""
        return changes.filter(begun_by("announced_on", day))

    def filter_source(
        self, changes: QuerySet[PolicyChange], _name: str, source: Source
    ) -> QuerySet[PolicyChange]:
        """Keep changes that cite a source, in one place or several."""
        return changes.filter(
            Exists(ChangeCitation.objects.filter(entry=OuterRef("pk"), source=source))
        )

    def filter_words(
        self, changes: QuerySet[PolicyChange], _name: str, text: str
    ) -> QuerySet[PolicyChange]:
        """Keep changes that hold every word."""
        for word in text.split():
            held = Q(title__icontains=word) | Q(summary__icontains=word)
            changes = changes.filter(held | Q(authority__icontains=word))
        return changes

    @property
    def whole_tracks(self) -> PolicyChangeQuerySet:
        """All changes of the tracks that are asked for, whatever else is asked of the leading one.

        Which change leads a track follows from all of them: a direction, a treaty or words select
        among the changes that lead, not among those that are looked at.
        """
        asked = self.form.cleaned_data
        along = {name: asked[name] for name in ("state", "topic", "track") if asked.get(name)}
        if asked.get("region"):
            along["state__region"] = asked["region"]
        return PolicyChange.objects.held(self.moment).filter(**along)


class StepFilter(EntryFilter):
    """Steps at home towards treaty acts."""

    treaty = treaty_filter()
    state = state_filter()
    aim = WordFilter(Aim.values, label="The kind of act that the step leads to.")
    stage = WordFilter([one.value for one in DOMESTIC], label="How far the step leads.")
    confidence = confidence_filter()
    pending = FlagFilter(
        method="as_asked", label="1 keeps steps on ways that no act has ended by the day."
    )
    on = DayFilter(
        method="as_asked",
        label="The day for pending=, YYYY-MM-DD; today (UTC) where none is named.",
    )
    known = known_filter()

    class Meta:
        model = DomesticStep
        fields: Sequence[str] = []


class PositionFilter(EntryFilter):
    """What states have said about treaties and topics."""

    state = state_filter()
    treaty = treaty_filter()
    topic = topic_filter()
    stance = WordFilter(Stance.values, label="What it comes down to.")
    confidence = confidence_filter()
    known = known_filter()

    class Meta:
        model = Position
        fields: Sequence[str] = []


class TopicFilter(django_filters.FilterSet):
    """What policies are about."""

    class Meta:
        model = Topic
        fields: Sequence[str] = []
