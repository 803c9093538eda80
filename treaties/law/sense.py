"""What no treaty needs to state: acts that make no sense where a state stands.

Held against an entry beside the rules of :mod:`treaties.law.legality`, in the same form: each a
function whose docstring says it.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from treaties.law.effects import in_words
from treaties.law.legality import Case, Rule, signature_window
from treaties.law.qualifiers import rescinded_by
from treaties.law.timeline import LONG_AGO, NEVER, Resolved
from treaties.terms import CONSENT, EXIT, ActionKind, Status

type Found = Iterator[tuple[Resolved, str]]

_ENDED = frozenset({*EXIT, ActionKind.TERMINATION})


def _first(one: Resolved) -> dt.date:
    return one.span.first or LONG_AGO


def _last(one: Resolved) -> dt.date:
    return one.span.last or NEVER


def _before(case: Case, one: Resolved, kinds: Collection[ActionKind]) -> list[Resolved]:
    """Return the other acts of some kinds that can have been done by then, the latest last."""
    done = [other for other in case.of(*kinds) if other is not one and _first(other) <= _last(one)]
    return sorted(done, key=lambda other: (_first(other), other.act.id))


def _since(
    case: Case, one: Resolved, kinds: Collection[ActionKind], anew: Collection[ActionKind]
) -> list[Resolved]:
    """Return the acts of some kinds by then that no later act has undone or begun anew."""
    undoing = (_first(other) for other in _before(case, one, anew) if _has_ended(case, other, one))
    undone = max(undoing, default=LONG_AGO)
    return [other for other in _before(case, one, kinds) if _last(other) > undone]


def _has_ended(case: Case, other: Resolved, one: Resolved) -> bool:
    """Whether an act has done by then what it is to do: a notice ends nothing until its effect."""
    if other.act.kind is not ActionKind.WITHDRAWAL_NOTICE:
        return True
    stands = other.effect is not None and rescinded_by(other, case.acts) is None
    return stands and _takes_effect(other) <= _first(one)


def has_effect(one: Resolved) -> bool:
    """Whether a notice has an effect in the view taken; a contested one may have none."""
    return one.act.kind is not ActionKind.WITHDRAWAL_NOTICE or one.effect is not None


def _with_another(case: Case, one: Resolved, others: Collection[Resolved]) -> bool:
    """Whether an act is the same one, done with another of several depositaries, and says so."""
    capitals = {other.act.depositary for other in others}
    named = bool(one.act.depositary) and one.act.depositary not in capitals
    return named and len(others) < case.derived.treaty.depositaries


def _again(case: Case, done: str, one: Resolved) -> str:
    """Return that something was done before, and what to do where it was done elsewhere."""
    several = case.derived.treaty.depositaries > 1 and not one.act.depositary
    advice = "; name the depositary where this is its own date" if several else ""
    return f"{done}{advice}"


def _is_party(case: Case, one: Resolved) -> bool:
    return any(
        period.status is Status.PARTY
        and (period.starts.first or LONG_AGO) <= _last(one)
        and (period.ends is None or (period.ends.last or NEVER) >= _first(one))
        for period in case.periods
    )


def signed_once(case: Case) -> Found:
    """A state signs once, with each depositary where there are several."""
    for one in case.of(ActionKind.SIGNATURE):
        earlier = _before(case, one, {ActionKind.SIGNATURE})
        if earlier and not _with_another(case, one, earlier):
            yield one, _again(case, f"signed already on {in_words(_first(earlier[0]))}", one)


def signature_before_consent(case: Case) -> Found:
    """Whoever has consented to be bound does not sign any more."""
    for one in case.of(ActionKind.SIGNATURE):
        bound = [other for other in _before(case, one, CONSENT) if _last(other) < _first(one)]
        signed = _before(case, one, {ActionKind.SIGNATURE})
        if bound and not (signed and _with_another(case, one, signed)):
            yield one, f"consented already on {in_words(_last(bound[0]))}"


def consented_once(case: Case) -> Found:
    """Whoever is bound does not consent once more, but with another of several depositaries."""
    several = case.derived.treaty.depositaries > 1
    for one in case.of(*CONSENT):
        if not several and one.act.kind is not ActionKind.SUCCESSION:
            continue  # one_consent says it
        earlier = _since(case, one, CONSENT, {*_ENDED, ActionKind.CONSENT_REVOKED})
        if earlier and not _with_another(case, one, earlier):
            done = f"consented already on {in_words(_first(earlier[0]))}"
            yield one, _again(case, done, one)


def succession_without_signature(case: Case) -> Found:
    """Whoever signed for itself does not succeed to what another state did."""
    for one in case.of(ActionKind.SUCCESSION):
        signed = _before(case, one, {ActionKind.SIGNATURE})
        if any(_last(other) < _first(one) for other in signed):
            yield one, "the state signed for itself"


def definitive_signature_window(case: Case) -> Found:
    """A definitive signature is a signature: it is given while the treaty is open for it."""
    signed = {one.act.id: one for one in case.of(ActionKind.DEFINITIVE_SIGNATURE)}
    as_plain = tuple(
        replace(one, act=replace(one.act, kind=ActionKind.SIGNATURE)) for one in signed.values()
    )
    for one, problem in signature_window(replace(case, acts=as_plain)):
        yield signed[one.act.id], problem


def exit_after_consent(case: Case) -> Found:
    """Whoever leaves has consented before."""
    for one in case.of(*EXIT):
        if not _before(case, one, CONSENT):
            yield one, "the state has not consented"


def left_once(case: Case) -> Found:
    """Whoever has left, or has given notice, does not leave once more."""
    for one in case.of(*EXIT):
        notice = one.act.kind is ActionKind.WITHDRAWAL_NOTICE
        kinds = _ENDED if notice else _ENDED - {ActionKind.WITHDRAWAL_NOTICE}
        held = _since(case, one, kinds, {*CONSENT, ActionKind.WITHDRAWAL_RESCINDED})
        earlier = [other for other in held if has_effect(other)]
        if earlier and not _with_another(case, one, earlier):
            done = f"left, or gave notice, already on {in_words(_first(earlier[0]))}"
            yield one, _again(case, done, one)


def revoked_once(case: Case) -> Found:
    """A consent that is revoked is not revoked once more."""
    for one in case.of(ActionKind.CONSENT_REVOKED):
        earlier = _since(case, one, {ActionKind.CONSENT_REVOKED}, CONSENT)
        if earlier:
            yield one, f"revoked already on {in_words(_first(earlier[0]))}"


def termination_at_the_end(case: Case) -> Found:
    """A treaty ceases to bind by termination once, when it has ended, whom it bound."""
    for one in case.of(ActionKind.TERMINATION):
        earlier = _before(case, one, {ActionKind.TERMINATION})
        if case.derived.ended_on is None:
            yield one, "the treaty has not ended"
        elif not _before(case, one, CONSENT):
            yield one, "the state has not consented"
        elif earlier:
            yield one, f"it ended for the state already on {in_words(_first(earlier[0]))}"


def suspension_by_a_party(case: Case) -> Found:
    """Only a party can claim to suspend what binds it (VCLT arts 57-62)."""
    for one in case.of(ActionKind.SUSPENSION):
        if not _is_party(case, one):
            yield one, "suspended a treaty that was not in force for it"


def disowned_before_consent(case: Case) -> Found:
    """A signature is disowned by a signatory; a party withdraws (VCLT art. 18(a))."""
    for one in case.of(ActionKind.SIGNATURE_DISOWNED):
        bound = (p.starts.last for p in case.periods if p.status is Status.PARTY)
        if any(day and day <= _first(one) for day in bound):
            yield one, "disowned a signature although the treaty had come into force for it"


_PROVISIONAL = (ActionKind.PROVISIONAL_APPLICATION, ActionKind.PROVISIONAL_APPLICATION_ENDED)


def provisional_before_force(case: Case) -> Found:
    """A treaty is applied provisionally until it is in force for the state (VCLT art. 25)."""
    for one in case.of(*_PROVISIONAL):
        started = [p.starts.last for p in case.periods if p.status is Status.PARTY]
        if any(day and day < _first(one) for day in started):
            yield one, "the treaty was in force for the state already"


def after_signing_or_consenting(case: Case) -> Found:
    """Reservations and provisional application go with a signature or a consent (VCLT art. 19)."""
    for one in case.of(ActionKind.RESERVATION, ActionKind.PROVISIONAL_APPLICATION):
        ended = case.derived.ended_on
        if not _before(case, one, {ActionKind.SIGNATURE, *CONSENT}):
            yield one, "the state has neither signed nor consented"
        elif ended and _first(one) >= ended:
            yield one, f"the treaty ended on {in_words(ended)}"


_NEEDED: Mapping[ActionKind, tuple[ActionKind, str]] = {
    ActionKind.RESERVATION_WITHDRAWN: (ActionKind.RESERVATION, "no reservation to withdraw"),
    ActionKind.OBJECTION_WITHDRAWN: (ActionKind.OBJECTION, "no objection to withdraw"),
    ActionKind.RESUMPTION: (ActionKind.SUSPENSION, "no suspension to end"),
    ActionKind.PROVISO_LIFTED: (ActionKind.PROVISO_INVOKED, "no proviso is invoked"),
    ActionKind.PROVISIONAL_APPLICATION_ENDED: (
        ActionKind.PROVISIONAL_APPLICATION,
        "no provisional application to end",
    ),
}


def notice_to_hold(case: Case) -> Found:
    """A proviso of the treaty holds a notice that has not taken effect."""
    clause = case.derived.treaty.rules.withdrawal
    for one in case.of(ActionKind.PROVISO_INVOKED):
        notices = _before(case, one, {ActionKind.WITHDRAWAL_NOTICE})
        if clause is None or not clause.rule.blocked_while:
            yield one, "the treaty has no proviso that holds a notice"
        elif not any(_takes_effect(notice) > _first(one) for notice in notices):
            yield one, "no notice of withdrawal was running"


def _takes_effect(one: Resolved) -> dt.date:
    span = one.effect.span if one.effect else None
    return (span.last if span else None) or NEVER


_INHERITED = frozenset({ActionKind.RESERVATION_WITHDRAWN, ActionKind.OBJECTION_WITHDRAWN})


def something_to_end(case: Case) -> Found:
    """What is taken back, ended or held was done before."""
    for kind, (needed, problem) in _NEEDED.items():
        # A successor can take back what its predecessor did, which stands under another state.
        held = {needed, ActionKind.SUCCESSION} if kind in _INHERITED else {needed}
        for one in case.of(kind):
            if not _before(case, one, held):
                yield one, problem


SENSE: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        signed_once,
        signature_before_consent,
        consented_once,
        succession_without_signature,
        definitive_signature_window,
        exit_after_consent,
        left_once,
        revoked_once,
        termination_at_the_end,
        suspension_by_a_party,
        disowned_before_consent,
        provisional_before_force,
        after_signing_or_consenting,
        notice_to_hold,
        something_to_end,
    )
}
"""Every one by name."""
