"""What the first page, the calendar and the pages of sources show of policies and steps at home."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model, Q

from policies.models import ChangeCitation, PositionCitation, StepCitation
from policies.pages.entries import ChangeView, PositionView, Reading, StepView, cited_in
from policies.pages.ladders import LadderView, read_ladders
from treaties.filters import Among, begun_by
from treaties.pages.asked import Asked
from treaties.pages.sources import SourceView

LATELY = 4
"""How many changes the first page tells."""


@dataclass(frozen=True, slots=True)
class AtHome:
    """The ways that are pending on a day, the latest step first."""

    ladders: Sequence[LadderView]

    @property
    def sources(self) -> list[SourceView]:
        """The sources cited, each once."""
        rungs = (rung for one in self.ladders for rung in one.rungs)
        return cited_in(step for rung in rungs for step in rung.steps)


@dataclass(frozen=True, slots=True)
class Lately:
    """The changes announced last by a day."""

    changes: Sequence[ChangeView]

    @property
    def sources(self) -> list[SourceView]:
        """The sources cited, each once."""
        return cited_in(self.changes)


@dataclass(frozen=True, slots=True)
class Citing:
    """What rests on one source."""

    changes: Sequence[ChangeView]
    steps: Sequence[StepView]
    positions: Sequence[PositionView]


def pending_at_home(asked: Asked, among: Among) -> AtHome:
    """Read the ways that no act has ended by the day, of the states and treaties asked for."""
    return AtHome([one for one in read_ladders(Reading(), asked.on, among.rows) if one.pending])


def changed_lately(asked: Asked) -> Lately:
    """Read the changes announced last by the day: one query."""
    reading = Reading()
    rows = reading.change_rows(begun_by("announced_on", asked.on), most=LATELY)
    return Lately([reading.change(row) for row in rows])


def citing(source: str) -> Citing:
    """Read what cites a source, whatever the day: three queries."""
    reading = Reading()
    changes = reading.change_rows(_cites(ChangeCitation, source))
    steps = reading.step_rows(_cites(StepCitation, source))
    return Citing(
        [reading.change(row) for row in changes],
        [reading.step(row) for row in steps],
        reading.positions(_cites(PositionCitation, source)),
    )


def _cites(model: type[Model], source: str) -> Q:
    """Return the test that an entry cites a source, in one place or several."""
    return Q(pk__in=model._default_manager.filter(source=source).values("entry"))  # noqa: SLF001
