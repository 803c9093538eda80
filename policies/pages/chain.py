"""The page of one state and topic: which policy is in force on a day, and the whole chain."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from policies import facts
from policies.law import in_force
from policies.models import PolicyChange, Topic
from policies.pages.entries import ChangeView, PositionView, Reading, cited_in
from policies.pages.lines import MAIN, track_words
from policies.pages.standing import named_stands, stands_on
from policies.pages.stands import Stand
from policies.pages.topics import topic_known
from policies.terms import Force
from treaties.fields import unknown_id
from treaties.filters import begun_by
from treaties.models import State
from treaties.pages.asked import Asked
from treaties.pages.sources import SourceView, StateView, TreatyView, read_states, read_treaties


class UnknownChainError(LookupError):
    """The record holds no such topic or participant; the message names those near it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change in its chain: what it replaced, what replaced it, and how it stands on the day.

    ``now`` is leading, beside, perhaps, coming, later or over; ``far`` says that what it replaced
    is not the next one below it.
    """

    change: ChangeView
    replaced: ChangeView | None
    replaced_by: ChangeView | None
    announced_only: bool
    now: str
    far: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry that a later one corrected or took back: what it said, and why it holds no more."""

    change: ChangeView
    by: str
    void: bool
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track with its changes, the latest first; ``name`` is empty where it is the only one."""

    name: str
    steps: Sequence[Step]

    def _now(self, now: str) -> list[Step]:
        return [step for step in self.steps if step.now == now]

    @property
    def leading(self) -> Step | None:
        """The change that leads on the day."""
        return next(iter(self._now("leading")), None)

    @property
    def beside(self) -> list[Step]:
        """Earlier changes that nothing replaced."""
        return self._now("beside")

    @property
    def coming(self) -> list[Step]:
        """What was announced by the day and has not begun."""
        return self._now("coming")

    @property
    def perhaps(self) -> list[Step]:
        """What may have begun, its date being partial."""
        return self._now("perhaps")

    @property
    def told(self) -> bool:
        """Whether there is anything to tell of the day."""
        return any(step.now not in {"later", "over"} for step in self.steps)


@dataclass(frozen=True, slots=True)
class ChainPage:
    """Everything that the page shows."""

    topic: Topic
    state: StateView
    tracks: Sequence[TrackView]
    stands: Sequence[Stand]
    positions: Sequence[PositionView]
    corrected: Sequence[Corrected]
    others: Sequence[Topic]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]

    @property
    def told(self) -> bool:
        """Whether there is anything to tell of the day."""
        return any(track.told for track in self.tracks)

    @property
    def number(self) -> int:
        """How many changes the record holds."""
        return sum(len(track.steps) for track in self.tracks)

    @property
    def sources(self) -> list[SourceView]:
        """The sources cited, each once, by name."""
        changes = [step.change for track in self.tracks for step in track.steps]
        earlier = [one.change for one in self.corrected]
        found = cited_in([*changes, *earlier, *self.positions])
        return sorted(found, key=lambda one: (one.short.lower(), one.title.lower(), one.id))


def chain_page(topic_id: str, code: str, asked: Asked) -> ChainPage:
    """Read the page: ten queries at the most.

    Raises:
        UnknownChainError: the record holds no such topic or participant.
    """
    topic, states = topic_known(topic_id, asked.known), read_states(asked.known)
    if topic is None:
        raise UnknownChainError(unknown_id(Topic, topic_id, _ids(Topic)))
    if code not in states:
        raise UnknownChainError(unknown_id(State, code, _ids(State)))
    treaties, reading = read_treaties(asked.known), Reading(asked.known)
    rows, earlier = reading.every_entry(Q(topic=topic.pk, state=code))
    views = {row.pk: reading.change(row) for row in rows}
    tracks = in_force.tracks(facts.changes_in(rows, asked.known).values())
    named = list(dict.fromkeys(one for view in views.values() for one in view.treaties))
    bindings = {key: one.binding for key, one in treaties.items()}
    held = stands_on(asked, [one for one in named if one in treaties], [code])
    about = Q(state=code) & (Q(topic=topic.pk) | Q(treaty__in=named))
    others = Topic.objects.filter(changes__state=code).exclude(pk=topic.pk).distinct()
    return ChainPage(
        topic=topic,
        state=states[code],
        tracks=[_track(track, views, asked, len(tracks)) for track in tracks],
        stands=named_stands(held, named, code, bindings),
        positions=reading.positions(begun_by("voiced_on", asked.on) & about),
        corrected=[_corrected(reading.change(row), later) for row, later in earlier],
        others=list(others.order_by("label", "pk")),
        states=states,
        treaties=treaties,
    )


def _ids(model: type[Topic] | type[State]) -> list[str]:
    return list(model._default_manager.values_list("pk", flat=True))  # noqa: SLF001


def _corrected(change: ChangeView, later: PolicyChange) -> Corrected:
    return Corrected(change, later.pk, later.void, later.recorded_at, later.reason)


def _track(
    track: in_force.Track, views: Mapping[str, ChangeView], asked: Asked, number: int
) -> TrackView:
    standing = track.on(asked.on)
    now = {link.change.id: "perhaps" for link in standing.perhaps}
    now |= {link.change.id: "coming" for link in standing.coming}
    now |= {link.change.id: "beside" for link in standing.beside}
    if standing.leading:
        now[standing.leading.change.id] = "leading"
    ordered = list(reversed(track.links))
    below = [*(link.change for link in ordered[1:]), None]
    steps = [
        Step(
            change=views[link.change.id],
            replaced=views[link.replaced.id] if link.replaced else None,
            replaced_by=views[link.replaced_by.id] if link.replaced_by else None,
            announced_only=link.change.force is Force.ANNOUNCED,
            now=now.get(link.change.id) or _aside(link, asked),
            far=link.replaced is not None and link.replaced != under,
        )
        for link, under in zip(ordered, below, strict=True)
    ]
    alone = number == 1 and track.name == MAIN
    return TrackView("" if alone else track_words(track.name), steps)


def _aside(link: in_force.Link, asked: Asked) -> str:
    """Say whether a change that does not stand on the day is over by then, or comes later."""
    return "over" if link.since.latest <= asked.on else "later"
