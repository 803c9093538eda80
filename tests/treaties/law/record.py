"""The shipped record as the engine's own data, read straight from its CSV files: no database."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.dates import PartialDate
from treaties.law.acts import Act, Participant, StatusCheck, View, span_of
from treaties.law.counting import Record, counts, spans_of
from treaties.law.derivation import Derived, derive_all
from treaties.law.parsing import rules_of
from treaties.law.periods import Period, Qualification, status_on
from treaties.law.standings import TreatyFacts
from treaties.terms import OFFICIAL, RECORD_VIEW, ActionKind, Binding, Opinion, Scope, StateKind

RECORD = Path(__file__).parents[3] / "data" / "record"
COMPILED_ON = dt.date(2026, 11, 22)


def rows(name: str) -> Iterator[dict[str, str]]:
    with (RECORD / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def participants() -> dict[str, Participant]:
    return {
        row["iso3"]: Participant(row["iso3"], StateKind(row["kind"]), day(row["existed_until"]))
        for row in rows("states.csv")
    }


@cache
def treaties() -> dict[str, TreatyFacts]:
    provisions = defaultdict(list)
    for row in rows("provisions.csv"):
        provisions[row["treaty_id"]].append(
            (row["treaty_id"], row["kind"], row["article"], row["rule_json"], row["summary"])
        )
    checks = defaultdict(list)
    for row in rows("status_checks.csv"):
        checks[row["treaty_id"]].append(
            StatusCheck(row["source_id"], partial(row["as_of"]), row["complete"] == "yes")
        )
    return {
        row["treaty_id"]: TreatyFacts(
            id=row["treaty_id"],
            rules=rules_of(provisions[row["treaty_id"]]),
            binding=Binding(row["binding"]),
            scope=Scope(row["scope"]),
            parent=row["parent_id"],
            adopted=partial(row["adopted"]),
            entered_into_force=partial(row["entered_into_force"]),
            ended_on=day(row["ended_on"]),
            checks=tuple(checks[row["treaty_id"]]),
            depositaries=len(list(filter(None, row["depositaries"].split("|")))),
        )
        for row in rows("treaties.csv")
    }


def _key(row: dict[str, str], prefix: str = "") -> str:
    state, kind, date = row[f"{prefix}state"], row[f"{prefix}kind"], row[f"{prefix}date"]
    return f"{row['treaty_id']}-{state}-{kind}-{date or 'undated'}"


@cache
def views() -> dict[str, tuple[View, ...]]:
    found = defaultdict(list)
    for row in rows("characterisations.csv"):
        found[_key(row)].append(
            View(
                row["by"],
                Opinion(row["view"]),
                partial(row.get("effective", "")),
                partial(row["on"]),
                row["says"],
            )
        )
    return {key: tuple(items) for key, items in found.items()}


@cache
def answers() -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    for row in rows("targets.csv"):
        found[_key(row)].add(_key(row, "target_"))
    return {key: frozenset(items) for key, items in found.items()}


@cache
def sources() -> dict[str, dict[str, str]]:
    return {row["source_id"]: row for row in rows("sources.csv")}


@cache
def acts() -> dict[str, tuple[Act, ...]]:
    return {treaty_id: tuple(_acts(treaty_id)) for treaty_id in treaties()}


def _acts(treaty_id: str) -> Iterator[Act]:
    for row in rows(f"actions/{treaty_id}.csv"):
        act_id = _key({**row, "treaty_id": treaty_id})
        cited = [sources()[key] for key in row["sources"].split("|")]
        known = [as_of.latest for source in cited if (as_of := partial(source["as_of"]))]
        yield Act(
            id=act_id,
            state=row["state"],
            kind=ActionKind(row["kind"]),
            acted=partial(row["date"]),
            stated=partial(row["effective_date"]),
            stated_officially=any(source["kind"] in OFFICIAL for source in cited),
            recorded_on=COMPILED_ON,
            known_by=min(known, default=None),
            sources=frozenset(row["sources"].split("|")),
            towards=tuple(filter(None, row["towards"].split("|"))),
            answers=answers().get(act_id, frozenset()),
            views=views().get(act_id, ()),
            depositary=row["depositary"],
        )


@cache
def derived(view: str = RECORD_VIEW) -> dict[str, Derived]:
    return derive_all(list(treaties().values()), acts(), participants(), view=view)


def periods(treaty: str, state: str, *, view: str = RECORD_VIEW) -> tuple[Period, ...]:
    return derived(view)[treaty].standings.get(state, ())


def status(treaty: str, state: str, on: str, *, view: str = RECORD_VIEW) -> str:
    return status_on(periods(treaty, state, view=view), dt.date.fromisoformat(on))


def qualifiers(
    treaty: str, state: str, on: str, *, view: str = RECORD_VIEW
) -> dict[str, Qualification]:
    asked = dt.date.fromisoformat(on)
    return {
        one.name.value: one
        for period in periods(treaty, state, view=view)
        if period.on(asked)
        for one in period.qualifiers
        if one.on(asked)
    }


def act(act_id: str) -> Act:
    return next(one for held in acts().values() for one in held if one.id == act_id)


def acts_of(treaty: str, state: str, kind: str = "") -> list[Act]:
    return [one for one in acts()[treaty] if one.state == state and (not kind or one.kind == kind)]


@cache
def records(treaty: str, view: str = RECORD_VIEW) -> tuple[Record, ...]:
    held = derived(view)[treaty]
    spans = defaultdict(list)
    for one in acts()[treaty]:
        span = span_of(one, floor=held.treaty.floor, checks=held.treaty.checks)
        spans[one.state].append((one.kind, span))
    return tuple(
        Record(participants()[state], found, *spans_of(spans[state]))
        for state, found in held.standings.items()
    )


def counted(treaty: str, on: str, *, view: str = RECORD_VIEW) -> dict[str, int | dict[str, int]]:
    found = counts(records(treaty, view), dt.date.fromisoformat(on), view)
    return {which.value: tally.as_json() for which, tally in found.tallies.items()}
