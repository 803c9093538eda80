"""The kinds of filters: what each takes, how it tells so, and the tests that several share."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import django_filters
from django.db.models import F, Func, Q, TextField, Value
from drf_spectacular.drainage import set_override

from core.dates import PartialDate
from treaties.fields import (
    DayField,
    FlagField,
    HolderField,
    IdField,
    KnownField,
    MomentField,
    NumberField,
    WordField,
)
from treaties.models import State, StateList, Treaty


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


class NumberFilter(AskedFilter):
    """Asks for a whole number of something."""

    field_class = NumberField

    def __init__(self, what: str, most: int, **kwargs: Any) -> None:
        self.schema = {"type": "integer", "minimum": 1, "maximum": most}
        super().__init__(what=what, most=most, **kwargs)


class IdFilter(AskedFilter):
    """Asks for what belongs to one row, by its id."""

    field_class = IdField


class WordFilter(AskedFilter):
    """Asks for a word of a vocabulary."""

    field_class = WordField

    def __init__(self, words: Sequence[str], **kwargs: Any) -> None:
        self.schema = {"type": "string", "enum": [str(word) for word in words]}
        super().__init__(words=words, **kwargs)


class KnownFilter(AskedFilter):
    """Asks for a word of which the record itself knows which there are."""

    field_class = KnownField

    def __init__(self, known: Callable[[], Iterable[str]], **kwargs: Any) -> None:
        super().__init__(known=known, **kwargs)


def regions() -> list[str]:
    """Return the regions in which participants of the record lie: one query."""
    return list(State.objects.order_by("region").values_list("region", flat=True).distinct())


def groups() -> list[str]:
    """Return the ids of the closed lists of states: one query."""
    return list(StateList.objects.order_by("pk").values_list("pk", flat=True))


treaty_filter = partial(IdFilter, queryset=Treaty.objects.all(), label="Id of a treaty: ctbt.")
state_filter = partial(
    IdFilter, queryset=State.objects.all(), label="Code of a state: FIN, or SUN for a former one."
)
region_filter = partial(
    KnownFilter, regions, label="Region of the UN geoscheme: Africa, Americas, Asia, Europe …"
)
group_filter = partial(
    KnownFilter, groups, label="Id of a closed list of states: nato-members, ctbt-annex-2 …"
)
view_filter = partial(
    HolderFilter,
    method="as_asked",
    label="In whose view: record, depositary, un, meeting_of_parties, secretariat, or the code "
    "of a state.",
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
