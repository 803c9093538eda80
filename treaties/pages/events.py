"""What moved last, and which clocks run: acts done and effects that follow from them."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext

from core.dates import PartialDate
from treaties.law.periods import Period
from treaties.pages.sources import ActView, StateView, acts_named
from treaties.pages.standings import AheadView, Row, Standings, UncertainRow
from treaties.presentation import alphabetical, countdown, day_words, span_words
from treaties.presentation_acts import act_verb, verb_words
from treaties.terms import CONSENT, ActionKind, Binding, Status, UpcomingKind
from treaties.upcoming import Upcoming

MOVES = CONSENT | {
    ActionKind.SIGNATURE,
    ActionKind.PROVISIONAL_APPLICATION,
    ActionKind.PROVISIONAL_APPLICATION_ENDED,
    ActionKind.SIGNATURE_DISOWNED,
    ActionKind.CONSENT_REVOKED,
    ActionKind.SUSPENSION,
    ActionKind.RESUMPTION,
    ActionKind.WITHDRAWAL_NOTICE,
    ActionKind.WITHDRAWAL_RESCINDED,
    ActionKind.PROVISO_INVOKED,
    ActionKind.PROVISO_LIFTED,
    ActionKind.TERMINATION,
}
"""Acts that change where a state stands, or what qualifies it."""

ONCE = CONSENT | {ActionKind.SIGNATURE}
"""Acts that count once: later ones, at other capitals, move nothing."""

PARTY, LEFT, CEASED = "became party", "left: withdrawal took effect", "ceased to be party"
EFFECTS = (PARTY, LEFT, CEASED)
"""Statuses that began, after the name of a state."""

FEW = 6
"""How many states an event names before it only counts them."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to some states on one date: done by them, or come into effect."""

    on: PartialDate | None
    states: tuple[StateView, ...]
    verb: str
    act: ActView | None
    treaty: str = ""
    contested: bool = False

    @property
    def few(self) -> bool:
        """Whether the states are few enough to be named."""
        return len(self.states) <= FEW


class Found(NamedTuple):
    """One thing that happened, before those of one day are told together."""

    on: PartialDate
    what: str
    state: str
    treaty: str
    binding: str
    act: ActView | None


def founding(acts: Iterable[ActView], basis: Collection[str]) -> list[ActView]:
    """Leave out consents and signatures that no standing rests on: repeats at other capitals."""
    return [act for act in acts if act.kind not in ONCE or act.id in basis]


def done(acts: Iterable[ActView], day: dt.date) -> Iterator[Found]:
    """Yield the acts by ``day`` that moved something."""
    for act in acts:
        if act.kind in MOVES and act.acted is not None and act.begun_by(day):
            yield Found(act.acted, act.kind, act.state, act.treaty, act.binding, act)


def effects(
    treaty: tuple[str, str],
    periods: Mapping[str, Sequence[Period]],
    acts: Mapping[str, ActView],
    day: dt.date,
) -> Iterator[Found]:
    """Yield statuses under a treaty that began on another day than the act they rest on."""
    treaty_id, binding = treaty
    for state, held in periods.items():
        for period in held:
            since = period.since
            if since is None or since.latest > day:
                continue
            basis = acts_named(period.basis, acts)
            act = basis[-1] if basis else None
            if act is not None and act.acted == since:
                continue
            if period.status is Status.PARTY:
                yield Found(since, PARTY, state, treaty_id, binding, act)
            elif period.status is Status.FORMER and binding == Binding.LEGAL:
                left = act is not None and act.kind is ActionKind.WITHDRAWAL_NOTICE
                what = LEFT if left else CEASED
                yield Found(since, what, state, treaty_id, binding, act)


