"""What the record says of a treaty, as far as a status page can be held against it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.dates import PartialDate
from news.reading.depositary.names import Named
from treaties.terms import ActionKind

OWN_DEPOSITARY = frozenset({"", "depositary", "UNSG", "New York"})
"""What the record writes for a deposit with the depositary whose page is read."""


@dataclass(frozen=True, slots=True)
class Held:
    """An act of the record. ``acted`` is None where no date is known."""

    id: str
    state: str
    kind: ActionKind
    acted: PartialDate | None
    depositary: str = ""
    note: str = ""

    @property
    def day(self) -> dt.date | None:
        """The day of the act, where it is known to the day."""
        return self.acted.earliest if self.acted is not None and self.acted.is_day else None


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant, when it ended, and whose successor it is."""

    named: Named
    ended_on: dt.date | None = None
    predecessors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Away:
    """A period in which a state that had been bound no longer was; None leaves an end open."""

    since: dt.date | None
    until: dt.date | None

    def on(self, day: dt.date) -> bool:
        """Whether the day lies in the period."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Register:
    """A treaty of the record with its acts and everyone who can appear on a page.

    ``away`` holds, by state, when it had left. ``speakers`` are those of whom the record holds a
    declaration, reservation or objection under the treaty or its protocols. ``explanations``
    holds reasons that editors gave, by treaty, state, kind and date joined by hyphens.
    """

    id: str
    title: str
    number: str
    other_titles: tuple[str, ...]
    held: tuple[Held, ...]
    participants: Mapping[str, Participant]
    away: Mapping[str, tuple[Away, ...]] = field(default_factory=dict)
    speakers: frozenset[str] = frozenset()
    explanations: Mapping[str, str] = field(default_factory=dict)

    def left(self, state: str, day: dt.date) -> Away | None:
        """Return the period in which a state had left, if the day lies in one."""
        return next((one for one in self.away.get(state, ()) if one.on(day)), None)

    def ended(self, state: str, day: dt.date) -> dt.date | None:
        """Return the day from which a state no longer existed, if that day has come."""
        known = self.participants.get(state)
        ended = known.ended_on if known else None
        return ended if ended is not None and ended <= day else None

    def name(self, state: str) -> str:
        """Return the name of a participant; its code where it has none."""
        known = self.participants.get(state)
        return known.named.name if known else state
