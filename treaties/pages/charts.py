"""The page of charts: consents by year, the wait from signature to consent, acts of leaving."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_filters import FilterSet

from treaties.filters import Among, begun_by
from treaties.models import TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.bars import Bars, Figures, draw_bars
from treaties.pages.charts_counted import (
    KINDS,
    LONG,
    ByYear,
    Done,
    Waits,
    by_year,
    first_consents,
    leavings,
    waits,
)
from treaties.pages.fates import read_fates
from treaties.pages.narrowing import CATEGORIES, Narrowing, narrowing, places
from treaties.pages.sources import (
    StateView,
    TreatyView,
    bindings_of,
    read_states,
    read_treaties,
)
from treaties.pages.waiting import waiting_on
from treaties.pages.wave import Wave, wave_of
from treaties.presentation_acts import act_noun
from treaties.terms import EXIT, ActionKind

LATELY = 2
"""How many years before the one of the day the acts of leaving are listed."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """An act of leaving as a row of a table."""

    act: Done
    noun: str


@dataclass(frozen=True, slots=True)
class ChartsPage:
    """Everything that the page shows; ``lately`` are acts of leaving since ``since``.

    ``only`` is the treaty asked about, if it is one alone; ``waiting`` are on their way into
    force, and their pages draw how far they are.
    """

    form: Narrowing
    consents: ByYear
    waits: Waits
    pictures: Sequence[Bars]
    wave: Wave
    lately: Sequence[Leaving]
    since: int
    only: str
    waiting: Sequence[TreatyView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def charts_page(question: FilterSet, asked: Asked, among: Among) -> ChartsPage:
    """Read the acts that are asked for and count them: fourteen queries at the most."""
    states, treaties = read_states(), read_treaties()
    named = [(one.id, one.name) for one in treaties.values()]
    offered = {"treaty": named, **places(), "category": CATEGORIES}
    form = narrowing(question, offered)
    acts = read_done(among, asked.on) if question.is_valid() else []
    consents, left = by_year(first_consents(acts), asked.on), leavings(acts)
    waited = waits(acts)
    since = asked.on.year - LATELY
    exits = any(act.kind in EXIT for act in left)
    fates = read_fates(asked.on, among.rows, bindings_of(treaties), states) if exits else {}
    return ChartsPage(
        form=form,
        consents=consents,
        waits=waited,
        pictures=[
            picture
            for picture in (_consents(consents), _waits(waited), _left(by_year(left, asked.on)))
            if picture.some
        ],
        wave=wave_of(left, fates, asked.on),
        lately=[
            Leaving(act, act_noun(act.kind, treaties[act.treaty].binding))
            for act in left
            if act.on and act.on.earliest.year >= since
        ],
        since=since,
        only=next(iter(among.treaties)) if among.treaties and len(among.treaties) == 1 else "",
        waiting=[treaties[one] for one in waiting_on(asked.on)],
        states=states,
        treaties=treaties,
    )


def read_done(among: Among, day: dt.date) -> list[Done]:
    """Return the acts of states that the charts are made of, done by a day: one query."""
    rows = TreatyAction.objects.uncorrected().of_states().filter(among.rows, kind__in=KINDS)
    fields = ("public_id", "treaty_id", "state_id", "kind", "acted_on")
    done = rows.filter(begun_by("acted_on", day)) | rows.filter(acted_on=None)
    return [
        Done(one, treaty, state, ActionKind(kind), on)
        for one, treaty, state, kind, on in done.order_by("public_id").values_list(*fields)
    ]


def _consents(held: ByYear) -> Bars:
    return draw_bars(
        Figures(
            id="consents",
            title="Consents to be bound, by year",
            words=_told(held, "first consent", "first consents"),
            status="party",
            unit="consents",
            numbers=[(str(year), number) for year, number in held.numbers],
            years=True,
        )
    )


def _left(held: ByYear) -> Bars:
    return draw_bars(
        Figures(
            id="leaving",
            title="Notices of withdrawal and consents revoked, by year",
            words=_told(held, "act of leaving", "acts of leaving"),
            status="former",
            unit="acts",
            numbers=[(str(year), number) for year, number in held.numbers],
            years=True,
        )
    )


def _told(held: ByYear, one: str, many: str) -> str:
    """Return in sentences what bars by year show."""
    if not held.numbers:
        return ""
    (first, _), (last, _) = held.numbers[0], held.numbers[-1]
    most = max(held.numbers, key=lambda year: year[1])
    words = f"{held.total:,} {one if held.total == 1 else many} from {first} to {last}."
    if held.total == 1:
        return words
    return f"{words} The most in a year: {most[1]} in {most[0]}."


def _waits(held: Waits) -> Bars:
    names = ["under 1", *(str(year) for year in range(1, LONG)), f"{LONG}+"]
    return draw_bars(
        Figures(
            id="waits",
            title="Years from signature to consent",
            words=_waited(held),
            status="signatory",
            unit="states under treaties",
            names="Years",
            numbers=list(zip(names, held.years, strict=True)),
        )
    )


def _waited(held: Waits) -> str:
    if not held.days:
        return ""
    late = held.years[-1]
    return (
        f"Of {len(held.days):,} signatures followed by consent, half were followed within "
        f"{held.middle:.1f} years; {held.years[0]:,} within one year, {late:,} after {LONG} years "
        "or more."
    )
