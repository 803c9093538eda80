"""Which acts the rules of a treaty do not allow: each rule a function whose docstring says it.

The same rules hold a form before an act is entered and the whole record afterwards.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from treaties.law.acts import Act, Participant
from treaties.law.derivation import Derived, parents_of
from treaties.law.effects import in_words
from treaties.law.periods import Period
from treaties.law.provisions import SignatureRule
from treaties.law.standings import Context, resolve
from treaties.law.timeline import LONG_AGO, NEVER, Resolved
from treaties.terms import CONSENT, EXIT, ActionKind, Status


@dataclass(frozen=True, slots=True)
class Irregularity:
    """An act that a rule does not allow: which rule, which act, and what is wrong."""

    rule: str
    act_id: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class Case:
    """One state under one treaty: everything the rules look at.

    ``parents`` are the periods of the state under the treaty that this one hangs on, None where
    it hangs on none; ``reservations`` is what the treaty says of them (none, some, unspecified).
    """

    derived: Derived
    participant: Participant
    acts: tuple[Resolved, ...]
    periods: tuple[Period, ...]
    parents: tuple[Period, ...] | None = None
    reservations: str = ""

    def of(self, *kinds: ActionKind) -> list[Resolved]:
        """Return the acts of some kinds."""
        return [one for one in self.acts if one.act.kind in kinds]


type Rule = Callable[[Case], Iterator[tuple[Resolved, str]]]

_RATIFYING = (ActionKind.RATIFICATION, ActionKind.ACCEPTANCE, ActionKind.APPROVAL)


def _first(one: Resolved) -> dt.date:
    return one.span.first or LONG_AGO


def _last(one: Resolved) -> dt.date:
    return one.span.last or NEVER


def before_adoption(case: Case) -> Iterator[tuple[Resolved, str]]:
    """No act comes before the text it is about."""
    adopted = case.derived.treaty.adopted
    for one in case.acts:
        if adopted and one.act.acted and one.act.acted.latest < adopted.earliest:
            yield one, f"done on {one.act.acted}, the text was adopted on {adopted}"


def after_the_end(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Nobody consents to or leaves a treaty that has ended."""
    ended = case.derived.ended_on
    for one in case.of(*CONSENT, *EXIT, ActionKind.SIGNATURE):
        if ended and _first(one) >= ended:
            yield one, f"done after the treaty ended on {in_words(ended)}"


