"""Policies as the pure functions take them: rows read once, turned into frozen data."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from django.db.models import Q

from core.dates import PartialDate
from policies.law import in_force, ladder
from policies.models import DomesticStep, PolicyChange
from policies.terms import ACTS, Aim, Stage
from treaties.answers import read_periods
from treaties.law.periods import Period
from treaties.models import Standing, TreatyAction
from treaties.terms import CONSENT, EXIT, ActionKind, Qualifier, Status

EVERYTHING = Q()


def changes(known: dt.datetime | None = None, wanted: Q = EVERYTHING) -> dict[str, in_force.Change]:
    """Return changes of policy by id, as the record holds them or held them at a moment.

    What a change supersedes is named by the entry that holds it now: corrections are followed.
    """
    heir = _heirs(known)
    rows = PolicyChange.objects.held(known).filter(wanted).order_by("pk")
    return {row.pk: _change(row, heir) for row in rows}


def change_of(row: PolicyChange, known: dt.datetime | None = None) -> in_force.Change:
    """Return one row as the pure functions take it, saved or not."""
    return _change(row, _heirs(known))


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

    def heir(key: str) -> str:
        while key in corrected_by:
            key = corrected_by[key]
        return key

    return heir


def steps(known: dt.datetime | None = None, wanted: Q = EVERYTHING) -> list[DomesticStep]:
    """Return steps at home with their sources, as the record holds them or held them."""
    held = DomesticStep.objects.held(known).filter(wanted).with_citations()
    return list(held.order_by("treaty_id", "state_id", "taken_on", "pk"))


def ladders(found: Iterable[DomesticStep]) -> tuple[ladder.Ladder, ...]:
    """Return the ways that steps belong to, with the acts that ended them: two queries."""
    taken = [
        ladder.Step(
            row.pk, row.treaty_id, row.state_id, Aim(row.aim), Stage(row.stage), row.taken_on
        )
        for row in found
    ]
    return ladder.ladders(taken, _acts({(step.treaty, step.state) for step in taken}))


def _acts(pairs: Collection[tuple[str, str]]) -> list[ladder.Act]:
    """Return the acts that can end the way of some states under some treaties."""
    if not pairs:
        return []
    treaties, states = ({pair[place] for pair in pairs} for place in (0, 1))
    kinds = [kind for one in ACTS.values() for kind in one]
    wanted = Q(treaty__in=treaties, state__in=states)
    periods = read_periods(Standing.objects.filter(wanted))
    rows = TreatyAction.objects.uncorrected().filter(wanted, kind__in=kinds).order_by("pk")
    return [
        ladder.Act(
            row.public_id,
            row.treaty_id,
            row.state_id,
            ActionKind(row.kind),
            row.acted_on,
            _effect(row, periods.get(row.treaty_id, {}).get(row.state_id, ())),
        )
        for row in rows
        if (row.treaty_id, row.state_id) in pairs
    ]


def _effect(act: TreatyAction, periods: Iterable[Period]) -> PartialDate | None:
    """Return when an act took or takes effect, as its standings say; nothing where they do not."""
    kind = ActionKind(act.kind)
    if kind not in CONSENT | EXIT:
        return act.effective_on  # a claimed suspension has no effect that nobody states
    reached = {Status.PARTY, Status.SUBSCRIBER} if kind in CONSENT else {Status.FORMER}
    for period in periods:
        if period.status in reached and act.public_id in period.basis:
            return period.since
        if kind in EXIT and (running := _running(act, period)):
            return running
    return act.effective_on


def _running(act: TreatyAction, period: Period) -> PartialDate | None:
    """Return when a notice that is still running takes effect."""
    for one in period.qualifiers:
        if one.name is Qualifier.LEAVING and act.public_id in one.basis:
            effect = one.details["effective_on"]
            return PartialDate.parse(str(effect)) if effect else None
    return None
