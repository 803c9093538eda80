"""What the reader of stories is told of the record, read once: the only place that asks for it."""

import datetime as dt
import json
from collections import defaultdict
from typing import Any

from dateutil.relativedelta import relativedelta

from news.reading.known import Act, Known, Period, Policy, StateKnown, TreatyKnown
from policies.models import DomesticStep, PolicyChange, Topic
from policies.terms import ACTS, Aim
from treaties.models import Provision, Standing, State, StateList, Treaty, TreatyAction
from treaties.terms import COUNTED, EXIT, Scope, Status

_WHOLE = len("2026-05-09")
HEIRS = {"SUN": "RUS", "SCG": "SRB"}
"""Who continues a former state, by the notes of the register; the others only succeed to it."""


def known() -> Known:
    """Return what the record holds now, as the reader takes it: ten queries."""
    treaties = _treaties()
    topics = list(Topic.objects.order_by("pk"))
    standings = list(Standing.objects.order_by("treaty_id", "state_id", "position", "pk"))
    return Known(
        states=_states(),
        treaties=treaties,
        acts=_acts(standings),
        periods=_periods(standings),
        policies=_policies(),
        groups=_groups(),
        topics=tuple(topic.pk for topic in topics),
    )


def _states() -> dict[str, StateKnown]:
    rows = State.objects.prefetch_related("successor_of").order_by("code")
    return {
        row.code: StateKnown(
            row.code,
            tuple(dict.fromkeys((row.name, row.official_name, *row.aliases))),
            tuple(row.demonyms),
            row.capital,
            counted=row.kind in COUNTED and row.kind != "former",
            heir=HEIRS.get(row.code, ""),
        )
        for row in rows
    }


def _treaties() -> dict[str, TreatyKnown]:
    rules: dict[str, dict[str, Any]] = defaultdict(dict)
    for one in Provision.objects.order_by("treaty_id", "position", "pk"):
        rules[one.treaty_id].setdefault(one.kind, json.loads(one.rule_text))
    lists = _groups()
    return {row.pk: _treaty(row, rules[row.pk], lists) for row in Treaty.objects.order_by("pk")}


def _treaty(row: Treaty, rules: dict[str, Any], lists: dict[str, tuple[str, ...]]) -> TreatyKnown:
    leaving = rules.get("withdrawal", {})
    force = rules.get("entry_into_force", {})
    duration = rules.get("duration", {})
    own = rules.get("entry_into_force_for_state", {})
    return TreatyKnown(
        row.pk,
        tuple(dict.fromkeys((row.short_name, row.official_title, *row.also_known_as))),
        adopted=str(row.adopted_on or ""),
        opened=str(row.opened_for_signature_on or ""),
        in_force=str(row.entered_into_force_on or ""),
        ended=str(row.ended_on or ""),
        extended=str(duration.get("decided") or duration.get("extended") or ""),
        first_until=_first_until(row, duration),
        until=str(duration.get("until") or ""),
        bilateral=row.scope == Scope.BILATERAL,
        parent=row.parent_id or "",
        notice=_length(leaving.get("notice")),
        conflict=leaving.get("blocked_while") == "armed_conflict",
        delay=_length(force.get("delay") or own.get("delay")),
        needed=force.get("count"),
        named=lists.get(str(force.get("list") or ""), ()),
    )


def _first_until(row: Treaty, duration: dict[str, Any]) -> str:
    """The end of the term that a treaty began with, where it has been extended since."""
    term, began = duration.get("term_years"), row.entered_into_force_on
    if not term or not duration.get("extended") or began is None or len(str(began)) < _WHOLE:
        return ""
    return (dt.date.fromisoformat(str(began)) + relativedelta(years=term)).isoformat()


def _length(rule: object) -> str:
    """Return a length of time as words, such as ``6 months``."""
    if not isinstance(rule, dict):
        return ""
    for unit in ("days", "months", "years"):
        if rule.get(unit):
            return f"{rule[unit]} {unit}"
    return ""


def _acts(standings: list[Standing]) -> dict[tuple[str, str], tuple[Act, ...]]:
    left = {
        (one.treaty_id, one.state_id, key): str(one.since or "")
        for one in standings
        if one.status == Status.FORMER
        for key in one.basis
    }
    leaving = {
        (one.treaty_id, one.state_id, key): str(quality.get("effective_on") or "")
        for one in standings
        for quality in one.qualifiers
        for key in quality.get("basis", ())
    }
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for row in TreatyAction.objects.held(None).order_by("treaty_id", "state_id", "acted_on", "pk"):
        effective = str(row.effective_on or "")
        if row.kind in EXIT and not effective:
            key = (row.treaty_id, row.state_id, row.public_id)
            effective = left.get(key) or leaving.get(key, "")
        acted = str(row.acted_on or "")
        act = Act(row.public_id, row.treaty_id, row.state_id, row.kind, acted, effective)
        found[row.treaty_id, row.state_id].append(act)
    return {key: tuple(acts) for key, acts in found.items()}


def _periods(standings: list[Standing]) -> dict[tuple[str, str], tuple[Period, ...]]:
    found: dict[tuple[str, str], list[Period]] = defaultdict(list)
    for one in standings:
        held = Period(
            one.status,
            one.since_earliest,
            one.since_latest,
            one.until_earliest,
            one.until_latest,
        )
        found[one.treaty_id, one.state_id].append(held)
    return {key: tuple(periods) for key, periods in found.items()}


def _policies() -> dict[str, tuple[Policy, ...]]:
    found: dict[str, list[Policy]] = defaultdict(list)
    for row in PolicyChange.objects.held(None).prefetch_related("treaties").order_by("pk"):
        found[row.state_id].append(
            Policy(
                row.pk,
                row.state_id,
                row.topic_id,
                str(row.announced_on or ""),
                str(row.effective_on or ""),
                tuple(one.pk for one in row.treaties.all()),
                row.title,
            )
        )
    for step in DomesticStep.objects.held(None).order_by("pk"):
        found[step.state_id].append(
            Policy(
                step.pk,
                step.state_id,
                "",
                str(step.taken_on or ""),
                "",
                (step.treaty_id,),
                step.summary,
                step.stage,
                frozenset(ACTS[Aim(step.aim)]),
            )
        )
    return {state: tuple(rows) for state, rows in found.items()}


def _groups() -> dict[str, tuple[str, ...]]:
    rows = StateList.objects.prefetch_related("members").order_by("pk")
    return {row.pk: tuple(sorted(one.code for one in row.members.all())) for row in rows}
