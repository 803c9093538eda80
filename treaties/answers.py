"""What was true on a day, as known at a moment, in a view.

Today's record in its own view is read from the standings stored; an earlier moment or another
view runs the same pure function over what the record held.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from core.dates import PartialDate, Span
from treaties import facts
from treaties.law.derivation import Derived, dependants, derive_all, named_by
from treaties.law.effects import Effect
from treaties.law.periods import Period, Qualification
from treaties.models import Characterisation, Standing, TreatyAction
from treaties.terms import DECIDING_HOLDERS, RECORD_VIEW, ActionKind, Qualifier, Status
from treaties.viewed import Counting, Viewed

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


def pair_periods(treaty_id: str, state: str, asked: Asked) -> tuple[Period, ...]:
    """Return the periods of one state under one treaty."""
    if asked.stored:
        held = read_periods(Standing.objects.filter(treaty=treaty_id, state=state))
        return held[treaty_id].get(state, ())
    return treaty_periods(treaty_id, asked).get(state, ())


def state_periods(state: str, asked: Asked) -> Periods:
    """Return the periods of one state under every treaty, by treaty.

    Another view can only move the treaties that have acts seen differently, and those that hang
    on them: only they are derived afresh.
    """
    if asked.known:
        every = derive_many(known=asked.known, view=asked.view)
        found = {treaty: one.standings.get(state, ()) for treaty, one in every.items()}
        return {treaty: periods for treaty, periods in found.items() if periods}
    stored = read_periods(Standing.objects.filter(state=state))
    held = {treaty: found[state] for treaty, found in stored.items()}
    if asked.stored:
        return held
    for treaty, derived in derive_many(seen_differently(), view=asked.view).items():
        held[treaty] = derived.standings.get(state, ())
    return {treaty: periods for treaty, periods in held.items() if periods}


def seen_differently() -> frozenset[str]:
    """Return the treaties that a view can move: two queries and the register."""
    held = Characterisation.objects.values_list("action__treaty_id", flat=True)
    return dependants(facts.treaty_facts().values(), held.order_by().distinct())


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
    register = facts.treaty_facts(known)
    needed = named_by(register, [treaty_id])
    held = facts.acts([one.id for one in needed], known=known)
    return derive_all(needed, held, facts.participants(known), view=view)[treaty_id]


def count(
    treaty_id: str,
    days: Sequence[dt.date],
    *,
    known: dt.datetime | None = None,
    view: str = RECORD_VIEW,
) -> Counting:
    """Count the states of a treaty on each of some days."""
    return Viewed.read(treaty_id, known).count(days, view)


def when(treaty_id: str, kind: ActionKind, day: dt.date, *, state: str = "") -> Effect:
    """Return when an act would take effect, for a state or for any state."""
    return Viewed.read(treaty_id).when(kind, day, state=state)


def derive_many(
    treaty_ids: Iterable[str] | None = None,
    *,
    known: dt.datetime | None = None,
    view: str = RECORD_VIEW,
) -> dict[str, Derived]:
    """Derive treaties afresh, all of them or those named, with the treaties that they need."""
    register = facts.treaty_facts(known)
    needed = named_by(register, register if treaty_ids is None else treaty_ids)
    held = facts.acts([one.id for one in needed], known=known)
    return derive_all(needed, held, facts.participants(known), view=view)


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
