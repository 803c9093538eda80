"""What the rules allow a state to do under a treaty on a day, kind by kind, and why not the rest.

The rules are asked of an act that nobody has entered: the same rules hold the entry afterwards.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.admin.sections import SECTIONS
from treaties.admin.world import Scene, read, troubles
from treaties.law.acts import Act
from treaties.law.periods import Period
from treaties.law.qualifiers import rescinded_by
from treaties.law.timeline import LONG_AGO, NEVER, Resolved
from treaties.models import State, Treaty, TreatyAction
from treaties.presentation import sentence
from treaties.terms import ActionKind


@dataclass(frozen=True, slots=True)
class Question:
    """Who acts under which treaty, on which day: today where none is given.

    ``corrects`` is the entry that the act is to take the place of.
    """

    treaty: Treaty
    state: State
    today: dt.date
    acted: PartialDate | None = None
    depositary: str = ""
    corrects: TreatyAction | None = None

    @property
    def day(self) -> PartialDate:
        """The day asked about."""
        return self.acted or PartialDate.of(self.today)


@dataclass(frozen=True, slots=True)
class Possible:
    """What is possible: for each kind of act what stands against it, in words; nothing if allowed.

    ``periods`` are the standings of the state, ``running`` the ids of its notices that have not
    taken effect by the day, ``capitals`` the depositaries that acts under the treaty name.
    """

    asked: Question
    against: Mapping[ActionKind, tuple[str, ...]]
    periods: tuple[Period, ...]
    running: frozenset[str]
    capitals: tuple[str, ...]

    def allowed(self, kinds: Collection[ActionKind]) -> tuple[ActionKind, ...]:
        """Return those of some kinds that no rule forbids."""
        return tuple(kind for kind in kinds if not self.against[kind])

    def refused(self, kinds: Collection[ActionKind]) -> tuple[ActionKind, ...]:
        """Return those of some kinds that a rule forbids."""
        return tuple(kind for kind in kinds if self.against[kind])

    def elsewhere(self, kinds: Collection[ActionKind]) -> tuple[ActionKind, ...]:
        """Return what is allowed in the sections that do not hold some kinds."""
        held = {SECTIONS[kind] for kind in kinds}
        return self.allowed([kind for kind in ActionKind if SECTIONS[kind] not in held])


def possible(asked: Question) -> Possible:
    """Return what the rules allow."""
    world = read(asked.treaty.pk)
    if asked.corrects is not None:
        world = world.without(asked.corrects.public_id)
    scene = Scene(world, world.derive(), asked.state.pk)
    now = scene.case()
    known = {(one.rule, one.act_id) for one in troubles(now)} if now else set()
    return Possible(
        asked,
        {kind: _against(scene, _act(asked, kind), known) for kind in ActionKind},
        scene.periods,
        _running(now.acts if now else (), asked.day),
        tuple(sorted({act.depositary for act in world.held if act.depositary})),
    )


def _act(asked: Question, kind: ActionKind) -> Act:
    """Return the act that the rules are asked about."""
    return Act(
        id=f"{asked.treaty.pk}-{asked.state.pk}-{kind}-{asked.day} asked about",
        state=asked.state.pk,
        kind=kind,
        acted=asked.day,
        recorded_on=asked.today,
        depositary=asked.depositary,
    )


def _against(scene: Scene, act: Act, known: Collection[tuple[str, str]]) -> tuple[str, ...]:
    case = scene.case(act)
    found = troubles(case) if case else []
    new = [one for one in found if one.act_id == act.id or (one.rule, one.act_id) not in known]
    return tuple(dict.fromkeys(sentence(one.detail) for one in new))


def _running(acts: Collection[Resolved], day: PartialDate) -> frozenset[str]:
    """Return the notices given by a day, neither rescinded nor in effect by then."""
    return frozenset(
        one.act.id
        for one in acts
        if one.act.kind is ActionKind.WITHDRAWAL_NOTICE
        and one.effect is not None
        and (one.span.first or LONG_AGO) <= day.latest
        and _takes_effect(one) > day.earliest
        and rescinded_by(one, tuple(acts)) is None
    )


def _takes_effect(one: Resolved) -> dt.date:
    span = one.effect.span if one.effect else None
    return (span.last if span else None) or NEVER
