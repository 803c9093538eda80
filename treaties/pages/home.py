"""The first page: what happens to arms control, what moved last, what takes effect next."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext

from treaties import answers
from treaties.ahead import Ahead, Question
from treaties.models import Characterisation, Source, Standing, TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.balance import Balance, balance_of, begins
from treaties.pages.contested import contested_among, read_views
from treaties.pages.due import Due, due_within
from treaties.pages.entered import Entered, entered_lately
from treaties.pages.events import MOVES, Clock, Event, done, effects, founding, told
from treaties.pages.maps.reading import read_held
from treaties.pages.maps.view import MapView, map_of
from treaties.pages.motion import Motion, most_in_motion
from treaties.pages.moves import read_moves
from treaties.pages.running import Read, running_clocks
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    bindings_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.terms import COUNTED, Binding, Category

READ = 80
"""How many of the latest acts are read, to be told together where one day has many."""

SOON = relativedelta(years=1)
"""How far ahead the page tells what falls due under treaties."""


@dataclass(frozen=True, slots=True)
class Door:
    """A category of treaties, as a way in."""

    category: Category
    number: int

    @property
    def label(self) -> str:
        """What it is called."""
        return gettext(str(self.category.label))


@dataclass(frozen=True, slots=True)
class Size:
    """How much the record holds."""

    treaties: int
    states: int
    acts: int
    sources: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that the page shows."""

    headline: str
    balance: Balance
    motion: Motion | None
    map: MapView | None
    latest: Sequence[Event]
    clocks: Sequence[Clock]
    due: Sequence[Due]
    entered: Sequence[Entered]
    size: Size
    doors: Sequence[Door]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def home_page(asked: Asked) -> HomePage:
    """Read the first page."""
    states, treaties, cited, day = read_states(), read_treaties(), Cited(), asked.on

    def read(ids: Collection[str]) -> dict[str, ActView]:
        actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
        return {act.id: act for act in read_acts(actions, bindings_of(treaties), cited)}

    moves, clocks = read_moves(begins(day), day), running_clocks(day, states, read)
    balance, motion = balance_of(moves, clocks, day, states), most_in_motion(moves, clocks, day)
    categories = [treaty.category for treaty in treaties.values()]
    return HomePage(
        headline=balance.headline(day, asked.today),
        balance=balance,
        motion=motion,
        map=_map(motion.treaty, asked, states) if motion else None,
        latest=_latest(day, states, read),
        clocks=clocks,
        due=due_within(Ahead.read(Question(answers.Asked(day), asked.today)), SOON),
        entered=entered_lately(),
        size=_size(states, treaties),
        doors=[
            Door(category, categories.count(category))
            for category in Category
            if category in categories
        ],
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _map(treaty: str, asked: Asked, states: Mapping[str, StateView]) -> MapView:
    """Return the map in the record’s own view, as all of this page; links keep what was asked."""
    held = read_held(treaty, Asked(asked.on, asked.today), states)
    return map_of(replace(held, asked=asked))


def _size(states: Mapping[str, StateView], treaties: Mapping[str, TreatyView]) -> Size:
    return Size(
        treaties=len(treaties),
        states=sum(one.kind in COUNTED for one in states.values()),
        acts=TreatyAction.objects.uncorrected().count(),
        sources=Source.objects.count(),
    )


def _latest(day: dt.date, states: Mapping[str, StateView], read: Read) -> list[Event]:
    """Return the latest acts under instruments that bind in law, and exits that took effect."""
    done_by = (
        TreatyAction.objects.uncorrected()
        .legal_acts()
        .filter(kind__in=MOVES, acted_on__lte=day.isoformat())
        .order_by("-acted_on", "-public_id")
        .values_list("public_id", flat=True)
    )
    left = list(
        Standing.objects.former()
        .filter(treaty__binding=Binding.LEGAL, since__lte=day.isoformat())
        .order_by("-since", "-pk")[:READ]
    )
    ids = {*done_by[:READ], *(one for row in left for one in row.basis)}
    acts = read(ids)
    held = Standing.objects.filter(basis__overlap=list(ids)).values_list("basis", flat=True)
    basis = {one for ids_of_one in held for one in ids_of_one}
    views = read_views(Characterisation.objects.filter(action__public_id__in=ids))
    exits = (
        exit_
        for row in left
        for exit_ in effects(
            (row.treaty_id, Binding.LEGAL), {row.state_id: [answers.period_of(row)]}, acts, day
        )
    )
    found = chain(done(founding(acts.values(), basis), day), exits)
    return told(found, day, states, contested=contested_among(views), most=8)
