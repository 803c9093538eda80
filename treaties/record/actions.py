"""Rows of actions: read and checked, held against what is recorded already."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from core.fields import to_partial_date
from treaties.models import State, Treaty, TreatyAction
from treaties.record import layout
from treaties.record.cells import CellError, decode
from treaties.record.drafts import Cited, Known, base_id
from treaties.record.entries import note_incomplete, read_citations
from treaties.record.layout import field_of
from treaties.record.problems import Problems, Row
from treaties.terms import ActionKind

FIELDS = {
    "state": "state",
    "kind": "kind",
    "date": "acted_on",
    "effective_date": "effective_on",
    "depositary": "depositary",
    "towards": "towards",
    "note": "note",
    "confidence": "confidence",
    "void": "void",
    "reason": "reason",
    "recorded_at": "recorded_at",
}
"""The model field behind each column that holds one."""


@dataclass(slots=True)
class ActionDraft:
    """What a row says of one action; ``corrects`` is a public id."""

    row: Row
    public_id: str
    treaty: str
    values: dict[str, Any]
    citations: list[Cited]
    corrects: str = ""


def read_actions(
    treaty: str, rows: list[Row], known: Known, problems: Problems, *, compiled_at: dt.datetime
) -> list[ActionDraft]:
    """Read the actions of one treaty, noting every cell that cannot stand."""
    if treaty not in known.of(Treaty):
        file = f"{layout.ACTIONS}/{treaty}.csv"
        problems.of_file(file, f"there is no treaty “{treaty}”: rename the file, or add the treaty")
    drafts: dict[str, ActionDraft] = {}
    for row in rows:
        draft = _read(treaty, row, known, problems)
        draft.values.setdefault("recorded_at", compiled_at)
        draft.public_id = _identify(draft, drafts, problems)
        first = drafts.setdefault(draft.public_id, draft)
        if first is not draft:
            message = f"{draft.public_id} is on line {first.row.line} already: remove one row"
            problems.of_row(row, "id", message)
        _note_unknown(draft, known, problems)
        _note_impossible(draft, problems)
    return list(drafts.values())


def _read(treaty: str, row: Row, known: Known, problems: Problems) -> ActionDraft:
    draft = ActionDraft(row, "", treaty, {}, [], row.cells.get("corrects", ""))
    for column, name in FIELDS.items():
        text = row.cells.get(column)
        if text is None or (not text and column in {"void", "recorded_at"}):
            continue
        try:
            draft.values[name] = decode(field_of(TreatyAction, name), text)
        except CellError as error:
            problems.of_row(row, column, str(error))
    draft.citations = read_citations(row, known, problems)
    return draft


def _identify(draft: ActionDraft, taken: dict[str, ActionDraft], problems: Problems) -> str:
    cells = draft.row.cells
    base = base_id(draft.treaty, cells["state"], cells["kind"], cells["date"])
    if given := cells.get("id", ""):
        if not re.fullmatch(re.escape(base) + r"(-([2-9]|[1-9]\d+))?", given):
            message = f"“{given}” does not fit the row: write {base}, or {base}-2 for a second one"
            problems.of_row(draft.row, "id", message)
        return given
    if base not in taken:
        return base
    if cells.items() == taken[base].row.cells.items():
        message = f"the same as line {taken[base].row.line}: remove one row"
        problems.of_row(draft.row, "date", message)
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _note_unknown(draft: ActionDraft, known: Known, problems: Problems) -> None:
    named = [("state", draft.values.get("state"))]
    named += [("towards", code) for code in draft.values.get("towards", [])]
    for column, code in named:
        if code and code not in known.of(State):
            message = f"there is no state “{code}”: correct it, or add the state"
            problems.of_row(draft.row, column, message)


def _note_impossible(draft: ActionDraft, problems: Problems) -> None:
    values, row = draft.values, draft.row
    note_incomplete(row, values, draft.citations, problems)
    if _takes_effect_too_early(values):
        message = f"before the act of {values['acted_on']}: only a succession can be; correct one"
        problems.of_row(row, "effective_date", message)


def _takes_effect_too_early(values: dict[str, Any]) -> bool:
    acted, effective = to_partial_date(values.get("acted_on")), values.get("effective_on")
    if acted is None or effective is None or values.get("kind") == ActionKind.SUCCESSION:
        return False
    length = min(len(str(acted)), len(str(effective)))
    return str(effective)[:length] < str(acted)[:length]
