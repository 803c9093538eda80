"""When what stands beside a status ends: a day to reckon with, a date where one can be printed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from core.dates import PartialDate, Span
from treaties.law.periods import Period, printed
from treaties.law.provisions import Rules
from treaties.law.timeline import LONG_AGO, NEVER
from treaties.terms import RECORD_VIEW, Status


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What qualifiers depend on besides the acts: rules and dates of the treaty, the view."""

    rules: Rules
    entry_into_force: Span | None = None
    ended_on: dt.date | None = None
    disowned_on: dt.date | None = None
    view: str = RECORD_VIEW


@dataclass(frozen=True, slots=True)
class End:
    """The latest day on which something ends, and its date where one can be printed."""

    day: dt.date | None
    printed: PartialDate | None = None


def as_date(span: Span | None, *sources: PartialDate | None) -> PartialDate | None:
    """Return a span as the source prints it, else as far as it is certain."""
    if span is None:
        return None
    for source in sources:
        if source is not None and source.span == span:
            return source
    return printed(span)


def end_of(span: Span | None, *sources: PartialDate | None) -> End | None:
    """Return a span as an end; None where it never comes."""
    if span is None or span.last is None:
        return None
    return End(span.last, as_date(span, *sources))


def end_on(day: dt.date | None) -> End | None:
    """Return a certain day as an end."""
    return End(day, PartialDate(day)) if day else None


def first_of(*ends: End | None) -> End | None:
    """Return the first of some ends."""
    given = [end for end in ends if end is not None]
    return min(given, key=lambda end: end.day or NEVER, default=None)


def start_of(period: Period) -> End:
    """Return the start of a period as the end of what went before."""
    return End(period.starts.last, period.since)


def first_after(
    periods: Iterable[Period], since: PartialDate | None, statuses: Iterable[Status]
) -> End | None:
    """Return when the first period of some statuses after ``since`` begins."""
    began = since.latest if since else LONG_AGO
    wanted = frozenset(statuses)
    return next(
        (
            start_of(period)
            for period in periods
            if period.status in wanted and (period.starts.last or NEVER) > began
        ),
        None,
    )


def close(periods: Iterable[Period], since: PartialDate | None) -> End | None:
    """Return when a standing that ran at ``since`` ends: the state left or ended."""
    return first_after(periods, since, (Status.FORMER, Status.ENDED))


def next_consent(periods: Iterable[Period], since: PartialDate | None) -> End | None:
    """Return when the state next consented."""
    return first_after(periods, since, (Status.CONTRACTING, Status.PARTY))
