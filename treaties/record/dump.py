"""Dumping the record to its files: the same record always gives the same bytes."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from core.csvfiles import write_csv
from core.progress import Silent, Steps
from treaties.models import Record, Treaty, TreatyAction
from treaties.record import layout
from treaties.record.cells import encode, join_cell, write_aligned, write_moment
from treaties.record.drafts import base_id
from treaties.record.layout import Column, Table, field_of
from treaties.record.links import Links
from treaties.record.sheets import foreign_files

STEPS = 3
"""How many steps :func:`dump` tells of."""

SILENT = Silent()

type Cells = list[str]


class ForeignFilesError(Exception):
    """The directory holds files that no dump would write; they are left alone."""

    def __init__(self, directory: Path, names: list[str]) -> None:
        super().__init__(
            f"{directory} holds {', '.join(names)}: choose another directory, or move them."
        )


class NoRecordError(Exception):
    """There is nothing to dump."""

    def __init__(self) -> None:
        super().__init__("The database holds no record: load one first.")


@transaction.atomic
def dump(directory: Path, *, steps: Steps = SILENT) -> int:
    """Write the whole record; return how many rows. The files change together, at the end.

    Raises:
        ForeignFilesError: the directory holds anything else.
        NoRecordError: there is no record.
    """
    record = Record.objects.select_for_update().first()  # nobody changes it meanwhile
    if record is None:
        raise NoRecordError
    steps.step("Reading the record")
    directory.mkdir(parents=True, exist_ok=True)
    treaties = sorted(Treaty.objects.values_list("pk", flat=True))
    _refuse_foreign(directory, treaties)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".dump-") as name:
        fresh = Path(name)
        (fresh / layout.ACTIONS).mkdir()
        steps.step("Writing the files")
        count = sum(
            write_csv(fresh / file, [header, *rows])
            for file, header, rows in _files(record, treaties)
        )
        steps.step("Putting them in place")
        (directory / layout.ACTIONS).mkdir(exist_ok=True)
        for path in sorted(fresh.rglob("*.csv")):
            path.replace(directory / path.relative_to(fresh))
    return count


def _files(record: Record, treaties: list[str]) -> Iterator[tuple[str, Cells, list[Cells]]]:
    """Give each file of the record: its name, header and rows."""
    compiled_on = [layout.COMPILED_ON, encode(record.compiled_on)]
    yield layout.ABOUT, list(layout.ABOUT_COLUMNS), [compiled_on]
    for table in layout.TABLES:
        yield table.file, list(table.header), _rows(table)
    actions = _actions()
    for treaty in treaties:
        yield f"{layout.ACTIONS}/{treaty}.csv", list(layout.ACTION_COLUMNS), actions[treaty]


def _refuse_foreign(directory: Path, treaties: list[str]) -> None:
    foreign = foreign_files(directory)
    for path in sorted((directory / layout.ACTIONS).glob("*.csv")):
        if path.stem not in treaties:
            foreign.append(f"{layout.ACTIONS}/{path.name}")
    if foreign:
        raise ForeignFilesError(directory, foreign)


def _rows(table: Table) -> list[Cells]:
    """Return the rows of a file, in the order of their keys by code point."""
    links = {field.name: Links(field).held() for field in table.many}
    rows = table.model._default_manager.order_by("pk")  # noqa: SLF001
    if table.acts:
        rows = rows.select_related(*(act.field for act in table.acts))
    if table.gathers:
        return sorted(
            [str(row.pk), member]
            for row in rows
            for member in links[table.columns[1].field].get(row.pk, [])
        )
    keyed = [(_order(table, row), _cells(table, row, links)) for row in rows]
    return [cells for _, cells in sorted(keyed)]


def _order(table: Table, row: Model) -> tuple[Any, ...]:
    acts = [_action_order(getattr(row, act.field)) for act in table.acts]
    if table.numbered:
        within = "" if acts else str(getattr(row, f"{table.numbered}_id"))
        return (acts, within, row.position)  # type: ignore[attr-defined]
    names = [name for name in table.key if not acts]
    return (acts, [encode(getattr(row, field_of(table.model, name).attname)) for name in names])


def _action_order(action: TreatyAction) -> tuple[str, str, str, str, int]:
    date = str(action.acted_on or "")
    suffix = action.public_id.removeprefix(_base(action)).removeprefix("-")
    return (action.treaty_id, action.state_id, date, action.kind, int(suffix or 1))


def _base(action: TreatyAction) -> str:
    return base_id(action.treaty_id, action.state_id, action.kind, str(action.acted_on or ""))


def _cells(table: Table, row: Model, links: dict[str, dict[Any, list[str]]]) -> Cells:
    cells = {}
    for act in table.acts:
        action: TreatyAction = getattr(row, act.field)
        cells["treaty_id"] = action.treaty_id
        cells[act.state] = action.state_id
        cells[act.kind] = action.kind
        cells[act.date] = str(action.acted_on or "")
        cells[act.id] = "" if action.public_id == _base(action) else action.public_id
    for column in table.columns:
        if column.field in links:
            cells[column.name] = join_cell(links[column.field].get(row.pk, []))
        else:
            cells[column.name] = _cell(table, column, row)
    return [cells[name] for name in table.header]


def _cell(table: Table, column: Column, row: Model) -> str:
    return encode(getattr(row, table.field(column).attname))


def _actions() -> dict[str, list[Cells]]:
    actions = TreatyAction.objects.select_related("corrects").with_citations().order_by("pk")
    by_treaty: dict[str, list[Cells]] = defaultdict(list)
    for action in sorted(actions, key=_action_order):
        by_treaty[action.treaty_id].append(_action_cells(action))
    return by_treaty


def _action_cells(action: TreatyAction) -> Cells:
    citations = list(action.citations.all())
    cells = {
        "id": action.public_id,
        "state": action.state_id,
        "kind": action.kind,
        "date": encode(action.acted_on),
        "effective_date": encode(action.effective_on),
        "depositary": action.depositary,
        "towards": encode(action.towards),
        "note": action.note,
        "sources": join_cell(citation.source_id for citation in citations),
        "confidence": action.confidence,
        "recorded_at": write_moment(action.recorded_at),
        "corrects": action.corrects.public_id if action.corrects else "",
        "void": "yes" if action.void else "",
        "reason": action.reason,
        "locator": write_aligned([citation.locator for citation in citations]),
        "quote": write_aligned([citation.quote for citation in citations]),
    }
    return [cells[name] for name in layout.ACTION_COLUMNS]
