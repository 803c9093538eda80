"""Which question of the record a statement asks, and its answer."""

import datetime as dt
from collections.abc import Callable, Sequence

from news.reading import tallies, verdicts
from news.reading.known import Known
from news.reading.statements import Statement
from news.reading.verdicts import Verdict

_UNHELD = frozenset(
    {"stockpile_destroyed", "warhead_limit", "quantity_per_side", "range_km", "last_test"}
)
"""What can be checked, and the record does not hold."""


def verdict(one: Statement, published: dt.date, known: Known) -> Verdict | None:
    """Return what the record says of a statement; None where nobody can be meant."""
    if one.rule == "policy_since":
        return verdicts.standing_policy(known, one.subject, one.predicate, one.value)
    verb, _, treaty = one.predicate.partition(":")
    judge = _OF_STATES.get(one.type) if treaty else None
    judge = judge or _JUDGES.get(one.type, _rule)
    return judge(one, published, known, verb)


def _status(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    del verb
    members = _members(one, known)
    if not members and one.subject not in known.states:
        return None
    said = one.predicate
    return _best(
        [
            verdicts.group(known, each, members, said, day)
            if members
            else verdicts.status(known, each, one.subject, said, day)
            for each in one.treaties
        ]
    )


def _act_date(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    if verb == "entered_into_force":
        treaty = one.predicate.partition(":")[2]
        return verdicts.force_for(known, treaty, one.subject, one.value)
    return _best(
        [
            verdicts.dated_act(known, each, one.subject, verb, one.value, day)
            for each in one.treaties
        ]
    )


def _treaty_date(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    del day, verb
    return verdicts.treaty_date(known, one.subject, one.predicate, one.value)


def _ordinal(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    about, said = one.predicate.partition(":")[2], verb.removeprefix("ordinal_")
    return tallies.ordinal(known, about, one.subject, said, one.value, day)


def _count(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    del verb
    then = _until(one.on, day)
    return tallies.count(known, one.subject, one.predicate, one.value, then, one.on)


def _policy(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    del day, verb
    return verdicts.policy(known, one.subject, one.predicate, one.treaties, one.value)


def _rule(one: Statement, day: dt.date, known: Known, verb: str) -> Verdict | None:
    del day
    treaty = one.predicate.partition(":")[2]
    if verb == "withdrew" and treaty:
        acted = known.of(treaty, one.subject, verdicts.kinds_of("withdrew"))
        word = verdicts.SUPPORTED if acted else verdicts.CONTRADICTED
        return Verdict(word, "" if acted else verdicts.NO_ACT, tuple(act.id for act in acted))
    if one.predicate in _UNHELD or verb == "voted_against":
        return Verdict(verdicts.UNKNOWN)
    return verdicts.rule(known, one.subject, one.predicate, one.value)


type _Judge = Callable[[Statement, dt.date, Known, str], Verdict | None]
_OF_STATES: dict[str, _Judge] = {"date": _act_date, "count": _ordinal}
"""Judges of statements whose predicate names a treaty behind a colon."""
_JUDGES: dict[str, _Judge] = {
    "party_status": _status,
    "date": _treaty_date,
    "count": _count,
    "policy": _policy,
}


def _until(then: str, day: dt.date) -> dt.date:
    """The last day of a month or a year told, not after that of the story."""
    if not then:
        return day
    last = {4: "-12-31", 7: "-28"}.get(len(then), "")
    return min(day, dt.date.fromisoformat(then + last))


def _members(one: Statement, known: Known) -> tuple[str, ...]:
    """The states of a group, without those that the statement excepts."""
    named = known.groups.get(one.subject) or known.groups.get(f"{one.subject.lower()}-members", ())
    return tuple(state for state in named if state not in one.but)


def _best(found: Sequence[Verdict]) -> Verdict | None:
    good = [one for one in found if one.word == verdicts.SUPPORTED]
    return next(iter(good or found), None)
