"""What takes effect: the clocks that run on a day, and what took effect in the year before."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate
from treaties import answers
from treaties.ahead import Ahead, Question
from treaties.falling_due import Register, ruled, without_a_day
from treaties.filters import EVERYWHERE, Among
from treaties.models import StatusCheck, TreatyAction
from treaties.pages.due import Due, due_within
from treaties.pages.events import Clock, Event, Found, told
from treaties.pages.rules import article_words
from treaties.pages.running import running_clocks
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    acts_named,
    bindings_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.terms import Binding, UpcomingKind
from treaties.upcoming import Stretch, Upcoming

BEGAN: Mapping[UpcomingKind, str] = {
    UpcomingKind.ENTRY_FOR_STATE: "became party",
    UpcomingKind.WITHDRAWAL: "left: withdrawal took effect",
    UpcomingKind.END_FOR_STATE: "ceased to be party",
}
"""What became of a state, after its name."""

YEAR = dt.timedelta(days=365)

MOST = 200
"""How many past effects are told."""


AHEAD = relativedelta(years=5)
"""How far ahead the page tells what treaties fix by themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A clock, with the article of the rule that gives its day."""

    clock: Clock
    rule: str
    rule_summary: str


@dataclass(frozen=True, slots=True)
class Open:
    """A rule on review conferences that fixes no day of the next one."""

    treaty: str
    article: str
    summary: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Everything that the page shows.

    ``dated`` entries have a day, or a month or year; ``windows`` only days between which it
    lies, or nothing; ``due`` is about treaties as a whole, ``undated`` the rules on review that
    fix no day. ``checked`` is the date of the last complete list that was read.
    """

    dated: Sequence[Entry]
    windows: Sequence[Entry]
    due: Sequence[Due]
    undated: Sequence[Open]
    past: Sequence[Event]
    since: dt.date
    checked: PartialDate | None
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def calendar_page(day: dt.date, today: dt.date, among: Among = EVERYWHERE) -> CalendarPage:
    """Read what takes effect after a day, and what did in the twelve months up to it.

    Where it is asked of some states or treaties, only what takes effect for them.
    """
    states, treaties, cited = read_states(), read_treaties(), Cited()

    def read(ids: Collection[str]) -> dict[str, ActView]:
        actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
        return {act.id: act for act in read_acts(actions, bindings_of(treaties), cited)}

    question = Question(answers.Asked(day), today, among)
    ahead = Ahead.read(question)
    entries = [
        _entry(clock, ahead.register) for clock in running_clocks(day, states, read, among.rows)
    ]
    past = ahead.began(Stretch(day, day - YEAR, day))
    acts = read({one for item in past for one in item.basis})
    found = (_took_effect(item, acts, treaties) for item in past)
    return CalendarPage(
        dated=[one for one in entries if one.clock.on],
        windows=[one for one in entries if not one.clock.on],
        due=due_within(ahead, AHEAD),
        undated=_undated(ahead.register, day, among) if among.states is None else [],
        past=told((one for one in found if one), day, states, most=MOST),
        since=day - YEAR,
        checked=_checked(),
        in_treaties=[one for one in treaties.values() if one.binding == Binding.LEGAL],
        of_states=list(states.values()),
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _entry(clock: Clock, register: Register) -> Entry:
    item = ruled(clock.item, register[clock.treaty])
    return Entry(clock, article_words(item.article) if item.article else "", item.rule)


def _undated(register: Register, day: dt.date, among: Among) -> list[Open]:
    rules = (
        (treaty, without_a_day(grounds, day))
        for treaty, grounds in register.items()
        if among.takes_treaty(treaty)
    )
    return [
        Open(treaty, article_words(rule.article) if rule.article else "", rule.summary)
        for treaty, rule in rules
        if rule
    ]


def _took_effect(
    item: Upcoming, acts: Mapping[str, ActView], treaties: Mapping[str, TreatyView]
) -> Found | None:
    """Return what began; None where no date of it can be printed."""
    if item.date is None:
        return None
    basis = acts_named(item.basis, acts)
    act, binding = basis[-1] if basis else None, treaties[item.treaty].binding
    return Found(item.date, BEGAN[item.what], item.state, item.treaty, binding, act)


def _checked() -> PartialDate | None:
    """Return as of when a complete list was last read against the record: one query."""
    lists = StatusCheck.objects.filter(complete=True, as_of__isnull=False)
    return lists.order_by("-as_of", "-id").values_list("as_of", flat=True).first()
