"""The date on which an act would take effect, with the rule and the arithmetic."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from core.dates import Span
from treaties.law.derivation import Derived
from treaties.law.effects import Effect, Situation, consent_effect, exit_effect, in_words
from treaties.law.periods import Period, status_on
from treaties.law.provisions import Political, SignatureRule
from treaties.terms import CONSENT, ActionKind, Status

ASKABLE = (
    ActionKind.SIGNATURE,
    *(kind for kind in ActionKind if kind in CONSENT),
    ActionKind.WITHDRAWAL_NOTICE,
)
"""Kinds of act whose effect can be asked for."""


_NOT_OPERATIVE = (
    "The treaty is not in force on that day, so its withdrawal clause is not operative: a consent "
    "can be revoked, which takes a contracting state back to signatory."
)


def when(
    derived: Derived,
    kind: ActionKind,
    day: dt.date,
    *,
    party_to: Span | None = None,
    periods: Sequence[Period] | None = None,
) -> Effect:
    """Return when an act of ``kind`` done on ``day`` takes effect under a treaty.

    The day may lie in the past, and the state may have acted or not: the answer is what the
    rules give. ``party_to`` is since when the state is party to the treaty that the rules name,
    ``periods`` its standings, None for any state: they add provisos and change no date. The span
    of the effect is None where none can be computed, and the steps say why.
    """
    rules = derived.treaty.rules
    situation = Situation(derived.in_force_on, party_to)
    ended = derived.ended_on
    if ended is not None and day >= ended:
        reason = f"The treaty ended on {in_words(ended)}."
        return Effect(None, "Nothing takes effect under a treaty that ended.", steps=(reason,))
    if kind is ActionKind.SIGNATURE:
        return _signature(derived, day)
    if kind is ActionKind.WITHDRAWAL_NOTICE:
        effect = exit_effect(rules, kind, Span.day(day), entry_into_force=derived.in_force_on)
        if not _in_force(derived, day):
            effect = replace(effect, span=None)
        return _with_provisos(effect, _of_leaving(derived, day, periods))
    effect = consent_effect(rules, kind, Span.day(day), situation)
    return _with_provisos(effect, _of_consent(derived, kind, day, periods))


def _signature(derived: Derived, day: dt.date) -> Effect:
    clause = derived.treaty.rules.signature
    if clause is None:
        return Effect(None, "The record holds no rule on signature.")
    provisos = tuple(_window(clause.rule, day))
    step = (
        "A signature subject to ratification does not bind: it takes effect as a signature on "
        f"{in_words(day)}, with the duty not to defeat the treaty's purpose (VCLT art. 18)."
    )
    return Effect(None, clause.summary, clause.article, (step,), provisos)


def _window(rule: SignatureRule, day: dt.date) -> list[str]:
    if rule.method:
        return ["The instrument is not signed: consent is notified or deposited."]
    provisos = []
    if rule.opens and day < rule.opens.earliest:
        provisos.append(f"Not open for signature before {in_words(rule.opens.earliest)}.")
    if rule.closes and day > rule.closes.latest:
        provisos.append(
            f"Closed for signature since {in_words(rule.closes.latest)}: accede instead."
        )
    if rule.states:
        provisos.append(f"Open to {', '.join(sorted(rule.states))} only.")
    return provisos


def _of_consent(
    derived: Derived, kind: ActionKind, day: dt.date, periods: Sequence[Period] | None
) -> list[str]:
    if periods is None:
        return []
    status = status_on(periods, day)
    if status in {Status.PARTY, Status.CONTRACTING, Status.SUBSCRIBER}:
        return [f"The state had consented by then (status: {status}); this is the rule's answer."]
    clause = derived.treaty.rules.signature
    signed_first = clause is not None and clause.rule.opens and not clause.rule.binding
    if kind is ActionKind.RATIFICATION and signed_first and status != Status.SIGNATORY:
        return ["Only a signatory ratifies; a state that has not signed accedes."]
    return []


def _of_leaving(derived: Derived, day: dt.date, periods: Sequence[Period] | None) -> list[str]:
    clause = derived.treaty.rules.entry_into_force
    if clause is not None and isinstance(clause.rule, Political):
        return []
    if not _in_force(derived, day):
        return [_NOT_OPERATIVE]
    if periods is not None and status_on(periods, day) != Status.PARTY:
        return ["The state is not a party on that day; only a party can withdraw."]
    return []


def _in_force(derived: Derived, day: dt.date) -> bool:
    in_force = derived.in_force_on
    return in_force is not None and (in_force.first is None or in_force.first <= day)


def _with_provisos(effect: Effect, more: Sequence[str]) -> Effect:
    return replace(effect, provisos=(*effect.provisos, *more))
