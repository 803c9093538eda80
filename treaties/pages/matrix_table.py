"""The matrix as the rows of a table, and as a file: the same cells in the same order.

Thirteen thousand cells are too many for a template. What varies is escaped once for its row or
its column, and the cells are put together from that.
"""

import csv
from collections.abc import Collection, Iterable, Iterator
from io import StringIO

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from treaties.pages.asked import Asked
from treaties.pages.matrix import Column, Matrix
from treaties.pages.matrix_cells import NOTHING, Cell
from treaties.pages.matrix_rows import Change, Group, Row, Shown
from treaties.pages.sources import pair_address_start, state_address

UNLIKE = "unlike its region"


def body(matrix: Matrix, asked: Asked, *, unlike: bool) -> SafeString:
    """Return the rows as HTML; with ``unlike``, cells that diverge from the region say so."""
    parts: list[str] = []
    for group in matrix.groups:
        parts.append("<tbody>")
        if group.title:
            parts.append(_heading(matrix, group))
        parts += _rows(matrix, group.rows, asked, unlike=unlike)
        parts.append("</tbody>\n")
    # Names and addresses are escaped below, the rest are words of this program.
    return mark_safe("".join(parts))  # noqa: S308


def _heading(matrix: Matrix, group: Group) -> str:
    """Return the row above a group: how many of its states count, by treaty."""
    cells = "".join(f"<td>{group.numbers[column.id]}</td>" for column in matrix.columns)
    size = len(group.rows)
    start = format_html(
        '<tr class="matrix-group"><th scope="rowgroup">{} <span class="n">{}</span></th>',
        group.title,
        size,
    )
    return f"{start}<td></td><td></td>{cells}</tr>\n"


def _rows(matrix: Matrix, rows: Iterable[Row], asked: Asked, *, unlike: bool) -> Iterator[str]:
    starts = {column.id: escape(pair_address_start(column.id)) for column in matrix.columns}
    end = escape(f"/{asked.query}")
    for row in rows:
        told = row.diverging if unlike and row.diverging else frozenset[str]()
        code = escape(row.state.code)
        yield (
            f'<tr><th scope="row"><a href="{escape(state_address(row.state.code) + asked.query)}">'
            f"{escape(row.state.name)}</a></th><td>{row.number}</td><td>{_number(row)}</td>"
        )
        yield from (
            _cell(row.cells.get(one), f"{start}{code}{end}", unlike=one in told)
            for one, start in starts.items()
        )
        yield "</tr>\n"


def _number(row: Row) -> str:
    return "" if row.diverging is None else str(len(row.diverging))


def _cell(shown: Shown | None, href: str, *, unlike: bool) -> str:
    match shown:
        case None if unlike:
            return f'<td class="unlike"><a href="{href}">{NOTHING.words}, {UNLIKE}</a></td>'
        case None:
            return "<td></td>"
        case Change():
            return f'<td class="change"><a href="{href}">{_change(shown)}</a></td>'
        case Cell():
            words = f"{shown.words}, {UNLIKE}" if unlike else shown.words
            return f'<td class="{_marks(shown, unlike=unlike)}"><a href="{href}">{words}</a></td>'


def _marks(cell: Cell, *, unlike: bool = False) -> str:
    return cell.mark + (" noted" if cell.noted else "") + (" unlike" if unlike else "")


def _change(change: Change) -> str:
    """Return both marks of a change beside its words."""
    ends = (f'<i class="{_marks(one)}"></i>' for one in (change.before, change.after))
    return f"{''.join(ends)}<span>{change.words}</span>"


def as_csv(matrix: Matrix) -> str:
    """Return the matrix as a file: a row a state, a column a treaty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    counted = "changes" if matrix.since else "bound_by"
    ids = [column.id for column in matrix.columns]
    writer.writerow(["state", "name", "region", counted, "diverges_under", *ids])
    for row in matrix.rows:
        state = row.state
        cells = [_written(row.cells.get(one), matrix) for one in ids]
        writer.writerow([state.code, state.name, state.region, row.number, _number(row), *cells])
    return text.getvalue()


def _written(shown: Shown | None, matrix: Matrix) -> str:
    """Return a cell as the file has it: the words of the API, several with a stroke between."""
    match shown:
        case None:
            return "" if matrix.since else NOTHING.statuses[0]
        case Change():
            return f"{_plain(shown.before)} > {_plain(shown.after)}"
        case Cell():
            return _plain(shown)


def _plain(cell: Cell) -> str:
    return "+".join(["|".join(cell.statuses), *cell.notes])


def file_name(matrix: Matrix) -> str:
    """Return what the file is called."""
    days = f"{matrix.since}-to-{matrix.day}" if matrix.since else f"{matrix.day}"
    return f"servanda-matrix-{days}.csv"


def full_names(columns: Collection[Column]) -> list[Column]:
    """Return the columns of which the heading is not the name in full."""
    return [column for column in columns if column.shortened]
