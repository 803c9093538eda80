"""Makes a page of its parts: lays out its text, reads its cells, keeps the place of each."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from news.reading.depositary.cells import cell
from news.reading.depositary.columns import Column, columns
from news.reading.depositary.page import (
    Cell,
    Evidence,
    Note,
    Page,
    RefusedPageError,
    Row,
    Statement,
)
from news.reading.depositary.sheet import Piece, Said, Sheet, squeeze
from news.reading.depositary.words import days_in

UPON = re.compile(
    r"upon\s?(signature|ratification|acceptance|approval|accession|succession|consent)",
    re.IGNORECASE,
)
AS_AT = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})")
CHAPTER = re.compile(r"chapter\s+(?P<chapter>[IVXLCDM]+)\b", re.IGNORECASE)
NUMBER = re.compile(r"(?P<number>\d+)\s*\.?\s*(?P<part>[a-z]{1,2})?\s*\.?$")


@dataclass(slots=True)
class _Text:
    """The plain text of a page while it is laid out."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(
        self, words: str, after: str, row: int | None = None, column: int | None = None
    ) -> Evidence:
        """Append words and what follows them; return their place."""
        start = self.length
        self.parts += [words, after]
        self.length += len(words) + len(after)
        return Evidence(words, start, start + len(words), row, column)


def assemble(sheet: Sheet, day: dt.date | None = None) -> Page:
    """Make a page of its parts. ``day`` dates it where it does not date itself.

    Raises:
        RefusedPageError: the layout is not known, the table is empty, or there is no date.
    """
    known = columns(sheet.headings)
    if not sheet.rows:
        raise RefusedPageError("The table of participants is empty: fetch the page again.")
    text = _Text()
    text.add(sheet.head, "\n\n")
    text.add("\t".join(sheet.headings), "\n")
    rows = tuple(_row(number, row, known, text) for number, row in enumerate(sheet.rows, start=1))
    special = _special(sheet, text)
    text.add("", "\n")
    said = tuple(_statement(one, text) for one in sheet.said)
    notes = tuple(Note(mark, text.add(words, "\n")) for mark, words in sheet.notes)
    return Page(
        title=sheet.title,
        number=_number(sheet.number),
        day=_day(sheet.as_at, day),
        headings=tuple(sheet.headings),
        kinds=tuple(column.kinds for column in known),
        rows=rows,
        special_headings=tuple(sheet.special_headings),
        special=special,
        notes=notes,
        statements=said,
        signatories=_count("signatories", sheet.head),
        parties=_count("parties", sheet.head),
        text="".join(text.parts),
    )


def _row(number: int, pieces: Sequence[Piece], known: Sequence[Column], text: _Text) -> Row:
    _check_width(number, pieces, len(known) + 1)
    name, places = _places(number, pieces, text)
    cells = tuple(cell(place, column) for place, column in zip(places, known, strict=True))
    return Row(number, pieces[0].text, pieces[0].marks, name, cells)


def _check_width(number: int, pieces: Sequence[Piece], width: int) -> None:
    if len(pieces) != width or not pieces[0].text:
        said = " | ".join(piece.text for piece in pieces)
        raise RefusedPageError(
            f"The layout of the page has changed: row {number} (“{said}”) does not fit the "
            f"{width} columns of its table."
        )


def _places(number: int, pieces: Sequence[Piece], text: _Text) -> tuple[Evidence, list[Evidence]]:
    """Lay out a row; return the place of the name and of every other cell."""
    last = len(pieces)
    found = [
        text.add(piece.text, "\n" if column == last else "\t", number, column)
        for column, piece in enumerate(pieces, start=1)
    ]
    return found[0], found[1:]


def _special(sheet: Sheet, text: _Text) -> tuple[Row, ...]:
    """Lay out the second table, whose cells are no dates and are read by its own reader."""
    if not sheet.special:
        return ()
    text.add("", "\n")
    text.add("\t".join(sheet.special_headings), "\n")
    rows: list[Row] = []
    for number, pieces in enumerate(sheet.special, start=1):
        _check_width(number, pieces, len(sheet.special_headings))
        name, places = _places(number, pieces, text)
        cells = tuple(Cell(place) for place in places)
        rows.append(Row(number, pieces[0].text, pieces[0].marks, name, cells))
    return tuple(rows)


def _statement(said: Said, text: _Text) -> Statement:
    text.add(said.name.text, ": ")
    return Statement(
        section=said.section,
        name=said.name.text,
        marks=said.name.marks,
        days=tuple(day for words in said.dated for day in days_in(words)),
        upon=tuple(
            found.lower() for heading in said.headings for found in UPON.findall(squeeze(heading))
        ),
        evidence=text.add(said.text, "\n"),
    )


def _day(as_at: str, day: dt.date | None) -> dt.date:
    match = AS_AT.search(as_at)
    if match is None:
        if day is not None:
            return day
        raise RefusedPageError(
            "The page does not say as at which date it is true: give the day on which it was "
            "fetched."
        )
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise RefusedPageError(f"“{as_at}” is not a date.") from None


def _number(words: str) -> str:
    """Return chapter and number as the register writes them: XXVI-2-a; empty if not there."""
    chapter, number = CHAPTER.search(words), NUMBER.search(words)
    if chapter is None or number is None:
        return ""
    parts = (chapter["chapter"].upper(), number["number"], number["part"])
    return "-".join(part for part in parts if part)


def _count(word: str, head: str) -> int | None:
    found = re.search(rf"{word}\s*:\s*(\d+)", head, re.IGNORECASE)
    return int(found[1]) if found else None
