"""Provisional application: declared by a state, or of every signatory (VCLT art. 25)."""

from collections.abc import Iterator, Sequence

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate
from treaties.law.endings import End, Surroundings, close, end_of, end_on, first_after, first_of
from treaties.law.periods import Period, Qualification
from treaties.law.provisions import ProvisionalRule
from treaties.law.timeline import NEVER, Resolved
from treaties.terms import ActionKind, Qualifier, Status

NO_RULE = ProvisionalRule()


def provisional(
    resolved: Sequence[Resolved], periods: Sequence[Period], around: Surroundings
) -> Iterator[Qualification]:
    """Yield when a state applies a treaty provisionally, with the articles that the rule names."""
    rule = around.rules.provisional.rule if around.rules.provisional else NO_RULE
    starts: list[tuple[PartialDate, tuple[str, ...]]] = [
        (since, (one.act.id,))
        for one in resolved
        if one.act.kind is ActionKind.PROVISIONAL_APPLICATION
        and (since := one.act.stated or one.act.acted)
    ]
    if rule.starts or rule.from_signature:
        starts += _of_every_signatory(rule, periods, around)
    for since, basis in starts:
        until = first_of(_until(rule, since, periods, around), _given_up(resolved, since))
        if until is not None and (until.day or NEVER) <= since.latest:
            continue
        end = until or End(None)
        details = {"articles": list(rule.articles)}
        yield Qualification(Qualifier.PROVISIONAL, since, end.printed, basis, details, end.day)


def _of_every_signatory(
    rule: ProvisionalRule, periods: Sequence[Period], around: Surroundings
) -> list[tuple[PartialDate, tuple[str, ...]]]:
    """Return from when a signatory, or a state that consented before force, applies the treaty."""
    if not periods or periods[0].status not in {Status.SIGNATORY, Status.CONTRACTING}:
        return []
    first, in_force = periods[0], around.entry_into_force
    began = first.starts.last
    if began is None or (in_force and in_force.first and began >= in_force.first):
        return []
    day = max(began, rule.starts or began)
    since = first.since if day == began and first.since else PartialDate(day)
    return [(since, first.basis)]


def _given_up(resolved: Sequence[Resolved], since: PartialDate) -> End | None:
    """Return when the state itself ended its provisional application (VCLT art. 25(2))."""
    ended = [
        end_of(one.act.stated.span if one.act.stated else one.span, one.act.stated, one.act.acted)
        for one in resolved
        if one.act.kind is ActionKind.PROVISIONAL_APPLICATION_ENDED
    ]
    return first_of(*(end for end in ended if end and (end.day or NEVER) > since.latest))


def _until(
    rule: ProvisionalRule,
    since: PartialDate,
    periods: Sequence[Period],
    around: Surroundings,
) -> End | None:
    """Return when it ends: by the rule, else once the treaty is in force for the state.

    It also ends when the signature is disowned (VCLT art. 25(2)), by either side of a bilateral
    treaty.
    """
    ends = [first_after(periods, since, (Status.PARTY,)), close(periods, since)]
    if rule.until == "entry_into_force":
        ends.append(end_of(around.entry_into_force))
    if rule.term_months:
        ends.append(end_on(since.latest + relativedelta(months=rule.term_months)))
    ends += [end_on(around.disowned_on), end_on(around.ended_on)]
    return first_of(*(end for end in ends if end and (end.day or NEVER) > since.latest))
