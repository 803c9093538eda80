"""Minimal made-up data for the law engine: the least that an act or a treaty needs."""

import datetime as dt
import json

from core.dates import PartialDate
from treaties.law.acts import Act, Participant, View
from treaties.law.derivation import Derived, derive
from treaties.law.parsing import rules_of
from treaties.law.periods import Period, status_on
from treaties.law.standings import TreatyFacts
from treaties.terms import RECORD_VIEW, ActionKind, Binding, Opinion, Scope, StateKind

__all__ = ["status_on"]

IN_FORCE = "2000-01-01"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def act(kind: str, acted: str = "", state: str = "AAA", *, stated: str = "", **more) -> Act:
    return Act(
        id=more.pop("id", f"t-{state}-{kind}-{acted or 'undated'}"),
        state=state,
        kind=ActionKind(kind),
        acted=PartialDate.parse(acted) if acted else None,
        stated=PartialDate.parse(stated) if stated else None,
        recorded_on=more.pop("recorded_on", day("2026-11-22")),
        answers=frozenset(more.pop("answers", ())),
        views=tuple(View(holder, Opinion(opinion)) for holder, opinion in more.pop("views", ())),
        **more,
    )


def treaty(
    rules: dict[str, dict] | None = None, *, in_force: str = IN_FORCE, **more
) -> TreatyFacts:
    """A treaty in force since 2000 with six months of notice, unless told otherwise."""
    wanted = {"withdrawal": notice(months=6), **(rules or {})}
    rows = [("t", kind, "1", json.dumps(rule), "A rule.") for kind, rule in wanted.items() if rule]
    return TreatyFacts(
        id=more.pop("id", "t"),
        rules=rules_of(rows),
        binding=Binding(more.pop("binding", "legal")),
        scope=Scope(more.pop("scope", "multilateral")),
        adopted=PartialDate.parse(more.pop("adopted", "1990-01-01")),
        entered_into_force=PartialDate.parse(in_force) if in_force else None,
        **more,
    )


def notice(**delay) -> dict:
    return {"notice": delay, "counted_from": "notice", "notify": ["depositary"]}


def delayed(**delay) -> dict:
    return {"delay": delay, "applies_to": "deposited_after_threshold"}


def derived(
    facts: TreatyFacts, *acts: Act, view: str = RECORD_VIEW, others: dict | None = None, **people
) -> Derived:
    participants = {
        one.state: people.get(one.state, Participant(one.state, StateKind.MEMBER)) for one in acts
    }
    return derive(facts, acts, participants, others or {}, view=view)


def periods(facts: TreatyFacts, *acts: Act, state: str = "AAA", **more) -> tuple[Period, ...]:
    return derived(facts, *acts, **more).standings[state]


def story(held: tuple[Period, ...]) -> list[tuple[str, str, str]]:
    """The periods as (status, since, until), dates as printed."""
    return [
        (period.status.value, str(period.since or ""), str(period.until or "")) for period in held
    ]