def not_a_state_then(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A state that has ended acts no more."""
    until = case.participant.existed_until
    for one in case.acts:
        if until and _first(one) >= until:
            yield one, f"the state ended on {in_words(until)}"


def signature_window(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A treaty is signed while it is open for signature, by those it is open to."""
    clause = case.derived.treaty.rules.signature
    if clause is None:
        return
    for one in case.of(ActionKind.SIGNATURE):
        problem = _window_problem(clause.rule, one, case)
        if problem:
            yield one, f"{problem}; accession or succession may be meant"


def _window_problem(rule: SignatureRule, one: Resolved, case: Case) -> str:
    if rule.method:
        return "the instrument is not signed, consent is notified or deposited"
    if rule.opens and _last(one) < (rule.signed_earlier or rule.opens.earliest):
        return f"signed before it opened for signature on {rule.opens}"
    closes = rule.closes.latest if rule.closes else None
    if rule.closes_on_eif and case.derived.in_force_on:
        closes = min(closes or NEVER, case.derived.in_force_on.last or NEVER)
    if closes and _first(one) > closes:
        return f"signed after it closed for signature on {in_words(closes)}"
    if rule.states and one.act.state not in rule.states:
        return f"{one.act.state} is not among those it was open to"
    return ""


def signed_before_ratified(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Only a signatory ratifies, accepts or approves a treaty that was open for signature."""
    clause = case.derived.treaty.rules.signature
    if clause is None or clause.rule.opens is None or clause.rule.binding:
        return
    signed = min((_first(one) for one in case.of(ActionKind.SIGNATURE)), default=NEVER)
    for one in case.of(*_RATIFYING):
        if _last(one) < signed:
            yield one, f"{one.act.kind} without an earlier signature"


def accession_by_signatory(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A signatory ratifies, accepts or approves; it does not accede."""
    signed = min((_last(one) for one in case.of(ActionKind.SIGNATURE)), default=NEVER)
    left = [period for period in case.periods if period.status is Status.FORMER]
    for one in case.of(ActionKind.ACCESSION):
        if signed < _first(one) and not left:
            yield one, f"acceded after having signed on {in_words(signed)}"


def consent_by_notification(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Consent to be bound (P) is notified under instruments that provide for it, and only there."""
    notified = takes_notifications(case.derived)
    for one in case.of(*CONSENT):
        is_notice = one.act.kind is ActionKind.CONSENT_TO_BE_BOUND
        succeeds = one.act.kind is ActionKind.SUCCESSION
        if is_notice != notified and not succeeds:
            yield one, f"{one.act.kind} where the treaty takes another form of consent"


def takes_notifications(derived: Derived) -> bool:
    """Whether consent to a treaty is notified (P) and not deposited, as CCW art. 4(3) has it."""
    clause = derived.treaty.rules.signature
    return clause is not None and clause.rule.method == "notification_of_consent_to_be_bound"


def one_consent(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A state consents once, with each depositary where there are several, until it revokes."""
    if any(period.status is Status.FORMER for period in case.periods):
        return
    revoked = [_first(one) for one in case.of(ActionKind.CONSENT_REVOKED)]
    consents = sorted(case.of(*CONSENT), key=lambda one: (_first(one), one.act.id))
    rounds = groupby(consents, key=lambda one: sum(day <= _first(one) for day in revoked))
    for _, together in rounds:
        yield from _further_consents(list(together), max(case.derived.treaty.depositaries, 1))


def _further_consents(
    consents: Sequence[Resolved], depositaries: int
) -> Iterator[tuple[Resolved, str]]:
    capitals = Counter(one.act.depositary for one in consents if one.act.depositary)
    for number, one in enumerate(consents):
        again = number >= depositaries or capitals[one.act.depositary] > 1
        if number and again and one.act.kind is not ActionKind.SUCCESSION:
            yield one, f"a further consent after {consents[0].act.id}"


def exit_of_a_party(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Only a party leaves."""
    parties = [period for period in case.periods if period.status is Status.PARTY]
    for one in case.of(*EXIT):
        if not any((period.starts.first or LONG_AGO) <= _last(one) for period in parties):
            yield one, "left a treaty that was not in force for it"


def revocation_before_force(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A consent is revoked before the treaty is in force; afterwards a party withdraws."""
    in_force = case.derived.in_force_on
    for one in case.of(ActionKind.CONSENT_REVOKED):
        if in_force and (in_force.last or NEVER) <= _first(one):
            yield one, "consent revoked although the treaty was in force: a withdrawal is needed"
        elif not any(_first(consent) <= _last(one) for consent in case.of(*CONSENT)):
            yield one, "no consent to revoke"


def rescission_of_a_notice(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A rescission answers a notice that has not taken effect (VCLT art. 68)."""
    notices = case.of(ActionKind.WITHDRAWAL_NOTICE)
    for one in case.of(ActionKind.WITHDRAWAL_RESCINDED):
        running = [
            notice
            for notice in notices
            if _first(notice) <= _last(one)
            and (notice.effect is None or _last(one) < (_effect(notice) or NEVER))
        ]
        if not running:
            yield one, "no notice of withdrawal was running"


def _effect(one: Resolved) -> dt.date | None:
    span = one.effect.span if one.effect else None
    return span.last if span else None


def disowned_by_signatory(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Only a signature that stands can be disowned (VCLT art. 18(a))."""
    for one in case.of(ActionKind.SIGNATURE_DISOWNED):
        if not any(_first(signed) <= _last(one) for signed in case.of(ActionKind.SIGNATURE)):
            yield one, "no signature to disown"


def reservation_allowed(case: Case) -> Iterator[tuple[Resolved, str]]:
    """No reservation to a treaty that prohibits them (VCLT art. 19(a))."""
    if case.reservations == "none":
        for one in case.of(ActionKind.RESERVATION):
            yield one, "the treaty allows no reservations"


def provisional_application_allowed(case: Case) -> Iterator[tuple[Resolved, str]]:
    """A treaty is applied provisionally where it provides so, or all agree (VCLT art. 25)."""
    if case.derived.treaty.rules.provisional is None:
        for one in case.of(ActionKind.PROVISIONAL_APPLICATION):
            yield one, "the treaty does not provide for provisional application"


def party_to_parent(case: Case) -> Iterator[tuple[Resolved, str]]:
    """Whoever is bound by a protocol or an amendment is bound by the treaty that it belongs to."""
    if case.parents is None:
        return
    bound = [
        period for period in case.parents if period.status in {Status.PARTY, Status.CONTRACTING}
    ]
    for one in case.of(*CONSENT):
        if not bound:
            yield one, "the state never consented to the treaty that this instrument belongs to"


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        before_adoption,
        after_the_end,
        not_a_state_then,
        signature_window,
        signed_before_ratified,
        accession_by_signatory,
        consent_by_notification,
        one_consent,
        exit_of_a_party,
        revocation_before_force,
        rescission_of_a_notice,
        disowned_by_signatory,
        reservation_allowed,
        provisional_application_allowed,
        party_to_parent,
    )
}
"""Every rule by name."""


def irregularities(case: Case) -> Iterator[Irregularity]:
    """Yield what the rules do not allow in a case."""
    for name, rule in RULES.items():
        for one, detail in rule(case):
            yield Irregularity(name, one.act.id, one.act.state, detail)


def cases(
    derived: Derived,
    acts: Sequence[Act],
    participants: Mapping[str, Participant],
    others: Mapping[str, Derived],
    *,
    reservations: str = "",
) -> Iterator[Case]:
    """Yield a case for each state that acted under a treaty."""
    parent = others.get(derived.treaty.rules.hangs_on)
    by_state: dict[str, list[Act]] = {}
    for act in acts:
        by_state.setdefault(act.state, []).append(act)
    for state, held in sorted(by_state.items()):
        parents = parents_of(derived.treaty, state, others)
        context = Context(participants[state], derived.in_force_on, derived.ended_on, parents)
        yield Case(
            derived,
            participants[state],
            resolve(derived.treaty, held, context),
            derived.standings.get(state, ()),
            parents if parent else None,
            reservations,
        )
