"""How far a state is on its way to a treaty act: steps at home, then the act and its effect.

A vote or a signed law moves nobody's status. Only a deposit does, from the day on which it takes
effect (VCLT arts 16, 24, 67, 78), and both are read from the record of treaty acts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from policies.terms import ACTS, LADDER, Aim, Stage
from treaties.terms import ActionKind


@dataclass(frozen=True, slots=True)
class Step:
    """A step at home: what was reached when."""

    id: str
    treaty: str
    state: str
    aim: Aim
    stage: Stage
    on: PartialDate | None


@dataclass(frozen=True, slots=True)
class Act:
    """A treaty act that ends a way: when it was done, and when it takes effect if that is known."""

    id: str
    treaty: str
    state: str
    kind: ActionKind
    on: PartialDate | None
    effect: PartialDate | None


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage that was reached, on what day, by which steps or by which act."""

    stage: Stage
    on: PartialDate | None
    steps: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """One way of a state to one act under a treaty: the stages reached, lowest first."""

    treaty: str
    state: str
    aim: Aim
    rungs: tuple[Rung, ...]

    def on(self, day: dt.date) -> "Ladder | None":
        """Return the ladder as far as it was certainly climbed by a day; nothing before it."""
        kept = tuple(rung for rung in self.rungs if _by(rung.on, day))
        return Ladder(self.treaty, self.state, self.aim, kept) if kept else None

    @property
    def reached(self) -> Rung:
        """The last rung: what happened last."""
        return self.rungs[-1]

    @property
    def pending(self) -> bool:
        """Whether the act is still to come: nothing is deposited, and nobody has said no."""
        return self.reached.stage not in {Stage.DEPOSITED, Stage.IN_EFFECT, Stage.DENIED}

    @property
    def missing(self) -> tuple[Stage, ...]:
        """The stages above the highest one reached."""
        if self.reached.stage is Stage.DENIED:
            return ()
        highest = max(LADDER.index(rung.stage) for rung in self.rungs if rung.stage in LADDER)
        return LADDER[highest + 1 :]


def ladders(steps: Iterable[Step], acts: Iterable[Act]) -> tuple[Ladder, ...]:
    """Return the ways that steps at home belong to, by treaty, state and aim, oldest first.

    An act ends the way of all steps that were taken before it; later ones begin another.
    """
    ways: dict[tuple[str, str, Aim], list[Step]] = defaultdict(list)
    for step in steps:
        ways[step.treaty, step.state, step.aim].append(step)
    done = list(acts)
    found = []
    for (treaty, state, aim), taken in sorted(ways.items()):
        ends = [
            act
            for act in done
            if (act.treaty, act.state) == (treaty, state) and act.kind in ACTS[aim]
        ]
        found += [Ladder(treaty, state, aim, rungs) for rungs in _split(taken, ends)]
    return tuple(found)


def _split(steps: Sequence[Step], ends: Sequence[Act]) -> Iterable[tuple[Rung, ...]]:
    """Give the steps up to each act with that act, and at last those that none ended."""
    left = sorted(steps, key=lambda step: (_day(step.on), _height(step.stage), step.id))
    for act in sorted(ends, key=lambda act: (_day(act.on), act.id)):
        taken = [step for step in left if _day(step.on) <= _day(act.on)]
        if not taken:
            continue
        left = left[len(taken) :]
        yield (*_rungs(taken), *_ending(act))
    if left:
        yield tuple(_rungs(left))


def _rungs(steps: Sequence[Step]) -> Iterable[Rung]:
    """Give a rung for each stage and day; steps of one stage and day share it."""
    shared: dict[tuple[Stage, PartialDate | None], list[str]] = {}
    for step in steps:
        shared.setdefault((step.stage, step.on), []).append(step.id)
    for (stage, on), ids in shared.items():
        yield Rung(stage, on, tuple(ids))


def _ending(act: Act) -> Iterable[Rung]:
    if act.kind is not ActionKind.WITHDRAWAL:  # of which only the effect is known
        yield Rung(Stage.DEPOSITED, act.on, act=act.id)
    if act.effect:
        yield Rung(Stage.IN_EFFECT, act.effect, act=act.id)


def _day(on: PartialDate | None) -> dt.date:
    """Return the first day that a date can be; what has none comes first."""
    return on.earliest if on else dt.date.min


def _height(stage: Stage) -> int:
    return LADDER.index(stage) if stage in LADDER else len(LADDER)


def _by(on: PartialDate | None, day: dt.date) -> bool:
    return on is None or on.latest <= day
