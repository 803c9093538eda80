"""What the engine gives: periods during which a state's status did not change."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.dates import PartialDate, Precision, Span
from treaties.terms import NONE, Qualifier, Status


@dataclass(frozen=True, slots=True)
class Qualification:
    """Something else that is true of a standing, from a date on and perhaps until another.

    ``until`` is printed; ``ends_on`` is the latest day on which it can have ended, which is known
    even where no date can be printed. ``details`` adds what the name alone does not say:
    ``effective_on`` and ``proviso`` of a notice, ``towards`` of a suspension, ``articles`` applied
    provisionally, the ``act`` that is contested.
    """

    name: Qualifier
    since: PartialDate | None
    until: PartialDate | None = None
    basis: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    ends_on: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The latest day on which it can have ended, or the last day of all while it lasts."""
        return self.ends_on or (self.until.latest if self.until else dt.date.max)

    def on(self, day: dt.date) -> bool:
        """Whether it holds on ``day`` for certain."""
        started = self.since is None or self.since.latest <= day
        return started and day < self.last_day

    def _latest_end(self) -> dict[str, str]:
        """Return the latest end as data, where the date printed does not give it."""
        told = self.ends_on is None or (
            self.until is not None and self.until.latest == self.ends_on
        )
        return {} if told else {"until_latest": str(self.ends_on)}

    def as_json(self) -> dict[str, Any]:
        """Return it as the API gives it."""
        return {
            "name": self.name.value,
            "from": str(self.since) if self.since else None,
            "until": str(self.until) if self.until else None,
            **self._latest_end(),
            "basis": list(self.basis),
            **self.details,
        }


@dataclass(frozen=True, slots=True)
class Period:
    """One status of one state under one treaty, half-open in time.

    ``starts`` and ``ends`` are the days on which it can have begun and ended: certain from
    ``starts.last`` to ``ends.first``, possible from ``starts.first`` to ``ends.last``. ``ends`` is
    None while it lasts. ``since`` and ``until`` are the dates as printed, None where no date can
    be printed. ``basis`` are the ids of the acts that it rests on.
    """

    status: Status
    starts: Span
    ends: Span | None
    since: PartialDate | None
    until: PartialDate | None
    basis: tuple[str, ...]
    episode: int
    qualifiers: tuple[Qualification, ...] = ()

    @property
    def stored(self) -> tuple[dt.date, dt.date | None] | None:
        """The period from its latest certain day on; None where it is only possible."""
        start, end = self.starts.last, self.ends.last if self.ends else None
        if start is None or (end is not None and end <= start):
            return None
        return start, end

    def on(self, day: dt.date) -> bool:
        """Whether it is the status shown on ``day``: the one that holds at the latest dates."""
        stored = self.stored
        return stored is not None and stored[0] <= day and (stored[1] is None or day < stored[1])

    def earliest_on(self, day: dt.date) -> bool:
        """Whether it would be the status on ``day`` had everything happened at its earliest."""
        end = self.ends.first if self.ends else dt.date.max
        return (self.starts.first or dt.date.min) <= day < (end or dt.date.min)

    def possible_on(self, day: dt.date) -> bool:
        """Whether it can be the status on ``day``."""
        end = self.ends.last if self.ends else None
        return (self.starts.first or dt.date.min) <= day and (end is None or day < end)


def status_on(periods: Iterable[Period], day: dt.date) -> str:
    """Return the status shown on ``day``, or ``none``."""
    return next((period.status.value for period in periods if period.on(day)), NONE)


def possible_statuses(periods: Sequence[Period], day: dt.date) -> frozenset[str]:
    """Return every status that ``periods`` allow on ``day``, ``none`` among them."""
    possible = {period.status.value for period in periods if period.possible_on(day)}
    if not any(period.on(day) for period in periods):
        possible.add(NONE)
    if not any(period.earliest_on(day) for period in periods):
        possible.add(NONE)
    return frozenset(possible)


def printed(span: Span, source: PartialDate | None = None) -> PartialDate | None:
    """Return a span as a date that can be printed: as its source prints it, else what is common.

    None where not even the year is certain.
    """
    if span.first is None or span.last is None:
        return None
    if span.certain:
        return PartialDate(span.first)
    if source and source.earliest <= span.first and span.last <= source.latest:
        return source
    if span.first.year != span.last.year:
        return None
    same_month = span.first.month == span.last.month
    return PartialDate(span.first, Precision.MONTH if same_month else Precision.YEAR)
