"""The page and the record laid side by side: who is on which row, and what notes tell of whom."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from news.reading.depositary.fitting import Shown, Table, fit
from news.reading.depositary.names import Names, sorting_key
from news.reading.depositary.notes import Told, told
from news.reading.depositary.page import Evidence, Page, Row
from news.reading.depositary.register import Register
from treaties.terms import CONSENT, ActionKind

FORM_OF_STATE = re.compile(r"^(?:[A-Z]\w+ )*(?:Republic|Kingdom|State|Principality) of (?:the )?")


class Group(StrEnum):
    """Acts that stand for one another: a page shows one of each for a state, as a rule."""

    SIGNATURE = "signature"
    CONSENT = "consent"
    PROVISIONAL = "provisional"


def group(kind: ActionKind) -> Group | None:
    """Return the group that a kind of act belongs to; None for kinds that no table shows."""
    if kind in CONSENT:
        return Group.CONSENT
    return {
        ActionKind.SIGNATURE: Group.SIGNATURE,
        ActionKind.PROVISIONAL_APPLICATION: Group.PROVISIONAL,
    }.get(kind)


@dataclass(frozen=True, slots=True)
class Mention:
    """An act that the page tells of a participant of the record, in a row or in a note."""

    state: str
    kind: ActionKind
    day: dt.date
    evidence: Evidence
    note: Told | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What a comparison stands on."""

    page: Page
    register: Register
    table: Table
    names: Names
    told: tuple[Told, ...]

    @property
    def day(self) -> dt.date:
        """The date as at which the page is true."""
        return self.page.day

    @property
    def groups(self) -> frozenset[Group]:
        """The groups of acts that the columns of the table show."""
        found = (group(kind) for kinds in self.table.kinds for kind in kinds)
        return frozenset(one for one in found if one is not None)

    def rows(self, state: str) -> list[Shown]:
        """Return the rows of a participant."""
        return [shown for shown in self.table.rows if shown.state == state]

    def bracketed(self, state: str) -> bool:
        """Whether the page puts all that it shows of a participant in brackets."""
        shown = [entry for one in self.rows(state) for entry in one.entries]
        return bool(shown) and all(entry.bracketed for entry in shown)

    def whose(self, one: Told) -> frozenset[str]:
        """Return the participants that a note tells of: who it names, or whose rows it marks.

        What a note tells of a predecessor stands at the rows of its successors: there, only the
        name counts.
        """
        named = self.names.code(one.name) or self.names.code(FORM_OF_STATE.sub("", one.name))
        if named is not None:
            return frozenset({named})
        if group(one.kind) is not None:
            return frozenset()
        marked = (shown for shown in self.table.rows if one.mark in shown.row.marks)
        return frozenset(shown.state for shown in marked if shown.state is not None)

    def mentions(self) -> Iterator[Mention]:
        """Return every act of the rows, then those that notes tell of predecessors."""
        seen: set[tuple[str, ActionKind, dt.date]] = set()
        for shown in self.table.rows:
            for entry in shown.entries:
                if shown.state is not None:
                    seen.add((shown.state, entry.kind, entry.day))
                    yield Mention(shown.state, entry.kind, entry.day, entry.evidence)
        for one in self.told:
            for state in self.whose(one) if group(one.kind) in self.groups else ():
                if (state, one.kind, one.day) not in seen:
                    yield Mention(state, one.kind, one.day, one.evidence, one)

    def counts(self) -> Iterator[tuple[str, int, int]]:
        """Return what the head counts, its number, and that of the table's rows."""
        if not self.table.main:
            return
        rows = [
            {entry.kind for entry in shown.entries if not entry.bracketed}
            for shown in self.table.rows
        ]
        if self.page.signatories is not None:
            signed = sum(1 for kinds in rows if ActionKind.SIGNATURE in kinds)
            yield "signatories", self.page.signatories, signed
        if self.page.parties is not None:
            yield "parties", self.page.parties, sum(1 for kinds in rows if kinds & CONSENT)

    def gap(self, state: str, missing: Group) -> Evidence:
        """Return the words between which an act would stand if the page told it."""
        for shown in self.rows(state):
            columns = (
                number
                for number, kinds in enumerate(self.table.kinds, start=2)
                if any(group(kind) is missing for kind in kinds)
            )
            return replace(self.line(shown.row), column=next(columns, None))
        key = sorting_key(self.register.name(state))
        rows = [shown.row for shown in self.table.rows]
        later = (index for index, row in enumerate(rows) if sorting_key(row.name) > key)
        place = next(later, len(rows))
        around = rows[max(place - 1, 0) : place + 1]
        return self._cut(self.line(around[0]).start, self.line(around[-1]).end)

    def line(self, row: Row) -> Evidence:
        """Return the words of a whole row."""
        last = row.cells[-1].evidence if row.cells else row.evidence
        return replace(self._cut(row.evidence.start, last.end), row=row.number)

    def _cut(self, start: int, end: int) -> Evidence:
        return Evidence(self.page.text[start:end], start, end)


def lay_out(page: Page, register: Register) -> Ground:
    """Lay a page beside a treaty of the record.

    Raises:
        RefusedPageError: the page is another treaty's.
    """
    names = Names(one.named for one in register.participants.values())
    table = fit(page, register, names)
    return Ground(page, register, table, names, told(page) if table.main else ())
