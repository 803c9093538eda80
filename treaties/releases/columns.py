"""The columns of the record's tables: what their cells hold, mean and refer to."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.fields import PartialDateField
from treaties.record import layout
from treaties.record.cells import split_cell
from treaties.record.layout import Table


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


def key_of(name: str) -> str:
    """Return the column of a table that others refer to."""
    return "id" if name == "actions" else keyed()[name].columns[0].name


def keyed() -> dict[str, Table]:
    """Return the tables of which one column, the first, tells the rows apart."""
    return {
        table.name: table
        for table in layout.tables()
        if len(table.key) == 1 and not table.acts and not table.gathers
    }


def _holder(model: object) -> str:
    """Return the name of the table that holds the rows of a model."""
    holders = (name for name, table in keyed().items() if table.model is model)
    return next(holders, "")


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
