"""The rows of the matrix: which states, in which order, how many, and how unlike their region.

A state diverges from its region under a treaty by which it is bound while more than half of the
states of the region are not, or is not bound while more than half are.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaties.filters import Sorting
from treaties.models import State
from treaties.pages.matrix_cells import Cell, Grid
from treaties.pages.tallies import Range
from treaties.presentation import alphabetical
from treaties.terms import COUNTED, StateKind

APART: Mapping[StateKind, str] = {
    StateKind.FORMER: "Former states",
    StateKind.ORGANISATION: "Organisations",
    StateKind.ENTITY: "Entities",
}
"""Participants that stand apart, and under which title."""

EVERY = "All shown"
"""The title of all rows where they stand by anything but their region."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Whose row it can be; ``exists`` is False of a former state after its end."""

    code: str
    name: str
    kind: StateKind
    region: str
    exists: bool

    @property
    def counted(self) -> bool:
        """Whether the states of its region are counted with it."""
        return self.exists and self.kind in COUNTED

    @property
    def group(self) -> str:
        """Under which title it stands."""
        return APART.get(self.kind, self.region)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell on an earlier day and on a later one."""

    before: Cell
    after: Cell

    @property
    def certain(self) -> bool:
        """Whether it changed for certain: the statuses possible have none in common.

        Where one alone is possible on both days, what else is true of it counts as well.
        """
        if len(self.before.statuses) == len(self.after.statuses) == 1:
            return self.before != self.after
        return not {*self.before.statuses} & {*self.after.statuses}

    @property
    def statuses(self) -> set[str]:
        """Every status possible on either day."""
        return {*self.before.statuses, *self.after.statuses}

    @property
    def words(self) -> str:
        """What it was and what it is."""
        return f"from {self.before.words} to {self.after.words}"


type Shown = Cell | Change
"""What can stand in a cell: where the state stands, or how that changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by treaty, the number of them that count, the treaties that diverge.

    ``diverging`` is None for participants that no region is counted with.
    """

    state: Participant
    cells: Mapping[str, Shown]
    number: Range
    diverging: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one title, with the number of its states that count, by treaty."""

    title: str
    rows: Sequence[Row]
    numbers: Mapping[str, Range]


def read_participants(day: dt.date) -> list[Participant]:
    """Return every participant in the order of their names: one query."""
    fields = ("code", "name", "kind", "region", "existed_from", "existed_until")
    found = [participant(state, day) for state in State.objects.only(*fields)]
    return sorted(found, key=lambda one: alphabetical(one.name))


def participant(state: State, day: dt.date) -> Participant:
    """Return a state as it takes part on a day."""
    there = _exists(day, state.existed_from, state.existed_until)
    return Participant(state.pk, state.name, StateKind(state.kind), state.region, there)


def _exists(day: dt.date, began: dt.date | None, ended: dt.date | None) -> bool:
    return (began is None or began <= day) and (ended is None or day < ended)


def diverging(
    grid: Grid, participants: Iterable[Participant], treaties: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return by state the treaties under which it stands unlike most of its region."""
    regions: dict[str, list[str]] = {}
    for one in participants:
        if one.counted:
            regions.setdefault(one.region, []).append(one.code)
    found: dict[str, frozenset[str]] = {}
    for codes in regions.values():
        most = majorities(grid, codes, treaties)
        settled = [(treaty, other) for treaty, other in most.items() if other is not None]
        for code in codes:
            mine = _bound(grid, code)
            found[code] = frozenset(
                treaty for treaty, other in settled if mine.get(treaty, False) is (not other)
            )
    return found


def majorities(
    grid: Grid, codes: Collection[str], treaties: Iterable[str]
) -> dict[str, bool | None]:
    """Return by treaty whether most of some states are bound by it; None without a majority."""
    bound = [_bound(grid, code) for code in codes]
    return {treaty: _majority(bound, treaty) for treaty in treaties}


def _bound(grid: Grid, code: str) -> dict[str, bool | None]:
    """Return whether a state is bound by the treaties under which it has a standing."""
    return {treaty: cell.bound for treaty, cell in grid.get(code, {}).items()}


def _majority(states: Collection[Mapping[str, bool | None]], treaty: str) -> bool | None:
    """Return whether more than half of some states are bound or not; None without a majority."""
    held = [bound.get(treaty, False) for bound in states]
    if held.count(True) * 2 > len(held):
        return True
    return False if held.count(False) * 2 > len(held) else None


def numbers_of(cells: Iterable[Shown]) -> Range:
    """Return how many cells count: those that changed, else those by which a state is bound."""
    number = Range()
    for cell in cells:
        bound = True if isinstance(cell, Change) else cell.bound
        number.least += bound is True
        number.most += bound is not False
    return number


def grouped(rows: Sequence[Row], sorting: Sorting, treaties: Sequence[str]) -> list[Group]:
    """Return rows in their order: by region under titles, otherwise all in one group."""
    if sorting is not Sorting.REGION:
        return [_group(EVERY, _ordered(rows, sorting), treaties)] if rows else []
    regions = sorted({row.state.group for row in rows} - set(APART.values()))
    titles = [*regions, *APART.values()]
    held = {title: [row for row in rows if row.state.group == title] for title in titles}
    return [_group(title, here, treaties) for title, here in held.items() if here]


def _ordered(rows: Sequence[Row], sorting: Sorting) -> Sequence[Row]:
    """Return rows in an order; those alike stay in the order of their names."""
    match sorting:
        case Sorting.COUNT:
            return sorted(rows, key=lambda row: (-row.number.most, -row.number.least))
        case Sorting.DIVERGENCE:
            return sorted(
                rows,
                key=lambda row: -1 if row.diverging is None else len(row.diverging),
                reverse=True,
            )
        case _:
            return rows


def _group(title: str, rows: Sequence[Row], treaties: Sequence[str]) -> Group:
    counted = [row for row in rows if row.state.counted] if title not in APART.values() else rows
    return Group(
        title,
        rows,
        {
            treaty: numbers_of(row.cells[treaty] for row in counted if treaty in row.cells)
            for treaty in treaties
        },
    )
