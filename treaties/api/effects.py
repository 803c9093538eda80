"""What the rule of a treaty alone makes of an act, beside the effect that a source states."""

import datetime as dt
from collections.abc import Iterable, Mapping

from core.dates import PartialDate
from treaties.api.actions import ToldAction
from treaties.api.edition import Governing, governing_as_known, kept
from treaties.editions import Edition
from treaties.law.acts import Act, span_of
from treaties.law.effects import Effect, Situation, consent_effect, exit_effect
from treaties.law.periods import printed
from treaties.terms import CONSENT, OFFICIAL, ActionKind, SourceKind

COMPUTED = CONSENT | {ActionKind.WITHDRAWAL_NOTICE}
"""Kinds of act that a rule gives a date of effect for."""


def add_computed_effects(
    actions: Iterable[ToldAction], edition: Edition, known: dt.datetime | None = None
) -> None:
    """Set ``computed_effective_on`` of actions that carry their citations, the rules read once."""
    held = list(actions)
    governing = (
        governing_as_known({one.treaty_id for one in held}, known)
        if known
        else kept(edition).governing
    )
    for action in held:
        action.computed_effective_on = computed_effect(action, governing)


def computed_effect(action: ToldAction, governing: Mapping[str, Governing]) -> PartialDate | None:
    """Return the day of effect that the rule gives, None where it gives none or not yet."""
    if action.kind not in COMPUTED:
        return None
    span = _effect(_act(action), governing[action.treaty_id]).computed
    return printed(span) if span else None


def _effect(act: Act, governing: Governing) -> Effect:
    treaty, in_force_on = governing.facts, governing.in_force_on
    span = span_of(act, floor=treaty.floor, checks=treaty.checks)
    if act.kind is ActionKind.WITHDRAWAL_NOTICE:
        return exit_effect(treaty.rules, act.kind, span, entry_into_force=in_force_on)
    return consent_effect(
        treaty.rules,
        act.kind,
        span,
        Situation(in_force_on, governing.party_to.get(act.state)),
        stated=act.stated,
        official=act.stated_officially,
    )


def _act(action: ToldAction) -> Act:
    cited = action.cited
    dates = [PartialDate.parse(one["as_of"]).latest for one in cited if one["as_of"]]
    return Act(
        id=action.public_id,
        state=action.state_id,
        kind=ActionKind(action.kind),
        acted=action.acted_on,
        stated=action.effective_on,
        stated_officially=any(SourceKind(one["kind"]) in OFFICIAL for one in cited),
        recorded_on=action.recorded_at.date(),
        known_by=min(dates, default=None),
        sources=frozenset(one["source"] for one in cited),
    )
