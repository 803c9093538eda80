"""What can be asked of the record: parameters, what each takes, and what it selects.

One module behind pages and API: an interface binds a question to what the reader sent and shows
its errors, each of which says what to write instead.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast, override

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Func, Q, QuerySet, TextChoices, TextField, Value
from drf_spectacular.drainage import set_override

from core.dates import PartialDate
from treaties.answers import Asked
from treaties.fields import DayField, FlagField, HolderField, IdField, MomentField, WordField, today
from treaties.models import Standing, State, Treaty, TreatyAction
from treaties.terms import ActionKind, Category, StateKind, Status

if TYPE_CHECKING:
    from treaties.querysets import StandingQuerySet, TreatyActionQuerySet


class AskedFilter(django_filters.Filter):
    """Asks for something that is no plain value of a column; describes itself to API readers."""

    schema: Mapping[str, Any] = {"type": "string"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        set_override(self, "field", {**self.schema, "description": kwargs["label"]})


class DayFilter(AskedFilter):
    """Asks for a whole day."""

    field_class = DayField
    schema = {"type": "string", "format": "date"}


class MomentFilter(AskedFilter):
    """Asks what the record said at a moment."""

    field_class = MomentField


class HolderFilter(AskedFilter):
    """Asks for an answer in somebody's view."""

    field_class = HolderField


class FlagFilter(AskedFilter):
    """Asks for more, or not."""

    field_class = FlagField
    schema = {"type": "string", "enum": ["0", "1"]}


class IdFilter(AskedFilter):
    """Asks for what belongs to one row, by its id."""

    field_class = IdField


class WordFilter(AskedFilter):
    """Asks for a word of a vocabulary."""

    field_class = WordField

    def __init__(self, choices: type[TextChoices], **kwargs: Any) -> None:
        self.schema = {"type": "string", "enum": choices.values}
        super().__init__(words=choices.values, **kwargs)


treaty_filter = partial(IdFilter, queryset=Treaty.objects.all(), label="Id of a treaty: ctbt.")
state_filter = partial(
    IdFilter, queryset=State.objects.all(), label="Code of a state: FIN, or SUN for a former one."
)
known_filter = partial(
    MomentFilter,
    method="as_asked",
    label="What the record said at this moment: YYYY-MM-DDTHH:MM:SSZ, or YYYY-MM-DD for the end "
    "of that day, in UTC.",
)


def begun_by(field: str, day: dt.date) -> Q:
    """Return the test that a partial date can lie on or before ``day``."""
    return Q(**{f"{field}__lte": day.isoformat()})


def over_by(field: str, day: dt.date) -> Q:
    """Return the test that a partial date lies on or before ``day`` whatever day it is."""
    text = day.isoformat()
    reaching_past = [one for one in (text[:4], text[:7]) if PartialDate.parse(one).latest > day]
    return begun_by(field, day) & ~Q(**{f"{field}__in": reaching_past})


def joined(field: str) -> Func:
    """Return the texts of an array as one, to be searched."""
    return Func(F(field), Value(" | "), function="array_to_string", output_field=TextField())


class TreatyFilter(django_filters.FilterSet):
    """Treaties of the register."""

    category = WordFilter(Category, label="Field of arms control.")
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
        ended = Q(ended_on__isnull=False) & begun_by("ended_on", day)
        return treaties.filter(over_by("entered_into_force_on", day)).exclude(ended)

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


class StateFilter(django_filters.FilterSet):
    """Participants."""

    kind = WordFilter(StateKind, label="What sort of participant.")
    q = django_filters.CharFilter(
        method="filter_words", label="Words of its code, name, official name or other names."
    )

    class Meta:
        model = State
        fields: Sequence[str] = []

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


class StandingFilter(django_filters.FilterSet):
    """Standings: on a day, today where none is named, or all periods."""

    treaty = treaty_filter()
    state = state_filter()
    status = WordFilter(Status, label="Keep this status.")
    on = DayFilter(method="as_asked", label="The day, YYYY-MM-DD; today (UTC) where none is named.")
    known = known_filter()
    view = HolderFilter(
        method="as_asked",
        label="In whose view: record, depositary, un, meeting_of_parties, secretariat, or the code "
        "of a state.",
    )
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

    def as_asked(self, standings: QuerySet[Standing], _name: str, _value: Any) -> Any:
        """Keep all: what is asked so decides where the standings come from."""
        return standings

    @override
    def filter_queryset(self, queryset: QuerySet[Standing]) -> QuerySet[Standing]:
        """Select, and keep the standings of the day."""
        selected = cast("StandingQuerySet", super().filter_queryset(queryset))
        return selected.on(self.day) if self.day else selected


class ActionFilter(django_filters.FilterSet):
    """Actions: what the record says of them now, or said at a moment."""

    treaty = treaty_filter()
    state = state_filter()
    kind = WordFilter(ActionKind, label="What was done.")
    after = DayFilter(
        method="filter_after",
        label="On or after this day; partial dates that reach it are in, undated acts are not.",
    )
    before = DayFilter(
        method="filter_before",
        label="On or before this day; partial dates that begin by it are in, undated acts are not.",
    )
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

    def as_asked(self, actions: QuerySet[TreatyAction], _name: str, _moment: Any) -> Any:
        """Keep all: the moment decides which entries stand."""
        return actions

    @override
    def filter_queryset(self, queryset: QuerySet[TreatyAction]) -> QuerySet[TreatyAction]:
        """Select, and keep the entries that stand, or stood at the moment asked for."""
        selected = cast("TreatyActionQuerySet", super().filter_queryset(queryset))
        known = self.form.cleaned_data["known"]
        return selected.as_known(known) if known else selected.uncorrected()
