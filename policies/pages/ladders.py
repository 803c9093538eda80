"""How far states are on their way to treaty acts, stage by stage, each with its sources."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from core.dates import PartialDate
from policies import facts
from policies.law import ladder as law
from policies.pages.entries import EVERYTHING, Reading, StepView
from policies.terms import LADDER, Aim, Stage

NEXT: Mapping[Stage, str] = {
    Stage.PROPOSED: "a proposal or a vote",
    Stage.VOTED: "a vote or a decision",
    Stage.DECIDED: "a decision, or signature into law",
    Stage.SIGNED_INTO_LAW: "signature into law, or deposit",
    Stage.DEPOSITED: "deposit",
    Stage.IN_EFFECT: "effect",
}
"""What can come next, by the stage above the highest one reached: states skip some at home."""

ACTS_OF_LAW = frozenset({Stage.DEPOSITED, Stage.IN_EFFECT})
"""The stages that are read from the record of treaty acts."""


@dataclass(frozen=True, slots=True)
class RungView:
    """A stage that was reached: when, by which steps, or by which act."""

    stage: Stage
    on: PartialDate | None
    steps: Sequence[StepView]
    act: str

    @property
    def label(self) -> str:
        """What the stage is called."""
        return self.stage.label


@dataclass(frozen=True, slots=True)
class StageView:
    """One of the eight stages: the rungs that reached it by the day, and those after it."""

    stage: Stage
    reached: Sequence[RungView]
    later: Sequence[RungView]

    @property
    def label(self) -> str:
        """What it is called."""
        return self.stage.label

    @property
    def act(self) -> bool:
        """Whether it is an act in international law and not a step at home."""
        return self.stage in ACTS_OF_LAW


@dataclass(frozen=True, slots=True)
class LadderView:
    """One way of a state to one act, as far as it was climbed by the day, and what followed."""

    treaty: str
    state: str
    aim: Aim
    rungs: Sequence[RungView]
    later: Sequence[RungView]
    pending: bool
    missing: Sequence[Stage]

    @property
    def aim_words(self) -> str:
        """The act that it leads to."""
        return self.aim.label

    @property
    def reached(self) -> RungView:
        """What happened last."""
        return self.rungs[-1]

    @property
    def steps(self) -> list[StepView]:
        """All steps at home, those after the day too."""
        return [step for rung in (*self.rungs, *self.later) for step in rung.steps]

    @property
    def next(self) -> str:
        """What can come next, as a noun."""
        return NEXT[self.missing[0]] if self.missing else ""

    @property
    def deposited(self) -> RungView | None:
        """The act that ended it, where one did by the day."""
        return next((one for one in self.rungs if one.stage in ACTS_OF_LAW), None)

    @property
    def effect(self) -> RungView | None:
        """When the act takes effect, by the day or after it."""
        every = [*self.rungs, *self.later]
        return next((one for one in every if one.stage is Stage.IN_EFFECT), None)

    @property
    def missing_words(self) -> str:
        """The stages that are missing, in words."""
        return ", ".join(stage.label.lower() for stage in self.missing)

    @property
    def stages(self) -> list[StageView]:
        """All eight stages, the last of them the one that says no."""
        return [
            StageView(
                stage,
                [one for one in self.rungs if one.stage is stage],
                [one for one in self.later if one.stage is stage],
            )
            for stage in (*LADDER, Stage.DENIED)
        ]


def read_ladders(reading: Reading, day: dt.date, wanted: Q = EVERYTHING) -> list[LadderView]:
    """Return the ways that had been begun by a day: two queries."""
    rows = reading.step_rows(wanted)
    steps = {row.pk: row for row in rows}

    def view(rung: law.Rung) -> RungView:
        taken = [reading.step(steps[one]) for one in rung.steps]
        return RungView(rung.stage, rung.on, taken, rung.act)

    found = []
    for every in facts.ladders(rows, reading.known):
        then = every.on(day)
        if then is None:
            continue
        found.append(
            LadderView(
                treaty=every.treaty,
                state=every.state,
                aim=every.aim,
                rungs=[view(one) for one in then.rungs],
                later=[view(one) for one in every.rungs if one not in then.rungs],
                pending=then.pending,
                missing=then.missing,
            )
        )
    return sorted(found, key=_latest_first)


def _latest_first(one: LadderView) -> tuple[int, str, str]:
    on = one.reached.on
    return (-on.latest.toordinal() if on else 0, one.state, one.treaty)
