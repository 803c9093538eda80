"""Who holds which view of an act, and what the record makes of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from core.dates import PartialDate
from treaties.history import rows_known
from treaties.law.acts import Act, View
from treaties.law.views import ENDING, decide, is_contested
from treaties.models import Characterisation, TreatyAction
from treaties.pages.sources import ActView, Cited, SourceView
from treaties.presentation import OPINIONS, holder_words, listed, upper_first
from treaties.terms import ActionKind, Opinion


@dataclass(frozen=True, slots=True)
class ViewGroup:
    """Holders who say the same of an act, on the same sources."""

    holders: str
    opinion: str
    says: str
    voiced: PartialDate | None
    effective: PartialDate | None
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ContestedAct:
    """An act with every view of it; ``contested`` where two holders differ."""

    act: ActView
    contested: bool
    groups: tuple[ViewGroup, ...]
    outcome: str


type Held = tuple[Characterisation, tuple[str, ...]]


def read_views_known(known: dt.datetime | None, wanted: Q) -> list[Held]:
    """Return views of acts as the record held them at a moment, or now."""
    if known is None:
        return read_views(Characterisation.objects.filter(wanted))
    rows = rows_known(Characterisation, known, wanted)
    actions = TreatyAction.objects.in_bulk([row.action_id for row in rows])
    links = Characterisation.sources.through.objects.filter(
        characterisation__in=[row.pk for row in rows]
    )
    sources: dict[int, list[str]] = defaultdict(list)
    for row_id, source in links.order_by("source_id").values_list(
        "characterisation_id", "source_id"
    ):
        sources[row_id].append(source)
    for row in rows:
        row.action = actions[row.action_id]
    return [
        (row, tuple(sources[row.pk]))
        for row in sorted(rows, key=lambda one: (one.action_id, one.position, one.pk))
    ]


def read_views(views: QuerySet[Characterisation]) -> list[Held]:
    """Return views of acts, each with the ids of its sources: one query."""
    rows = (
        views.select_related("action")
        .annotate(
            source_ids=ArrayAgg("sources", filter=Q(sources__isnull=False), order_by="sources")
        )
        .order_by("action_id", "position", "id")
    )
    return [(row, tuple(row.source_ids or ())) for row in rows]


def contested_among(held: Iterable[Held]) -> set[str]:
    """Return the ids of the acts of which two holders differ."""
    by_act: dict[str, list[Characterisation]] = {}
    for row, _ in held:
        by_act.setdefault(row.action.public_id, []).append(row)
    return {act_id for act_id, rows in by_act.items() if is_contested(_act(rows))}


def _act(rows: Sequence[Characterisation]) -> Act:
    """Return an act with the views of it, as the law takes it."""
    action = rows[0].action
    views = tuple(
        View(row.holder, Opinion(row.opinion), row.effective_on, row.voiced_on, row.says)
        for row in rows
    )
    kind = ActionKind(action.kind)
    return Act(action.public_id, action.state_id, kind, action.acted_on, views=views)


def contested_on(
    held: Iterable[Held],
    day: dt.date,
    acts: Mapping[str, ActView],
    names: Mapping[str, str],
    cited: Cited,
) -> list[ContestedAct]:
    """Return the acts done by ``day`` of which views are held, contested ones first."""
    by_act: dict[str, list[Held]] = {}
    for row, sources in held:
        by_act.setdefault(row.action.public_id, []).append((row, sources))
    found = [
        _with_views(acts[act_id], views, names, cited)
        for act_id, views in by_act.items()
        if act_id in acts and acts[act_id].begun_by(day)
    ]
    return sorted(found, key=lambda one: (not one.contested, one.act.order))


def _with_views(
    act: ActView, held: Sequence[Held], names: Mapping[str, str], cited: Cited
) -> ContestedAct:
    known = _act([row for row, _ in held])
    grouped: dict[tuple[object, ...], list[Held]] = {}
    for row, sources in held:
        key = (row.opinion, row.says, str(row.voiced_on), str(row.effective_on), sources)
        grouped.setdefault(key, []).append((row, sources))
    groups = tuple(_group(act, rows, names, cited) for rows in grouped.values())
    contested = is_contested(known)
    return ContestedAct(act, contested, groups, _outcome(known, names) if contested else "")


def _group(act: ActView, held: Sequence[Held], names: Mapping[str, str], cited: Cited) -> ViewGroup:
    first, sources = held[0]
    told = [_holder(row.holder, act.state, names) for row, _ in held]
    return ViewGroup(
        holders=listed(sorted(told) if len(told) > 1 else told),
        opinion=OPINIONS[Opinion(first.opinion)],
        says=first.says,
        voiced=first.voiced_on,
        effective=first.effective_on,
        sources=cited.of(sources),
    )


def _holder(holder: str, state: str, names: Mapping[str, str]) -> str:
    name = names.get(holder) or upper_first(holder_words(holder, names))
    return f"{name} (itself)" if holder == state else name


def _outcome(act: Act, names: Mapping[str, str]) -> str:
    """Return in a sentence what the record's own view makes of a contested act."""
    decision = decide(act)
    if not decision.holder:
        if decision.effective:
            return "Nobody whose view decides has taken one; the act stands as recorded."
        return (
            "Nobody whose view decides has taken one; a contested exit has no effect in the "
            "record’s own view."
        )
    follows = f"The record follows {holder_words(decision.holder, names)}: "
    if act.kind is ActionKind.SUSPENSION:
        status = "the suspension is recognised" if decision.effective else "no suspension"
        return f"{follows}{status}. Either way a claim of suspension leaves the status as it is."
    if act.kind in ENDING:
        return f"{follows}the treaty {'no longer' if decision.effective else 'still'} binds it."
    return f"{follows}the act {'has' if decision.effective else 'has no'} effect."
