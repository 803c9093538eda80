"""How a state looks on the map on a day, and on every day of a stretch of time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.dates import PartialDate
from treaties.law.periods import Period, Qualification, possible_statuses
from treaties.pages.standings import BINDING, ORDER
from treaties.terms import NONE, Qualifier

UNCERTAIN, LEAVING, CONTESTED, AHEAD = "uncertain", "leaving", "contested", "ahead"
"""Looks that are no status: dates leave several open, a notice runs, views differ, yet to come."""

LOOKS = ("party", "subscriber", LEAVING, "contracting", "signatory", "former", "ended", UNCERTAIN)
"""Looks in the order of the legend; those without any standing come last."""


class Mark(NamedTuple):
    """Something else that is true of a standing, with the day on which it takes effect, if any."""

    name: Qualifier
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class Look:
    """Where a state stands on a day: several statuses where dates known in part leave them open.

    ``basis`` are the ids of the acts that it rests on.
    """

    statuses: tuple[str, ...]
    since: PartialDate | None = None
    marks: tuple[Mark, ...] = ()
    basis: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What colours the state."""
        if len(self.statuses) > 1:
            return UNCERTAIN
        leaving = any(mark.name is Qualifier.LEAVING for mark in self.marks)
        return LEAVING if leaving and self.statuses[0] in BINDING else self.statuses[0]

    @property
    def contested(self) -> bool:
        """Whether views differ of what it rests on."""
        return any(mark.name is Qualifier.CONTESTED for mark in self.marks)

    @property
    def fill(self) -> str:
        """The name of the pattern that fills the land."""
        return f"{self.shown}-{CONTESTED}" if self.contested else self.shown

    @property
    def counted_as(self) -> tuple[str, ...]:
        """The lines of the legend that count it: its status, and what else is true of it."""
        status = self.statuses[0] if len(self.statuses) == 1 else UNCERTAIN
        leaving = (LEAVING,) if self.shown == LEAVING else ()
        return status, *leaving, *((CONTESTED,) if self.contested else ())


NOWHERE = Look((NONE,))
"""A state without any standing."""


def look_on(periods: Sequence[Period], day: dt.date) -> Look:
    """Return how a state looks on a day."""
    possible = possible_statuses(periods, day)
    if len(possible) > 1:
        held = [period for period in periods if period.possible_on(day)]
        basis = dict.fromkeys(one for period in held for one in period.basis)
        return Look(tuple(one for one in ORDER if one in possible), basis=tuple(basis))
    period = next((period for period in periods if period.on(day)), None)
    if period is None:
        return NOWHERE
    marks = dict.fromkeys(_mark(one) for one in period.qualifiers if one.on(day))
    return Look((period.status.value,), period.since, tuple(marks), period.basis)


def _mark(one: Qualification) -> Mark:
    effective = one.details.get("effective_on") if one.name is Qualifier.LEAVING else None
    return Mark(one.name, PartialDate.parse(str(effective)) if effective else None)


class Moment(NamedTuple):
    """A day from which on a state looks as it does, until the next moment."""

    on: dt.date
    look: Look


def course(periods: Sequence[Period], first: dt.date, last: dt.date) -> list[Moment]:
    """Return how a state looks from a first to a last day; nothing where it has no standing."""
    turning = {day for day in _turning(periods) if first < day <= last}
    found: list[Moment] = []
    for day in [first, *sorted(turning)]:
        look = look_on(periods, day)
        if not found or look != found[-1].look:
            found.append(Moment(day, look))
    return [] if [one.look for one in found] == [NOWHERE] else found


def _turning(periods: Sequence[Period]) -> Iterator[dt.date]:
    """Yield every day on which the look can change."""
    for period in periods:
        spans = [period.starts, *([period.ends] if period.ends else [])]
        for span in spans:
            yield from (day for day in (span.first, span.last) if day is not None)
        for one in period.qualifiers:
            if one.since is not None:
                yield one.since.latest
            yield one.last_day
