"""The page of one treaty on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Q, Subquery

from core.dates import PartialDate
from treaties import answers
from treaties.fields import unknown_id
from treaties.history import recorded_by
from treaties.models import (
    Answer,
    EntryIntoForce,
    Explanation,
    StatusCheck,
    Treaty,
    TreatyAction,
)
from treaties.pages.asked import Asked
from treaties.pages.capitals import Capitals, capitals_of
from treaties.pages.contested import ContestedAct, contested_on, read_views_known
from treaties.pages.counted import CountsView, CountView, count_on, title_of
from treaties.pages.events import Clock, Event, clocks, done, effects, founding, told
from treaties.pages.maps.view import Held, MapView, deeds_of, map_of
from treaties.pages.nations import Nations, nations_of, read_people
from treaties.pages.progress import Progress, Told, progress_of
from treaties.pages.published import Published, published_beside, read_totals
from treaties.pages.remembered import checked_on, treaty_known
from treaties.pages.rules import (
    EntryView,
    RuleView,
    entry_of,
    in_force_words,
    read_provisions,
    rules_on,
    rules_read,
)
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    names_of,
    read_acts,
)
from treaties.pages.standings import Row, Standings, UncertainRow, around, begun_by, sort_out
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import depositary_words, listed, the
from treaties.querysets import TreatyActionQuerySet
from treaties.rebuilding import entry_row
from treaties.terms import Binding, Category, Scope, Status
from treaties.viewed import Viewed

GROUPS = (
    Status.FORMER,
    Status.CONTRACTING,
    Status.PARTY,
    Status.SUBSCRIBER,
    Status.SIGNATORY,
    Status.ENDED,
)
"""The order of the tables, short ones first."""

SHORT = 40
"""How many rows a short table has at the most."""

LATEST = 25
"""How many acts stand open; the older ones fold."""


class UnknownTreatyError(LookupError):
    """The register holds no treaty of this id; the message names those near it."""


class _Register(NamedTuple):
    """The entry of a treaty in the register, with what other tables say of it as a whole."""

    treaty: Treaty
    source_ids: tuple[str, ...]
    checked_on: PartialDate | None
    difference: str
    derived: EntryIntoForce | None


@dataclass(frozen=True, slots=True)
class Group:
    """The states of one status, as a table."""

    status: Status
    title: str
    rows: Sequence[Row]
    count: CountView | None


@dataclass(frozen=True, slots=True)
class Relative:
    """A treaty of the same family."""

    id: str
    name: str
    in_force_on: PartialDate | None
    is_parent: bool


@dataclass(frozen=True, slots=True)
class TreatyPage:
    """Everything that the page shows."""

    treaty: Treaty
    viewing: Viewing
    kicker: str
    in_force: str
    checked: PartialDate | None
    counted: CountsView
    clocks: Sequence[Clock]
    contested: Sequence[ContestedAct]
    settled: Sequence[ContestedAct]
    groups: Sequence[Group]
    uncertain: Sequence[UncertainRow]
    apart: Sequence[Row]
    map: MapView
    moved: Sequence[Event]
    total: int
    acts: Sequence[ActView]
    older: Sequence[ActView]
    later: int
    answered: Mapping[str, str]
    capitals: Capitals | None
    entry: EntryView
    progress: Progress | None
    nations: Nations
    published: Sequence[Published]
    rules: Sequence[RuleView]
    family: Sequence[Relative]
    register_sources: Sequence[SourceView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]


def treaty_page(treaty_id: str, asked: Asked) -> TreatyPage:
    """Read the page of a treaty, in the view asked for.

    Raises:
        UnknownTreatyError: the register holds no such treaty.
    """
    day, cited = asked.on, Cited()
    register = _register(treaty_id)
    viewed = Viewed.read(treaty_id, asked.known)
    if asked.known:
        register = _register_then(register, viewed, asked.known)
    treaty, people = register.treaty, read_people(asked.known)
    states = {one.code: StateView(one.code, one.name, one.kind) for one in people}
    names = names_of(states)
    every = read_acts(_actions(treaty_id, asked), {treaty_id: treaty.binding}, cited)
    acts = {act.id: act for act in every}
    views = read_views_known(asked.known, Q(action__treaty=treaty_id))
    provisions = read_provisions(treaty_id, asked.known)
    cited.read(chain(register.source_ids, *(ids for _, ids in chain(views, provisions))))
    periods = viewed.register(asked.view)[treaty_id].standings
    held = ((treaty_id, code, periods[code]) for code in states if code in periods)
    standings = sort_out(held, around(day, every, states, _settled(register, day)))
    counted = count_on(viewed, treaty.binding, asked, states)
    with_views = contested_on(views, day, acts, names, cited)
    begun, law = begun_by(day, every, periods.values()), rules_read(provisions)
    entry = entry_of(treaty, register.derived, names, register.difference)
    return TreatyPage(
        treaty=treaty,
        viewing=viewing(asked.view, views, names),
        kicker=_kicker(treaty, names),
        in_force=in_force_words(treaty, day),
        checked=register.checked_on,
        counted=counted,
        clocks=clocks(standings, day, states),
        contested=[one for one in with_views if one.contested],
        settled=[one for one in with_views if not one.contested],
        groups=_groups(standings, treaty, counted),
        uncertain=standings.uncertain,
        apart=standings.apart,
        map=map_of(Held(treaty, asked, periods, states, deeds_of(every))),
        moved=told(
            chain(
                done(founding(begun, _basis(periods)), day),
                effects((treaty_id, treaty.binding), periods, acts, day),
            ),
            day,
            states,
            contested={one.act.id for one in with_views if one.contested},
        ),
        total=len(begun),
        acts=begun[:LATEST],
        older=begun[LATEST:],
        later=len(every) - len(begun),
        answered=_answered(treaty_id, asked, acts, names),
        capitals=capitals_of(treaty, every, _basis(periods), states, day),
        entry=entry,
        progress=progress_of(treaty, law, entry, Told(periods, every, states), day),
        nations=nations_of(
            counted.counting.counts[0],
            law,
            people,
            {one.act.state for one in with_views if one.contested},
        ),
        published=published_beside(read_totals(treaty_id, day), counted.counting.records, names),
        rules=rules_on(treaty, provisions, viewed, asked, cited),
        family=_family(treaty),
        register_sources=cited.of(register.source_ids),
        sources=cited.listed,
        states=states,
    )


def _register_then(now: _Register, viewed: Viewed, known: dt.datetime) -> _Register:
    """Return the entry of the register as it was known at a moment."""
    treaty_id = now.treaty.pk
    return now._replace(
        treaty=treaty_known(treaty_id, known) or now.treaty,
        checked_on=checked_on(treaty_id, known),
        derived=entry_row(viewed.register()[treaty_id]),
    )


def _register(treaty_id: str) -> _Register:
    """Read the entry of the register: one query.

    Raises:
        UnknownTreatyError: the register holds no such treaty.
    """
    checks = StatusCheck.objects.filter(treaty=OuterRef("pk"), complete=True, as_of__isnull=False)
    explained = Explanation.objects.filter(check_code="entry_into_force", treaty=OuterRef("pk"))
    row = (
        Treaty.objects.filter(pk=treaty_id)
        .select_related("parent", "derived_entry_into_force")
        .annotate(
            source_ids=ArrayAgg("sources", filter=Q(sources__isnull=False), order_by="sources"),
            checked_on=Subquery(checks.order_by("-as_of", "-id").values("as_of")[:1]),
            difference=Subquery(explained.order_by("id").values("reason")[:1]),
        )
        .first()
    )
    if row is None:
        known = Treaty.objects.order_by("pk").values_list("pk", flat=True)
        raise UnknownTreatyError(unknown_id(Treaty, treaty_id, known))
    derived = getattr(row, "derived_entry_into_force", None)
    return _Register(
        row, tuple(row.source_ids or ()), row.checked_on, row.difference or "", derived
    )


def _actions(treaty_id: str, asked: Asked) -> TreatyActionQuerySet:
    actions = TreatyAction.objects.held(asked.known).filter(treaty=treaty_id)
    return actions.order_by("acted_on", "public_id")


def _basis(periods: answers.Periods) -> set[str]:
    """Return the ids of the acts that some standing rests on."""
    return {one for held in periods.values() for period in held for one in period.basis}


def _kicker(treaty: Treaty, names: Mapping[str, str]) -> str:
    parts = [
        Category(treaty.category).label,
        Scope(treaty.scope).label.lower(),
        "political arrangement" if treaty.binding == Binding.POLITICAL else "",
        depositary_words(treaty.depositaries, names),
    ]
    return " · ".join(part for part in parts if part)


def _settled(register: _Register, day: dt.date) -> set[str]:
    """Return the treaty, if it was known on the day when it enters into force."""
    held, official = register.derived, register.treaty.entered_into_force_on
    bounds = [
        held.threshold_on if held else None,
        held.latest if held else None,
        official.latest if official else None,
    ]
    known = any(bound is not None and bound <= day for bound in bounds)
    return {register.treaty.pk} if known else set()


def _groups(standings: Standings, treaty: Treaty, counted: CountsView) -> list[Group]:
    found = [
        Group(status, title_of(status, treaty.binding), rows, counted.of(status))
        for status in GROUPS
        if (rows := standings.by_status.get(status))
    ]
    return sorted(found, key=lambda group: len(group.rows) > SHORT)


def _answered(
    treaty_id: str, asked: Asked, acts: Mapping[str, ActView], names: Mapping[str, str]
) -> dict[str, str]:
    """Return, by the id of an act, which acts it answers, in words: one query."""
    found: dict[str, list[str]] = {}
    for answering, target in (
        Answer.objects.filter(recorded_by(asked.known), action__treaty=treaty_id)
        .order_by("id")
        .values_list("action__public_id", "target__public_id")
    ):
        if target in acts:
            act = acts[target]
            state = the(names.get(act.state, act.state))
            found.setdefault(answering, []).append(f"{act.noun.lower()} by {state}, {act.dated}")
    return {answering: listed(targets) for answering, targets in found.items()}


def _family(treaty: Treaty) -> list[Relative]:
    """Return the parent and the protocols and amendments of the same parent: one query."""
    parent = treaty.parent or treaty
    others = Treaty.objects.filter(parent=parent.pk).exclude(pk=treaty.pk)
    rows = [*([parent] if parent is not treaty else []), *others.order_by("short_name", "id")]
    return [
        Relative(row.pk, row.short_name, row.entered_into_force_on, row is parent) for row in rows
    ]
