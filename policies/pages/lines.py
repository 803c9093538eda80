"""Which policies are in force on a day, by topic: a line for each track, a mark for each change."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policies import facts
from policies.law import in_force
from policies.models import PolicyChange
from policies.pages.entries import ChangeView, Reading
from policies.terms import Force

MAIN = "main"
"""The track of a topic that runs along one."""

FEWEST = 3
"""From how many changes on a strip tells more than the line beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A track on a day; ``track`` is empty where it is the only one of its kind."""

    track: str
    leading: ChangeView | None
    announced_only: bool
    beside: Sequence[ChangeView]
    coming: Sequence[ChangeView]
    perhaps: Sequence[ChangeView]

    @property
    def changes(self) -> list[ChangeView]:
        """All changes that it names."""
        leading = [self.leading] if self.leading else []
        return [*leading, *self.beside, *self.coming, *self.perhaps]


@dataclass(frozen=True, slots=True)
class Mark:
    """A change on the strip: on which track, where there are several, and whether it stands."""

    change: ChangeView
    track: str
    now: bool

    @property
    def year(self) -> int:
        """The year that stands beside it."""
        return self.change.announced.earliest.year


@dataclass(frozen=True, slots=True)
class Subject:
    """The policies of one state about one topic on a day, and the changes up to it."""

    state: str
    topic: str
    label: str
    lines: Sequence[Line]
    marks: Sequence[Mark]
    treaties: Sequence[str]
    later: int

    @property
    def strip(self) -> Sequence[Mark]:
        """The marks, where there are enough of them to be drawn."""
        return self.marks if len(self.marks) >= FEWEST else ()


def subjects(reading: Reading, rows: Sequence[PolicyChange], day: dt.date) -> list[Subject]:
    """Return the policies that rows make up on a day, by topic and then by state."""
    views = {row.pk: reading.change(row) for row in rows}
    tracks: dict[tuple[str, str], list[in_force.Track]] = defaultdict(list)
    for track in in_force.tracks(facts.changes_in(rows, reading.known).values()):
        tracks[track.topic, track.state].append(track)
    found = (_subject(held, views, day) for held in tracks.values())
    with_something = (one for one in found if one.marks)
    return sorted(with_something, key=lambda one: (one.label.lower(), one.topic, one.state))


def naming(found: Iterable[Subject], treaty: str) -> list[Subject]:
    """Return those of which a change names a treaty."""
    return [one for one in found if treaty in one.treaties]


def _subject(
    tracks: Sequence[in_force.Track], views: Mapping[str, ChangeView], day: dt.date
) -> Subject:
    standings = {track.name: track.on(day) for track in tracks}
    every = [views[link.change.id] for track in tracks for link in track.links]
    told = sorted((one for one in every if one.announced_by(day)), key=lambda one: one.order)
    stands = {
        link.change.id
        for one in standings.values()
        for link in ([one.leading] if one.leading else []) + list(one.beside)
    }
    several = len(tracks) > 1
    return Subject(
        state=tracks[0].state,
        topic=tracks[0].topic,
        label=every[0].label,
        lines=[_line(name, one, views, several) for name, one in standings.items() if one],
        marks=[
            Mark(one, track_words(one.track) if several else "", one.id in stands) for one in told
        ],
        treaties=list(dict.fromkeys(treaty for one in told for treaty in one.treaties)),
        later=len(every) - len(told),
    )


def _line(
    name: str,
    standing: in_force.Standing,
    views: Mapping[str, ChangeView],
    several: bool,  # noqa: FBT001 - says how the track is called, not what is done
) -> Line:
    def shown(links: Iterable[in_force.Link]) -> list[ChangeView]:
        return [views[link.change.id] for link in links]

    leading = standing.leading
    return Line(
        track=track_words(name) if several or name != MAIN else "",
        leading=views[leading.change.id] if leading else None,
        announced_only=bool(leading and leading.change.force is Force.ANNOUNCED),
        beside=shown(standing.beside),
        coming=shown(standing.coming),
        perhaps=shown(standing.perhaps),
    )


def track_words(track: str) -> str:
    """Return the name of a track in words."""
    return "main line" if track == MAIN else track.replace("-", " ")
