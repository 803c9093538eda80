"""A state against its region: under which treaties it stands unlike most states of it.

What it is to stand unlike its region is the rule of the matrix, in its numbers and its view.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaties import answers
from treaties.ahead import settled_by
from treaties.models import Standing
from treaties.pages.asked import Asked
from treaties.pages.compare import read_acts_of
from treaties.pages.compare_cards import Card, read_cards
from treaties.pages.compare_lines import Cell, families
from treaties.pages.compare_register import Listed, read_register, selected
from treaties.pages.matrix import begun
from treaties.pages.matrix_cells import NOTHING, Grid, read_grid
from treaties.pages.matrix_cells import Cell as Standpoint
from treaties.pages.matrix_rows import (
    Participant,
    diverging,
    majorities,
    numbers_of,
    read_participants,
)
from treaties.pages.sources import (
    Cited,
    SourceView,
    StateView,
    TreatyView,
    pair_address_start,
    read_states,
)
from treaties.pages.standings import ORDER, around
from treaties.pages.tallies import Range
from treaties.presentation import day_words, the, upper_first
from treaties.terms import COUNTED, Scope


class NoRegionError(LookupError):
    """A participant is counted with no region on the day; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The states of a region that stand alike under a treaty, each with its address."""

    standing: Standpoint
    states: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """Where a state and its region stand under one treaty; ``bound`` counts the region's states.

    ``most`` tells whether most of them are bound, None without a majority.
    """

    treaty: str
    cell: Cell
    bound: Range
    most: bool | None
    unlike: bool
    neighbours: Sequence[Neighbours]

    @property
    def alike(self) -> bool:
        """Whether the state stands as most of its region does."""
        return not self.unlike and self.most is not None and self.cell.mark != "uncertain"


@dataclass(frozen=True, slots=True)
class RegionPage:
    """Everything that the page shows; ``without`` are treaties that bind no state of the region."""

    card: Card
    region: str
    size: int
    lines: Sequence[Line]
    without: Sequence[str]
    only: bool
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]

    @property
    def unlike(self) -> list[Line]:
        """The treaties under which the state stands unlike most of its region."""
        return [line for line in self.lines if line.unlike]

    @property
    def alike(self) -> list[Line]:
        """Those under which it stands as most do."""
        return [line for line in self.lines if line.alike]

    @property
    def open(self) -> list[Line]:
        """Those without a majority, and those where the dates of the state leave it open."""
        return [line for line in self.lines if not line.unlike and not line.alike]

    @property
    def tables(self) -> list[tuple[str, str, Sequence[Line]]]:
        """The tables below the first one: anchor, title, rows."""
        rest = (
            ("open", "Without a majority, or open", self.open),
            ("alike", "Where it stands as most do", self.alike),
        )
        return [] if self.only else [one for one in rest if one[2]]


def region_page(
    code: str, asked: Asked, *, words: str = "", category: str = "", only: bool = False
) -> RegionPage:
    """Read a state against its region, under the treaties that words and a category select.

    Raises:
        NoRegionError: it is counted with no region on the day, or the record holds no act of it.
    """
    states, register = read_states(), read_register()
    (card,) = read_cards([code], states)
    region = _region(code, card, asked.on, read_participants(asked.on))
    grid, codes = read_grid(asked.on), [one.code for one in region]
    acted = {treaty for held in grid.values() for treaty in held}
    wanted = [
        one
        for one in selected(register, words, category)
        if one.view.scope is not Scope.BILATERAL
        and (begun(one.adopted_on, asked.on) or one.id in acted)
    ]
    used = {treaty for one in codes for treaty in grid.get(one, {})}
    shown = [one for one in wanted if one.id in used]
    lines = _lines(code, shown, grid, region, _cells(code, shown, asked.on, states))
    return RegionPage(
        card=card,
        region=region[0].region,
        size=len(region),
        lines=lines,
        without=[one.id for one in wanted if one.id not in used],
        only=only,
        sources=_sources(line for line in lines if line.unlike or not only),
        states=states,
        treaties={one: entry.view for one, entry in register.items()},
    )


def _region(
    code: str, card: Card, day: dt.date, participants: Sequence[Participant]
) -> list[Participant]:
    """Return the states that are counted with one, and it among them.

    Raises:
        NoRegionError: it is no state, does not exist on the day, or never acted.
    """
    here = next(one for one in participants if one.code == code)
    name = upper_first(the(here.name))
    if here.kind not in COUNTED:
        raise NoRegionError(f"{name} is counted with no region, which is made of states: name one.")
    if not here.exists:
        day_named = day_words(day)
        raise NoRegionError(f"{name} did not exist on {day_named}: choose a day on which it did.")
    if card.silent:
        raise NoRegionError(f"Of {the(here.name)} the record holds no act. {card.note}".strip())
    return [one for one in participants if one.counted and one.region == here.region]


def _cells(
    code: str, shown: Sequence[Listed], day: dt.date, states: Mapping[str, StateView]
) -> dict[str, Cell]:
    """Return where the state stands, with the acts, by treaty: three queries."""
    ids = [one.id for one in shown]
    periods = answers.read_periods(Standing.objects.filter(state=code, treaty__in=ids))
    acts = read_acts_of([code], shown)
    known = around(day, acts.values(), states, settled_by(day))
    found = families([code], shown, periods, known, {code})
    return {line.treaty: line.cells[0] for family in found for line in family.lines}


def _lines(
    code: str,
    shown: Sequence[Listed],
    grid: Grid,
    region: Sequence[Participant],
    cells: Mapping[str, Cell],
) -> list[Line]:
    codes, ids = [one.code for one in region], [one.id for one in shown]
    most, unlike = majorities(grid, codes, ids), diverging(grid, region, ids)[code]
    return [
        Line(
            treaty=one,
            cell=cells[one],
            bound=numbers_of(_standpoint(grid, each, one) for each in codes),
            most=most[one],
            unlike=one in unlike,
            neighbours=_neighbours(one, grid, region),
        )
        for one in ids
    ]


def _standpoint(grid: Grid, code: str, treaty: str) -> Standpoint:
    return grid.get(code, {}).get(treaty, NOTHING)


def _neighbours(treaty: str, grid: Grid, region: Sequence[Participant]) -> list[Neighbours]:
    """Return the states of a region by where they stand: the bound first, then as statuses go."""
    start = pair_address_start(treaty)
    found: dict[Standpoint, list[tuple[str, str]]] = {}
    for one in region:
        standing = _standpoint(grid, one.code, treaty)
        found.setdefault(standing, []).append((one.name, f"{start}{one.code}/"))
    order = {False: 2, None: 1, True: 0}
    ordered = sorted(
        found, key=lambda one: (order[one.bound], ORDER.index(one.statuses[0]), one.words)
    )
    return [Neighbours(one, found[one]) for one in ordered]


def _sources(lines: Iterable[Line]) -> list[SourceView]:
    """Return the sources of the acts that the lines name."""
    rows = [line.cell.row for line in lines if line.cell.row]
    acts = [act for row in rows for act in row.basis]
    acts += [act for row in rows for one in row.remarks for act in one.acts]
    return Cited({one.source.id: one.source for act in acts for one in act.cites}).listed
