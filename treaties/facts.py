"""The record as the law engine takes it: rows read once, turned into frozen data."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from core.dates import PartialDate
from treaties.history import recorded_by, register_known, rows_known
from treaties.law.acts import Act, Participant, StatusCheck, View
from treaties.law.parsing import rules_of
from treaties.law.standings import TreatyFacts
from treaties.models import (
    Answer,
    Characterisation,
    Citation,
    Provision,
    Source,
    State,
    Treaty,
    TreatyAction,
)
from treaties.models import StatusCheck as StatusCheckRow
from treaties.terms import OFFICIAL, ActionKind, Binding, Opinion, Scope, SourceKind, StateKind


@dataclass(frozen=True, slots=True)
class _Cited:
    """What the sources of one action say together."""

    sources: frozenset[str] = frozenset()
    official: bool = False
    known_by: dt.date | None = None


@dataclass(slots=True)
class _About:
    """What stands about actions in other tables, by the pk of the entry that now holds them."""

    cited: dict[int, _Cited] = field(default_factory=dict)
    answers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    views: dict[int, list[View]] = field(default_factory=lambda: defaultdict(list))


def participants(known: dt.datetime | None = None) -> dict[str, Participant]:
    """Return every participant by code, as the record knew them at a moment."""
    return {
        row.code: Participant(row.code, StateKind(row.kind), row.existed_until)
        for row in register_known(State, known)
    }


def treaty_facts(known: dt.datetime | None = None) -> dict[str, TreatyFacts]:
    """Return every treaty of the register with its rules, by id.

    ``known`` gives what the register said at that moment instead of what it says now.

    Raises:
        UnknownRuleError: a provision has a form that the engine does not know.
    """
    provisions: dict[str, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    for row in sorted(rows_known(Provision, known), key=lambda one: (one.position, one.pk)):
        clause = (row.treaty_id, row.kind, row.article, row.rule_text, row.summary)
        provisions[row.treaty_id].append(clause)
    checks: dict[str, list[StatusCheck]] = defaultdict(list)
    for check in sorted(rows_known(StatusCheckRow, known), key=_check_order):
        checks[check.treaty_id].append(StatusCheck(check.source_id, check.as_of, check.complete))
    return {
        treaty.pk: TreatyFacts(
            id=treaty.pk,
            rules=rules_of(provisions[treaty.pk]),
            binding=Binding(treaty.binding),
            scope=Scope(treaty.scope),
            parent=treaty.parent_id or "",
            adopted=treaty.adopted_on,
            entered_into_force=treaty.entered_into_force_on,
            ended_on=treaty.ended_on.latest if treaty.ended_on else None,
            checks=tuple(checks[treaty.pk]),
            depositaries=len(treaty.depositaries),
        )
        for treaty in register_known(Treaty, known)
    }


def _check_order(check: StatusCheckRow) -> tuple[bool, str, int]:
    """Sort by date, those without one last."""
    return (check.as_of is None, str(check.as_of or ""), check.pk)


def acts(
    treaty_ids: Iterable[str] | None = None, *, known: dt.datetime | None = None
) -> dict[str, list[Act]]:
    """Return what was done under treaties, by treaty id: all of them, or those named.

    ``known`` gives what the record said at that moment instead of what it says now.
    """
    held = TreatyAction.objects.held(known)
    every = TreatyAction.objects.all()
    if treaty_ids is not None:
        wanted = list(treaty_ids)
        held, every = held.filter(treaty__in=wanted), every.filter(treaty__in=wanted)
    about = _about(every, {action.pk for action in held.only("pk")}, known)
    found: dict[str, list[Act]] = defaultdict(list)
    for action in held.order_by("treaty_id", "state_id", "acted_on", "id"):
        found[action.treaty_id].append(_act(action, about))
    return found


def _act(action: TreatyAction, about: _About) -> Act:
    cited = about.cited.get(action.pk, _Cited())
    return Act(
        id=action.public_id,
        state=action.state_id,
        kind=ActionKind(action.kind),
        acted=action.acted_on,
        stated=action.effective_on,
        stated_officially=cited.official,
        recorded_on=action.recorded_at.date(),
        known_by=cited.known_by,
        sources=cited.sources,
        towards=tuple(action.towards),
        answers=frozenset(about.answers.get(action.pk, ())),
        views=tuple(about.views.get(action.pk, ())),
        depositary=action.depositary,
    )


def _about(every: QuerySet[TreatyAction], held: set[int], known: dt.datetime | None) -> _About:
    """Read what stands about actions, moved from corrected entries to those that replaced them."""
    rows = dict(every.values_list("pk", "public_id"))
    heir = _heirs(dict(every.exclude(corrects=None).values_list("corrects_id", "pk")), held)
    about = _About(cited=_citations(every, known))
    pairs = Answer.objects.filter(recorded_by(known), action__in=every)
    for action_id, target_id in pairs.values_list("action_id", "target_id"):
        now = heir(target_id)
        about.answers[heir(action_id)].add(rows.get(now, ""))
    views = rows_known(Characterisation, known, Q(action__in=every))
    for view in sorted(views, key=lambda one: (one.position, one.pk)):
        about.views[heir(view.action_id)].append(
            View(
                view.holder,
                Opinion(view.opinion),
                view.effective_on,
                view.voiced_on,
                view.says,
            )
        )
    return about


def _heirs(corrected_by: Mapping[int, int], held: set[int]) -> Callable[[int], int]:
    def heir(pk: int) -> int:
        """Follow corrections to the entry that the record holds."""
        while pk not in held and pk in corrected_by:
            pk = corrected_by[pk]
        return pk

    return heir


def _citations(every: QuerySet[TreatyAction], known_at: dt.datetime | None) -> dict[int, _Cited]:
    sources: dict[int, set[str]] = defaultdict(set)
    official: set[int] = set()
    known: dict[int, list[dt.date]] = defaultdict(list)
    then = {row.pk: row for row in rows_known(Source, known_at)} if known_at else {}
    rows = Citation.objects.filter(action__in=every).values_list(
        "action_id", "source_id", "source__kind", "source__as_of"
    )
    for action_id, source_id, kind, as_of in rows:
        if source_id in then:
            kind, as_of = then[source_id].kind, then[source_id].as_of  # noqa: PLW2901
        sources[action_id].add(source_id)
        if SourceKind(kind) in OFFICIAL:
            official.add(action_id)
        if isinstance(as_of, PartialDate):
            known[action_id].append(as_of.latest)
    return {
        action_id: _Cited(
            frozenset(ids), action_id in official, min(known[action_id], default=None)
        )
        for action_id, ids in sources.items()
    }
