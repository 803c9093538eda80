"""What was true on a day, as known at a moment, in a view.

Today's record in its own view is read from the standings stored; an earlier moment or another
view runs the same pure function over what the record held.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from core.dates import PartialDate, Span
from treaties import facts
from treaties.law.acts import Act, Participant, span_of
from treaties.law.counting import Alternative, Counts, Record, alternatives, counts, spans_of
from treaties.law.derivation import Derived, derive_all, named_by
from treaties.law.effects import Effect
from treaties.law.periods import Period, Qualification
from treaties.law.standings import TreatyFacts, bound_from
from treaties.law.views import decide, is_contested
from treaties.law.when import when as effect_of
from treaties.models import Characterisation, Standing, TreatyAction
from treaties.terms import DECIDING_HOLDERS, RECORD_VIEW, ActionKind, Qualifier, Status

type Periods = Mapping[str, tuple[Period, ...]]
"""Periods by state code."""


class BeforeRecordError(ValueError):
    """``known`` lies before the record begins."""

    def __init__(self, begins: dt.datetime) -> None:
        super().__init__(
            f"The record begins on {begins:%-d %B %Y}; ask for what was known from then on."
        )


class UnknownViewError(ValueError):
    """No holder of views has this name."""

    def __init__(self, view: str, known: Sequence[str]) -> None:
        super().__init__(f"“{view}” is no view; take one of {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the record is asked: on which day, as known when (None is now), in which view."""

    on: dt.date
    known: dt.datetime | None = None
    view: str = RECORD_VIEW

    @property
    def stored(self) -> bool:
        """Whether the standings stored answer it."""
        return self.known is None and self.view == RECORD_VIEW


def check_known(known: dt.datetime | None) -> None:
    """Hold that the record had begun by ``known``.

    Raises:
        BeforeRecordError: it had not.
    """
    if known is None:
        return
    begins = TreatyAction.objects.order_by("recorded_at", "pk").first()
    if begins is not None and known < begins.recorded_at:
        raise BeforeRecordError(begins.recorded_at)


def views() -> list[str]:
    """Return every view that can be asked for: the record's own, bodies, then states."""
    held = set(Characterisation.objects.values_list("holder", flat=True).order_by().distinct())
    states = sorted(held - set(DECIDING_HOLDERS))
    return [RECORD_VIEW, *DECIDING_HOLDERS, *states]


def check_view(view: str) -> None:
    """Hold that somebody of this name holds views.

    Raises:
        UnknownViewError: nobody does.
    """
    known = views()
    if view not in known:
        raise UnknownViewError(view, known)


def treaty_periods(treaty_id: str, asked: Asked) -> Periods:
    """Return the periods of every state under one treaty."""
    if asked.stored:
        return read_periods(Standing.objects.filter(treaty=treaty_id))[treaty_id]
    return derive(treaty_id, known=asked.known, view=asked.view).standings


