"""Rows of the register and of relations, read and checked, before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Model

from treaties.law.parsing import UnknownRuleError, parse_rule
from treaties.models import Characterisation, Provision, State, TreatyAction
from treaties.record.cells import CellError, decode
from treaties.record.layout import RECORDED_AT, VOID, ActColumns, Column, Table
from treaties.record.problems import Problems, Row
from treaties.terms import DECIDING_HOLDERS

type Key = tuple[Any, ...]

type Cited = tuple[str, str, str]
"""Source, locator, quote."""


@dataclass(slots=True)
class Draft:
    """What a row says: values by field, keys of others by many-to-many field, its citations.

    A relation is held as the key that the file gives: a code, an id, a public id of an action.
    """

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    cited: list[Cited] = field(default_factory=list)

    def key(self, table: Table) -> Key:
        """Return what tells this row from others of its table."""
        return tuple(self.values.get(name) for name in table.key)


class Known:
    """The keys that a row may refer to: those of the database and of the files read so far."""

    def __init__(self) -> None:
        self._keys: dict[type[Model], set[str]] = {}

    def of(self, model: type[Model]) -> set[str]:
        """Return the known keys of a model; of actions, the public ids."""
        if model not in self._keys:
            name = "public_id" if model is TreatyAction else "pk"
            rows = model._default_manager.values_list(name, flat=True)  # noqa: SLF001
            self._keys[model] = set(rows)
        return self._keys[model]


def base_id(treaty: str, state: str, kind: str, date: str) -> str:
    """Return the public id of the first action of a state, kind and date."""
    return f"{treaty}-{state}-{kind}-{date or 'undated'}"


def read_table(table: Table, rows: Iterable[Row], known: Known, problems: Problems) -> list[Draft]:
    """Read the rows of one file, noting every cell that cannot stand."""
    drafts = [_draft(table, row, problems) for row in rows]
    if table.gathers:
        drafts = _gathered(table, drafts, problems)
    _note_twice(table, drafts, problems)
    if not table.extends and len(table.key) == 1:
        known.of(table.model).update(str(draft.values.get(table.key[0])) for draft in drafts)
    for draft in drafts:
        _note_unknown(table, draft, known, problems)
        for column, message in CHECKS.get(table.model, _nothing)(draft, known):
            problems.of_row(draft.row, column, message)
    if table.numbered:
        _number(table, drafts)
    return drafts


def fold(drafts: list[Draft], into: list[Draft], key: str) -> list[Draft]:
    """Add what some rows say to the earlier rows of the same key; return those without one."""
    earlier = {draft.values.get(key): draft for draft in into}
    for draft in drafts:
        if (whole := earlier.get(draft.values.get(key))) is not None:
            whole.values |= draft.values
    return [draft for draft in drafts if draft.values.get(key) not in earlier]


def _draft(table: Table, row: Row, problems: Problems) -> Draft:
    draft = Draft(row)
    for act in table.acts:
        draft.values[act.field] = _public_id(act, row)
    for column in table.columns:
        if column.name not in row.cells or _left_empty(table, column, row):
            continue
        target = table.field(column)
        try:
            value = decode(target, row.cells[column.name])
        except CellError as error:
            problems.of_row(row, column.name, str(error))
            continue
        if isinstance(target, models.ManyToManyField):
            draft.many[column.field] = value
        else:
            draft.values[column.field] = value
    return draft


def _left_empty(table: Table, column: Column, row: Row) -> bool:
    """Return whether an entry leaves out what it has by default."""
    return bool(table.cited) and column in {RECORDED_AT, VOID} and not row.cells[column.name]


def _public_id(act: ActColumns, row: Row) -> str:
    first = base_id(row.cells["treaty_id"], *(row.cells[name] for name in act.names))
    return row.cells.get(act.id) or first


def _gathered(table: Table, drafts: list[Draft], problems: Problems) -> list[Draft]:
    gathered: dict[Key, Draft] = {}
    for draft in drafts:
        whole = gathered.setdefault(draft.key(table), draft)
        if whole is draft:
            continue
        for name, members in draft.many.items():
            for member in members:
                if member in whole.many[name]:
                    problems.of_row(draft.row, name, f"{member} stands twice: remove one row")
            whole.many[name].extend(members)
    return list(gathered.values())


def _note_twice(table: Table, drafts: list[Draft], problems: Problems) -> None:
    seen: dict[Key, int] = {}
    for draft in drafts:
        key = draft.key(table)
        first = seen.setdefault(key, draft.row.line)
        if first != draft.row.line:
            name = _column_name(table, table.key[-1])
            problems.of_row(draft.row, name, f"the same as line {first}: remove one row")


def _column_name(table: Table, name: str) -> str:
    for act in table.acts:
        if act.field == name:
            return act.date
    return next(column.name for column in table.columns if column.field == name)


def _note_unknown(table: Table, draft: Draft, known: Known, problems: Problems) -> None:
    for column in table.columns:
        for key in _referred(table, column, draft):
            model = table.field(column).related_model
            if isinstance(model, type) and key not in known.of(model):
                problems.of_row(draft.row, column.name, _no_such(model, key))
    if table.extends:
        own = str(draft.values.get(table.key[0]))
        if own not in known.of(table.model):
            problems.of_row(draft.row, table.columns[0].name, _no_such(table.model, own))
    for act in table.acts:
        public_id = draft.values[act.field]
        if public_id not in known.of(TreatyAction):
            message = f"no action {public_id}: correct state, kind or date, or add the action"
            problems.of_row(draft.row, act.date, message)


def _referred(table: Table, column: Column, draft: Draft) -> list[str]:
    if column.field in draft.many:
        return draft.many[column.field]
    value = draft.values.get(column.field)
    return [value] if isinstance(table.field(column), models.ForeignKey) and value else []


def _no_such(model: type[Model], key: str) -> str:
    name = model._meta.verbose_name  # noqa: SLF001
    return f"there is no {name} “{key}”: correct it, or add the {name}"


def _number(table: Table, drafts: list[Draft]) -> None:
    count = Counter[Any]()
    for draft in drafts:
        within = draft.values.get(table.numbered)
        draft.values["position"] = count[within]
        count[within] += 1


def _check_rule(draft: Draft, _known: Known) -> Iterator[tuple[str, str]]:
    cells = draft.row.cells
    if {"kind", "rule_text"} <= draft.values.keys():
        try:
            parse_rule(cells["treaty_id"], cells["kind"], cells["article"], cells["rule_json"])
        except UnknownRuleError as error:
            yield "rule_json", str(error)


def _check_holder(draft: Draft, known: Known) -> Iterator[tuple[str, str]]:
    holder = draft.values.get("holder")
    if holder and holder not in DECIDING_HOLDERS and holder not in known.of(State):
        names = ", ".join(DECIDING_HOLDERS)
        yield "by", f"“{holder}” is not known: write {names} or the code of a state"


def _nothing(_draft: Draft, _known: Known) -> Iterator[tuple[str, str]]:
    yield from ()


CHECKS: dict[type[Model], Callable[[Draft, Known], Iterator[tuple[str, str]]]] = {
    Provision: _check_rule,
    Characterisation: _check_holder,
}
"""What the rows of a model must hold beyond the rules of single cells."""
