"""What lies ahead of a day, and what began in the time before: for states, from their standings.

Pure: it computes no date of its own but reads those that the standings hold.
:mod:`treaties.falling_due` reckons what lies ahead of treaties, :mod:`treaties.ahead` reads both
from the record.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.dates import PartialDate, Span
from treaties.law.periods import Period, Qualification, possible_statuses
from treaties.terms import Qualifier, Status, UpcomingKind

UNKNOWN = Span(None, None)
"""Any day at all: a notice that a proviso holds."""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Something that takes effect, ends or falls due on one of the days of ``span``.

    ``date`` is the date as it can be printed. ``state`` is empty where it concerns the treaty as
    a whole. ``number`` tells apart what happens more than once: the standing of a state that left
    and consented anew, the place of a review conference. ``basis`` are ids of actions.
    """

    what: UpcomingKind
    treaty: str
    span: Span
    state: str = ""
    date: PartialDate | None = None
    number: int = 0
    basis: tuple[str, ...] = ()
    provisos: tuple[str, ...] = ()
    contested: bool = False
    rule: str = ""
    article: str = ""

    @property
    def name(self) -> str:
        """What it is called for ever, whatever becomes of its date."""
        parts = (self.what.value, self.treaty, self.state, str(self.number))
        return "-".join(part for part in parts if part)

    @property
    def first(self) -> str:
        """The first day on which it can be, as a text that sorts; the unknown last."""
        day = self.span.first or self.span.last
        return day.isoformat() if day else dt.date.max.isoformat()

    @property
    def rests_on(self) -> str:
        """The acts that it rests on, as a text that sorts."""
        return " ".join(self.basis)

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """Sort key, unique: by day, treaty, state, what happens and on which acts it rests."""
        return self.first, self.treaty, self.state, self.what.value, self.rests_on

    def days_left(self, day: dt.date) -> int | None:
        """Return how many days it lies ahead; None where its day is not known."""
        return (self.span.first - day).days if self.span.first and self.span.certain else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that are asked about: after ``first``, up to ``last``, as seen on ``on``."""

    on: dt.date
    first: dt.date
    last: dt.date

    def reaches(self, span: Span) -> bool:
        """Whether something can fall into the stretch."""
        return (span.last or dt.date.max) > self.first and (span.first or dt.date.min) <= self.last


def of_state(
    treaty: str, state: str, periods: Sequence[Period], day: dt.date, *, settled: bool
) -> Iterator[Upcoming]:
    """Yield what is to take effect for a state under a treaty after a day.

    ``settled``: it was known by then when the treaty itself enters into force; before, no day
    can be named for the states that had consented.
    """
    for period in periods:
        if period.on(day):
            running = [one for one in period.qualifiers if one.on(day)]
            for one in running:
                if one.name is Qualifier.LEAVING:
                    yield _leaving(treaty, state, (periods, period.episode), one, running)
    if settled and Status.CONTRACTING in possible_statuses(periods, day):
        yield from _entering(treaty, state, periods, day)


def _leaving(
    treaty: str,
    state: str,
    within: tuple[Sequence[Period], int],
    notice: Qualification,
    running: Sequence[Qualification],
) -> Upcoming:
    stated = notice.details.get("effective_on")
    date = PartialDate.parse(str(stated)) if stated else None
    periods, episode = within
    left = (one.starts for one in periods if one.status is Status.FORMER)
    span = date.span if date else next((one for one in left if _follows(one, notice)), UNKNOWN)
    proviso = notice.details.get("proviso")
    return Upcoming(
        UpcomingKind.WITHDRAWAL,
        treaty,
        span,
        state,
        date,
        number=episode,
        basis=notice.basis,
        provisos=(str(proviso),) if proviso else (),
        contested=_contested(notice.basis, running),
    )


def _follows(left: Span, notice: Qualification) -> bool:
    return notice.ends_on is not None and left.last == notice.ends_on


def _contested(basis: Collection[str], running: Sequence[Qualification]) -> bool:
    return any(
        one.name is Qualifier.CONTESTED and one.details.get("act") in basis for one in running
    )


def _entering(
    treaty: str, state: str, periods: Sequence[Period], day: dt.date
) -> Iterator[Upcoming]:
    waiting = [one for one in periods if one.status is Status.CONTRACTING and one.possible_on(day)]
    episodes = {one.episode for one in waiting}
    running = [one for period in waiting for one in period.qualifiers if one.on(day)]
    for period in periods:
        ahead = period.starts.last is None or period.starts.last > day
        if period.status is Status.PARTY and period.episode in episodes and ahead:
            yield Upcoming(
                UpcomingKind.ENTRY_FOR_STATE,
                treaty,
                period.starts,
                state,
                period.since,
                number=period.episode,
                basis=period.basis,
                contested=_contested(period.basis, running),
            )
            return


def began(
    treaty: str, state: str, periods: Sequence[Period], stretch: Stretch, exits: Collection[str]
) -> Iterator[Upcoming]:
    """Yield what may have taken effect for a state within a stretch: in force for it, and no more.

    ``exits`` are the ids of the acts by which states leave.
    """
    for period in periods:
        if period.status is Status.PARTY:
            what, number = UpcomingKind.ENTRY_FOR_STATE, period.episode
        elif period.status is Status.FORMER:
            # An exit opens the next episode; it belongs to the one that it ends.
            left = any(one in exits for one in period.basis[-1:])
            what = UpcomingKind.WITHDRAWAL if left else UpcomingKind.END_FOR_STATE
            number = period.episode - 1
        else:
            continue
        known = period.starts.first is not None or period.starts.last is not None
        if known and stretch.reaches(period.starts):
            yield Upcoming(
                what,
                treaty,
                period.starts,
                state,
                period.since,
                number,
                period.basis,
                contested=_contested(period.basis, period.qualifiers),
            )
