"""When an act takes effect: the day, the rule, and the arithmetic step by step."""

import datetime as dt
from dataclasses import dataclass, field, replace

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate, Span
from treaties.law.delays import IMMEDIATE
from treaties.law.provisions import Clause, ForStateRule, Political, Rules, WithdrawalRule
from treaties.terms import ActionKind

VCLT_24_3 = "VCLT art. 24(3)"
"""A treaty in force enters into force for a later party on the day of its consent, unless the
treaty says otherwise."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows from an act, and why.

    ``span`` holds the days on which the effect can begin; None where it cannot be computed yet
    (the treaty is not in force) or at all (no clause). ``computed`` is what the rule alone gives.
    """

    span: Span | None
    rule: str
    article: str = ""
    steps: tuple[str, ...] = ()
    provisos: tuple[str, ...] = ()
    computed: Span | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What an effect depends on besides the act: other dates of the treaty and of the state.

    ``entry_into_force`` of the treaty itself; ``party_to`` the days on which the state became
    party to the treaty that a rule names (CCW for its protocols), None while it is not.
    """

    entry_into_force: Span | None = None
    party_to: Span | None = None


def in_words(day: dt.date | None) -> str:
    """Return a day as people write it: 22 November 2026."""
    return f"{day.day} {day:%B %Y}" if day else "a day not known"


def span_in_words(span: Span) -> str:
    """Return a span as people write it."""
    if span.certain:
        return in_words(span.first)
    return f"between {in_words(span.first)} and {in_words(span.last)}"


def _later(one: Span, other: Span) -> Span:
    """Return when the later of two things has happened."""
    firsts = [day for day in (one.first, other.first) if day is not None]
    if one.last is None or other.last is None:
        return Span(max(firsts, default=None), None)
    return Span(max(firsts, default=None), max(one.last, other.last))


@dataclass(slots=True)
class _Working:
    """The running result and the sentences that led to it."""

    span: Span
    steps: list[str] = field(default_factory=list)
    provisos: list[str] = field(default_factory=list)

    def not_before(self, bound: Span, reason: str) -> None:
        later = _later(self.span, bound)
        if later != self.span:
            self.steps.append(f"Not before {reason}: {span_in_words(later)}.")
        self.span = later


def consent_effect(
    rules: Rules,
    kind: ActionKind,
    acted: Span,
    situation: Situation,
    *,
    stated: PartialDate | None = None,
    official: bool = False,
) -> Effect:
    """Return when a treaty enters into force for a state that consents.

    ``official``: the stated date comes from a depositary or an intergovernmental organisation,
    and goes before the rule.
    """
    if rules.entry_into_force and isinstance(rules.entry_into_force.rule, Political):
        article = rules.entry_into_force.article
        return Effect(acted, "A political commitment: subscribes from the day it does so", article)
    if kind is ActionKind.SUCCESSION:
        return _succession_effect(acted, situation, stated)
    computed = _computed_effect(rules, kind, acted, situation, stated)
    if stated is None or not official:
        return computed
    bound = situation.entry_into_force
    span = _later(stated.span, bound) if bound else stated.span
    return replace(
        computed, span=span, rule="The date of effect that an official source states", stated=True
    )


def _succession_effect(acted: Span, situation: Situation, stated: PartialDate | None) -> Effect:
    start = stated.span if stated else acted
    said = "effect stated by the source" if stated else "effect not stated: the day of the act"
    span = None
    if situation.entry_into_force:
        span = _later(start, situation.entry_into_force)
    return Effect(
        span,
        f"Succession, {said}",
        "Vienna Convention on Succession of States 1978, art. 23",
        computed=span,
        stated=stated is not None,
    )


def _computed_effect(
    rules: Rules,
    kind: ActionKind,
    acted: Span,
    situation: Situation,
    stated: PartialDate | None,
) -> Effect:
    clause = rules.for_state or Clause(ForStateRule(), VCLT_24_3)
    rule, article = clause.rule, clause.article
    eif = situation.entry_into_force
    sentence = clause.summary or "In force for a state from the day of its consent"
    if eif is None:
        reason = _why_not_in_force(rules)
        return Effect(None, sentence, article, (reason,), computed=None)
    work = _Working(acted, [f"Act on {span_in_words(acted)}."])
    undated = rule.on_waiver or kind in rule.notified_kinds
    if undated and stated is not None:
        work.span = stated.span
        work.steps.append(f"Counted from the day a source states: {stated}.")
    elif undated:
        work.provisos.append(_undated_proviso(rule))
    elif not _awaits_treaty(rule, acted, eif):
        work.span = rule.delay.after_span(acted)
        if rule.delay != IMMEDIATE:
            work.steps.append(f"Plus {rule.delay}: {span_in_words(work.span)}.")
    work.not_before(eif, "the entry into force of the treaty itself")
    if rule.not_before:
        work.not_before(Span.day(rule.not_before), "the day the rule names")
    if rules.hangs_on:
        name = rules.hangs_on.upper()
        if situation.party_to is None:
            reason = f"The state is not bound by {name}, on which this instrument hangs."
            return Effect(None, sentence, article, (*work.steps, reason))
        work.not_before(situation.party_to, f"{name} is in force for the state")
    if rule.protocols_required:
        work.provisos.append(
            f"The state must also accept at least {rule.protocols_required} of the protocols."
        )
    steps, provisos = tuple(work.steps), tuple(work.provisos)
    return Effect(work.span, sentence, article, steps, provisos, computed=work.span)


def _awaits_treaty(rule: ForStateRule, acted: Span, eif: Span) -> bool:
    """Whether the delay does not run because the treaty was not yet in force at the deposit."""
    return (
        rule.after_eif
        and acted.last is not None
        and eif.last is not None
        and acted.last <= eif.last
    )


def _undated_proviso(rule: ForStateRule) -> str:
    if rule.on_waiver:
        return "Counts from the declaration of waiver, whose day the record does not hold."
    return "Counts from the depositary's notification, whose day the record does not hold."


def _why_not_in_force(rules: Rules) -> str:
    if rules.entry_into_force is None:
        return "The treaty is not in force."
    return f"The treaty is not in force. {rules.entry_into_force.summary}"


def exit_effect(
    rules: Rules,
    kind: ActionKind,
    acted: Span,
    *,
    stated: PartialDate | None = None,
    official: bool = False,
    entry_into_force: Span | None = None,
) -> Effect:
    """Return when a notice of withdrawal (or a withdrawal known by its effect) takes effect."""
    if kind is not ActionKind.WITHDRAWAL_NOTICE:
        span = stated.span if stated else acted
        return Effect(span, "The day on which a source says that it took effect", stated=True)
    clause = rules.withdrawal
    computed = _computed_exit(clause, acted, entry_into_force)
    if stated is None:
        return computed
    may_name = clause is not None and (clause.rule.named_date or clause.rule.later_date)
    reaches = computed.span is None or stated.latest >= (computed.span.first or dt.date.min)
    if official or computed.span is None or (may_name and reaches):
        return replace(
            computed,
            span=stated.span,
            rule="The date of effect that a source states",
            stated=True,
        )
    return computed


def _computed_exit(
    clause: Clause[WithdrawalRule] | None, acted: Span, entry_into_force: Span | None
) -> Effect:
    if clause is None or not clause.rule.provided:
        sentence = clause.summary if clause else "The text contains no withdrawal clause"
        reason = "Without a clause no period can be computed (see VCLT art. 56)."
        return Effect(None, sentence, clause.article if clause else "", (reason,))
    rule = clause.rule
    if rule.notice is None:
        return Effect(None, clause.summary, clause.article, ("The clause sets no period.",))
    span = rule.notice.after_span(acted)
    steps = (
        f"Notice on {span_in_words(acted)}.",
        f"Plus {rule.notice}: {span_in_words(span)}.",
    )
    provisos = tuple(_exit_provisos(rule, acted, entry_into_force))
    return Effect(span, clause.summary, clause.article, steps, provisos, computed=span)


def _exit_provisos(rule: WithdrawalRule, acted: Span, eif: Span | None) -> list[str]:
    provisos = []
    if rule.blocked_while:
        what = rule.blocked_while.replace("_", " ")
        provisos.append(f"Not before the end of any {what} that the state is then engaged in.")
    if rule.named_date:
        provisos.append("The state names the day; this is the earliest it can name.")
    elif rule.later_date:
        provisos.append("The notice may name a later day.")
    if rule.requires:
        provisos.append(f"The notice needs: {rule.requires.replace('_', ' ')}.")
    if rule.earliest_years_after_eif and eif and eif.first and acted.last:
        opens = eif.first + relativedelta(years=rule.earliest_years_after_eif)
        if acted.last < opens:
            provisos.append(f"No notice can be given before {in_words(opens)}.")
    return provisos
