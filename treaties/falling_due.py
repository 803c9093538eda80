"""What falls due under a treaty as its own rules fix it: entry into force, end, terms, reviews.

Pure. A rule that counts from something the record does not hold fixes no day, and none is given:
a conference "at intervals of five years" is due in a year, one "when a majority asks" is not due
at all until it asks.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate, Precision, Span
from treaties.law.delays import Delay
from treaties.law.effects import VCLT_24_3
from treaties.law.provisions import Clause, DurationRule, ShownRule
from treaties.law.standings import TreatyFacts
from treaties.terms import Binding, UpcomingKind
from treaties.upcoming import Stretch, Upcoming

MOST = 500
"""How many terms or intervals are counted at the most, before the stretch asked about ends."""

LONGEST_INTERVAL = 20
"""How many years ahead a further conference is looked for."""

MEETING = "The day on which the time has run; the parties set the days of the meeting."
INTERVAL = "The year in which the interval ends, counted from the first; the parties set the days."
STATED = "A source states the day; the record holds no rule that gives it."
EARLIER = "Earlier if a majority of the parties asks."
OTHERWISE = "Unless the parties agree otherwise."
RENEWED = "Renewed by itself unless a side gave notice in time; the record holds no such notice."


@dataclass(frozen=True, slots=True)
class Grounds:
    """What decides what lies ahead under one treaty.

    ``settled_on`` is the first day on which it was known when the treaty enters into force,
    ``counted`` the ids of the acts that met the condition; ``end_reason`` why the treaty ended.
    """

    facts: TreatyFacts
    in_force_on: Span | None = None
    settled_on: dt.date | None = None
    counted: tuple[str, ...] = ()
    review: Clause[ShownRule] | None = None
    end_reason: str = ""

    def settled_by(self, day: dt.date) -> bool:
        """Whether it was known on a day when the treaty enters into force."""
        return self.settled_on is not None and self.settled_on <= day

    def in_force_by(self, day: dt.date) -> bool:
        """Whether the treaty had entered into force for certain."""
        return bool(self.in_force_on and self.in_force_on.last and self.in_force_on.last <= day)

    def ended_by(self, day: dt.date) -> bool:
        """Whether the treaty had ended."""
        return self.facts.ended_on is not None and self.facts.ended_on <= day

    @property
    def legal(self) -> bool:
        """Whether it binds in law: political arrangements neither enter into force nor end."""
        return self.facts.binding is Binding.LEGAL


type Register = Mapping[str, Grounds]
"""The grounds of every treaty, by id."""


def of_treaty(
    grounds: Grounds, stretch: Stretch, register: Register, today: dt.date
) -> Iterator[Upcoming]:
    """Yield what falls due under a treaty within a stretch, as its rules fix it."""
    if not grounds.legal:
        return
    for one in _every(grounds, stretch, register, today):
        if stretch.reaches(one.span):
            yield ruled(one, grounds)


def _every(
    grounds: Grounds, stretch: Stretch, register: Register, today: dt.date
) -> Iterator[Upcoming]:
    if grounds.in_force_on and grounds.settled_by(stretch.on):
        yield _entry(grounds, grounds.in_force_on)
    if not grounds.in_force_by(stretch.on):
        return
    end = _end(grounds, stretch.on, register, today)
    if end:
        yield end
    last = end.span.first if end else None
    for one in (*_renewals(grounds, stretch), *_reviews(grounds, stretch)):
        if last is None or (one.span.first or dt.date.min) < last:
            yield one


def ruled(one: Upcoming, grounds: Grounds) -> Upcoming:
    """Add the sentence of the rule that fixes the day, and its article, where none stands yet."""
    if one.rule:
        return one
    clause = _clause(one, grounds) or Clause(None, summary=STATED)
    return replace(one, rule=clause.summary, article=clause.article)


def _clause(one: Upcoming, grounds: Grounds) -> Clause[Any] | None:
    rules = grounds.facts.rules
    match one.what:
        case UpcomingKind.ENTRY_FOR_STATE:
            with_treaty = one.span == grounds.in_force_on and rules.entry_into_force
            if with_treaty or rules.for_state:
                return with_treaty or rules.for_state
            sentence = "In force for a state from the day of its consent, unless the text says so."
            return Clause(None, VCLT_24_3, sentence)
        case UpcomingKind.WITHDRAWAL:
            return rules.withdrawal
        case UpcomingKind.ENTRY:
            return rules.entry_into_force
        case UpcomingKind.REVIEW:
            return grounds.review
        case UpcomingKind.END | UpcomingKind.END_FOR_STATE | UpcomingKind.RENEWAL:
            return rules.duration


def _entry(grounds: Grounds, span: Span) -> Upcoming:
    date = PartialDate(span.first) if span.first and span.certain else None
    what, treaty = UpcomingKind.ENTRY, grounds.facts.id
    return Upcoming(what, treaty, span, date=date, number=1, basis=grounds.counted)


def _end(grounds: Grounds, day: dt.date, register: Register, today: dt.date) -> Upcoming | None:
    """Return when a treaty ended or is to end, as far as it was known on a day.

    An end that no rule fixes is told ahead only while it lies ahead of today: in the past nobody
    knew of it before it came.
    """
    ended, fixed = grounds.facts.ended_on, fixed_end(grounds, day, register)
    if ended is not None and (ended <= day or (fixed is None and ended > today)):
        by_rule = ended == fixed
        return _ends(grounds, ended, "" if by_rule else grounds.end_reason)
    return _ends(grounds, fixed) if fixed else None


def _ends(grounds: Grounds, day: dt.date, reason: str = "") -> Upcoming:
    what, treaty, date = UpcomingKind.END, grounds.facts.id, PartialDate(day)
    rule = f"{reason[:1].upper()}{reason[1:].rstrip('.')}." if reason else ""
    return Upcoming(what, treaty, Span.day(day), date=date, number=1, rule=rule)


def fixed_end(grounds: Grounds, day: dt.date, register: Register) -> dt.date | None:
    """Return the day on which a treaty ends by its own terms, as they stood on a day."""
    clause = grounds.facts.rules.duration
    if clause is None or grounds.in_force_on is None:
        return None
    rule, start = clause.rule, grounds.in_force_on
    if rule.same_as in register:
        return fixed_end(register[rule.same_as], day, register)
    if rule.extended_on and day < rule.extended_on:
        return _anniversary(rule, start, 1)
    return rule.until


def _anniversary(rule: DurationRule, start: Span, terms: int) -> dt.date | None:
    if not (start.first and start.certain and rule.term_years):
        return None
    return start.first + relativedelta(years=rule.term_years * terms)


def _renewals(grounds: Grounds, stretch: Stretch) -> Iterator[Upcoming]:
    """Yield the ends of terms that follow one another by themselves."""
    clause, start = grounds.facts.rules.duration, grounds.in_force_on
    if clause is None or start is None or not clause.rule.renews_itself or clause.rule.until:
        return
    for number in range(1, MOST):
        day = _anniversary(clause.rule, start, number)
        if day is None or day > stretch.last:
            return
        what, date = UpcomingKind.RENEWAL, PartialDate(day)
        yield Upcoming(
            what, grounds.facts.id, Span.day(day), date=date, number=number, provisos=(RENEWED,)
        )


def _reviews(grounds: Grounds, stretch: Stretch) -> Iterator[Upcoming]:
    """Yield the review conferences that the rule fixes by time from entry into force."""
    if grounds.review is None or grounds.in_force_on is None:
        return
    rule, start = grounds.review.rule.rule, grounds.in_force_on
    fixed = [_from(rule[key], start) for key in ("first", "second") if key in rule]
    earlier = (EARLIER,) if "or_earlier" in rule else ()
    for number, span in enumerate(fixed, start=1):
        yield _review(grounds, span, number, (MEETING, *earlier))
    interval = _interval(rule)
    if not fixed or not interval:
        return
    unless = (OTHERWISE,) if "unless" in rule else ()
    for number in range(1, MOST):
        span = Delay(years=interval * number).after_span(fixed[-1])
        if (span.first or dt.date.max) > stretch.last.replace(month=12, day=31):
            return
        yield _review(grounds, _years(span), len(fixed) + number, (INTERVAL, *unless))


def _interval(rule: Mapping[str, Any]) -> int:
    """Return the years between conferences, 0 where each of them has to be asked for."""
    if "then" not in rule:
        return int(rule.get("interval_years", 0))
    return 5 if rule["then"] == "every_five_years" else 0


def _from(rule: Mapping[str, int], start: Span) -> Span:
    """Return when a time since entry into force has run, and the days that remain to meet."""
    delay = Delay(years=rule.get("years_after_eif", 0), months=rule.get("months_after_eif", 0))
    span = delay.after_span(start)
    within = Delay(years=rule.get("within_years", 0))
    return Span(span.first, within.after(span.last) if span.last else None)


def _years(span: Span) -> Span:
    """Return whole years: of an interval the rule fixes no day."""
    first = span.first.replace(month=1, day=1) if span.first else None
    return Span(first, span.last.replace(month=12, day=31) if span.last else None)


def _review(grounds: Grounds, span: Span, number: int, provisos: tuple[str, ...]) -> Upcoming:
    date = None
    if span.first and span.certain:
        date = PartialDate(span.first)
    elif span.first and span.last and _is_a_year(span.first, span.last):
        date = PartialDate(span.first, Precision.YEAR)
    what, treaty = UpcomingKind.REVIEW, grounds.facts.id
    return Upcoming(what, treaty, span, date=date, number=number, provisos=provisos)


def _is_a_year(first: dt.date, last: dt.date) -> bool:
    return PartialDate(first, Precision.YEAR).span == Span(first, last)


def without_a_day(grounds: Grounds, day: dt.date) -> Clause[ShownRule] | None:
    """Return the rule on reviews of a treaty in force that fixes no further conference by time."""
    running = grounds.legal and grounds.in_force_by(day) and not grounds.ended_by(day)
    if grounds.review is None or not running:
        return None
    later = Stretch(day, day, day + relativedelta(years=LONGEST_INTERVAL))
    fixed = any(later.reaches(one.span) for one in _reviews(grounds, later))
    return None if fixed else grounds.review
