"""What all entries share in the files: sources with their places, and corrections."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from treaties.models import Citation, Source
from treaties.record.cells import CellError, encode, read_aligned, split_cell
from treaties.record.drafts import Cited, Draft, Known
from treaties.record.layout import CITED_COLUMNS, Table, field_of
from treaties.record.links import Links
from treaties.record.problems import Problems, Row

type Members = Mapping[str, Mapping[Any, list[str]]]


@dataclass(frozen=True, slots=True)
class Entered:
    """What corrections need to know of an entry.

    ``group`` is what an entry and its correction must share: the treaty of an act.
    """

    group: str
    recorded_at: dt.datetime
    corrects: str


def read_citations(row: Row, known: Known, problems: Problems) -> list[Cited]:
    """Read the sources of an entry with their places and words, noting what cannot stand."""
    sources = split_cell(row.cells["sources"]) if row.cells["sources"] else []
    aligned = {}
    for column in CITED_COLUMNS[1:]:
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
    for source in sources:
        if source not in known.of(Source):
            message = f"there is no source “{source}”: correct it, or add the source"
            problems.of_row(row, "sources", message)
    return list(zip(sources, aligned["locator"], aligned["quote"], strict=True))


def note_incomplete(
    row: Row, values: Mapping[str, Any], cited: list[Cited], problems: Problems
) -> None:
    """Note an entry without a source, and a correction without its reason or its entry."""
    corrects, reason, void = row.cells.get("corrects"), values.get("reason"), values.get("void")
    if not cited and not void:
        problems.of_row(row, "sources", "is empty: name the source that states it")
    if corrects and not reason:
        problems.of_row(row, "reason", "is empty: say why the entry is corrected")
    if reason and not corrects:
        problems.of_row(row, "corrects", "is empty: name the entry that the reason is about")
    if void and not corrects:
        problems.of_row(row, "corrects", "is empty: name the entry that is taken back")


def cited_differently(
    row: Row, said: list[Cited], citations: Iterable[Any]
) -> Iterator[tuple[str, object]]:
    """Give the columns in which an entry cites otherwise than its recorded citations."""
    ordered = sorted(citations, key=lambda citation: citation.position)
    there: list[Cited] = [(each.source_id, each.locator, each.quote) for each in ordered]
    for place, column in enumerate(CITED_COLUMNS):
        held = [cited[place] for cited in there]
        if column in row.cells and [cited[place] for cited in said] != held:
            yield column, "|".join(held)


def note_bad_corrections(
    new: Mapping[str, tuple[Row, Entered]], recorded: Mapping[str, Entered], problems: Problems
) -> None:
    """Note the new entries, by id, that correct what they cannot."""
    entries = {**recorded, **{key: entered for key, (_, entered) in new.items()}}
    taken = {one.corrects: key for key, one in recorded.items() if one.corrects}
    for key, (row, entered) in new.items():
        if not entered.corrects:
            continue
        first = taken.setdefault(entered.corrects, key)
        if message := _bad_correction(key, first, entries):
            problems.of_row(row, "corrects", message)


def _bad_correction(key: str, first: str, entries: Mapping[str, Entered]) -> str:
    entered = entries[key]
    corrected = entries.get(entered.corrects)
    if corrected is None:
        return f"there is no entry {entered.corrects}: correct the id, or add the entry"
    if corrected.group != entered.group:
        return f"{entered.corrects} is of another treaty: correct an entry of {entered.group}"
    if first != key:
        return f"{entered.corrects} is corrected by {first} already: correct that one"
    if key in _chain(entered.corrects, entries):
        return f"{entered.corrects} leads back to this entry: an entry cannot correct itself"
    if corrected.recorded_at > entered.recorded_at:
        return f"{entered.corrects} was recorded later: a correction is recorded after its entry"
    return ""


def _chain(key: str, entries: Mapping[str, Entered]) -> list[str]:
    chain: list[str] = []
    while key in entries and key not in chain:
        chain.append(key)
        key = entries[key].corrects
    return chain


def new_entries(
    table: Table, drafts: list[Draft], known: Known, problems: Problems, compiled_at: dt.datetime
) -> list[Draft]:
    """Return the entries to insert, noting those that are recorded with another content."""
    rows = table.model._default_manager.prefetch_related("citations")  # noqa: SLF001
    recorded: dict[str, Any] = {str(row.pk): row for row in rows}
    members = {field.name: Links(field).held() for field in table.many}
    new = {}
    for draft in drafts:
        cited = draft.cited = read_citations(draft.row, known, problems)
        note_incomplete(draft.row, draft.values, cited, problems)
        there = recorded.get(_key(table, draft))
        if there is None:
            draft.values.setdefault("recorded_at", compiled_at)
            new[_key(table, draft)] = draft
        else:
            _note_differences(table, draft, there, members, problems)
    note_bad_corrections(
        {key: (draft.row, _entered(draft)) for key, draft in new.items()},
        {key: Entered("", row.recorded_at, row.corrects_id or "") for key, row in recorded.items()},
        problems,
    )
    return list(new.values())


def _key(table: Table, draft: Draft) -> str:
    return str(draft.values.get(table.key[0]))


def _entered(draft: Draft) -> Entered:
    return Entered("", draft.values["recorded_at"], draft.values.get("corrects") or "")


def _note_differences(
    table: Table, draft: Draft, there: Any, members: Members, problems: Problems
) -> None:
    """Note the cells in which a row says otherwise than the entry of its id."""
    for column in table.columns:
        if column.name not in draft.row.cells:
            continue
        if column.field in draft.many:
            said: Any = draft.many[column.field]
            held: Any = members[column.field].get(there.pk, [])
        elif column.field in draft.values:
            said = draft.values[column.field]
            held = getattr(there, table.field(column).attname)
        else:
            continue
        if (said or None) != (held or None):
            _note(draft.row, column.name, held, problems)
    for name, cited in cited_differently(draft.row, draft.cited, there.citations.all()):
        _note(draft.row, name, cited, problems)


def _note(row: Row, column: str, held: object, problems: Problems) -> None:
    shown = f"“{encode(held)}”" if held else "nothing"
    message = f"already recorded differently (as {shown}); add a row that corrects it"
    problems.of_row(row, column, message)
