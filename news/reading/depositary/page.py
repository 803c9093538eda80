"""What a status page says, in the page's own words, with the place of every part."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from treaties.terms import ActionKind


class RefusedPageError(ValueError):
    """The page cannot be relied on as a whole; the message says why."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the page and where they stand.

    ``start`` and ``end`` count characters of the page's text, so that
    ``page.text[start:end] == text``. ``row`` and ``column`` count from 1, heading left out; they
    are None for words outside the table.
    """

    text: str
    start: int
    end: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of a cell: an act, as the column and the suffix tell it."""

    kind: ActionKind
    day: dt.date
    suffix: str
    bracketed: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table. ``unread`` says why its text was not understood; empty where it was."""

    evidence: Evidence
    entries: tuple[Entry, ...] = ()
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A participant as the page prints it, with the marks of its notes."""

    number: int
    name: str
    marks: tuple[str, ...]
    evidence: Evidence
    cells: tuple[Cell, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The acts of all cells, in the order of the columns."""
        return tuple(entry for cell in self.cells for entry in cell.entries)

    @property
    def bracketed(self) -> bool:
        """Whether the page puts what it says of the participant in brackets: it has left."""
        return bool(self.entries) and all(entry.bracketed for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Note:
    """An end note with its mark."""

    mark: str
    evidence: Evidence


class Section(StrEnum):
    """Where on the page a statement is printed."""

    DECLARATIONS = "declarations"
    OBJECTIONS = "objections"
    UNDER_ARTICLE = "under_article"
    TERRITORIES = "territories"


@dataclass(frozen=True, slots=True)
class Statement:
    """A declaration, reservation, objection or notification printed below the table.

    ``days`` are the dates printed at its head; ``upon`` holds the acts at which it was made, as
    its headings say. Where both are empty it was made upon consent, as the page says of all.
    """

    section: Section
    name: str
    marks: tuple[str, ...]
    days: tuple[dt.date, ...]
    upon: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Page:
    """A status page.

    ``number`` is chapter and number, such as ``XXVI-2-a``; ``day`` the date as at which it is
    true. ``kinds`` are the acts that each column can tell, the participants' own left out.
    ``special`` holds the second table that some pages have. ``signatories`` and ``parties`` are
    the counts at the head. ``text`` is the page in plain text, from which all evidence is cut.
    """

    title: str
    number: str
    day: dt.date
    headings: tuple[str, ...]
    kinds: tuple[frozenset[ActionKind], ...]
    rows: tuple[Row, ...]
    text: str
    special_headings: tuple[str, ...] = ()
    special: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()
    statements: tuple[Statement, ...] = ()
    signatories: int | None = None
    parties: int | None = None
