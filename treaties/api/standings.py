"""Standings as the API gives them: stored or derived, on a day or all periods."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from core.dates import PartialDate, Span
from treaties import answers
from treaties.answers import Asked
from treaties.filters import EVERYWHERE, Among
from treaties.law.periods import Period, Qualification, possible_statuses
from treaties.models import Standing
from treaties.terms import Qualifier, Status


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A period of one state under one treaty, as it is on ``day``, or as a whole without one.

    ``possible`` are the statuses that dates leave open on the day, empty where one is certain.
    """

    treaty_id: str
    state_id: str
    position: int
    period: Period
    day: dt.date | None = None
    possible: Collection[str] = ()

    @property
    def qualifiers(self) -> list[Qualification]:
        """What else is true on the day, or at any time of the period."""
        return [one for one in self.period.qualifiers if self.day is None or one.on(self.day)]

    @property
    def leaving_on(self) -> PartialDate | None:
        """When a notice takes effect that runs on the day, or ran to the end of the period."""
        if self.day is not None:
            return answers.leaving_on(self.period, self.day)
        dates = [
            one.until
            for one in self.period.qualifiers
            if one.name is Qualifier.LEAVING
            and one.until
            and str(one.until) == one.details["effective_on"]
        ]
        return min(dates, default=None)

    @property
    def possible_statuses(self) -> list[str]:
        """The statuses that dates leave open on the day."""
        return sorted(self.possible)


def with_around(standings: QuerySet[Standing], day: dt.date) -> QuerySet[Standing]:
    """Add to each standing those of the same state and treaty that are possible on ``day``."""
    rows = Standing.objects.filter(treaty=OuterRef("treaty"), state=OuterRef("state"))
    fields = JSONObject(
        status="status",
        since_earliest="since_earliest",
        since_latest="since_latest",
        until_earliest="until_earliest",
        until_latest="until_latest",
    )
    around = rows.possible_on(day).order_by("position", "pk").values(json=fields)
    return standings.annotate(around=ArraySubquery(around, output_field=ArrayField(JSONField())))


def stored_row(standing: Any, day: dt.date | None) -> StandingRow:
    """Return a stored standing as a row of the API; one for a day knows what is around it."""
    period = answers.period_of(standing)
    possible: Collection[str] = ()
    if day is not None and len(standing.around) > 1:
        possible = open_statuses([_bare_period(one) for one in standing.around], day)
    return StandingRow(
        standing.treaty_id, standing.state_id, standing.position, period, day, possible
    )


def _bare_period(data: Mapping[str, Any]) -> Period:
    """Return a period with no more than the days between which it begins and ends."""
    names = ("since_earliest", "since_latest", "until_earliest", "until_latest")
    days = [dt.date.fromisoformat(data[name]) if data[name] else None for name in names]
    starts, ends = Span(days[0], days[1]), Span(days[2], days[3])
    lasts = starts.last is not None and ends == Span(None, None)
    return Period(
        Status(data["status"]), starts, None if lasts else ends, None, None, basis=(), episode=0
    )


def open_statuses(periods: Sequence[Period], day: dt.date) -> frozenset[str]:
    """Return the statuses that dates leave open on a day; none where one is certain."""
    possible = possible_statuses(periods, day)
    return possible if len(possible) > 1 else frozenset()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which standings are wanted; an empty word wants all."""

    treaty: str = ""
    state: str = ""
    status: str = ""
    among: Among = EVERYWHERE

    def as_filter(self) -> dict[str, str]:
        """Return it as a selection of stored rows."""
        words = {"treaty": self.treaty, "state": self.state, "status": self.status}
        return {name: word for name, word in words.items() if word}

    def takes(self, treaty: str, state: str, period: Period) -> bool:
        """Whether a period is wanted."""
        named = self.state in {"", state} and self.status in {"", period.status}
        return named and self.among.takes(treaty, state)


def derived_rows(asked: Asked, wanted: Selection, day: dt.date | None) -> list[StandingRow]:
    """Return standings derived afresh, as known at a moment or in a view."""
    chosen = wanted.among.treaties
    treaty_ids = None if chosen is None else sorted(chosen)
    treaty_ids = [wanted.treaty] if wanted.treaty else treaty_ids
    derived = answers.derive_many(treaty_ids, known=asked.known, view=asked.view)
    return [
        row
        for treaty_id in treaty_ids or derived
        for state, periods in derived[treaty_id].standings.items()
        for row in _rows(treaty_id, state, periods, day)
        if wanted.takes(treaty_id, state, row.period)
    ]


def _rows(
    treaty_id: str, state: str, periods: Sequence[Period], day: dt.date | None
) -> Iterator[StandingRow]:
    for position, period in enumerate(periods):
        if day is None:
            yield StandingRow(treaty_id, state, position, period)
        elif period.on(day):
            possible = open_statuses(periods, day)
            yield StandingRow(treaty_id, state, position, period, day, possible)
