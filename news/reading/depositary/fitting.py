"""Whether a page is the treaty's own, and which of its tables shows the treaty's acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from news.reading.depositary.names import Names
from news.reading.depositary.page import Entry, Page, RefusedPageError, Row
from news.reading.depositary.register import Register
from news.reading.depositary.words import DAY_PATTERN, as_day
from treaties.terms import CONSENT, ActionKind

ALIKE = 0.9
"""Share of letters in common from which two titles are the same."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the table that shows the treaty: whose it is, and the acts it tells.

    ``state`` is None where the name is not known. ``unread`` holds why cells were not understood,
    by column, counted from 1 without the participant's own.
    """

    row: Row
    state: str | None
    entries: tuple[Entry, ...]
    unread: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that show the treaty, and the kinds of act that each column can tell.

    ``main`` is False for the second table of a page: its notes and counts are the first one's.
    """

    rows: tuple[Shown, ...]
    kinds: tuple[frozenset[ActionKind], ...]
    main: bool = True


def fit(page: Page, register: Register, names: Names) -> Table:
    """Return the table of a page that shows a treaty.

    Raises:
        RefusedPageError: the page is another treaty's.
    """
    if register.number and page.number and register.number != page.number:
        raise _another(register, f"its number is {page.number}, not {register.number}")
    if any(_alike(page.title, title) for title in (register.title, *register.other_titles)):
        return _main(page, names)
    if register.number and register.number == page.number:
        for column, heading in enumerate(page.special_headings[1:]):
            if f"({heading})".lower() in register.title.lower():
                return _special(page, column, names)
    raise _another(register, f"its title is “{page.title}”, not “{register.title}”")


def _another(register: Register, why: str) -> RefusedPageError:
    return RefusedPageError(
        f"The page is another treaty's than {register.id}: {why}. Give the page of "
        f"{register.id}, or the treaty that the page is of."
    )


def _alike(one: str, other: str) -> bool:
    one, other = _bare(one), _bare(other)
    if not one or not other:
        return False
    return one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE


def _bare(title: str) -> str:
    """Return a title without case, marks and what stands in brackets."""
    return " ".join(re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", title).casefold()))


def _main(page: Page, names: Names) -> Table:
    rows = tuple(
        Shown(
            row,
            names.code(row.name),
            row.entries,
            tuple(
                (column, cell.unread)
                for column, cell in enumerate(row.cells, start=1)
                if cell.unread
            ),
        )
        for row in page.rows
    )
    return Table(rows, page.kinds)


def _special(page: Page, column: int, names: Names) -> Table:
    """Read one column of a table of crosses.

    A cross stands for consent notified together with that to the treaty of the first table,
    unless a date follows it.
    """
    together = {
        state: entry
        for row in page.rows
        for entry in row.entries
        if entry.kind in CONSENT and (state := names.code(row.name)) is not None
    }
    rows = tuple(_crossed(row, column, names.code(row.name), together) for row in page.special)
    return Table(rows, (frozenset(CONSENT),), main=False)


def _crossed(row: Row, column: int, state: str | None, together: dict[str, Entry]) -> Shown:
    place = row.cells[column].evidence
    if not place.text:
        return Shown(row, state, ())
    match = re.fullmatch(r"x(?:\s*\((?P<date>.+)\))?", place.text, re.IGNORECASE)
    first = together.get(state or "")
    if match is None:
        return Shown(row, state, (), ((1, f"“{place.text}” is neither a cross nor empty"),))
    if match["date"] is None:
        if first is None:
            return Shown(row, state, (), ((1, "the first table tells no day of consent"),))
        kind = first.kind if first.kind is ActionKind.SUCCESSION else ActionKind.CONSENT_TO_BE_BOUND
        return Shown(row, state, (Entry(kind, first.day, "", first.bracketed, place),))
    found = DAY_PATTERN.fullmatch(match["date"].strip())
    day = as_day(found) if found else None
    if day is None:
        return Shown(row, state, (), ((1, f"“{match['date']}” is not a date"),))
    kind = ActionKind.CONSENT_TO_BE_BOUND
    return Shown(row, state, (Entry(kind, day, "", bracketed=False, evidence=place),))


def entries(table: Table) -> Iterator[Entry]:
    """Return every act that a table tells."""
    return (entry for shown in table.rows for entry in shown.entries)
