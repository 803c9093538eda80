"""What takes effect: the clocks that run on a day, and what took effect in the year before."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.filters import EVERYWHERE, Among
from treaties.models import Provision, Standing, StatusCheck, TreatyAction
from treaties.pages.events import Clock, Event, Found, told
from treaties.pages.home import running_clocks
from treaties.pages.rules import article_words
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
from treaties.terms import ActionKind, Binding, ProvisionKind, Status

YEAR = dt.timedelta(days=365)

MOST = 200
"""How many past effects are told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A clock, with the article of the rule that gives its day."""

    clock: Clock
    rule: str
    rule_summary: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Everything that the page shows.

    ``dated`` entries have a day, or a month or year; ``windows`` only days between which it
    lies, or nothing. ``checked`` is the date of the last complete list that was read.
    """

    dated: Sequence[Entry]
    windows: Sequence[Entry]
    past: Sequence[Event]
    since: dt.date
    checked: PartialDate | None
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def calendar_page(day: dt.date, among: Among = EVERYWHERE) -> CalendarPage:
    """Read what takes effect after a day, and what did in the twelve months up to it.

    Where it is asked of some states or treaties, only what takes effect for them.
    """
    states, treaties, cited = read_states(), read_treaties(), Cited()

    def read(ids: Collection[str]) -> dict[str, ActView]:
        actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
        return {act.id: act for act in read_acts(actions, bindings_of(treaties), cited)}

    entries = _entries(running_clocks(day, states, read, among.rows))
    past = list(_past(day, among))
    acts = read({one for row in past for one in row.basis})
    found = (_took_effect(row, acts, treaties) for row in past)
    return CalendarPage(
        dated=[one for one in entries if one.clock.on],
        windows=[one for one in entries if not one.clock.on],
        past=told((one for one in found if one), day, states, most=MOST),
        since=day - YEAR,
        checked=_checked(),
        in_treaties=[one for one in treaties.values() if one.binding == Binding.LEGAL],
        of_states=list(states.values()),
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _entries(clocks: Sequence[Clock]) -> list[Entry]:
    """Return clocks with the articles of their rules: one query."""
    provisions = Provision.objects.filter(
        treaty__in={clock.treaty for clock in clocks},
        kind__in=[ProvisionKind.WITHDRAWAL, ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE],
    )
    rules = {(row.treaty_id, row.kind): row for row in provisions.order_by("-position", "-id")}
    return [_entry(clock, rules) for clock in clocks]


def _entry(clock: Clock, rules: Mapping[tuple[str, str], Provision]) -> Entry:
    kind = ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE
    rule = rules.get((clock.treaty, ProvisionKind.WITHDRAWAL if clock.leaving else kind))
    if rule is None:
        return Entry(clock, "", "")
    return Entry(clock, article_words(rule.article), rule.summary)


def _past(day: dt.date, among: Among) -> Iterator[Standing]:
    """Yield what may have begun in the year up to a day: being party, and being so no longer."""
    yield from Standing.objects.filter(
        among.rows,
        treaty__binding=Binding.LEGAL,
        status__in=[Status.PARTY, Status.FORMER],
        since_latest__gt=day - YEAR,
        since_earliest__lte=day,
    ).order_by("treaty_id", "state_id", "position", "pk")


def _took_effect(
    row: Standing, acts: Mapping[str, ActView], treaties: Mapping[str, TreatyView]
) -> Found | None:
    """Return what began with a standing; None where no date of it is known at all."""
    basis = acts_named(row.basis, acts)
    act = basis[-1] if basis else None
    if row.since is None:
        return None
    what = "became party"
    if row.status == Status.FORMER:
        left = act is not None and act.kind is ActionKind.WITHDRAWAL_NOTICE
        what = "left: withdrawal took effect" if left else "ceased to be party"
    binding = treaties[row.treaty_id].binding
    return Found(row.since, what, row.state_id, row.treaty_id, binding, act)


def _checked() -> PartialDate | None:
    """Return as of when a complete list was last read against the record: one query."""
    lists = StatusCheck.objects.filter(complete=True, as_of__isnull=False)
    return lists.order_by("-as_of", "-id").values_list("as_of", flat=True).first()
