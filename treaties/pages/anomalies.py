"""Where sources, rows and rules disagree: every finding with what its check holds."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from treaties.filters import EVERYWHERE, Among
from treaties.law.legality import RULES
from treaties.models import Anomaly
from treaties.pages.sources import StateView, TreatyView, read_states, read_treaties
from treaties.presentation import upper_first
from treaties.record.verification import rules, run, sources

CHECKS: Mapping[str, Callable[..., object]] = {
    "stale_standing": run.standings_current,
    **RULES,
    "protocols_accepted": rules.protocols_accepted,
    "entry_into_force": rules.entry_into_force,
    "end_of_treaty": rules.end_of_treaty,
    "termination": rules.terminations,
    "stated_effect": rules.stated_effects,
    "order_of_dates": rules.order_of_dates,
    "future_act": rules.future_acts,
    "closed_list": sources.closed_lists,
    "unsourced": sources.sources_present,
    "unverified": sources.sources_present,
    "duplicate": sources.duplicates,
    "published_total": sources.published_totals,
}
"""Which check gives findings of which code; its docstring says what it holds."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as a row."""

    treaty: str
    state: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Findings that one reason explains."""

    reason: str
    rows: Sequence[FindingView]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check with what it found."""

    code: str
    title: str
    holds: str
    open: Sequence[FindingView]
    explained: Sequence[Explained]

    @property
    def number(self) -> int:
        """How many findings there are."""
        return len(self.open) + sum(len(one.rows) for one in self.explained)


@dataclass(frozen=True, slots=True)
class AnomaliesPage:
    """Everything that the page shows."""

    checks: Sequence[CheckView]
    open: int
    explained: int
    clean: Sequence[CheckView]
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    codes: Sequence[tuple[str, str]]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def anomalies_page(among: Among = EVERYWHERE, *, check: str = "") -> AnomaliesPage:
    """Read the findings, of one check, some states or some treaties where it is asked of them."""
    treaties, states = read_treaties(), read_states()
    every = list(
        Anomaly.objects.select_related("action").order_by("check_code", "treaty", "subject", "id")
    )
    in_treaties = {row.treaty_id for row in every}
    of_states = {row.state_id for row in every}
    found = [
        row
        for row in every
        if among.takes(row.treaty_id, row.state_id) and check in {"", row.check_code}
    ]
    by_code: dict[str, list[Anomaly]] = {}
    for row in found:
        by_code.setdefault(row.check_code, []).append(row)
    views = [_check(code, by_code.get(code, ())) for code in {**CHECKS, **by_code}]
    asked = [view for view in views if check in {"", view.code}]
    return AnomaliesPage(
        checks=sorted((view for view in asked if view.number), key=lambda view: not view.open),
        open=sum(not row.explained_by for row in found),
        explained=sum(bool(row.explained_by) for row in found),
        clean=[view for view in asked if not view.number],
        in_treaties=[view for one, view in treaties.items() if one in in_treaties],
        of_states=[view for code, view in states.items() if code in of_states],
        codes=[(code, title_of(code)) for code in CHECKS],
        states=states,
        treaties=treaties,
    )


def _check(code: str, rows: Sequence[Anomaly]) -> CheckView:
    by_reason: dict[str, list[FindingView]] = {}
    for row in rows:
        by_reason.setdefault(row.explained_by, []).append(_finding(row))
    unexplained = by_reason.pop("", [])
    explained = [Explained(reason, findings) for reason, findings in by_reason.items()]
    return CheckView(code, title_of(code), holds_of(code), unexplained, explained)


def _finding(row: Anomaly) -> FindingView:
    return FindingView(
        treaty=row.treaty_id or "",
        state=row.state_id or "",
        action=row.action.public_id if row.action else "",
        subject=row.subject,
        detail=upper_first(row.detail),
    )


def title_of(code: str) -> str:
    """Return the name of a check in words."""
    return upper_first(code.replace("_", " "))


def holds_of(code: str) -> str:
    """Return what a check holds: the first sentence of its docstring."""
    check = CHECKS.get(code)
    text = inspect.getdoc(check) if check else None
    return " ".join((text or "").partition("\n\n")[0].split())
