"""The rows of the record's files, as a dump writes them: key, place in the file, cells."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from treaties.models import Record, Treaty, TreatyAction
from treaties.record import layout
from treaties.record.cells import encode, join_cell, write_aligned, write_moment
from treaties.record.drafts import base_id
from treaties.record.layout import Column, Table, field_of
from treaties.record.links import Links

type Cells = list[str]
type Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a file. Rows of a file are in the order of ``place``, then of their cells.

    ``key`` tells the row from the others of its file, whatever else it says.
    """

    key: str
    place: Place
    cells: Cells


@dataclass(frozen=True, slots=True)
class File:
    """A file of the record: its name, its header, its rows in order."""

    name: str
    header: tuple[str, ...]
    rows: list[FileRow]


@dataclass(frozen=True, slots=True)
class Scope:
    """The acts that rows of acts and relations are read of: under one treaty, by some states."""

    treaty_id: str
    states: frozenset[str]

    def lookups(self, prefix: str = "") -> dict[str, Any]:
        """Return the lookups that keep these acts, or rows that ``prefix`` leads to them from."""
        return {f"{prefix}treaty": self.treaty_id, f"{prefix}state__in": self.states}


def acts_file(treaty_id: str) -> str:
    """Return the name of the file that holds the acts under a treaty."""
    return f"{layout.ACTIONS}/{treaty_id}.csv"


def treaty_of(name: str) -> str:
    """Return the treaty whose acts a file holds; nothing where it holds no acts."""
    folder, _, file = name.rpartition("/")
    return file.removesuffix(".csv") if folder == layout.ACTIONS else ""


def files_of(*models: type[Model]) -> list[str]:
    """Return the names of the files that rows of some models fill."""
    return [table.file for table in layout.tables() if table.model in models]


def every_file() -> list[str]:
    """Return the names of all files of the record, each after those it refers to."""
    acts = [acts_file(one) for one in sorted(Treaty.objects.values_list("pk", flat=True))]
    groups = (layout.REGISTER, layout.RELATIONS, layout.added())
    register, relations, more = ([table.file for table in one] for one in groups)
    return [layout.ABOUT, *register, *acts, *relations, *more]


def read_files(names: Collection[str], scope: Scope | None = None) -> Iterator[File]:
    """Give some files of the record as the database holds it now.

    ``scope`` leaves out of files of acts and relations what is about other acts.
    """
    acts = _acts({treaty for name in names if (treaty := treaty_of(name))}, scope)
    tables = {table.file: table for table in layout.tables()}
    for name in names:
        if treaty := treaty_of(name):
            yield File(name, layout.ACTION_COLUMNS, acts[treaty])
        elif name == layout.ABOUT:
            yield File(name, layout.ABOUT_COLUMNS, _about())
        else:
            yield File(name, tables[name].header, _rows(tables[name], scope))


def _about() -> list[FileRow]:
    days = Record.objects.order_by("pk").values_list("compiled_on", flat=True)
    key = layout.COMPILED_ON
    return [FileRow(key, (key,), [key, encode(day)]) for day in days]


def _rows(table: Table, scope: Scope | None) -> list[FileRow]:
    """Return the rows of a file, in the order of their keys by code point."""
    links = {field.name: Links(field).held() for field in table.many}
    rows = table.model._default_manager.order_by("pk")  # noqa: SLF001
    if table.acts:
        kept = scope.lookups(f"{table.acts[0].field}__") if scope else {}
        rows = rows.filter(**kept).select_related(*(act.field for act in table.acts))
    if table.gathers:
        members = links[table.columns[1].field]
        return _ordered(
            _member(str(row.pk), one) for row in rows for one in members.get(row.pk, ())
        )
    if table.cited:
        rows = rows.with_citations()  # type: ignore[attr-defined]
    return _ordered(
        FileRow(_key(table, row), _place(table, row), _cells(table, row, links)) for row in rows
    )


def _ordered(rows: Iterable[FileRow]) -> list[FileRow]:
    return sorted(rows, key=lambda row: (row.place, row.cells))


def _member(group: str, member: str) -> FileRow:
    return FileRow(join_cell([group, member]), (group, member), [group, member])


def _key(table: Table, row: Model) -> str:
    """Return the values of the key; acts by their ids."""
    acts = {act.field for act in table.acts}
    return join_cell(
        getattr(row, name).public_id
        if name in acts
        else encode(getattr(row, field_of(table.model, name).attname))
        for name in table.key
    )


def _place(table: Table, row: Model) -> Place:
    acts = [part for act in table.acts for part in _act_place(getattr(row, act.field))]
    if table.numbered:
        within = [] if acts else [str(getattr(row, f"{table.numbered}_id"))]
        return (*acts, *within, row.position)  # type: ignore[attr-defined]
    names = [name for name in table.key if not acts]
    return (*acts, *(encode(getattr(row, field_of(table.model, name).attname)) for name in names))


def _act_place(action: TreatyAction) -> Place:
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
    if table.cited:
        cells |= _cited(row.citations.all())  # type: ignore[attr-defined]
    return [cells[name] for name in table.header]


def _cell(table: Table, column: Column, row: Model) -> str:
    value = getattr(row, table.field(column).attname)
    return "" if column == layout.VOID and not value else encode(value)


def _cited(found: Iterable[Any]) -> dict[str, str]:
    """Return the cells of the citations of an entry, ``found`` in their order."""
    citations = list(found)
    return {
        "sources": join_cell(citation.source_id for citation in citations),
        "locator": write_aligned([citation.locator for citation in citations]),
        "quote": write_aligned([citation.quote for citation in citations]),
    }


def _acts(treaties: Collection[str], scope: Scope | None) -> dict[str, list[FileRow]]:
    """Return the acts under some treaties, in the order of their files."""
    by_treaty: dict[str, list[FileRow]] = defaultdict(list)
    if not treaties:
        return by_treaty
    kept = scope.lookups() if scope else {}
    actions = TreatyAction.objects.filter(treaty__in=treaties, **kept).select_related("corrects")
    for action in actions.with_citations().order_by("pk"):
        row = FileRow(action.public_id, _act_place(action), _act_cells(action))
        by_treaty[action.treaty_id].append(row)
    for rows in by_treaty.values():
        rows.sort(key=lambda row: row.place)
    return by_treaty


def _act_cells(action: TreatyAction) -> Cells:
    cells = {
        "id": action.public_id,
        "state": action.state_id,
        "kind": action.kind,
        "date": encode(action.acted_on),
        "effective_date": encode(action.effective_on),
        "depositary": action.depositary,
        "towards": encode(action.towards),
        "note": action.note,
        "confidence": action.confidence,
        "recorded_at": write_moment(action.recorded_at),
        "corrects": action.corrects.public_id if action.corrects else "",
        "void": "yes" if action.void else "",
        "reason": action.reason,
        **_cited(action.citations.all()),
    }
    return [cells[name] for name in layout.ACTION_COLUMNS]
