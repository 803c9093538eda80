"""Narrowing open dates by what acts prove of one another.

Whoever left was a party: an exit proves that a consent came before it, and comes after the
consent itself. A notice that a proviso holds has no effect until the hold is lifted.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.dates import Span
from treaties.law.acts import Act
from treaties.law.effects import Effect
from treaties.law.timeline import LONG_AGO, NEVER, Resolved
from treaties.terms import CONSENT, EXIT, ActionKind

type EffectOf = Callable[[Act, Span], Effect | None]
"""Gives the effect of an act done on one of some days."""

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first day of the text, and of the treaty's being in force; None where not known."""

    text_from: dt.date | None = None
    in_force_from: dt.date | None = None


def narrowed(resolved: Sequence[Resolved], effect_of: EffectOf, bounds: Bounds) -> list[Resolved]:
    """Return acts with dates as narrow as the others make them."""
    proven = _with_proven_consents(resolved, effect_of, bounds)
    return [_after_consent(one, proven, effect_of) for one in proven]


def _leaves(one: Resolved) -> bool:
    return one.act.kind in EXIT | {ActionKind.TERMINATION}


def takes_effect(one: Resolved) -> dt.date:
    """Return the latest day on which an act takes effect, or never."""
    span = one.effect.span if one.effect else None
    return (span.last if span else None) or NEVER


def _with_proven_consents(
    resolved: Sequence[Resolved], effect_of: EffectOf, bounds: Bounds
) -> list[Resolved]:
    """Cut open consents to before the first exit, and add one where none is recorded."""
    exits = [one for one in resolved if _leaves(one) and takes_effect(one) != NEVER]
    leaving = min(exits, key=takes_effect, default=None)
    if leaving is None:
        return list(resolved)
    # Consent came before the notice, and was in force before the notice took effect.
    latest = min(takes_effect(leaving) - _ONE_DAY, leaving.span.last or NEVER)
    consents = [one for one in resolved if one.act.kind in CONSENT]
    if any((one.span.last or NEVER) <= latest for one in consents):
        return list(resolved)
    open_ones = [one for one in consents if (one.span.first or LONG_AGO) <= latest]
    if open_ones:
        in_force_by = takes_effect(leaving) - _ONE_DAY
        rest = [one for one in resolved if one not in open_ones]
        return [*rest, *(_cut(one, latest, in_force_by, effect_of) for one in open_ones)]
    span = Span(None, latest).cut(first=bounds.text_from)
    proof = replace(leaving.act, kind=ActionKind.CONSENT_TO_BE_BOUND, stated=None)
    effect = Effect(span.cut(first=bounds.in_force_from), "Proved by the exit that followed")
    return [*resolved, Resolved(proof, span, effect)]


def _cut(one: Resolved, latest: dt.date, in_force_by: dt.date, effect_of: EffectOf) -> Resolved:
    span = one.span.cut(last=latest)
    effect = effect_of(one.act, span)
    if effect and effect.span and (effect.span.last or NEVER) > in_force_by:
        effect = replace(effect, span=effect.span.cut(last=in_force_by))
    return Resolved(one.act, span, effect)


def _after_consent(one: Resolved, others: Sequence[Resolved], effect_of: EffectOf) -> Resolved:
    """Cut an open exit to after the first consent was in force."""
    effect = one.effect.span if one.effect else None
    if not _leaves(one) or effect is None or effect.certain:
        return one
    consents = [
        other.effect.span.first
        for other in others
        if other.act.kind in CONSENT and other.effect and other.effect.span
    ]
    bound = min((day for day in consents if day is not None), default=None)
    if bound is None:
        return one
    span = one.span.cut(first=bound + _ONE_DAY) if not one.span.certain else one.span
    again = effect_of(one.act, span)
    if again and again.span:
        again = replace(again, span=again.span.cut(first=bound + _ONE_DAY))
    return Resolved(one.act, span, again)


def held(notice: Resolved, others: Sequence[Resolved]) -> Resolved:
    """Hold a notice's effect while a proviso is invoked (“not before the end of the conflict”)."""
    if notice.act.kind is not ActionKind.WITHDRAWAL_NOTICE or notice.effect is None:
        return notice
    span = notice.effect.span
    if span is None:
        return notice
    invoked = [
        one.span.last or NEVER
        for one in others
        if one.act.kind is ActionKind.PROVISO_INVOKED
        and _answers(one, notice)
        and (one.span.first or LONG_AGO) <= (span.last or NEVER)
    ]
    if not invoked:
        return notice
    lifted = [
        one.span.last
        for one in others
        if one.act.kind is ActionKind.PROVISO_LIFTED
        and _answers(one, notice)
        and (one.span.last or NEVER) >= max(invoked)
    ]
    until = min((day for day in lifted if day is not None), default=None)
    holding = span.not_before(until) if until else None
    return replace(notice, effect=replace(notice.effect, span=holding))


def _answers(one: Resolved, notice: Resolved) -> bool:
    return not one.act.answers or notice.act.id in one.act.answers
