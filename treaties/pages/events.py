"""What moved last, and which clocks run: acts done and effects that follow from them."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from core.dates import PartialDate, Span
from treaties.law.periods import Period
from treaties.models import EntryIntoForce
from treaties.pages.sources import ActView, StateView, acts_named
from treaties.pages.standings import Row, Standings, UncertainRow
from treaties.presentation import alphabetical, countdown, day_words, span_words
from treaties.presentation_acts import act_verb
from treaties.terms import CONSENT, ActionKind, Binding, Qualifier, Status

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
                yield Found(since, "became party", state, treaty_id, binding, act)
            elif period.status is Status.FORMER and binding == Binding.LEGAL:
                left = act is not None and act.kind is ActionKind.WITHDRAWAL_NOTICE
                what = "left: withdrawal took effect" if left else "ceased to be party"
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
    verb = first.what
    if first.what in ActionKind:
        verb = act_verb(ActionKind(first.what), first.binding, several=several)
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

    on: PartialDate | None
    left: str
    states: tuple[StateView, ...]
    leaving: bool
    act: ActView | None
    proviso: str = ""
    treaty: str = ""
    contested: bool = False
    window: str = ""

    @property
    def few(self) -> bool:
        """Whether the states are few enough to be named."""
        return len(self.states) <= FEW


def clocks(standings: Standings, day: dt.date, states: Mapping[str, StateView]) -> list[Clock]:
    """Return the clocks that run on ``day``, next first."""
    found: list[Clock] = []
    joining: dict[tuple[str, str], list[Row]] = {}
    for row in standings.rows:
        found += _leaving(row, day, states)
        if row.next_on is not None:
            joining.setdefault((row.treaty, str(row.next_on)), []).append(row)
    waiting: list[Row | UncertainRow] = [*standings.rows, *standings.uncertain]
    for unsure in waiting:
        if unsure.awaits and not unsure.awaits.certain:
            found.append(_open(unsure, unsure.awaits, day, states))
    for (treaty, _), together in joining.items():
        first = together[0]
        people = tuple(states[row.state] for row in together)
        act = first.basis[-1] if len(together) == 1 and first.basis else None
        left = _left(first.next_on, day)
        found.append(Clock(first.next_on, left, people, leaving=False, act=act, treaty=treaty))
    return sorted(found, key=lambda one: (one.on is None, str(one.on), one.states[0].name))


def _open(
    row: Row | UncertainRow, awaits: Span, day: dt.date, states: Mapping[str, StateView]
) -> Clock:
    """Return the clock of a state of which the day is not known."""
    act = row.basis[-1] if row.basis else None
    words = span_words(awaits)
    if awaits.last is not None and (awaits.first is None or awaits.first <= day):
        words = f"by {day_words(awaits.last)}, if it is not party already"
    people = (states[row.state],)
    return Clock(None, "", people, leaving=False, act=act, treaty=row.treaty, window=words)


def settled_by(day: dt.date) -> set[str]:
    """Return the treaties of which it was known on ``day`` when they enter into force."""
    rows = EntryIntoForce.objects.filter(Q(threshold_on__lte=day) | Q(latest__lte=day))
    return set(rows.values_list("treaty_id", flat=True))


def _leaving(row: Row, day: dt.date, states: Mapping[str, StateView]) -> Iterator[Clock]:
    for one in row.remarks:
        if one.remark.mark != Qualifier.LEAVING:
            continue
        effective = next(
            (
                held.details.get("effective_on")
                for held in row.period.qualifiers
                if held.name is Qualifier.LEAVING and held.basis == one.remark.basis
            ),
            None,
        )
        date = PartialDate.parse(str(effective)) if effective else None
        yield Clock(
            on=date,
            left=_left(date, day),
            states=(states[row.state],),
            leaving=True,
            act=one.acts[0] if one.acts else None,
            proviso=one.remark.proviso,
            treaty=row.treaty,
            contested=one.remark.contested,
        )


def _left(date: PartialDate | None, day: dt.date) -> str:
    if date is None:
        return ""
    return countdown(date.earliest, day) if date.is_day else ""
