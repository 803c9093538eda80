"""The page of one source: what it is, and everything in the record that rests on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from core.dates import PartialDate
from treaties.fields import unknown_id
from treaties.filters import begun_by
from treaties.models import Characterisation, Provision, Source, StatusCheck, Treaty, TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.sources import (
    ActView,
    Cited,
    StateView,
    TreatyView,
    bindings_of,
    names_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.presentation import CLAUSES, OPINIONS, holder_words, upper_first
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import Opinion, ProvisionKind, SourceKind

SHOWN = 200
"""How many acts the page lists at the most."""


class UnknownSourceError(LookupError):
    """The record holds no source of this id; the message names those near it."""


@dataclass(frozen=True, slots=True)
class ActGroup:
    """The acts under one treaty that the source states: how many, and those listed."""

    treaty: str
    number: int
    acts: Sequence[ActView]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause of a treaty that rests on the source."""

    treaty: str
    title: str
    article: str
    summary: str
    anchor: str


@dataclass(frozen=True, slots=True)
class HeldView:
    """A view of an act that can be read in the source."""

    holder: str
    opinion: str
    says: str
    voiced: PartialDate | None
    act: str
    treaty: str
    state: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """Everything that the page shows."""

    source: Source
    kind: str
    total: int
    listed: int
    later: int
    groups: Sequence[ActGroup]
    registered: Sequence[str]
    clauses: Sequence[ClauseView]
    views: Sequence[HeldView]
    checks: Sequence[StatusCheck]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def source_page(source_id: str, asked: Asked) -> SourcePage:
    """Read the page of a source.

    Raises:
        UnknownSourceError: the record holds no such source.
    """
    source = Source.objects.filter(pk=source_id).first()
    if source is None:
        known = Source.objects.order_by("pk").values_list("pk", flat=True)
        raise UnknownSourceError(unknown_id(Source, source_id, known))
    states, treaties = read_states(), read_treaties()
    stating = TreatyAction.objects.uncorrected().filter(
        pk__in=TreatyAction.objects.filter(citations__source=source).values("pk")
    )
    begun = stating.filter(begun_by("acted_on", asked.on) | Q(acted_on__isnull=True))
    groups = _groups(begun, treaties)
    total = sum(group.number for group in groups)
    return SourcePage(
        source=source,
        kind=SourceKind(source.kind).label,
        total=total,
        listed=sum(len(group.acts) for group in groups),
        later=stating.count() - total,
        groups=groups,
        registered=_registered(source),
        clauses=_clauses(source),
        views=_views(source, names_of(states)),
        checks=list(StatusCheck.objects.filter(source=source).order_by("treaty", "as_of", "id")),
        states=states,
        treaties=treaties,
    )


def _registered(source: Source) -> list[str]:
    """Return the ids of the treaties whose entry in the register rests on the source."""
    rows = Treaty.objects.filter(sources=source).order_by("short_name", "id")
    return list(rows.values_list("id", flat=True))


def _groups(begun: TreatyActionQuerySet, treaties: Mapping[str, TreatyView]) -> list[ActGroup]:
    """Return the acts by treaty, the first ones listed: three queries."""
    rows = begun.order_by("treaty_id").values("treaty_id").annotate(number=Count("pk"))
    numbers = {row["treaty_id"]: row["number"] for row in rows}
    ordered = begun.order_by("treaty__short_name", "treaty_id", "acted_on", "public_id")
    acts = read_acts(ordered[:SHOWN], bindings_of(treaties), Cited())
    return [
        ActGroup(treaty, numbers[treaty], [act for act in acts if act.treaty == treaty])
        for treaty in treaties
        if treaty in numbers
    ]


def _clauses(source: Source) -> list[ClauseView]:
    """Return the clauses that rest on the source: one query."""
    rows = Provision.objects.filter(sources=source)
    return [
        ClauseView(
            row.treaty_id,
            CLAUSES[ProvisionKind(row.kind)],
            row.article,
            row.summary,
            f"rule-{row.kind}",
        )
        for row in rows.order_by("treaty__short_name", "position", "id")
    ]


def _views(source: Source, names: Mapping[str, str]) -> list[HeldView]:
    """Return the views of acts that can be read in the source: one query."""
    rows = Characterisation.objects.filter(sources=source).select_related("action")
    return [
        HeldView(
            holder=upper_first(holder_words(row.holder, names)),
            opinion=OPINIONS[Opinion(row.opinion)],
            says=row.says,
            voiced=row.voiced_on,
            act=row.action.public_id,
            treaty=row.action.treaty_id,
            state=row.action.state_id,
        )
        for row in rows.order_by("action__treaty", "action__public_id", "position", "id")
    ]
