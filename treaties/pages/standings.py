"""Where states stand on a day, as rows of tables: certain, uncertain, listed apart."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.dates import PartialDate
from treaties.law.periods import Period, possible_statuses
from treaties.pages.sources import ActView, StateView, acts_named, names_of
from treaties.presentation import on_words, span_words, status_words, the, upper_first
from treaties.presentation_acts import Remark, remarks
from treaties.terms import COUNTED, NONE, Status, UpcomingKind
from treaties.upcoming import Upcoming, of_state

ORDER = (*Status, NONE)
"""The order in which statuses are named where several are possible."""

BINDING = frozenset({Status.PARTY, Status.SUBSCRIBER, Status.CONTRACTING})


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A qualifier with the acts it rests on."""

    remark: Remark
    acts: tuple[ActView, ...]


@dataclass(frozen=True, slots=True)
class AheadView:
    """What is to take effect for a state, with the acts it rests on."""

    item: Upcoming
    acts: tuple[ActView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Where one state stands towards one treaty on a day.

    ``began`` belongs to states that left: since when they were bound. ``ahead`` is what is to
    take effect for the state.
    """

    state: str
    treaty: str
    status: Status
    period: Period
    since: PartialDate | None
    basis: tuple[ActView, ...]
    remarks: tuple[RemarkView, ...] = ()
    began: PartialDate | None = None
    ahead: tuple[AheadView, ...] = ()

    @property
    def next_on(self) -> PartialDate | None:
        """The day on which the treaty enters into force for a contracting state."""
        entries = (one.item for one in self.ahead)
        return next((one.date for one in entries if one.what is UpcomingKind.ENTRY_FOR_STATE), None)


@dataclass(frozen=True, slots=True)
class UncertainRow:
    """A state of which dates known in part leave several statuses open."""

    state: str
    treaty: str
    statuses: tuple[str, ...]
    reason: str
    basis: tuple[ActView, ...]
    ahead: tuple[AheadView, ...] = ()

    @property
    def words(self) -> str:
        """The statuses that are possible."""
        return status_words(self.statuses)


@dataclass(slots=True)
class Standings:
    """Every standing of a treaty, or of a state, on a day."""

    by_status: dict[Status, list[Row]] = field(default_factory=dict)
    uncertain: list[UncertainRow] = field(default_factory=list)
    apart: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """All rows that are certain."""
        return [row for rows in self.by_status.values() for row in rows] + self.apart


@dataclass(frozen=True, slots=True)
class Around:
    """What rows are made of besides periods.

    ``settled`` are the treaties of which it was known on the day when they enter into force;
    before, no day can be named for the states that had consented.
    """

    day: dt.date
    acts: Mapping[str, ActView]
    states: Mapping[str, StateView]
    settled: Collection[str]
    names: Mapping[str, str]


def around(
    day: dt.date,
    acts: Iterable[ActView],
    states: Mapping[str, StateView],
    settled: Collection[str],
) -> Around:
    """Return what rows are made of on a day."""
    return Around(day, {act.id: act for act in acts}, states, settled, names_of(states))


type Held = tuple[str, str, Sequence[Period]]
"""The periods of a state under a treaty: (treaty, state, periods)."""


def sort_out(every: Iterable[Held], known: Around) -> Standings:
    """Sort standings by the status on the day.

    Organisations and entities, which no count of states includes, are kept apart.
    """
    found = Standings()
    for held in every:
        possible = possible_statuses(held[2], known.day)
        if len(possible) > 1:
            found.uncertain.append(_uncertain(held, possible, known))
            continue
        row = _row(held, known)
        if row is None:
            continue
        if known.states[row.state].kind in COUNTED:
            found.by_status.setdefault(row.status, []).append(row)
        else:
            found.apart.append(row)
    return found


def _row(held: Held, known: Around) -> Row | None:
    """Return where a state stands on the day as a row, or None where it has no standing."""
    treaty, state, periods = held
    for number, period in enumerate(periods):
        if not period.on(known.day):
            continue
        row = Row(
            state=state,
            treaty=treaty,
            status=period.status,
            period=period,
            since=period.since,
            basis=acts_named(period.basis, known.acts),
            remarks=tuple(
                RemarkView(one, acts_named(one.basis, known.acts))
                for one in remarks(period.qualifiers, known.day, known.names)
            ),
        )
        if row.status in {Status.FORMER, Status.ENDED}:
            bound = [one for one in periods[:number] if one.status in BINDING]
            row = replace(row, began=bound[-1].since if bound else None)
        return replace(row, ahead=_ahead(held, known))
    return None


def _ahead(held: Held, known: Around) -> tuple[AheadView, ...]:
    """Return what is to take effect after the day."""
    treaty, state, periods = held
    items = of_state(treaty, state, periods, known.day, settled=treaty in known.settled)
    return tuple(AheadView(one, acts_named(one.basis, known.acts)) for one in items)


def _uncertain(held: Held, possible: frozenset[str], known: Around) -> UncertainRow:
    treaty, state, periods = held
    open_ones = [period for period in periods if period.possible_on(known.day)]
    ids = dict.fromkeys(one for period in open_ones for one in period.basis)
    basis = acts_named(list(ids), known.acts)
    vague = [act for act in basis if act.acted is None or not act.acted.is_day]
    name = the(known.names.get(state, state))
    reasons = [f"{name} {act.verb} {on_words(act.acted)}" for act in vague]
    reasons += [_window(period) for period in open_ones if not period.starts.certain]
    return UncertainRow(
        state=state,
        treaty=treaty,
        statuses=tuple(status for status in ORDER if status in possible),
        reason=upper_first("; ".join(reasons) or "its dates are known only in part"),
        basis=basis,
        ahead=_ahead(held, known),
    )


def _window(period: Period) -> str:
    when = span_words(period.starts)
    match period.status:
        case Status.PARTY:
            return f"in force for it from a day {when}"
        case Status.FORMER:
            return f"left on a day {when}"
        case _:
            return f"the day lies {when}" if "between" in when else f"it did so {when}"


def begun_by(
    day: dt.date, acts: Iterable[ActView], periods: Iterable[Sequence[Period]]
) -> list[ActView]:
    """Return the acts that can have been done by ``day``, the latest first.

    What else is known of an act without a whole date, such as a later list that lacks it, shows
    in the periods that rest on it.
    """
    earliest: dict[str, dt.date] = {}
    for held in periods:
        for period in held:
            first = period.starts.first or dt.date.min
            for one in period.basis:
                earliest[one] = min(first, earliest.get(one, dt.date.max))
    begun = [
        act
        for act in acts
        if act.begun_by(day)
        and ((act.acted and act.acted.is_day) or earliest.get(act.id, day) <= day)
    ]
    begun.sort(key=lambda act: act.id)
    begun.sort(key=lambda act: act.acted.latest if act.acted else dt.date.min, reverse=True)
    return begun
