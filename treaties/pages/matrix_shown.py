"""What of the standings the matrix shows: those asked for on a day, or what changed since one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from treaties.pages.matrix_cells import NOTHING, Grid
from treaties.pages.matrix_rows import Change, Participant, Shown


@dataclass(frozen=True, slots=True)
class Selection:
    """Of which states, under which treaties, in which status anything is shown."""

    states: Sequence[Participant]
    treaties: Collection[str]
    status: str


@dataclass(frozen=True, slots=True)
class Content:
    """Cells by state and by treaty; ``sparse``: rows and columns without any are left out.

    ``perhaps`` is the number of cells left out because dates known in part leave it open whether
    they changed.
    """

    cells: Mapping[str, Mapping[str, Shown]]
    sparse: bool
    perhaps: int = 0

    def keeps(self, state: Participant) -> bool:
        """Whether a state has a row: one that no longer exists only where it has a cell."""
        return bool(self.cells[state.code]) or (state.exists and not self.sparse)

    def uses(self, treaties: Collection[str]) -> set[str]:
        """Return the treaties that have a column."""
        if not self.sparse:
            return set(treaties)
        return {treaty for cells in self.cells.values() for treaty in cells}


def standing(grid: Grid, selection: Selection) -> Content:
    """Return the standings that are asked for."""
    status = selection.status
    cells = {
        one.code: {
            treaty: cell
            for treaty, cell in grid.get(one.code, {}).items()
            if treaty in selection.treaties and (not status or status in cell.statuses)
        }
        for one in selection.states
    }
    return Content(cells, sparse=bool(status))


def changed(before: Grid, after: Grid, selection: Selection) -> Content:
    """Return what changed of the standings that are asked for."""
    every = {one.code: _changes(before, after, one.code, selection) for one in selection.states}
    sure = {
        code: {treaty: one for treaty, one in changes.items() if one.certain}
        for code, changes in every.items()
    }
    open_ones = sum(len(every[code]) - len(sure[code]) for code in every)
    return Content(sure, sparse=True, perhaps=open_ones)


def _changes(before: Grid, after: Grid, code: str, selection: Selection) -> dict[str, Change]:
    """Return what of one state is not the same on both days."""
    then, now = before.get(code, {}), after.get(code, {})
    both = {
        treaty: Change(then.get(treaty, NOTHING), now.get(treaty, NOTHING))
        for treaty in selection.treaties
        if treaty in then or treaty in now
    }
    return {
        treaty: one
        for treaty, one in both.items()
        if one.before != one.after and (not selection.status or selection.status in one.statuses)
    }
