"""What the engine is told of the world: acts, views of them, lists read, participants."""

import datetime as dt
from dataclasses import dataclass

from core.dates import PartialDate, Span
from treaties.terms import ActionKind, Opinion, StateKind


@dataclass(frozen=True, slots=True)
class View:
    """What one holder says of an act.

    ``effective`` is the day of effect that this holder gives, where it gives one of its own.
    """

    holder: str
    opinion: Opinion
    effective: PartialDate | None = None
    voiced: PartialDate | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One treaty action, reduced to what the rules need.

    ``acted`` is the day of the act as its source prints it, or None where none is known;
    ``stated`` the date of effect that a source states, ``stated_officially`` whether a
    depositary or an intergovernmental organisation does. ``known_by`` is the earliest day on
    which a source that holds the act was true, ``recorded_on`` the day it came into the record.
    ``answers`` are the ids of the acts it answers.
    """

    id: str
    state: str
    kind: ActionKind
    acted: PartialDate | None
    stated: PartialDate | None = None
    stated_officially: bool = False
    recorded_on: dt.date = dt.date.max
    known_by: dt.date | None = None
    sources: frozenset[str] = frozenset()
    towards: tuple[str, ...] = ()
    answers: frozenset[str] = frozenset()
    views: tuple[View, ...] = ()
    depositary: str = ""


@dataclass(frozen=True, slots=True)
class StatusCheck:
    """A list of a treaty's acts that was read, true as of a date, complete or not."""

    source: str
    as_of: PartialDate | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """A state, organisation or entity: what it is, and when it ceased to exist (exclusive)."""

    code: str
    kind: StateKind = StateKind.MEMBER
    existed_until: dt.date | None = None


def span_of(act: Act, *, floor: dt.date | None, checks: tuple[StatusCheck, ...] = ()) -> Span:
    """Return the days on which an act can have happened.

    A whole date is itself. A month or a year is cut to what else is known: not before the day
    after the last complete list that lacks the act, not after the day it came into the record.
    No date at all is some time from ``floor`` (no act comes before the text it is about) up to
    the day a source was true that holds it, else up to the day it came into the record.
    """
    if act.acted is not None and act.acted.is_day:
        return act.acted.span
    span = act.acted.span if act.acted else Span(None, act.recorded_on).cut(last=act.known_by)
    span = span.cut(first=floor, last=act.recorded_on)
    for check in checks:
        if not check.complete or check.as_of is None or check.source in act.sources:
            continue
        read_on = check.as_of.earliest
        if read_on < (span.last or dt.date.max):
            span = span.cut(first=read_on + dt.timedelta(days=1))
    return span
