"""What an entry would do, told before it is made: nothing here writes to the database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties import services
from treaties.admin.world import World, read, troubles
from treaties.law.acts import Act
from treaties.law.derivation import Derived
from treaties.law.effects import Effect
from treaties.law.legality import Case, Irregularity
from treaties.law.periods import Period
from treaties.law.when import when
from treaties.models import TreatyAction
from treaties.terms import OFFICIAL, ActionKind, SourceKind


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What follows from an entry: periods before and after, the effect, what no rule allows.

    ``elsewhere`` are the other standings that change, as (treaty, state).
    """

    before: tuple[Period, ...]
    after: tuple[Period, ...]
    effect: Effect | None
    troubles: tuple[Irregularity, ...]
    elsewhere: tuple[tuple[str, str], ...]
    in_force: tuple[Derived, Derived]


def foresee(
    entry: TreatyAction,
    *,
    cites: Sequence[services.Cites],
    answers: Sequence[TreatyAction] = (),
    today: dt.date,
) -> Foreseen:
    """Return what would follow if the entry were made; a correction takes the place of another."""
    world = read(entry.treaty_id)
    old = _corrected(world, entry)
    new = None if entry.void else _act(entry, cites, answers, old, today)
    then = world.having(entry, new)
    before, after = world.derive(), then.derive()
    states = {act.state for act in (old, new) if act}
    cases_then = then.cases(after, states)
    cases_now = world.cases(before, states)
    known = {_known(one, old, new) for case in cases_now for one in troubles(case)}
    found = [one for case in cases_then for one in troubles(case)]
    return Foreseen(
        _periods(before, entry),
        _periods(after, entry),
        _effect(cases_then, after[entry.treaty_id], new),
        tuple(
            one
            for one in found
            if (new is not None and one.act_id == new.id) or (one.rule, one.act_id) not in known
        ),
        _elsewhere(before, after, entry),
        (before[entry.treaty_id], after[entry.treaty_id]),
    )


def _act(
    entry: TreatyAction,
    cites: Sequence[services.Cites],
    answers: Sequence[TreatyAction],
    old: Act | None,
    today: dt.date,
) -> Act:
    """Return the entry as the law would read it once it is made."""
    known = [cite.source.as_of.latest for cite in cites if cite.source.as_of]
    return Act(
        id=services.public_id(entry),
        state=entry.state_id,
        kind=ActionKind(entry.kind),
        acted=entry.acted_on,
        stated=entry.effective_on,
        stated_officially=any(SourceKind(cite.source.kind) in OFFICIAL for cite in cites),
        recorded_on=today,
        known_by=min(known, default=None),
        sources=frozenset(cite.source.pk for cite in cites),
        towards=tuple(entry.towards),
        answers=old.answers if old else frozenset(one.public_id for one in answers),
        views=old.views if old else (),
        depositary=entry.depositary,
    )


def _corrected(world: World, entry: TreatyAction) -> Act | None:
    if entry.corrects is None:
        return None
    return next((act for act in world.held if act.id == entry.corrects.public_id), None)


def _known(one: Irregularity, old: Act | None, new: Act | None) -> tuple[str, str]:
    renamed = new.id if old and new and one.act_id == old.id else one.act_id
    return one.rule, renamed


def _periods(derived: Mapping[str, Derived], entry: TreatyAction) -> tuple[Period, ...]:
    return derived[entry.treaty_id].standings.get(entry.state_id, ())


def _effect(found: Sequence[Case], derived: Derived, new: Act | None) -> Effect | None:
    if new is None:
        return None
    if new.kind is ActionKind.SIGNATURE and new.acted is not None:
        return when(derived, new.kind, new.acted.latest)
    every = (one for case in found for one in case.acts)
    return next((one.effect for one in every if one.act.id == new.id), None)


def _elsewhere(
    before: Mapping[str, Derived], after: Mapping[str, Derived], entry: TreatyAction
) -> tuple[tuple[str, str], ...]:
    changed = []
    for treaty_id, then in after.items():
        was = before[treaty_id].standings
        for state in sorted(was.keys() | then.standings.keys()):
            same = was.get(state, ()) == then.standings.get(state, ())
            if not same and (treaty_id, state) != (entry.treaty_id, entry.state_id):
                changed.append((treaty_id, state))
    return tuple(changed)
