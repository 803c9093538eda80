"""The page of a topic: states side by side on a timeline, and what is in force on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from core.dates import PartialDate
from policies import facts
from policies.law import in_force
from policies.models import Topic
from policies.pages.chain import UnknownChainError
from policies.pages.entries import ChangeView, Reading, cited_in
from policies.pages.lines import MAIN, track_words
from policies.pages.standing import named_stands, stands_on
from policies.pages.stands import Stand
from policies.pages.topics import topics_known
from policies.terms import Direction, Force
from treaties.fields import unknown_id
from treaties.pages.asked import Asked
from treaties.pages.sources import SourceView, StateView, TreatyView, read_states, read_treaties
from treaties.presentation import bare_words

STEPS = (1, 2, 5, 10, 20)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis, and where it stands, in percent."""

    at: str
    year: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A policy on the timeline from its beginning to its successor's, in percent."""

    x: str
    width: str
    direction: Direction
    announced_only: bool
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One track of one state: what is drawn, and what leads on the day."""

    state: str
    track: str
    segments: Sequence[Segment]
    words: str
    leading: ChangeView | None
    announced_only: bool
    coming: Sequence[ChangeView]
    perhaps: Sequence[ChangeView]
    beside: Sequence[ChangeView]


@dataclass(frozen=True, slots=True)
class StateLanes:
    """The tracks of one state, with where it stands under the treaties of the topic."""

    state: str
    lanes: Sequence[Lane]
    stands: Sequence[Stand]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Everything that the page shows; ``now`` is where the day lies on the axis."""

    topic: Topic
    topics: Sequence[Topic]
    rows: Sequence[StateLanes]
    ticks: Sequence[Tick]
    now: str
    number: int
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


@dataclass(frozen=True, slots=True)
class Axis:
    """The days between which everything is drawn."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Return where a day lies, in percent of the width."""
        inside = min(max(day, self.first), self.last)
        return 100 * (inside - self.first).days / max((self.last - self.first).days, 1)

    @property
    def ticks(self) -> list[Tick]:
        """Return the years that are named, few enough to be read."""
        years = range(self.first.year + 1, self.last.year + 1)
        step = next((one for one in STEPS if len(years) / one <= MOST_TICKS), STEPS[-1])
        named = [year for year in years if year % step == 0]
        return [Tick(percent(self.at(dt.date(year, 1, 1))), year) for year in named]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every lane is drawn from."""

    views: Mapping[str, ChangeView]
    axis: Axis
    asked: Asked


def percent(place: float) -> str:
    """Return a place as an attribute of a picture holds it."""
    return f"{place:.2f}%"


def topic_page(topic_id: str, asked: Asked) -> TopicPage:
    """Read the page: nine queries at the most.

    Raises:
        UnknownChainError: the record holds no such topic.
    """
    topics = topics_known(asked.known)
    topic = topics.get(topic_id)
    if topic is None:
        raise UnknownChainError(unknown_id(Topic, topic_id, list(topics)))
    states, treaties = read_states(asked.known), read_treaties(asked.known)
    reading = Reading(asked.known)
    rows = reading.change_rows(Q(topic=topic.pk))
    views = {row.pk: reading.change(row) for row in rows}
    tracks = in_force.tracks(facts.changes_in(rows, asked.known).values())
    drawing = Drawing(views, _axis(tracks, asked), asked)
    return TopicPage(
        topic=topic,
        topics=list(topics.values()),
        rows=_rows(tracks, states, treaties, drawing),
        ticks=drawing.axis.ticks,
        now=percent(drawing.axis.at(asked.on)),
        number=len(rows),
        sources=sorted(
            cited_in(views.values()), key=lambda one: (one.short.lower(), one.title.lower(), one.id)
        ),
        states=states,
        treaties=treaties,
    )


def _axis(tracks: Sequence[in_force.Track], asked: Asked) -> Axis:
    begun = [link.since.earliest for track in tracks for link in track.links]
    ahead = [day for day in begun if day > asked.today]
    first = min([*begun, asked.on])
    return Axis(dt.date(first.year, 1, 1), max([asked.today, asked.on, *ahead]))


def _rows(
    tracks: Sequence[in_force.Track],
    states: Mapping[str, StateView],
    treaties: Mapping[str, TreatyView],
    drawing: Drawing,
) -> list[StateLanes]:
    views, asked = drawing.views, drawing.asked
    named = [
        one
        for one in dict.fromkeys(key for view in views.values() for key in view.treaties)
        if one in treaties
    ]
    of_state = {code: [one for one in tracks if one.state == code] for code in states}
    present = [code for code in states if of_state[code]]
    held = stands_on(asked, named, present)
    bindings = {key: one.binding for key, one in treaties.items()}
    return [
        StateLanes(
            code,
            [_lane(one, drawing, len(of_state[code])) for one in of_state[code]],
            named_stands(held, _own(of_state[code], views), code, bindings),
        )
        for code in present
    ]


def _own(tracks: Sequence[in_force.Track], views: Mapping[str, ChangeView]) -> list[str]:
    """Return the treaties that the changes of a state name."""
    changes = (views[link.change.id] for track in tracks for link in track.links)
    return list(dict.fromkeys(treaty for change in changes for treaty in change.treaties))


def _lane(track: in_force.Track, drawing: Drawing, number: int) -> Lane:
    views, standing = drawing.views, track.on(drawing.asked.on)
    segments = [_segment(link, views[link.change.id], drawing.axis) for link in track.links]
    leading = standing.leading

    def shown(links: Sequence[in_force.Link]) -> list[ChangeView]:
        return [views[link.change.id] for link in links]

    return Lane(
        state=track.state,
        track="" if number == 1 and track.name == MAIN else track_words(track.name),
        segments=segments,
        words="; ".join(one.words for one in segments),
        leading=views[leading.change.id] if leading else None,
        announced_only=bool(leading and leading.change.force is Force.ANNOUNCED),
        coming=shown(standing.coming),
        perhaps=shown(standing.perhaps),
        beside=shown(standing.beside),
    )


def _segment(link: in_force.Link, view: ChangeView, axis: Axis) -> Segment:
    begins, ends = axis.at(link.since.earliest), _end(link.until, axis)
    return Segment(
        x=percent(begins),
        width=percent(max(ends - begins, 0.4)),
        direction=view.direction,
        announced_only=link.change.force is Force.ANNOUNCED,
        words=f"{bare_words(link.since)}: {view.title} ({view.direction.label.lower()})",
    )


def _end(until: PartialDate | None, axis: Axis) -> float:
    return axis.at(until.earliest) if until else 100.0
