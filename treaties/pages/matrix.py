"""The matrix: every state under every treaty, on a day or as it changed between two days."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaties.filters import Among, MatrixFilter, Sorting
from treaties.models import Treaty
from treaties.pages.asked import Asked
from treaties.pages.matrix_cells import UNCERTAIN, Cell, read_grid
from treaties.pages.matrix_rows import (
    Change,
    Group,
    Row,
    Shown,
    diverging,
    grouped,
    numbers_of,
    read_participants,
)
from treaties.pages.matrix_shown import Content, Selection, changed, standing
from treaties.pages.narrowing import (
    CATEGORIES,
    FIELDS,
    SCOPES,
    Narrowing,
    Options,
    narrowing,
    places,
)
from treaties.pages.sources import treaty_address
from treaties.presentation import TITLES, WORDS, upper_first
from treaties.terms import Binding, Category, Qualifier

if TYPE_CHECKING:
    from core.dates import PartialDate

SHORT = 26
"""How many characters a name has at the most that stands above a column."""

NAMES = {**FIELDS, "status": ("Status", "Any status"), "sort": ("Order of states", "")}
MORE = ("status", "binding", "scope")


@dataclass(frozen=True, slots=True)
class Column:
    """One treaty: what stands above its column, and its name in full."""

    id: str
    label: str
    name: str
    category: Category

    @property
    def href(self) -> str:
        """The address of its page."""
        return treaty_address(self.id)

    @property
    def shortened(self) -> bool:
        """Whether the name in full says more than the column does."""
        return self.label != self.name


@dataclass(frozen=True, slots=True)
class Matrix:
    """States as rows, treaties as columns, on ``day``; ``since`` is the earlier of two days.

    ``later`` is the number of treaties left out because their text came after the day,
    ``perhaps`` that of cells left out because it is open whether they changed.
    """

    day: dt.date
    since: dt.date | None
    sorting: Sorting
    columns: Sequence[Column]
    groups: Sequence[Group]
    later: int
    perhaps: int = 0

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return [row for group in self.groups for row in group.rows]

    @property
    def fields(self) -> list[tuple[Category, list[Column]]]:
        """Columns that stand side by side, by their category."""
        every = {one: [col for col in self.columns if col.category is one] for one in Category}
        return [(category, columns) for category, columns in every.items() if columns]

    @property
    def tally(self) -> list[tuple[str, str, int]]:
        """How often each mark stands in the matrix: mark, words, number."""
        shown = Counter(cell.mark for row in self.rows for cell in _plain(row.cells.values()))
        marks = [(str(status), upper_first(WORDS[status])) for status in TITLES]
        marks += [(Qualifier.LEAVING.value, "Party, leaving"), (UNCERTAIN, "Uncertain")]
        return [(mark, words, shown[mark]) for mark, words in marks if shown[mark]]

    @property
    def noted(self) -> bool:
        """Whether any cell has a mark that says that more is true of it."""
        return any(cell.noted for row in self.rows for cell in _plain(row.cells.values()))

    @property
    def changes(self) -> list[tuple[Change, int]]:
        """How often each change happened, the most frequent first."""
        every = [one for row in self.rows for one in row.cells.values() if isinstance(one, Change)]
        return sorted(Counter(every).items(), key=lambda one: (-one[1], one[0].words))


def _plain(cells: Iterable[Shown]) -> list[Cell]:
    return [cell for cell in cells if isinstance(cell, Cell)]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Everything that the page shows; no matrix where the question was not understood."""

    form: Narrowing
    matrix: Matrix | None


def matrix_page(question: MatrixFilter, asked: Asked) -> MatrixPage:
    """Read the states and treaties that are asked for: nine queries at the most."""
    offered: dict[str, Options] = {
        **places(),
        "category": CATEGORIES,
        "sort": Sorting.choices,
        "status": list(TITLES.items()),
        "binding": Binding.choices,
        "scope": SCOPES,
    }
    form = narrowing(question, offered, more=MORE, names=NAMES)
    return MatrixPage(form, read_matrix(question, asked.on) if question.is_valid() else None)


def read_matrix(question: MatrixFilter, day: dt.date) -> Matrix:
    """Return the matrix that is asked for, on a day."""
    among, since = question.among(), question.since
    grid, people, every = read_grid(day), read_participants(day), _columns(among)
    known = {treaty for cells in grid.values() for treaty in cells}
    columns = [col for col, adopted in every if begun(adopted, day) or col.id in known]
    selection = Selection(
        states=[one for one in people if among.states is None or one.code in among.states],
        treaties={col.id for col in columns},
        status=question.form.cleaned_data["status"],
    )
    content = changed(read_grid(since), grid, selection) if since else standing(grid, selection)
    used = content.uses(selection.treaties)
    shown = [col for col in columns if col.id in used]
    rows = _rows(selection, content, diverging(grid, people, selection.treaties))
    return Matrix(
        day=day,
        since=since,
        sorting=question.sorting,
        columns=shown,
        groups=grouped(rows, question.sorting, [col.id for col in shown]),
        later=len(every) - len(columns),
        perhaps=content.perhaps,
    )


def _rows(
    selection: Selection, content: Content, unlike: Mapping[str, frozenset[str]]
) -> list[Row]:
    """Return the rows in the order of the states."""
    return [
        Row(state, cells, numbers_of(cells.values()), unlike.get(state.code))
        for state in selection.states
        if content.keeps(state)
        for cells in (content.cells[state.code],)
    ]


def begun(adopted: "PartialDate | None", day: dt.date) -> bool:
    """Whether a treaty had its text by a day."""
    return adopted is not None and adopted.earliest <= day


def _columns(among: Among) -> list[tuple[Column, "PartialDate | None"]]:
    """Return the treaties asked for by category, the oldest text first: one query."""
    fields = ("id", "short_name", "also_known_as", "category", "adopted_on")
    rows = [row for row in Treaty.objects.values_list(*fields) if among.takes_treaty(row[0])]
    order = list(Category.values)
    rows.sort(key=lambda row: (order.index(row[3]), str(row[4] or ""), row[0]))
    return [
        (Column(one, _label(name, also), name, Category(category)), adopted)
        for one, name, also, category, adopted in rows
    ]


def _label(name: str, also: Sequence[str]) -> str:
    """Return the name above a column: another one that is in use where the first is long."""
    return next((one for one in (name, *also) if len(one) <= SHORT), name)
