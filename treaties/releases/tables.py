"""The record as plain tables: columns with their types and meanings, cells as its files hold them.

They are read from the files that a dump has written, so that every format says the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from django.db.models import Model

from core.csvfiles import read_csv
from treaties.models import Citation, TreatyAction
from treaties.record import layout
from treaties.record.actions import FIELDS
from treaties.record.cells import read_aligned
from treaties.record.layout import Table, field_of
from treaties.releases.columns import Cell, Flat, Kind, cell_of, keyed, value_of

KEYS: Mapping[str, tuple[str, ...]] = {
    "about": ("key",),
    "lists": ("list_id", "state"),
    "provisions": ("treaty_id", "kind"),
    "actions": ("id",),
    "citations": ("action_id", "position"),
}
"""The columns that tell the rows of a table apart, where several do, or no file has them."""

TITLES: Mapping[str, str] = {
    "about": "The record as a whole",
    "states": "States, former states, organisations and entities",
    "crosswalk_states": "Codes of states in other collections",
    "lists": "Closed lists of states: one row a member",
    "sources": "Documents, pages and data sets that state the facts",
    "treaties": "The register of treaties",
    "crosswalk_treaties": "Numbers of treaties in other collections",
    "provisions": "What the clauses of each treaty settle, as data",
    "status_checks": "Lists that were read against the record",
    "checks": "Totals that others have published",
    "explained": "Disagreements that are understood",
    "actions": "What was done: who, what, when, on which sources",
    "citations": "One source of one action a row, taken from the actions",
    "targets": "Which action answers which",
    "characterisations": "Who takes which view of an action",
}
"""What a row of each table is."""


def read_tables(directory: Path) -> list[Flat]:
    """Return the tables that the files of a record hold, each after those it refers to."""
    rows = {path.stem: _rows(path) for path in sorted(directory.glob("*.csv"))}
    actions = [
        [path.stem, *row]
        for path in sorted((directory / layout.ACTIONS).glob("*.csv"))
        for row in _rows(path)
    ]
    acts = _citations(("treaty_id", *layout.ACTION_COLUMNS), "id", actions)
    cited = {
        _citing(one): _citations(one.header, one.columns[0].name, rows.get(one.name, ()))
        for one in layout.tables()
        if one.cited
    }
    filled = {**rows, "actions": actions, "citations": acts, **cited}
    return [
        Flat(one.name, one.title, one.columns, one.key, filled.get(one.name, ()))
        for one in schema()
    ]


def _rows(path: Path) -> list[list[str]]:
    return [line.cells for line in read_csv(path)][1:]


def _citations(
    header: Sequence[str], key: str, entries: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Return one row a source of an entry, with its place in it and its words."""
    found = []
    for entry in entries:
        cells = dict(zip(header, entry, strict=True))
        sources = value_of(Kind.LIST, cells["sources"])
        beside = [read_aligned(cells[name], len(sources)) for name in layout.CITED_COLUMNS[1:]]
        for number, (source, locator, quote) in enumerate(zip(sources, *beside, strict=True)):
            found.append([cells[key], str(number), source, locator, quote])
    return found


def schema() -> list[Flat]:
    """Return the tables without their rows: names, columns, types and meanings."""
    found = [_about(), *(_of_table(table) for table in layout.REGISTER), _actions(), _cited()]
    for table in (*layout.RELATIONS, *layout.added()):
        found.append(_of_table(table))
        if table.cited:
            found.append(_cited_of(table, table.cited))
    return found


def _named(name: str, columns: Sequence[Cell]) -> Flat:
    table = keyed().get(name)
    key = (table.columns[0].name,) if table else KEYS.get(name, ())
    titles = {one.name: one.title for one in layout.added()} | dict(TITLES)
    return Flat(name, titles[name], tuple(columns), key)


def _about() -> Flat:
    key = Cell("key", Kind.TEXT, "What is told of the record.", required=True)
    return _named("about", [key, Cell("value", Kind.TEXT, "What it is.", required=True)])


def _of_table(table: Table) -> Flat:
    cells = {column.name: cell_of(column.name, table.field(column)) for column in table.columns}
    if table.gathers:
        member = table.columns[1].name
        cells[member] = Cell(
            member, Kind.TEXT, "A member of the list.", required=True, refers="states"
        )
    if table.extends:
        first = table.columns[0].name
        cells[first] = replace(cells[first], refers=table.extends.removesuffix(".csv"))
    if table.acts:
        cells["treaty_id"] = _act_cell("treaty_id", "treaty", "")
    for act in table.acts:
        what = field_of(table.model, act.field).help_text.rstrip(".").lower()
        cells[act.state] = _act_cell(act.state, "state", f" Of {what}.")
        cells[act.kind] = _act_cell(act.kind, "kind", f" Of {what}.")
        cells[act.date] = _act_cell(act.date, "acted_on", f" Of {what}.")
        meaning = f"Id of {what}, where state, kind and date do not name it alone."
        cells[act.id] = Cell(act.id, Kind.TEXT, meaning)
    if table.cited:
        cells |= {cell.name: cell for cell in _cited_cells("The sources that state it.")}
    return _named(table.name, [cells[name] for name in table.header])


def _act_cell(name: str, of: str, more: str) -> Cell:
    cell = cell_of(name, field_of(TreatyAction, of))
    return replace(cell, meaning=cell.meaning + more, required=of != "acted_on")


def _actions() -> Flat:
    fields = {**FIELDS, "id": "public_id"}
    cells = {column: cell_of(column, field_of(TreatyAction, of)) for column, of in fields.items()}
    corrects = str(field_of(TreatyAction, "corrects").help_text)
    cells["corrects"] = Cell("corrects", Kind.TEXT, corrects, refers="actions")
    cells |= {cell.name: cell for cell in _cited_cells("The sources that state the action.")}
    treaty = cell_of("treaty_id", field_of(TreatyAction, "treaty"))
    return _named("actions", [treaty, *(cells[name] for name in layout.ACTION_COLUMNS)])


def _cited_cells(sources: str) -> Iterator[Cell]:
    """Give the columns of the citations of an entry."""
    yield Cell("sources", Kind.LIST, sources)
    for name in layout.CITED_COLUMNS[1:]:
        meaning = f"{field_of(Citation, name).help_text} One a source, in their order."
        yield Cell(name, Kind.TEXT, meaning)


def _cited() -> Flat:
    return _named("citations", _citation_cells(Citation, "action_id", "action", "actions"))


def _cited_of(table: Table, model: type[Model]) -> Flat:
    """Return the table of the citations of entries."""
    key = table.columns[0].name
    cells = _citation_cells(model, key, "entry", table.name)
    title = f"One source of one row of {table.name} a row, taken from there"
    return Flat(_citing(table), title, tuple(cells), (key, "position"))


def _citing(table: Table) -> str:
    return f"citations_{table.name}"


def _citation_cells(model: type[Model], key: str, field: str, refers: str) -> list[Cell]:
    """Return the columns of a table of citations; ``field`` leads to what ``key`` names."""
    entry = replace(cell_of(key, field_of(model, field)), required=True, refers=refers)
    names = {"position": "position", "source_id": "source", "locator": "locator", "quote": "quote"}
    return [entry, *(cell_of(name, field_of(model, of)) for name, of in names.items())]
