"""Cells: the dates printed in them, with letters and brackets."""

import re
from dataclasses import replace

from news.reading.depositary.columns import Column
from news.reading.depositary.page import Cell, Entry, Evidence
from news.reading.depositary.words import DAY, as_day

DATED = re.compile(
    rf"(?P<open>\[\s*)?{DAY}(?:\s*(?P<letter>[A-Za-z]{{1,2}})(?![A-Za-z]))?(?P<close>\s*\])?"
)


def cell(evidence: Evidence, column: Column) -> Cell:
    """Read a cell: every date in it, or why its text is not understood."""
    entries: list[Entry] = []
    unread: list[str] = []
    rest = evidence.text
    for match in DATED.finditer(evidence.text):
        rest = rest.replace(match[0], "", 1)
        read = _entry(match, evidence, column)
        if isinstance(read, Entry):
            entries.append(read)
        else:
            unread.append(read)
    if left := rest.strip():
        unread.append(f"“{left}” is not a date")
    return Cell(evidence, tuple(entries), "; ".join(unread))


def _entry(match: re.Match[str], evidence: Evidence, column: Column) -> Entry | str:
    day, letter = as_day(match), match["letter"] or ""
    if day is None:
        return f"there is no day “{match[0].strip()}”"
    if bool(match["open"]) != bool(match["close"]):
        return f"a bracket of “{match[0].strip()}” has no counterpart"
    kind = column.kind(letter)
    if kind is None and letter:
        return f"the letter “{letter}” has no meaning"
    if kind is None:
        return f"“{match[0].strip()}” has no letter, and “{column.heading}” gives every act one"
    place = replace(
        evidence,
        text=match[0],
        start=evidence.start + match.start(),
        end=evidence.start + match.end(),
    )
    return Entry(kind, day, letter, bool(match["open"]), place)