def read_periods(rows: QuerySet[Standing]) -> dict[str, dict[str, tuple[Period, ...]]]:
    """Return stored standings as periods, by treaty and by state."""
    found: dict[str, dict[str, list[Period]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.order_by("treaty_id", "state_id", "position", "pk"):
        found[row.treaty_id][row.state_id].append(period_of(row))
    return defaultdict(
        dict,
        {
            treaty: {state: tuple(periods) for state, periods in states.items()}
            for treaty, states in found.items()
        },
    )


def period_of(row: Standing) -> Period:
    """Return a stored standing as the engine's period."""
    open_ended = row.period.upper is None and not row.period.isempty and row.until_earliest is None
    return Period(
        status=Status(row.status),
        starts=Span(row.since_earliest, row.since_latest),
        ends=None if open_ended else Span(row.until_earliest, row.until_latest),
        since=row.since,
        until=row.until,
        basis=tuple(row.basis),
        episode=row.episode,
        qualifiers=tuple(qualification_of(one) for one in row.qualifiers),
    )


def qualification_of(data: Mapping[str, object]) -> Qualification:
    """Return a qualifier as stored as the engine's own."""
    known = {"name", "from", "until", "until_latest", "basis"}
    since, until, basis = data["from"], data["until"], data["basis"]
    end = PartialDate.parse(str(until)) if until else None
    latest = data.get("until_latest")
    return Qualification(
        name=Qualifier(str(data["name"])),
        since=PartialDate.parse(str(since)) if since else None,
        until=end,
        basis=tuple(basis) if isinstance(basis, list) else (),
        details={key: value for key, value in data.items() if key not in known},
        ends_on=_day(latest) or (end.latest if end else None),
    )


def _day(text: object) -> dt.date | None:
    return dt.date.fromisoformat(str(text)) if text else None


def derive(treaty_id: str, *, known: dt.datetime | None = None, view: str = RECORD_VIEW) -> Derived:
    """Derive one treaty afresh, with the treaties that its rules name."""
    register = facts.treaty_facts()
    needed = named_by(register, [treaty_id])
    held = facts.acts([one.id for one in needed], known=known)
    return derive_all(needed, held, facts.participants(), view=view)[treaty_id]


@dataclass(frozen=True, slots=True)
class Counting:
    """The counts of a treaty on some days, and what they would be in other views."""

    counts: Sequence[Counts]
    alternatives: Sequence[Sequence[Alternative]]
    records: Sequence[Record]


def count(
    treaty_id: str,
    days: Sequence[dt.date],
    *,
    known: dt.datetime | None = None,
    view: str = RECORD_VIEW,
) -> Counting:
    """Count the states of a treaty on each of some days.

    Where acts of the treaty are seen differently, every view that gives another number stands
    beside it as an alternative, never as a range.
    """
    register = facts.treaty_facts()
    needed = named_by(register, [treaty_id])
    people = facts.participants()
    held = facts.acts([one.id for one in needed], known=known)
    acts = held.get(treaty_id, [])
    seen = [act for entries in held.values() for act in entries if act.views]
    by_decisions: dict[tuple[object, ...], list[Record]] = {}

    def records(in_view: str) -> list[Record]:
        decisions = [decide(act, in_view) for act in seen]
        key = tuple((one.effective, one.effective_on) for one in decisions)
        if key not in by_decisions:
            derived = derive_all(needed, held, people, view=in_view)[treaty_id]
            by_decisions[key] = _records(register[treaty_id], derived, acts, people)
        return by_decisions[key]

    base = records(view)
    holders = {one.holder for act in seen if is_contested(act) for one in act.views}
    names = sorted((holders | {RECORD_VIEW}) - {view}) if holders else []
    others = {name: records(name) for name in names}
    found = counts_on(base, days, view)
    elsewhere = [counts_on(other, days, name) for name, other in others.items()]
    differing = [
        alternatives(one, (other[number] for other in elsewhere))
        for number, one in enumerate(found)
    ]
    return Counting(found, differing, base)


def _records(
    treaty: TreatyFacts,
    derived: Derived,
    acts: Sequence[Act],
    people: Mapping[str, Participant],
) -> list[Record]:
    by_state: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_state[act.state].append(act)
    found = []
    for state, periods in derived.standings.items():
        signed, acted = spans_of(
            (act.kind, span_of(act, floor=treaty.floor, checks=treaty.checks))
            for act in by_state[state]
        )
        found.append(Record(people[state], periods, signed, acted))
    return found


def when(treaty_id: str, kind: ActionKind, day: dt.date, *, state: str = "") -> Effect:
    """Return when an act would take effect, for a state or for any state."""
    derived = derive(treaty_id)
    parent = derived.treaty.rules.hangs_on
    party_to = None
    if parent and state:
        party_to = bound_from(treaty_periods(parent, Asked(day)).get(state, ()), day)
    elif parent:
        party_to = derive(parent).in_force_on
    return effect_of(
        derived, kind, day, party_to=party_to, periods=derived.standings.get(state, ())
    )


def derive_many(
    treaty_ids: Iterable[str] | None = None,
    *,
    known: dt.datetime | None = None,
    view: str = RECORD_VIEW,
) -> dict[str, Derived]:
    """Derive treaties afresh, all of them or those named, with the treaties that they need."""
    register = facts.treaty_facts()
    needed = named_by(register, register if treaty_ids is None else treaty_ids)
    held = facts.acts([one.id for one in needed], known=known)
    return derive_all(needed, held, facts.participants(), view=view)


def leaving_on(period: Period, day: dt.date) -> PartialDate | None:
    """Return when a notice running on ``day`` takes effect; None without one, or while it is held.

    Of several the earliest counts.
    """
    dates = [
        PartialDate.parse(one.details["effective_on"])
        for one in period.qualifiers
        if one.name is Qualifier.LEAVING and one.on(day) and one.details["effective_on"]
    ]
    return min(dates, default=None)


def counts_on(records: Sequence[Record], days: Sequence[dt.date], view: str) -> list[Counts]:
    """Count on each of some days, once for all days between which nothing can have changed."""
    turning = sorted({day for record in records for day in _turning_days(record)})
    counted: dict[int, Counts] = {}
    found = []
    for day in days:
        passed = bisect_right(turning, day)
        if passed not in counted:
            counted[passed] = counts(records, day, view)
        found.append(replace(counted[passed], on=day))
    return found


def _turning_days(record: Record) -> Iterator[dt.date]:
    spans = [record.signed, record.acted]
    for period in record.periods:
        spans += [period.starts, period.ends]
    for span in spans:
        if span is not None:
            yield from (day for day in (span.first, span.last) if day is not None)
