"""Changes of policy, steps at home and positions as pages show them, each with its sources."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q
from django.db.models.functions import JSONObject

from core.dates import PartialDate
from policies.models import (
    ChangeCitation,
    ChangeTreaty,
    DomesticStep,
    PolicyChange,
    Position,
    PositionCitation,
    StepCitation,
)
from policies.querysets import PolicyChangeQuerySet
from policies.terms import Aim, Direction, Instrument, Stage, Stance
from treaties.models import Source
from treaties.pages.sources import CitationView, Cited, SourceView
from treaties.terms import Confidence

EVERYTHING = Q()

WELL_KNOWN: Mapping[str, str] = {
    Confidence.SOURCED: "one source read",
    Confidence.CROSS_CHECKED: "cross-checked",
}
"""How well an entry is established, beside its sources; the unverified ones carry a tag."""


@dataclass(frozen=True, slots=True)
class Told:
    """What every entry has: its id, how well it is established, and its sources."""

    id: str
    confidence: str
    cites: tuple[CitationView, ...]

    @property
    def unverified(self) -> bool:
        """Whether it was recalled and seen in no document."""
        return self.confidence == Confidence.RECALLED

    @property
    def known(self) -> str:
        """How well it is established, in words; empty where a tag says so."""
        return WELL_KNOWN.get(self.confidence, "")


@dataclass(frozen=True, slots=True)
class ChangeView(Told):
    """A change of policy."""

    state: str
    topic: str
    label: str
    track: str
    title: str
    announced: PartialDate
    effective: PartialDate | None
    direction: Direction
    instrument: str
    authority: str
    summary: str
    treaties: tuple[str, ...]
    reason: str

    @property
    def begins(self) -> PartialDate:
        """When it takes effect; where no such date is recorded, when it was announced."""
        return self.effective or self.announced

    @property
    def order(self) -> tuple[dt.date, dt.date, str]:
        """Sort key: by announcement."""
        return self.announced.earliest, self.announced.latest, self.id

    @property
    def early(self) -> bool:
        """Whether it took effect before it was announced."""
        return self.effective is not None and self.effective.latest < self.announced.earliest

    def announced_by(self, day: dt.date) -> bool:
        """Whether it can have been made known by a day."""
        return self.announced.earliest <= day


@dataclass(frozen=True, slots=True)
class StepView(Told):
    """A step at home."""

    treaty: str
    state: str
    aim: Aim
    stage: Stage
    on: PartialDate | None
    authority: str
    summary: str


@dataclass(frozen=True, slots=True)
class PositionView(Told):
    """What a state said; ``stance`` in words."""

    state: str
    treaty: str
    topic: str
    label: str
    stance: str
    voiced: PartialDate | None
    occasion: str
    says: str


@dataclass(slots=True)
class Reading:
    """What the record holds, or held at a moment, and the sources that it cites."""

    known: dt.datetime | None = None
    cited: Cited = field(default_factory=Cited)

    def change_rows(self, wanted: Q = EVERYTHING, most: int | None = None) -> list[PolicyChange]:
        """Return changes with topics, treaties and sources, the latest first: one query."""
        rows = PolicyChange.objects.held(self.known).filter(wanted).select_related("topic")
        return list(_with_all(rows)[:most])

    def every_entry(
        self, wanted: Q
    ) -> tuple[list[PolicyChange], list[tuple[PolicyChange, PolicyChange]]]:
        """Return changes that hold, and those corrected, each with what corrects it: one query."""
        rows = PolicyChange.objects.filter(wanted).select_related("topic", "corrected_by")
        if self.known is not None:
            rows = rows.filter(recorded_at__lte=self.known)
        told = [(row, self._later(row)) for row in _with_all(rows)]
        held = [row for row, later in told if later is None and not row.void]
        return held, [(row, later) for row, later in told if later is not None]

    def _later(self, row: PolicyChange) -> PolicyChange | None:
        """Return the entry that corrects one, if the record held it at the moment."""
        later: PolicyChange | None = getattr(row, "corrected_by", None)
        if later is None or (self.known is not None and later.recorded_at > self.known):
            return None
        return later

    def change(self, row: Any) -> ChangeView:
        """Return a change as shown."""
        return ChangeView(
            id=row.pk,
            confidence=row.confidence,
            cites=self._cites(row.told),
            state=row.state_id,
            topic=row.topic_id,
            label=row.topic.label,
            track=row.track,
            title=row.title,
            announced=row.announced_on,
            effective=row.effective_on,
            direction=Direction(row.direction),
            instrument=Instrument(row.instrument).label,
            authority=row.authority,
            summary=row.summary,
            treaties=tuple(row.beside),
            reason=row.reason,
        )

    def step_rows(self, wanted: Q = EVERYTHING) -> list[DomesticStep]:
        """Return steps at home with their sources: one query."""
        rows = DomesticStep.objects.held(self.known).filter(wanted)
        told = rows.annotate(told=_citations(StepCitation))
        return list(told.order_by("treaty_id", "state_id", "taken_on", "pk"))

    def step(self, row: Any) -> StepView:
        """Return a step as shown."""
        return StepView(
            id=row.pk,
            confidence=row.confidence,
            cites=self._cites(row.told),
            treaty=row.treaty_id,
            state=row.state_id,
            aim=Aim(row.aim),
            stage=Stage(row.stage),
            on=row.taken_on,
            authority=row.authority,
            summary=row.summary,
        )

    def positions(self, wanted: Q = EVERYTHING) -> list[PositionView]:
        """Return positions with their sources, latest first: one query."""
        rows = Position.objects.held(self.known).filter(wanted).select_related("topic")
        told = rows.annotate(told=_citations(PositionCitation)).order_by("-voiced_on", "pk")
        return [self._position(row) for row in told]

    def _position(self, row: Any) -> PositionView:
        return PositionView(
            id=row.pk,
            confidence=row.confidence,
            cites=self._cites(row.told),
            state=row.state_id,
            treaty=row.treaty_id or "",
            topic=row.topic_id or "",
            label=row.topic.label if row.topic else "",
            stance=Stance(row.stance).label,
            voiced=row.voiced_on,
            occasion=row.occasion,
            says=row.says,
        )

    def _cites(self, told: Sequence[Mapping[str, str]]) -> tuple[CitationView, ...]:
        return tuple(
            CitationView(self.cited.hold(_source(one)), one["locator"], one["quote"])
            for one in told
        )


def cited_in(entries: Iterable[Told]) -> list[SourceView]:
    """Return the sources that entries cite, each once."""
    return list({cite.source.id: cite.source for one in entries for cite in one.cites}.values())


def _with_all(rows: PolicyChangeQuerySet) -> PolicyChangeQuerySet:
    """Read the treaties and the sources of changes with them, the latest first."""
    links = ChangeTreaty.objects.filter(change=OuterRef("pk")).order_by("pk")
    told = rows.annotate(
        told=_citations(ChangeCitation), beside=ArraySubquery(links.values("treaty_id"))
    )
    return told.order_by("-announced_on", "pk")


def _citations(model: type[Model]) -> ArraySubquery:
    """Return the citations of an entry in their order, as part of the query for the entry."""
    fields = {name: f"source__{name}" for name in ("title", "publisher", "url", "kind", "as_of")}
    told = JSONObject(id="source_id", locator="locator", quote="quote", **fields)
    of_entry = model._default_manager.filter(entry=OuterRef("pk")).order_by("position", "id")  # noqa: SLF001
    return ArraySubquery(of_entry.values(told=told))


def _source(told: Mapping[str, str]) -> Source:
    as_of = PartialDate.parse(told["as_of"]) if told["as_of"] else None
    return Source(
        pk=told["id"],
        title=told["title"],
        publisher=told["publisher"],
        url=told["url"],
        kind=told["kind"],
        as_of=as_of,
    )
