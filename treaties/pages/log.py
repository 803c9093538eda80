"""What changed in the record, in words, the newest first."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from core.dates import PartialDate
from treaties.changes import cursor_of
from treaties.models import Change
from treaties.pages.sources import (
    StateView,
    TreatyView,
    read_states,
    read_treaties,
    state_address,
    treaty_address,
)
from treaties.presentation import bare_words, upper_first
from treaties.presentation_acts import act_noun
from treaties.record.cells import split_cell
from treaties.record.rows import treaty_of
from treaties.terms import ActionKind, ChangeKind

SHOWN = 100
"""How many changes a page shows."""

DONE: Mapping[str, str] = {
    ChangeKind.ADD: "Added",
    ChangeKind.CORRECT: "Corrected",
    ChangeKind.MERGE: "Taken back, entered twice",
    ChangeKind.RESTATE: "Changed",
    ChangeKind.REMOVE: "Removed",
}

PARTS: Mapping[str, str] = {
    "about.csv": "the record as a whole",
    "states.csv": "the register of states",
    "crosswalk_states.csv": "identifiers of the state elsewhere",
    "lists.csv": "a list of states",
    "sources.csv": "a source",
    "treaties.csv": "the register of treaties",
    "crosswalk_treaties.csv": "identifiers of the treaty elsewhere",
    "provisions.csv": "a provision",
    "status_checks.csv": "a list that was read",
    "checks.csv": "a published total",
    "explained.csv": "an explanation of a finding",
}
"""What a row of each file of the register is."""

ABOUT_ACTS: Mapping[str, str] = {
    "targets.csv": "what it answers",
    "characterisations.csv": "a view of it",
}
"""What a row of each file about acts is."""

ASIDE = frozenset({"recorded_at", "corrects", "reason"})
"""Cells of entries that say when and why they were entered, not what was done."""

FIELDS: Mapping[str, str] = {
    "rule_json": "rule",
    "effective_date": "date of effect",
    "as_of": "true as of",
    "iso3": "code",
    "on": "voiced on",
    "by": "held by",
}
"""What a column is called where its name does not say it."""

DAYS = frozenset({"date", "effective_date"})


@dataclass(frozen=True, slots=True)
class Wording:
    """How a row of another app's file is told: what it is, and the address that shows it."""

    what: Callable[[Mapping[str, str]], str]
    href: Callable[[str, Mapping[str, str]], str]


WORDINGS: dict[str, Wording] = {}
"""How rows of the files of other apps are told, by file."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A cell that differs: what it is, what it said, what it says."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as a row; ``href`` leads to the entry, or nowhere where no page shows it."""

    id: int
    at: dt.datetime
    done: str
    what: str
    href: str
    state: str
    treaty: str
    fields: Sequence[FieldView]
    reason: str

    @property
    def on(self) -> dt.date:
        """The day of the change, in UTC."""
        return self.at.astimezone(dt.UTC).date()


@dataclass(frozen=True, slots=True)
class LogPage:
    """Everything that the page shows; ``older`` is the cursor of the next page, if there is one."""

    rows: Sequence[ChangeView]
    older: str
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def log_page(changes: QuerySet[Change]) -> LogPage:
    """Read the newest of some changes: three queries."""
    states, treaties = read_states(), read_treaties()
    found = list(changes.order_by("-pk")[: SHOWN + 1])
    rows = [_view(one, treaties) for one in found[:SHOWN]]
    return LogPage(
        rows=rows,
        older=cursor_of(found[SHOWN - 1]) if len(found) > SHOWN else "",
        in_treaties=list(treaties.values()),
        of_states=list(states.values()),
        states=states,
        treaties=treaties,
    )


def _view(change: Change, treaties: Mapping[str, TreatyView]) -> ChangeView:
    return ChangeView(
        id=change.pk,
        at=change.at,
        done=_done(change),
        what=_what(change, treaties),
        href=_href(change),
        state=change.state_id or "",
        treaty=change.treaty_id or "",
        fields=_fields(change),
        reason=change.reason,
    )


def _done(change: Change) -> str:
    if change.kind == ChangeKind.CORRECT and (change.after or {}).get("void"):
        return "Taken back"
    return DONE[change.kind]


def _what(change: Change, treaties: Mapping[str, TreatyView]) -> str:
    cells = change.after or change.before or {}
    if change.table in WORDINGS:
        return WORDINGS[change.table].what(cells)
    if treaty_of(change.table) or change.table in ABOUT_ACTS:
        binding = treaties[change.treaty_id or ""].binding
        act = f"{act_noun(ActionKind(cells['kind']), binding)}, {_day(cells['date'])}"
        about = ABOUT_ACTS.get(change.table)
        return f"{act} ({about})" if about else act
    named = [cells.get(name, "") for name in ("title", "subject", "question", "article", "list_id")]
    name = next((one for one in named if one), "")
    return upper_first(PARTS[change.table]) + (f": {name}" if name else "")


def _fields(change: Change) -> list[FieldView]:
    """Return the cells that differ; of what was added or removed, its name says enough."""
    if change.before is None or change.after is None or change.after.get("void"):
        return []
    aside = ASIDE if "corrects" in change.after else frozenset()
    return [
        FieldView(_name(name), _cell(name, change.before.get(name, "")), _cell(name, cell))
        for name, cell in change.after.items()
        if name not in aside and cell != change.key and change.before.get(name, "") != cell
    ]


def _name(column: str) -> str:
    return upper_first(FIELDS.get(column, column).replace("_", " "))


def _cell(column: str, cell: str) -> str:
    if column in DAYS and cell:
        return _day(cell)
    return cell.replace("|", ", ") or "nothing"


def _day(cell: str) -> str:
    return bare_words(PartialDate.parse(cell)) if cell else "day not known"


def _href(change: Change) -> str:
    if change.table in WORDINGS:
        return WORDINGS[change.table].href(change.key, change.after or change.before or {})
    if treaty_of(change.table) or change.table in ABOUT_ACTS:
        return reverse("treaties:action", args=[split_cell(change.key)[0]])
    if change.table == "sources.csv" and change.after is not None:
        return reverse("treaties:source", args=[change.key])
    if change.treaty_id:
        return treaty_address(change.treaty_id)
    return state_address(change.state_id) if change.state_id else ""
