"""The cells of the matrix: where every state stands under every treaty on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from treaties import answers
from treaties.law.periods import possible_statuses
from treaties.models import Standing
from treaties.pages.standings import ORDER
from treaties.presentation import status_words
from treaties.terms import CONSENTED, NONE, Qualifier, Status

NOTES: Mapping[Qualifier, str] = {
    Qualifier.LEAVING: "leaving",
    Qualifier.SUSPENDED: "suspension claimed",
    Qualifier.CONTESTED: "contested",
    Qualifier.PROVISIONAL: "applied provisionally",
    Qualifier.SIGNATURE_DISOWNED: "signature disowned",
    Qualifier.CONSENT_REVOKED: "consent revoked",
}
"""What else is true of a standing, in as few words as a cell has room for."""

UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a state stands under a treaty: the statuses possible, and what else is true."""

    statuses: tuple[str, ...]
    notes: tuple[Qualifier, ...] = ()

    @property
    def words(self) -> str:
        """What stands in the cell: “party, leaving”, “contracting state or party”."""
        return ", ".join([status_words(self.statuses), *(NOTES[note] for note in self.notes)])

    @property
    def mark(self) -> str:
        """What the mark is called that stands for it."""
        if len(self.statuses) > 1:
            return UNCERTAIN
        if Qualifier.LEAVING in self.notes:
            return Qualifier.LEAVING.value
        return self.statuses[0]

    @property
    def noted(self) -> bool:
        """Whether the mark leaves something out that is true as well."""
        return any(note is not Qualifier.LEAVING for note in self.notes)

    @property
    def bound(self) -> bool | None:
        """Whether the state consented to be bound and has not left; None where that is open."""
        return _bound(self.statuses)


@cache
def _bound(statuses: tuple[str, ...]) -> bool | None:
    bound = {status in CONSENTED for status in statuses}
    return bound.pop() if len(bound) == 1 else None


NOTHING = Cell((NONE,))
"""No standing: what a cell says that the grid leaves out."""

PLAIN = {status.value: Cell((status.value,)) for status in Status}

type Grid = Mapping[str, Mapping[str, Cell]]
"""Cells by state and by treaty; a state without a standing has none."""


def read_grid(day: dt.date) -> Grid:
    """Return every standing on a day: three queries, four where dates are known only in part."""
    held = Standing.objects.on(day).order_by()
    grid: dict[str, dict[str, Cell]] = defaultdict(dict)
    for state, treaty, status in held.values_list("state_id", "treaty_id", "status"):
        grid[state][treaty] = PLAIN[status]
    _leave_open(grid, day)
    noted = held.exclude(qualifiers=[]).values_list("state_id", "treaty_id", "qualifiers")
    for state, treaty, qualifiers in noted:
        notes = _notes(qualifiers, day)
        grid[state][treaty] = replace(grid[state][treaty], notes=notes)
    return grid


def _leave_open(grid: dict[str, dict[str, Cell]], day: dt.date) -> None:
    """Put every status that is possible where dates known in part allow several."""
    pairs = set(Standing.objects.unsure_on(day).values_list("treaty_id", "state_id"))
    if not pairs:
        return
    rows = Standing.objects.filter(
        treaty__in={treaty for treaty, _ in pairs}, state__in={state for _, state in pairs}
    )
    periods = answers.read_periods(rows)
    for treaty, state in pairs:
        possible = possible_statuses(periods[treaty][state], day)
        statuses = tuple(str(status) for status in ORDER if status in possible)
        if statuses != (NONE,):
            grid[state][treaty] = Cell(statuses)


def _notes(qualifiers: list[Mapping[str, object]], day: dt.date) -> tuple[Qualifier, ...]:
    """Return what holds on the day, each once, in the order of the vocabulary."""
    every = [answers.qualification_of(one) for one in qualifiers]
    held = {one.name for one in every if one.on(day)}
    return tuple(note for note in NOTES if note in held)
