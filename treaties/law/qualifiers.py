"""What else is true of a standing: leaving, suspended, contested, disowned, revoked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.dates import PartialDate
from treaties.law.endings import End, Surroundings, as_date, close, end_of, first_of, next_consent
from treaties.law.periods import Period, Qualification, printed
from treaties.law.provisional import provisional
from treaties.law.timeline import LONG_AGO, NEVER, Resolved
from treaties.law.views import CONTESTABLE, decide, is_contested
from treaties.terms import CONSENT, EXIT, ActionKind, Qualifier


def rescinded_by(notice: Resolved, others: Sequence[Resolved]) -> Resolved | None:
    """Return the act that rescinds a notice before it takes effect (VCLT art. 68), or None.

    A rescission answers the notice it names, else the latest one before it.
    """
    if notice.act.kind is not ActionKind.WITHDRAWAL_NOTICE:
        return None
    effect = notice.effect.span if notice.effect else None
    takes_effect = (effect.last if effect else None) or NEVER
    for one in others:
        if one.act.kind is not ActionKind.WITHDRAWAL_RESCINDED:
            continue
        in_time = (one.span.last or NEVER) < takes_effect
        if in_time and _answered(one, others) == notice.act.id:
            return one
    return None


def _answered(rescission: Resolved, others: Sequence[Resolved]) -> str:
    """Return the id of the notice that a rescission answers."""
    done = rescission.span.last or NEVER
    notices = [
        one
        for one in others
        if one.act.kind is ActionKind.WITHDRAWAL_NOTICE
        and (one.span.first or LONG_AGO) <= done
        and (not rescission.act.answers or one.act.id in rescission.act.answers)
    ]
    latest = max(notices, key=lambda one: (one.span.last or NEVER, one.act.id), default=None)
    return latest.act.id if latest else ""


def qualified(
    periods: Sequence[Period], resolved: Sequence[Resolved], around: Surroundings
) -> tuple[Period, ...]:
    """Return the periods with the dates they end on as printed and what qualifies each."""
    found = [
        *_leaving(resolved, around, periods),
        *_suspended(resolved, periods, around),
        *_contested(resolved, periods),
        *provisional(resolved, periods, around),
        *_disowned(resolved, periods),
        *_revoked(resolved, periods),
    ]
    found.sort(key=lambda one: (str(one.since or ""), one.name, one.basis))
    complete = []
    for number, period in enumerate(periods):
        following = periods[number + 1] if number + 1 < len(periods) else None
        complete.append(
            replace(
                period,
                until=_until(period, following),
                qualifiers=tuple(one for one in found if _overlaps(one, period)),
            )
        )
    return tuple(complete)


def _until(period: Period, following: Period | None) -> PartialDate | None:
    if period.ends is None:
        return None
    if following is not None and following.starts == period.ends:
        return following.since
    return printed(period.ends)


def _overlaps(one: Qualification, period: Period) -> bool:
    stored = period.stored
    if stored is None:
        return False
    start, end = stored
    since = one.since.latest if one.since else LONG_AGO
    return since < (end or NEVER) and one.last_day > start


def qualification(
    name: Qualifier,
    since: PartialDate | None,
    until: End | None,
    basis: tuple[str, ...],
    **details: object,
) -> Qualification:
    """Return a qualifier that runs until an end, printed where it can be."""
    end = until or End(None)
    return Qualification(name, since, end.printed, basis, details, end.day)


def _leaving(
    resolved: Sequence[Resolved], around: Surroundings, periods: Sequence[Period]
) -> Iterator[Qualification]:
    rule = around.rules.withdrawal.rule if around.rules.withdrawal else None
    for one in resolved:
        if one.act.kind is not ActionKind.WITHDRAWAL_NOTICE or one.effect is None:
            continue
        rescission = rescinded_by(one, resolved)
        effective = end_of(one.effect.span, one.act.stated)
        dated = effective.printed if effective else None
        details = {"effective_on": str(dated) if dated else None}
        if rule and rule.blocked_while:
            details["proviso"] = f"not before the end of any {rule.blocked_while.replace('_', ' ')}"
        until = end_of(rescission.span, rescission.act.acted) if rescission else effective
        basis = (one.act.id, *((rescission.act.id,) if rescission else ()))
        ends = first_of(until, close(periods, one.act.acted))
        yield qualification(Qualifier.LEAVING, one.act.acted, ends, basis, **details)


def _suspended(
    resolved: Sequence[Resolved], periods: Sequence[Period], around: Surroundings
) -> Iterator[Qualification]:
    for one in resolved:
        act = one.act
        if act.kind is not ActionKind.SUSPENSION:
            continue
        since = act.stated or act.acted
        resumed = [other for other in resolved if _resumes(other, one)]
        first = min(resumed, key=lambda other: other.span.last or NEVER, default=None)
        until = None
        if first:
            span = first.act.stated.span if first.act.stated else first.span
            until = end_of(span, first.act.stated, first.act.acted)
        yield qualification(
            Qualifier.SUSPENDED,
            since,
            first_of(until, close(periods, since)),
            (act.id, *((first.act.id,) if first else ())),
            claimed=True,
            recognised=decide(act, around.view).effective,
            towards=list(act.towards),
        )


def _resumes(other: Resolved, suspension: Resolved) -> bool:
    """Whether an act ends a suspension: the one it names, else any claimed before it."""
    if other.act.kind is not ActionKind.RESUMPTION or other.act.towards != suspension.act.towards:
        return False
    if other.act.answers and suspension.act.id not in other.act.answers:
        return False
    return (other.span.last or NEVER) >= (suspension.span.first or LONG_AGO)


def _contested(resolved: Sequence[Resolved], periods: Sequence[Period]) -> Iterator[Qualification]:
    for one in resolved:
        act = one.act
        if act.kind not in CONTESTABLE or not is_contested(act):
            continue
        until = None if act.kind in EXIT else close(periods, act.acted)
        yield qualification(
            Qualifier.CONTESTED, act.acted, until, (act.id,), act=act.id, kind=act.kind.value
        )


def _disowned(resolved: Sequence[Resolved], periods: Sequence[Period]) -> Iterator[Qualification]:
    for one in resolved:
        if one.act.kind is ActionKind.SIGNATURE_DISOWNED:
            until = next_consent(periods, one.act.acted)
            yield qualification(Qualifier.SIGNATURE_DISOWNED, one.act.acted, until, (one.act.id,))


def _revoked(resolved: Sequence[Resolved], periods: Sequence[Period]) -> Iterator[Qualification]:
    for one in resolved:
        if one.act.kind is not ActionKind.CONSENT_REVOKED or one.effect is None:
            continue
        since = as_date(one.effect.span, one.act.stated, one.act.acted)
        day = one.effect.span.last if one.effect.span else None
        given = [
            other
            for other in resolved
            if other.act.kind in CONSENT and (other.span.last or NEVER) <= (day or NEVER)
        ]
        first = min(given, key=lambda other: other.span.last or NEVER, default=None)
        consented = first.act.acted if first else None
        yield qualification(
            Qualifier.CONSENT_REVOKED,
            since,
            next_consent(periods, since),
            (one.act.id,),
            consented_on=str(consented) if consented else None,
        )
