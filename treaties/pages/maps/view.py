"""The map of a treaty on a day, ready to be drawn, with its legend and what it cannot draw."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from treaties.law.periods import Period
from treaties.models import State, Treaty
from treaties.pages.asked import Asked
from treaties.pages.maps.history import Stretch, stretch
from treaties.pages.maps.looks import (
    AHEAD,
    CONTESTED,
    LEAVING,
    LOOKS,
    NOWHERE,
    UNCERTAIN,
    Look,
    look_on,
)
from treaties.pages.maps.words import Deed, told
from treaties.pages.maps.world import World, world
from treaties.pages.sources import ActView, StateView
from treaties.presentation import TITLES, listed, the
from treaties.terms import COUNTED, NONE, StateKind

LABELS: Mapping[str, str] = {
    **{status.value: title for status, title in TITLES.items()},
    UNCERTAIN: "Uncertain on this day",
    NONE: "No standing",
    LEAVING: "of these: leaving, notice given",
    CONTESTED: "of these: contested, hatched",
    AHEAD: "of these: ahead of today, dashed",
}
"""What the legend calls the states of a look."""

LEGEND = (*(one for one in LOOKS if one != LEAVING), NONE, LEAVING, CONTESTED, AHEAD)
"""The lines of the legend: statuses, then what is true of some of them besides."""


@dataclass(frozen=True, slots=True)
class Land:
    """A state as drawn: the markup of its land and dot, and what is said of it."""

    code: str
    name: str
    href: str
    fill: str
    title: str
    ahead: bool
    shape: str
    dotted: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: a look and how many states have it."""

    look: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A participant with a standing that has no land of its own today."""

    code: str
    name: str
    href: str
    fill: str
    title: str
    now: str
    counted: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """The map and everything beside it."""

    treaty: Treaty
    asked: Asked
    world: World
    lands: Sequence[Land]
    legend: Sequence[Entry]
    undrawn: Sequence[Undrawn]
    first: dt.date
    last: dt.date

    @property
    def ahead(self) -> bool:
        """Whether the day lies ahead of today."""
        return self.asked.on > self.asked.today

    @property
    def shown(self) -> dt.date:
        """The day asked about, or the end of the stretch that is nearest to it."""
        return min(max(self.asked.on, self.first), self.last)

    @property
    def fills(self) -> list[str]:
        """Every pattern that land can be filled with."""
        return [f"{look}{more}" for look in (*LOOKS, NONE) for more in ("", f"-{CONTESTED}")]


@dataclass(frozen=True, slots=True)
class Held:
    """What a map is made of: a treaty, who stands where, by which acts."""

    treaty: Treaty
    asked: Asked
    periods: Mapping[str, Sequence[Period]]
    states: Mapping[str, StateView]
    deeds: Mapping[str, Deed]

    @property
    def span(self) -> Stretch:
        """The days that can be shown."""
        return stretch(self.treaty, self.periods, self.asked.today)


@dataclass(frozen=True, slots=True)
class _Seen:
    """How one state looks on the day."""

    state: StateView
    look: Look
    href: str
    title: str
    ahead: bool

    @property
    def counted(self) -> bool:
        return self.state.kind in COUNTED


def deeds_of(acts: Iterable[ActView]) -> dict[str, Deed]:
    """Return acts as the map names them."""
    return {act.id: Deed(act.noun, act.acted) for act in acts}


def map_of(held: Held) -> MapView:
    """Return the map on the day asked about: one query, for what became of former states."""
    land = world().around(code for code, periods in held.periods.items() if periods)
    first, last = held.span
    seen = list(_seen(held))
    without = [one for one in seen if one.state.code not in land.placed and one.look != NOWHERE]
    lands = [_land(one, land) for one in seen if one.state.code in land.placed]
    return MapView(
        treaty=held.treaty,
        asked=held.asked,
        world=land,
        lands=sorted(lands, key=lambda one: one.dotted),
        legend=_legend(seen, land),
        undrawn=_undrawn(without, held.states),
        first=first,
        last=last,
    )


def _seen(held: Held) -> Iterator[_Seen]:
    on, today = held.asked.on, held.asked.today
    base = reverse("treaties:treaty", args=[held.treaty.pk])
    for code, state in held.states.items():
        periods = held.periods.get(code, ())
        look = look_on(periods, on)
        ahead = on > today and look != look_on(periods, today)
        title = told(state.name, look, held.deeds, ahead=ahead)
        yield _Seen(state, look, f"{base}{code}/{held.asked.query}", title, ahead)


def _land(seen: _Seen, land: World) -> Land:
    code = seen.state.code
    return Land(
        code=code,
        name=seen.state.name,
        href=seen.href,
        fill=seen.look.fill,
        title=seen.title,
        ahead=seen.ahead,
        shape=land.shapes[code],
        dotted=code in land.dots,
        counted=seen.counted,
    )


def _legend(seen: Iterable[_Seen], land: World) -> list[Entry]:
    """Return how many states have each look; those without a standing only where drawn."""
    counted = [
        one
        for one in seen
        if one.counted and (one.look != NOWHERE or one.state.code in land.placed)
    ]
    held = Counter(look for one in counted for look in one.look.counted_as)
    held[AHEAD] = sum(one.ahead for one in counted)
    return [Entry(look, gettext(LABELS[look]), held[look]) for look in LEGEND]


def _undrawn(seen: Sequence[_Seen], states: Mapping[str, StateView]) -> list[Undrawn]:
    after = successors(states)
    return [
        Undrawn(
            code=one.state.code,
            name=one.state.name,
            href=one.href,
            fill=one.look.fill,
            title=one.title,
            now=after.get(one.state.code, ""),
            counted=one.counted,
        )
        for one in seen
    ]


def successors(states: Mapping[str, StateView]) -> dict[str, str]:
    """Return of every former state, in words, whose land it is today: one query."""
    found: dict[str, list[str]] = {}
    links = State.successor_of.through.objects.exclude(from_state__kind=StateKind.FORMER)
    for later, former in links.order_by("from_state__name").values_list(
        "from_state_id", "to_state_id"
    ):
        if later in states:
            found.setdefault(former, []).append(the(states[later].name))
    return {code: listed(names) for code, names in found.items()}
