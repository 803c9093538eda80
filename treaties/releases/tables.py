"""The record as plain tables: columns with their types and meanings, cells as its files hold them.

They are read from the files that a dump has written, so that every format says the same.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.csvfiles import read_csv
from core.fields import PartialDateField
from treaties.models import Citation, TreatyAction
from treaties.record import layout
from treaties.record.actions import FIELDS
from treaties.record.cells import read_aligned, split_cell
from treaties.record.layout import Table, field_of


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "yes or empty"
    DATE = "date"
    PARTIAL_DATE = "date as precise as its source"
    MOMENT = "moment"
    LIST = "list, split by |"
    RULE = "JSON object"


@dataclass(frozen=True, slots=True)
class Cell:
    """A column: what its cells hold, what they mean, and what they refer to.

    ``refers`` is the table whose key a cell holds; ``choices`` are the words it may hold, each
    with its label.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    refers: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flat:
    """A table: its name, what a row is, its columns, its key where it has one, and its rows."""

    name: str
    title: str
    columns: tuple[Cell, ...]
    key: tuple[str, ...]
    rows: Sequence[Sequence[str]] = ()

    def values(self) -> Iterator[list[Any]]:
        """Give the rows as values of their kinds; None where a cell is empty."""
        kinds = [column.kind for column in self.columns]
        for row in self.rows:
            yield [value_of(kind, text) for kind, text in zip(kinds, row, strict=True)]


KEYS: Mapping[str, tuple[str, ...]] = {
    "about": ("key",),
    "lists": ("list_id", "state"),
    "provisions": ("treaty_id", "kind"),
    "actions": ("id",),
    "citations": ("action_id", "position"),
}
"""The columns that tell the rows of a table apart, where several do, or no file has them."""


def key_of(name: str) -> str:
    """Return the column of a table that others refer to."""
    return "id" if name == "actions" else _keyed()[name].columns[0].name


def _keyed() -> dict[str, Table]:
    """Return the tables of which one column, the first, tells the rows apart."""
    return {
        table.name: table
        for table in layout.tables()
        if len(table.key) == 1 and not table.acts and not table.gathers
    }


def _holder(model: object) -> str:
    """Return the name of the table that holds the rows of a model."""
    holders = (name for name, table in _keyed().items() if table.model is model)
    return next(holders, "")


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


READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.INTEGER: int,
    Kind.DATE: dt.date.fromisoformat,
    Kind.MOMENT: dt.datetime.fromisoformat,
    Kind.RULE: json.loads,
}
"""How a cell that is filled is read; one of any other kind is its text."""


def value_of(kind: Kind, text: str) -> Any:
    """Return the value that a cell stands for; None where it is empty."""
    if kind is Kind.LIST:
        return split_cell(text) if text else []
    if kind is Kind.FLAG:
        return text == "yes"
    return READ.get(kind, str)(text) if text else None


def read_tables(directory: Path) -> list[Flat]:
    """Return the tables that the files of a record hold, each after those it refers to."""
    rows = {path.stem: _rows(path) for path in sorted(directory.glob("*.csv"))}
    actions = [
        [path.stem, *row]
        for path in sorted((directory / layout.ACTIONS).glob("*.csv"))
        for row in _rows(path)
    ]
    filled = {**rows, "actions": actions, "citations": _citations(actions)}
    return [
        Flat(one.name, one.title, one.columns, one.key, filled.get(one.name, ()))
        for one in schema()
    ]


def _rows(path: Path) -> list[list[str]]:
    return [line.cells for line in read_csv(path)][1:]


def _citations(actions: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return one row a source of an action, with its place in it and its words."""
    place = {name: number for number, name in enumerate(("treaty_id", *layout.ACTION_COLUMNS))}
    found = []
    for row in actions:
        sources = value_of(Kind.LIST, row[place["sources"]])
        beside = [read_aligned(row[place[name]], len(sources)) for name in ("locator", "quote")]
        for number, (source, locator, quote) in enumerate(zip(sources, *beside, strict=True)):
            found.append([row[place["id"]], str(number), source, locator, quote])
    return found


def schema() -> list[Flat]:
    """Return the tables without their rows: names, columns, types and meanings."""
    found = [_about(), *(_of_table(table) for table in layout.REGISTER), _actions(), _cited()]
    more = (*layout.RELATIONS, *layout.added())
    return [*found, *(_of_table(table) for table in more)]


def _named(name: str, columns: Sequence[Cell]) -> Flat:
    table = _keyed().get(name)
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
    names = {"action_id": "action", "position": "position", "source_id": "source"}
    cells = [cell_of(name, field_of(Citation, of)) for name, of in names.items()]
    cells[0] = replace(cells[0], required=True, refers="actions")
    more = [cell_of(name, field_of(Citation, name)) for name in ("locator", "quote")]
    return _named("citations", [*cells, *more])


def cell_of(name: str, of: models.Field[Any, Any]) -> Cell:
    """Return the column that holds a field of a model."""
    refers = _holder(of.related_model) if isinstance(of, models.ForeignKey) else ""
    choices = {str(key): str(label) for key, label in of.flatchoices} if of.choices else {}
    return Cell(
        name=name,
        kind=kind_of(name, of),
        meaning=str(of.help_text),
        required=not of.blank and not isinstance(of, models.BooleanField),
        refers=refers,
        choices=choices,
    )


KINDS: Sequence[tuple[type[Any] | tuple[type[Any], ...], Kind]] = (
    ((ArrayField, models.ManyToManyField), Kind.LIST),
    (models.BooleanField, Kind.FLAG),
    (models.DateTimeField, Kind.MOMENT),
    (models.DateField, Kind.DATE),
    (PartialDateField, Kind.PARTIAL_DATE),
    (models.IntegerField, Kind.INTEGER),
)
"""What the cells of a field hold; a moment is a date too, and stands first."""


def kind_of(name: str, of: models.Field[Any, Any]) -> Kind:
    """Return what the cells of a field hold."""
    if name == "rule_json":
        return Kind.RULE
    return next((kind for types, kind in KINDS if isinstance(of, types)), Kind.TEXT)
