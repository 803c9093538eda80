"""Checks of the rules of treaties against the rows of the record."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from core.dates import Span
from treaties.law.acts import Act
from treaties.law.derivation import Derived, contexts, expires_on
from treaties.law.effects import span_in_words
from treaties.law.legality import cases, irregularities, takes_notifications
from treaties.law.periods import Period
from treaties.law.standings import Context, resolve
from treaties.record.verification.findings import Finding, Held
from treaties.terms import CONSENT, ActionKind, Status


def acts_against_rules(held: Held) -> Iterator[Finding]:
    """Every act is one that the rules of its treaty allow (see ``treaties.law.legality``)."""
    for treaty_id, derived in held.derived.items():
        reservations = held.reservations.get(treaty_id, "")
        acts = held.acts.get(treaty_id, ())
        for case in cases(
            derived, acts, held.participants, held.derived, reservations=reservations
        ):
            for one in irregularities(case):
                yield Finding(one.rule, treaty_id, one.act_id, one.detail, one.state, one.act_id)


def protocols_accepted(held: Held) -> Iterator[Finding]:
    """Whoever consents to a framework accepts as many protocols as it asks for (CCW art. 4(3))."""
    for treaty_id, derived in held.derived.items():
        clause = derived.treaty.rules.for_state
        if clause is None or not clause.rule.protocols_required:
            continue
        protocols = [one for one in held.derived.values() if _is_protocol_of(one, treaty_id)]
        for state, periods in derived.standings.items():
            if not _bound(periods):
                continue
            accepted = sum(_bound(one.standings.get(state, ())) for one in protocols)
            if accepted < clause.rule.protocols_required:
                detail = f"accepted {accepted} of at least {clause.rule.protocols_required}"
                yield Finding(
                    "protocols_accepted", treaty_id, f"{treaty_id} {state}", detail, state
                )


def _is_protocol_of(derived: Derived, parent: str) -> bool:
    return derived.treaty.parent == parent and takes_notifications(derived)


def _bound(periods: tuple[Period, ...]) -> bool:
    return any(period.status in {Status.PARTY, Status.CONTRACTING} for period in periods)


def entry_into_force(held: Held) -> Iterator[Finding]:
    """The entry into force derived from acts and rule is the one of the register."""
    for treaty_id, derived in held.derived.items():
        official = derived.treaty.entered_into_force
        found = derived.entry_into_force.span
        if (official.span if official else None) != found:
            says = span_in_words(found) if found else "none"
            steps = " ".join(derived.entry_into_force.steps)
            detail = f"register {official or 'none'}, derived {says}. {steps}"
            yield Finding("entry_into_force", treaty_id, treaty_id, detail)


def end_of_treaty(held: Held) -> Iterator[Finding]:
    """A treaty of fixed duration ends, by the register, when its own rule ends it."""
    for treaty_id, derived in held.derived.items():
        clause = derived.treaty.rules.duration
        if clause is None or derived.in_force_on is None:
            continue
        by_rule = expires_on(clause.rule, held.derived)
        if by_rule is not None and by_rule != derived.treaty.ended_on:
            detail = f"register {derived.treaty.ended_on or 'not ended'}, by its rule {by_rule}"
            yield Finding("end_of_treaty", treaty_id, treaty_id, detail)


def terminations(held: Held) -> Iterator[Finding]:
    """A termination recorded for a state falls on the day the treaty ended."""
    for treaty_id, acts in held.acts.items():
        ended = held.derived[treaty_id].ended_on
        for act in acts:
            stated = act.stated or act.acted
            if act.kind is ActionKind.TERMINATION and stated and stated.latest != ended:
                detail = f"terminated {stated}, the register ends the treaty on {ended}"
                yield Finding("termination", treaty_id, act.id, detail, act.state, act.id)


def stated_effects(held: Held) -> Iterator[Finding]:
    """The date of effect that a source states is the one that the treaty's rule gives."""
    for treaty_id, derived in held.derived.items():
        for act, context in _stated(held, derived):
            bare = resolve(derived.treaty, [replace(act, stated=None)], context)[0]
            computed = bare.effect.span if bare.effect else None
            if act.stated is not None and computed != act.stated.span:
                yield _effect_finding(treaty_id, act, computed)


def _stated(held: Held, derived: Derived) -> Iterator[tuple[Act, Context]]:
    compared = CONSENT - {ActionKind.SUCCESSION} | {ActionKind.WITHDRAWAL_NOTICE}
    by_state = contexts(derived, held.participants, held.derived)
    for act in held.acts.get(derived.treaty.id, ()):
        if act.stated is not None and act.kind in compared and not act.views:
            yield act, by_state(act.state)


def _effect_finding(treaty_id: str, act: Act, computed: Span | None) -> Finding:
    by_rule = span_in_words(computed) if computed else "none"
    detail = f"stated {act.stated}, by the rule {by_rule}"
    return Finding("stated_effect", treaty_id, act.id, detail, act.state, act.id)


def order_of_dates(held: Held) -> Iterator[Finding]:
    """A treaty is adopted, then opened for signature, then in force, then ended."""
    for treaty_id, facts in held.register.items():
        clause = facts.rules.signature
        opens = clause.rule.opens if clause else None
        closes = clause.rule.closes if clause else None
        steps: list[tuple[str, dt.date | None]] = [
            ("adopted", facts.adopted.earliest if facts.adopted else None),
            ("opened for signature", opens.latest if opens else None),
            ("closed for signature", closes.latest if closes else None),
        ]
        in_force = facts.entered_into_force
        later: list[tuple[str, dt.date | None]] = [
            ("adopted", facts.adopted.earliest if facts.adopted else None),
            ("in force", in_force.latest if in_force else None),
            ("ended", facts.ended_on),
        ]
        for row in (steps, later):
            yield from _out_of_order(treaty_id, row)


def _out_of_order(treaty_id: str, steps: list[tuple[str, dt.date | None]]) -> Iterator[Finding]:
    dated = [(name, day) for name, day in steps if day is not None]
    for (before, one), (after, other) in pairwise(dated):
        if other < one:
            detail = f"{after} {other}, before it was {before} {one}"
            yield Finding("order_of_dates", treaty_id, f"{treaty_id} {after}", detail)


def future_acts(held: Held) -> Iterator[Finding]:
    """No act lies after the day on which it came into the record."""
    for treaty_id, acts in held.acts.items():
        for act in acts:
            if act.acted and act.acted.earliest > act.recorded_on:
                detail = f"done on {act.acted}, recorded on {act.recorded_on}"
                yield Finding("future_act", treaty_id, act.id, detail, act.state, act.id)
