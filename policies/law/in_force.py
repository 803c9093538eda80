"""Which policy is in force on a day: a pure function over the changes of a state and topic.

Changes run along tracks (use, export, a transfer exception): parallel tracks stand side by side,
and on each the latest change that has begun leads. A change begins on its date of effect; one
without such a date begins, as announced, on the day of its announcement. A change that names the
one it supersedes ends it on the day it begins itself. A change that names none leaves the earlier
ones standing beside it: nothing on record says that they ended.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from policies.terms import Force


@dataclass(frozen=True, slots=True)
class Change:
    """A change of policy as the engine needs it. ``supersedes`` is an id, or empty."""

    id: str
    state: str
    topic: str
    track: str
    announced: PartialDate
    effective: PartialDate | None
    supersedes: str = ""

    @property
    def begins(self) -> PartialDate:
        """When it takes effect; where no such date is recorded, when it was announced."""
        return self.effective or self.announced

    @property
    def force(self) -> Force:
        """Whether it is in force once it has begun, or known as announced only."""
        return Force.IN_FORCE if self.effective else Force.ANNOUNCED

    @property
    def key(self) -> tuple[str, str, str]:
        """State, topic and track."""
        return (self.state, self.topic, self.track)


@dataclass(frozen=True, slots=True)
class Link:
    """A change in its chain: what it replaced, and what replaced it and when."""

    change: Change
    replaced: Change | None
    replaced_by: Change | None

    @property
    def since(self) -> PartialDate:
        """When it began, as printed."""
        return self.change.begins

    @property
    def until(self) -> PartialDate | None:
        """When its successor begins, as printed; nothing while it has none."""
        return self.replaced_by.begins if self.replaced_by else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A track on a day.

    ``leading`` is the latest change that has certainly begun and stands, ``beside`` the earlier
    ones that nothing replaced, ``coming`` what was announced and has not yet begun, and
    ``perhaps`` what may have begun, its date being partial.
    """

    leading: Link | None
    beside: tuple[Link, ...]
    coming: tuple[Link, ...]
    perhaps: tuple[Link, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.leading or self.coming or self.perhaps)


@dataclass(frozen=True, slots=True)
class Track:
    """All changes of one state and topic along one track, in the order in which they begin."""

    state: str
    topic: str
    name: str
    links: tuple[Link, ...]

    def on(self, day: dt.date) -> Standing:
        """Say how the track stands on a day."""
        begun = [link for link in self.links if link.since.latest <= day]
        ended = {link.replaced.id for link in begun if link.replaced}
        standing = [link for link in begun if link.change.id not in ended]
        perhaps = [one for one in self.links if one.since.earliest <= day < one.since.latest]
        coming = [
            link
            for link in self.links
            if link.change.announced.earliest <= day < link.since.earliest
        ]
        return Standing(
            leading=standing[-1] if standing else None,
            beside=tuple(standing[-2::-1]),
            coming=tuple(coming),
            perhaps=tuple(perhaps),
        )


def tracks(changes: Iterable[Change]) -> tuple[Track, ...]:
    """Return the tracks that changes run along, by state, topic and the name of the track."""
    by_key: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        by_key[change.key].append(change)
    return tuple(Track(*key, links(by_key[key])) for key in sorted(by_key))


def links(changes: Sequence[Change]) -> tuple[Link, ...]:
    """Return the chain of the changes of one track, in the order in which they begin."""
    ordered = sorted(changes, key=place)
    by_id = {change.id: change for change in ordered}
    successors: dict[str, Change] = {}
    for change in ordered:
        if change.supersedes in by_id:
            successors.setdefault(change.supersedes, change)
    return tuple(
        Link(change, by_id.get(change.supersedes), successors.get(change.id)) for change in ordered
    )


def place(change: Change) -> tuple[dt.date, dt.date, str]:
    """Return where a change stands among others: when it certainly began, when it was announced."""
    return (change.begins.latest, change.announced.latest, change.id)
