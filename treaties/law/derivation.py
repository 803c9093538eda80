"""Deriving a whole treaty: its entry into force and the standings of every state under it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter

from core.dates import Span
from treaties.law import entry_into_force as eif
from treaties.law.acts import Act, Participant
from treaties.law.periods import Period
from treaties.law.provisions import DurationRule
from treaties.law.standings import Context, TreatyFacts, resolve, standings
from treaties.terms import (
    CONSENT,
    COUNTED,
    RECORD_VIEW,
    ActionKind,
    Scope,
    Status,
)


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the acts under one treaty.

    ``in_force_on`` is what standings are computed with: the register's date, or the derived one
    where the register has none. ``ended_on`` likewise. ``standings`` are by state code.
    """

    treaty: TreatyFacts
    entry_into_force: eif.EntryIntoForce
    in_force_on: Span | None
    ended_on: dt.date | None
    standings: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)


def derivation_order(treaties: Iterable[TreatyFacts]) -> list[TreatyFacts]:
    """Return treaties so that each comes after those that its rules name."""
    by_id = {treaty.id: treaty for treaty in treaties}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for treaty in by_id.values():
        sorter.add(treaty.id, *(treaty.names & by_id.keys()))
    return [by_id[treaty_id] for treaty_id in sorter.static_order()]


def dependants(treaties: Iterable[TreatyFacts], changed: Iterable[str]) -> frozenset[str]:
    """Return ``changed`` and every treaty whose rules name one of them, however far."""
    reached = set(changed)
    for treaty in derivation_order(treaties):
        if treaty.names & reached:
            reached.add(treaty.id)
    return frozenset(reached)


def named_by(register: Mapping[str, TreatyFacts], treaty_ids: Iterable[str]) -> list[TreatyFacts]:
    """Return treaties with every treaty that their rules name, however far."""
    needed = set(treaty_ids)
    frontier = set(needed)
    while frontier:
        frontier = {name for one in frontier for name in register[one].names} - needed
        needed |= frontier
    return [register[one] for one in sorted(needed)]


def derive(
    treaty: TreatyFacts,
    acts: Iterable[Act],
    participants: Mapping[str, Participant],
    others: Mapping[str, Derived],
    *,
    view: str = RECORD_VIEW,
) -> Derived:
    """Derive one treaty from its acts.

    ``others`` holds at least the treaties that the rules of this one name.
    """
    by_state: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_state[act.state].append(act)
    instruments = _instruments(treaty, by_state, participants, view)
    derived = eif.entry_into_force(
        treaty.rules.entry_into_force, instruments, _surroundings(treaty, others)
    )
    register = treaty.entered_into_force
    in_force = register.span if register else derived.span
    ended_on = treaty.ended_on or _expiry(treaty, in_force, others)
    disowned = _disowned(treaty, by_state)
    bare = Derived(treaty, derived, in_force, ended_on)
    context = contexts(bare, participants, others, disowned_on=disowned, view=view)
    found = {
        state: standings(treaty, state_acts, context(state))
        for state, state_acts in sorted(by_state.items())
    }
    return replace(bare, standings=found)


def contexts(
    derived: Derived,
    participants: Mapping[str, Participant],
    others: Mapping[str, Derived],
    *,
    disowned_on: dt.date | None = None,
    view: str = RECORD_VIEW,
) -> Callable[[str], Context]:
    """Return the function that gives what standings of a state need from outside its acts."""

    def context(state: str) -> Context:
        return Context(
            participant=participants[state],
            entry_into_force=derived.in_force_on,
            ended_on=derived.ended_on,
            parents=parents_of(derived.treaty, state, others),
            disowned_on=disowned_on,
            view=view,
        )

    return context


def derive_all(
    treaties: Sequence[TreatyFacts],
    acts: Mapping[str, Sequence[Act]],
    participants: Mapping[str, Participant],
    *,
    view: str = RECORD_VIEW,
) -> dict[str, Derived]:
    """Derive every treaty, those that others name first."""
    done: dict[str, Derived] = {}
    for treaty in derivation_order(treaties):
        done[treaty.id] = derive(treaty, acts.get(treaty.id, ()), participants, done, view=view)
    return done


def _instruments(
    treaty: TreatyFacts,
    by_state: Mapping[str, Sequence[Act]],
    participants: Mapping[str, Participant],
    view: str,
) -> list[eif.Instrument]:
    """Return the instruments that count: of states, effective in the view, not revoked."""
    found = []
    for state, acts in by_state.items():
        if participants[state].kind not in COUNTED:
            continue
        context = Context(participants[state], view=view)
        resolved = [one for one in resolve(treaty, acts, context) if one.effect is not None]
        revoked = [
            one.span.last
            for one in resolved
            if one.act.kind is ActionKind.CONSENT_REVOKED and one.span.last
        ]
        for one in resolved:
            if one.act.kind not in CONSENT:
                continue
            given = one.span.last
            if given is not None and any(given <= day for day in revoked):
                continue
            found.append(eif.Instrument(state, one.act.kind, one.span, one.act.id))
    return found


def _surroundings(treaty: TreatyFacts, others: Mapping[str, Derived]) -> eif.Surroundings:
    def parties_on(treaty_id: str, day: dt.date) -> int:
        held = others[treaty_id].standings if treaty_id in others else {}
        return sum(
            any(period.status is Status.PARTY and period.on(day) for period in periods)
            for periods in held.values()
        )

    in_force_on = {treaty_id: one.in_force_on for treaty_id, one in others.items()}
    return eif.Surroundings(parties_on, in_force_on, treaty.parent)


def _expiry(
    treaty: TreatyFacts, in_force: Span | None, others: Mapping[str, Derived]
) -> dt.date | None:
    """Return the day a treaty of fixed duration ends by its own terms, once it was in force."""
    if in_force is None or treaty.rules.duration is None:
        return None
    return expires_on(treaty.rules.duration.rule, others)


def expires_on(rule: DurationRule, others: Mapping[str, Derived]) -> dt.date | None:
    """Return the day on which a duration rule ends a treaty, or None where it does not.

    A treaty that another supersedes ends when that one enters into force, if that is sooner.
    """
    if rule.renewed:
        return None
    days = [rule.until] if rule.until else []
    successor = others.get(rule.superseded_by)
    if successor and successor.in_force_on and successor.in_force_on.last:
        days.append(successor.in_force_on.last)
    same = others.get(rule.same_as)
    if same and same.ended_on:
        days.append(same.ended_on)
    return min(days, default=None)


def _disowned(treaty: TreatyFacts, by_state: Mapping[str, Sequence[Act]]) -> dt.date | None:
    """Return when a signatory of a bilateral treaty ended it for both (VCLT art. 25(2))."""
    if treaty.scope is not Scope.BILATERAL:
        return None
    days = [
        act.acted.latest
        for acts in by_state.values()
        for act in acts
        if act.kind is ActionKind.SIGNATURE_DISOWNED and act.acted
    ]
    return min(days, default=None)


def parents_of(
    treaty: TreatyFacts, state: str, others: Mapping[str, Derived]
) -> tuple[Period, ...]:
    """Return the periods of a state under the treaty that this one hangs on."""
    parent = others.get(treaty.rules.hangs_on)
    return parent.standings.get(state, ()) if parent else ()
