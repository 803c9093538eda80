"""What comes of holding a page against the record."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.dates import PartialDate
from news.reading.depositary.page import Evidence
from treaties.terms import ActionKind


class Change(StrEnum):
    """What a page asks of the record."""

    ADD = "add"
    CORRECT = "correct"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A difference for a person to decide.

    ``kind`` and ``date`` are the page's, for ``absent`` the record's. ``act`` is the id of the
    entry that would be corrected or that the page lacks; empty for ``add``. ``effective`` is the
    day of effect, where a note of the page tells it.
    """

    change: Change
    state: str
    kind: ActionKind
    date: PartialDate | None
    evidence: Evidence
    act: str = ""
    effective: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference with a known reason: nothing to decide."""

    state: str
    kind: ActionKind
    date: PartialDate | None
    reason: str
    act: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An act that page and record tell in the same way."""

    state: str
    kind: ActionKind
    date: PartialDate
    act: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on the page that a person should look at.

    ``impeding`` says that the page was not understood to the end because of it: a list that was
    read in part proves nothing of what it lacks.
    """

    says: str
    evidence: Evidence | None = None
    impeding: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """Data of a status check: the page was held against the record as of its date."""

    treaty: str
    as_of: PartialDate
    complete: bool


@dataclass(slots=True)
class Reading:
    """A page held against the record. ``text`` is the page that the evidence is cut from.

    ``conclusive`` says whether what it lacks, where it was read to the end, had not happened.
    """

    treaty: str
    page_date: dt.date
    rows_read: int
    text: str
    proposals: list[Proposal] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    agrees: list[Agreement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    conclusive: bool = True

    @property
    def check(self) -> Check:
        """What can be recorded as a status check."""
        whole = not any(finding.impeding for finding in self.findings)
        complete = whole and self.conclusive
        return Check(self.treaty, PartialDate.of(self.page_date), complete=complete)

    def as_json(self) -> dict[str, Any]:
        """Return the reading as data, its evidence as text beside its place."""
        return {
            "treaty": self.treaty,
            "page_date": self.page_date.isoformat(),
            "rows_read": self.rows_read,
            "proposals": [
                {
                    "change": one.change.value,
                    **_act(one.state, one.kind, one.date, one.act),
                    "effective": str(one.effective) if one.effective else None,
                    **_evidence(one.evidence),
                }
                for one in self.proposals
            ],
            "explained": [
                {
                    **_act(one.state, one.kind, one.date, one.act),
                    "reason": one.reason,
                    **_evidence(one.evidence),
                }
                for one in self.explained
            ],
            "agrees": len(self.agrees),
            "complete": self.check.complete,
            "findings": [{"says": one.says, **_evidence(one.evidence)} for one in self.findings],
        }


def _act(state: str, kind: ActionKind, date: PartialDate | None, act: str) -> dict[str, Any]:
    return {
        "state": state,
        "kind": kind.value,
        "date": str(date) if date else None,
        "act": act or None,
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any]:
    if evidence is None:
        return {"evidence": None, "place": None}
    return {
        "evidence": evidence.text,
        "place": {
            "row": evidence.row,
            "column": evidence.column,
            "start": evidence.start,
            "end": evidence.end,
        },
    }
