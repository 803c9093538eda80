"""The clauses that matter to one state under one treaty, with what its next act would bring."""

from collections.abc import Sequence

from treaties.law.derivation import Derived
from treaties.law.periods import status_on
from treaties.models import Provision
from treaties.pages.asked import Asked
from treaties.pages.rules import Hypothesis, RuleView, article_words, consent_kind, supposed
from treaties.pages.sources import Cited, StateView
from treaties.presentation import CLAUSES, asked_words
from treaties.presentation_acts import act_noun
from treaties.terms import (
    NONE,
    ActionKind,
    Binding,
    ProvisionKind,
    Scope,
    StateKind,
    Status,
)
from treaties.viewed import Viewed

SHOWN = frozenset(
    {
        ProvisionKind.SIGNATURE,
        ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE,
        ProvisionKind.PROVISIONAL_APPLICATION,
        ProvisionKind.WITHDRAWAL,
        ProvisionKind.SUSPENSION,
        ProvisionKind.RESERVATIONS,
    }
)
"""Clauses about what a single state can do."""


def rules_for_state(
    treaty: Viewed,
    provisions: Sequence[tuple[Provision, tuple[str, ...]]],
    state: StateView,
    asked: Asked,
    cited: Cited,
) -> list[RuleView]:
    """Return the clauses about what a state can do, with the effect of its next act."""
    next_act = _next_act(treaty, state, asked)
    return [
        RuleView(
            kind=ProvisionKind(row.kind),
            title=CLAUSES[ProvisionKind(row.kind)],
            article=article_words(row.article),
            summary=row.summary,
            sources=cited.of(sources),
            hypothesis=next_act.get(ProvisionKind(row.kind)),
        )
        for row, sources in provisions
        if row.kind in SHOWN
    ]


def _next_act(treaty: Viewed, state: StateView, asked: Asked) -> dict[ProvisionKind, Hypothesis]:
    """Return what consent, or a notice of a party, would bring if given on the day."""
    derived = treaty.register(asked.view)[treaty.treaty_id]
    ended = derived.ended_on is not None and derived.ended_on <= asked.on
    political = derived.treaty.binding == Binding.POLITICAL
    if ended or political or state.kind in {StateKind.FORMER, StateKind.ENTITY}:
        return {}
    status = status_on(derived.standings.get(state.code, ()), asked.on)
    said = asked_words(asked.on, asked.today)
    if status == Status.PARTY:
        effect = treaty.when(
            ActionKind.WITHDRAWAL_NOTICE, asked.on, state=state.code, view=asked.view
        )
        held = supposed(f"If it gave notice {said}", effect, "no longer bound")
        return {ProvisionKind.WITHDRAWAL: held} if effect.span else {}
    if status in {NONE, Status.SIGNATORY, Status.FORMER} and _open_to(derived, state):
        kind = consent_kind(derived, status)
        effect = treaty.when(kind, asked.on, state=state.code, view=asked.view)
        noun = act_noun(kind, Binding.LEGAL).lower()
        held = supposed(f"If its {noun} were deposited {said}", effect, "in force for it")
        return {ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE: held}
    return {}


def _open_to(derived: Derived, state: StateView) -> bool:
    """Whether the treaty is one that any state can join; organisations only where it says so."""
    clause = derived.treaty.rules.signature
    if state.kind is StateKind.ORGANISATION and not (clause and clause.rule.also):
        return False
    return derived.treaty.scope is Scope.MULTILATERAL
