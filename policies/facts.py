"""Policies as the pure functions take them: rows read once, turned into frozen data."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from core.dates import PartialDate
from policies.law import in_force, ladder
from policies.models import DomesticStep, PolicyChange
from policies.terms import ACTS, Aim, Stage
from treaties.answers import qualification_of
from treaties.models import Standing, TreatyAction
from treaties.terms import CONSENT, EXIT, ActionKind, Qualifier, Status

EVERYTHING = Q()


def changes(known: dt.datetime | None = None, wanted: Q = EVERYTHING) -> dict[str, in_force.Change]:
    """Return changes of policy by id, as the record holds them or held them at a moment.

    What a change supersedes is named by the entry that holds it now: corrections are followed.
    """
    return changes_in(PolicyChange.objects.held(known).filter(wanted).order_by("pk"), known)


def changes_in(
    rows: Iterable[PolicyChange], known: dt.datetime | None = None
) -> dict[str, in_force.Change]:
    """Return changes of policy by id from rows that are read already.

    Corrections are looked up only where a row supersedes one that is not among them: one query.
    """
    held = {row.pk: row for row in rows}
    elsewhere = any(row.supersedes_id not in held for row in held.values() if row.supersedes_id)
    heir = _heirs(known) if elsewhere else str
    return {key: _change(row, heir) for key, row in held.items()}


def change_of(row: PolicyChange, known: dt.datetime | None = None) -> in_force.Change:
    """Return one row as the pure functions take it, saved or not."""
    return _change(row, _heirs(known))


def held_by(key: str, known: dt.datetime | None = None) -> str:
    """Return the entry that holds what another one said, corrections followed."""
    return _heirs(known)(key)


def _change(row: PolicyChange, heir: Callable[[str], str]) -> in_force.Change:
    return in_force.Change(
        id=row.pk,
        state=row.state_id,
        topic=row.topic_id,
        track=row.track,
        announced=_given(row.announced_on),
        effective=row.effective_on,
        supersedes=heir(row.supersedes_id) if row.supersedes_id else "",
    )


def _given(date: PartialDate | None) -> PartialDate:
    if date is None:
        msg = "a change of policy has no date of announcement"
        raise ValueError(msg)
    return date


def _heirs(known: dt.datetime | None) -> Callable[[str], str]:
    """Return what leads from an entry to the one that holds it, at a moment."""
    corrections = PolicyChange.objects.exclude(corrects=None)
    if known is not None:
        corrections = corrections.filter(recorded_at__lte=known)
    corrected_by = dict(corrections.values_list("corrects_id", "pk"))

    return lambda key: _heir(key, corrected_by)


def _heir(key: str, corrected_by: Mapping[str, str]) -> str:
    """Follow corrections to the entry that holds what another one said."""
    while key in corrected_by:
        key = corrected_by[key]
    return key


def superseded_by(known: dt.datetime | None = None) -> dict[str, list[str]]:
    """Return which changes supersede each change, corrections followed: one query."""
    rows = PolicyChange.objects.order_by("pk")
    if known is not None:
        rows = rows.filter(recorded_at__lte=known)
    held = list(rows.values_list("pk", "supersedes_id", "corrects_id", "void"))
    corrected_by = {corrects: key for key, _, corrects, _ in held if corrects}
    found: dict[str, list[str]] = {}
    for key, earlier, _, void in held:
        if earlier and not void and key not in corrected_by:
            found.setdefault(_heir(earlier, corrected_by), []).append(key)
    return found


def steps(known: dt.datetime | None = None, wanted: Q = EVERYTHING) -> list[DomesticStep]:
    """Return steps at home, as the record holds them or held them: one query."""
    held = DomesticStep.objects.held(known).filter(wanted)
    return list(held.order_by("treaty_id", "state_id", "taken_on", "pk"))


def ladders(
    found: Iterable[DomesticStep], known: dt.datetime | None = None
) -> tuple[ladder.Ladder, ...]:
    """Return the ways that steps belong to, with the acts that ended them: one query.

    At an earlier moment of the record only the acts that it held then end a way.
    """
    taken = [
        ladder.Step(
            row.pk, row.treaty_id, row.state_id, Aim(row.aim), Stage(row.stage), row.taken_on
        )
        for row in found
    ]
    return ladder.ladders(taken, _acts({(step.treaty, step.state) for step in taken}, known))


def _acts(pairs: Collection[tuple[str, str]], known: dt.datetime | None = None) -> list[ladder.Act]:
    """Return the acts that can end the way of some states under some treaties: one query.

    When one takes effect is read from the standings stored, which are today's: of an act that a
    later entry corrected, only the date of effect that its own source states is known.
    """
    if not pairs:
        return []
    treaties, states = ({pair[place] for pair in pairs} for place in (0, 1))
    kinds = [kind for one in ACTS.values() for kind in one]
    held = TreatyAction.objects.held(known).filter(treaty__in=treaties, state__in=states)
    told = held.filter(kind__in=kinds).annotate(standings=_standings())
    rows: Iterable[Any] = told.order_by("pk")
    return [
        ladder.Act(
            row.public_id,
            row.treaty_id,
            row.state_id,
            ActionKind(row.kind),
            row.acted_on,
            _effect(row, row.standings),
        )
        for row in rows
        if (row.treaty_id, row.state_id) in pairs
    ]


def _standings() -> ArraySubquery:
    """Return the standings of the state of an act under its treaty, as part of the query for it."""
    names = ("status", "since", "basis", "qualifiers")
    rows = Standing.objects.filter(treaty=OuterRef("treaty"), state=OuterRef("state"))
    told = JSONObject(**{name: name for name in names})
    return ArraySubquery(rows.order_by("position", "pk").values(told=told))


def _effect(act: TreatyAction, standings: Iterable[Mapping[str, Any]]) -> PartialDate | None:
    """Return when an act took or takes effect, as its standings say; nothing where they do not."""
    kind = ActionKind(act.kind)
    if kind not in CONSENT | EXIT:
        return act.effective_on  # a claimed suspension has no effect that nobody states
    reached = {Status.PARTY, Status.SUBSCRIBER} if kind in CONSENT else {Status.FORMER}
    for one in standings:
        if one["status"] in reached and act.public_id in one["basis"]:
            return _date(one["since"])
        if kind in EXIT and (running := _running(act, one["qualifiers"])):
            return running
    return act.effective_on


def _running(act: TreatyAction, qualifiers: Iterable[Mapping[str, Any]]) -> PartialDate | None:
    """Return when a notice that is still running takes effect."""
    for one in map(qualification_of, qualifiers):
        if one.name is Qualifier.LEAVING and act.public_id in one.basis:
            return _date(one.details["effective_on"])
    return None


def _date(cell: object) -> PartialDate | None:
    return PartialDate.parse(str(cell)) if cell else None
