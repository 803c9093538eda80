"""What pages about treaties and states show of policies, steps at home and positions.

Each function reads what one page shows beside what it holds already: four queries at the most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef, Q

from policies.models import PolicyChange
from policies.pages.entries import PositionView, Reading, cited_in
from policies.pages.ladders import LadderView, read_ladders
from policies.pages.lines import Subject, naming, subjects
from policies.pages.stands import Stand, Stands, stand_of, stands
from treaties.filters import begun_by
from treaties.pages.asked import Asked
from treaties.pages.pair import PairPage
from treaties.pages.sources import SourceView
from treaties.pages.state import StatePage
from treaties.pages.treaty import TreatyPage
from treaties.terms import Status


@dataclass(frozen=True, slots=True)
class Block:
    """The policies of a state about a topic, and where it stands under the treaties they name."""

    subject: Subject
    stands: Sequence[Stand]


@dataclass(frozen=True, slots=True)
class Group:
    """The policies of states about one topic, those outside the treaty apart from the bound."""

    topic: str
    label: str
    outside: Sequence[Block]
    bound: Sequence[Block]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A way to an act, with where the state stands meanwhile."""

    ladder: LadderView
    stand: Stand


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a state, a treaty, or a state under a treaty."""

    blocks: Sequence[Block]
    groups: Sequence[Group]
    ways: Sequence[OnTheWay]
    positions: Sequence[PositionView]

    @property
    def sources(self) -> list[SourceView]:
        """The sources cited, each once."""
        lines = (line for block in self.blocks for line in block.subject.lines)
        changes = (change for line in lines for change in line.changes)
        steps = (step for way in self.ways for step in way.ladder.steps)
        return cited_in(chain(changes, steps, self.positions))

    @property
    def pending(self) -> list[OnTheWay]:
        """The ways of which the act is still to come."""
        return [one for one in self.ways if one.ladder.pending]

    @property
    def ended(self) -> list[OnTheWay]:
        """The ways that led to an act, or on which the state said no."""
        return [one for one in self.ways if not one.ladder.pending]


def beside_state(page: StatePage, asked: Asked) -> Beside:
    """Read what stands beside the standings of a state."""
    code, reading = page.state.pk, Reading(asked.known)
    held = stands(
        [row for field in page.fields for row in field.rows],
        [row for field in page.fields for row in field.uncertain],
    )
    bindings = {key: one.binding for key, one in page.treaties.items()}
    found = subjects(reading, reading.change_rows(Q(state=code)), asked.on)
    ladders = read_ladders(reading, asked.on, Q(state=code))
    return Beside(
        blocks=[_block(one, one.treaties, held, bindings) for one in found],
        groups=[],
        ways=_ways((one for one in ladders if one.treaty in bindings), held, bindings),
        positions=_voiced(reading, asked, Q(state=code)),
    )


def beside_treaty(page: TreatyPage, asked: Asked) -> Beside:
    """Read what stands beside a treaty."""
    treaty, reading = page.treaty.pk, Reading(asked.known)
    rows = [*(row for group in page.groups for row in group.rows), *page.apart]
    held = stands(rows, page.uncertain)
    bindings = {treaty: page.treaty.binding}
    found = subjects(reading, reading.change_rows(_along_tracks(treaty)), asked.on)
    blocks = [
        _block(one, [treaty], held, bindings)
        for one in naming(found, treaty)
        if one.state in page.states
    ]
    ladders = read_ladders(reading, asked.on, Q(treaty=treaty))
    return Beside(
        blocks=blocks,
        groups=_groups(blocks, page),
        ways=_ways((one for one in ladders if one.state in page.states), held, bindings),
        positions=_voiced(reading, asked, Q(treaty=treaty)),
    )


def beside_pair(page: PairPage, asked: Asked) -> Beside:
    """Read what stands beside a state under a treaty."""
    treaty, code, reading = page.treaty.pk, page.state.code, Reading(asked.known)
    held = stands([page.row] if page.row else [], [page.uncertain] if page.uncertain else [])
    bindings = {treaty: page.treaty.binding}
    rows = reading.change_rows(_along_tracks(treaty) & Q(state=code))
    blocks = [
        _block(one, [treaty], held, bindings)
        for one in naming(subjects(reading, rows, asked.on), treaty)
    ]
    ladders = read_ladders(reading, asked.on, Q(treaty=treaty, state=code))
    return Beside(
        blocks=blocks,
        groups=[],
        ways=_ways(ladders, held, bindings),
        positions=_voiced(reading, asked, Q(treaty=treaty, state=code)),
    )


def _along_tracks(treaty: str) -> Q:
    """Return the test for the changes of every track of which one change names the treaty."""
    along = {name: OuterRef(name) for name in ("state", "topic", "track")}
    return Q(Exists(PolicyChange.objects.filter(treaty_links__treaty=treaty, **along)))


def _block(
    subject: Subject, named: Iterable[str], held: Stands, bindings: Mapping[str, str]
) -> Block:
    return Block(
        subject,
        [
            stand_of(held, treaty, subject.state, bindings[treaty])
            for treaty in named
            if treaty in bindings
        ],
    )


def _ways(
    ladders: Iterable[LadderView], held: Stands, bindings: Mapping[str, str]
) -> list[OnTheWay]:
    return [
        OnTheWay(one, stand_of(held, one.treaty, one.state, bindings[one.treaty]))
        for one in ladders
    ]


def _groups(blocks: Sequence[Block], page: TreatyPage) -> list[Group]:
    """Return blocks by topic, states by name: who never was a party first, then who left."""
    order = {code: place for place, code in enumerate(page.states)}
    topics = {one.subject.topic: one.subject.label for one in blocks}
    found = []
    for topic, label in topics.items():
        here = [one for one in blocks if one.subject.topic == topic]
        here.sort(key=lambda one: order[one.subject.state])
        outside = [one for one in here if not one.stands[0].bound]
        outside.sort(key=lambda one: one.stands[0].mark == Status.FORMER)
        found.append(Group(topic, label, outside, [one for one in here if one.stands[0].bound]))
    return found


def _voiced(reading: Reading, asked: Asked, wanted: Q) -> list[PositionView]:
    return reading.positions(begun_by("voiced_on", asked.on) & wanted)
