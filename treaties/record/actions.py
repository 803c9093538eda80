"""Rows of actions: read and checked, held against what is recorded already."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from core.fields import to_partial_date
from treaties.models import Citation, Source, State, Treaty, TreatyAction
from treaties.record import layout
from treaties.record.cells import CellError, decode, read_aligned, split_cell
from treaties.record.drafts import Known, base_id
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

Cited = tuple[str, str, str]
"""Source, locator, quote."""


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
        draft = _read(treaty, row, problems)
        draft.values.setdefault("recorded_at", compiled_at)
        draft.public_id = _identify(draft, drafts, problems)
        first = drafts.setdefault(draft.public_id, draft)
        if first is not draft:
            message = f"{draft.public_id} is on line {first.row.line} already: remove one row"
            problems.of_row(row, "id", message)
        _note_unknown(draft, known, problems)
        _note_impossible(draft, problems)
    return list(drafts.values())


def _read(treaty: str, row: Row, problems: Problems) -> ActionDraft:
    draft = ActionDraft(row, "", treaty, {}, [], row.cells.get("corrects", ""))
    for column, name in FIELDS.items():
        text = row.cells.get(column)
        if text is None or (not text and column in {"void", "recorded_at"}):
            continue
        try:
            draft.values[name] = decode(field_of(TreatyAction, name), text)
        except CellError as error:
            problems.of_row(row, column, str(error))
    draft.citations = _citations(row, problems)
    return draft


def _citations(row: Row, problems: Problems) -> list[Cited]:
    sources = split_cell(row.cells["sources"]) if row.cells["sources"] else []
    aligned = {}
    for column in ("locator", "quote"):
        try:
            aligned[column] = read_aligned(row.cells.get(column, ""), len(sources))
        except CellError as error:
            problems.of_row(row, column, str(error))
            aligned[column] = [""] * len(sources)
    longest = field_of(Citation, "locator").max_length or 0
    if any(len(locator) > longest for locator in aligned["locator"]):
        problems.of_row(row, "locator", f"longer than {longest} characters: shorten it")
    places = list(zip(sources, aligned["locator"], strict=True))
    if twice := {source for source, locator in places if places.count((source, locator)) > 1}:
        names = ", ".join(sorted(twice))
        problems.of_row(row, "sources", f"{names} stands twice: keep one, or give each its locator")
    return list(zip(sources, aligned["locator"], aligned["quote"], strict=True))


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
    for source, _, _ in draft.citations:
        if source not in known.of(Source):
            message = f"there is no source “{source}”: correct it, or add the source"
            problems.of_row(draft.row, "sources", message)


def _note_impossible(draft: ActionDraft, problems: Problems) -> None:
    values, row = draft.values, draft.row
    if not draft.citations and not values.get("void"):
        problems.of_row(row, "sources", "is empty: name the source that states the act")
    if draft.corrects and not values.get("reason"):
        problems.of_row(row, "reason", "is empty: say why the entry is corrected")
    if values.get("reason") and not draft.corrects:
        problems.of_row(row, "corrects", "is empty: name the entry that the reason is about")
    if values.get("void") and not draft.corrects:
        problems.of_row(row, "corrects", "is empty: name the entry that is taken back")
    if _takes_effect_too_early(values):
        message = f"before the act of {values['acted_on']}: only a succession can be; correct one"
        problems.of_row(row, "effective_date", message)


def _takes_effect_too_early(values: dict[str, Any]) -> bool:
    acted, effective = to_partial_date(values.get("acted_on")), values.get("effective_on")
    if acted is None or effective is None or values.get("kind") == ActionKind.SUCCESSION:
        return False
    length = min(len(str(acted)), len(str(effective)))
    return str(effective)[:length] < str(acted)[:length]