def told(
    found: Iterable[Found],
    day: dt.date,
    states: Mapping[str, StateView],
    *,
    contested: Collection[str] = (),
    most: int = 8,
) -> list[Event]:
    """Return what happened by ``day``, latest first; states that did the same stand together."""
    ordered = sorted(found, key=lambda one: (_reached(one.on, day), _id(one)), reverse=True)
    together: dict[tuple[str, str, str, bool], list[Found]] = {}
    for one in ordered:
        key = (str(one.on), one.treaty, one.what, _id(one) in contested)
        together.setdefault(key, []).append(one)
    return [_event(rows, states, key[3]) for key, rows in list(together.items())[:most]]


def _event(rows: Sequence[Found], states: Mapping[str, StateView], contested: bool) -> Event:  # noqa: FBT001
    first = rows[0]
    people = sorted({states[one.state] for one in rows}, key=lambda state: alphabetical(state.name))
    several = len(people) > 1
    if first.what in ActionKind:
        verb = act_verb(ActionKind(first.what), first.binding, several=several)
    else:
        verb = verb_words(first.what, several=several)
    act = None if several else first.act
    return Event(first.on, tuple(people), verb, act, first.treaty, contested)


def _id(one: Found) -> str:
    return one.act.id if one.act else ""


def _reached(date: PartialDate, day: dt.date) -> dt.date:
    """Return the last day that a date can be, as far as time has come."""
    return min(date.latest, day)


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that will take effect: leaving, or entry into force for states.

    ``window`` are the days on which it can take effect, in words, where the day is not known.
    """

    item: Upcoming
    on: PartialDate | None
    left: str
    states: tuple[StateView, ...]
    act: ActView | None
    window: str = ""

    @property
    def treaty(self) -> str:
        """The treaty that it is under."""
        return self.item.treaty

    @property
    def leaving(self) -> bool:
        """Whether a state leaves."""
        return self.item.what is UpcomingKind.WITHDRAWAL

    @property
    def proviso(self) -> str:
        """What can hold the effect."""
        return "; ".join(self.item.provisos)

    @property
    def contested(self) -> bool:
        """Whether the act is seen differently."""
        return self.item.contested

    @property
    def few(self) -> bool:
        """Whether the states are few enough to be named."""
        return len(self.states) <= FEW


def clocks(standings: Standings, day: dt.date, states: Mapping[str, StateView]) -> list[Clock]:
    """Return the clocks that run on ``day``, next first; states of one day stand together."""
    together: dict[tuple[str, ...], list[AheadView]] = {}
    rows: list[Row | UncertainRow] = [*standings.rows, *standings.uncertain]
    for one in (each for row in rows for each in row.ahead):
        item = one.item
        joins = item.what is UpcomingKind.ENTRY_FOR_STATE and item.span.certain
        key = (item.treaty, str(item.date)) if joins else item.order
        together.setdefault(key, []).append(one)
    found = [_clock(rows, day, states) for rows in together.values()]
    return sorted(found, key=lambda one: (one.on is None, str(one.on), one.states[0].name))


def _clock(rows: Sequence[AheadView], day: dt.date, states: Mapping[str, StateView]) -> Clock:
    item = rows[0].item
    acts = rows[0].acts if len(rows) == 1 else ()
    people = tuple(states[one.item.state] for one in rows)
    if item.what is UpcomingKind.WITHDRAWAL:
        date, act = item.date, acts[0] if acts else None
    else:
        date, act = item.date if item.span.certain else None, acts[-1] if acts else None
    return Clock(item, date, left_words(item, day), people, act, "" if date else window(item, day))


def window(item: Upcoming, day: dt.date) -> str:
    """Return in words the days on which something can take effect; empty where none is known."""
    span = item.span
    if span.first is None and span.last is None:
        return ""
    if span.last is not None and (span.first is None or span.first <= day):
        leaves = item.what is UpcomingKind.WITHDRAWAL
        days = {"day": day_words(span.last)}
        if leaves:
            return gettext("by %(day)s, if it has not left already") % days
        return gettext("by %(day)s, if it is not party already") % days
    return span_words(span)


def left_words(item: Upcoming, day: dt.date) -> str:
    """Return how far something lies ahead, in words; empty where its day is not known."""
    return countdown(item.span.first, day) if item.span.first and item.span.certain else ""
