"""The first page: what the record is, what moved last, what takes effect next."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from treaties import answers
from treaties.ahead import running_pairs, settled_by
from treaties.models import Characterisation, Source, Standing, State, Treaty, TreatyAction
from treaties.pages.contested import contested_among, read_views
from treaties.pages.events import (
    MOVES,
    Clock,
    Event,
    clocks,
    done,
    effects,
    founding,
    told,
)
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
from treaties.pages.standings import around, sort_out
from treaties.terms import Binding, Category

READ = 80
"""How many of the latest acts are read, to be told together where one day has many."""


@dataclass(frozen=True, slots=True)
class Door:
    """A category of treaties, as a way in."""

    category: Category
    number: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that the page shows."""

    numbers: Sequence[tuple[int, str]]
    latest: Sequence[Event]
    clocks: Sequence[Clock]
    doors: Sequence[Door]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def home_page(day: dt.date) -> HomePage:
    """Read the first page."""
    states, treaties, cited = read_states(), read_treaties(), Cited()

    def read(ids: Collection[str]) -> dict[str, ActView]:
        actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
        return {act.id: act for act in read_acts(actions, bindings_of(treaties), cited)}

    categories = [treaty.category for treaty in treaties.values()]
    return HomePage(
        numbers=_numbers(),
        latest=_latest(day, states, read),
        clocks=running_clocks(day, states, read),
        doors=[
            Door(category, categories.count(category))
            for category in Category
            if category in categories
        ],
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _numbers() -> list[tuple[int, str]]:
    return [
        (Treaty.objects.count(), "treaties and arrangements"),
        (State.objects.counted().count(), "states, former ones included"),
        (TreatyAction.objects.uncorrected().count(), "acts"),
        (Source.objects.count(), "sources"),
    ]


EVERY = Q()
"""All standings, of all states under all treaties."""

type Read = Callable[[Collection[str]], dict[str, ActView]]
"""Reads acts by their ids."""


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
    return told(found, day, states, contested=contested_among(views), most=10)


def running_clocks(
    day: dt.date, states: Mapping[str, StateView], read: Read, wanted: Q = EVERY
) -> list[Clock]:
    """Return the clocks that run on a day for the standings wanted, next first."""
    settled = settled_by(day)
    held = running_pairs(day, settled, wanted)
    pairs = [(treaty, state, one) for treaty, of in held.items() for state, one in of.items()]
    ids = {
        one
        for _, _, periods in pairs
        for period in periods
        for one in (*period.basis, *(act for q in period.qualifiers for act in q.basis))
    }
    standings = sort_out(pairs, around(day, read(ids).values(), states, settled))
    return clocks(standings, day, states)
