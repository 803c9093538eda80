"""The parts of a page as they are cut from its markup, before anything is understood."""

import re
from dataclasses import dataclass, field

from news.reading.depositary.page import Section

SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return a text with every run of white space made one space."""
    return SPACES.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the page, and the marks of notes that stood in it."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement below the table: who, under which headings, and what."""

    section: Section
    name: Piece
    headings: tuple[str, ...]
    dated: tuple[str, ...]
    text: str


@dataclass(slots=True)
class Sheet:
    """A page cut into parts, whatever its markup was."""

    head: str = ""
    title: str = ""
    number: str = ""
    as_at: str = ""
    headings: list[str] = field(default_factory=list)
    rows: list[list[Piece]] = field(default_factory=list)
    special_headings: list[str] = field(default_factory=list)
    special: list[list[Piece]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
