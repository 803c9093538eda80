"""Reservations: what stands, against what, who objected, and what was taken back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from treaties import answers
from treaties.filters import EVERYWHERE, Among
from treaties.law.periods import status_on
from treaties.models import Standing, TreatyAction
from treaties.pages.action import Corrections, Pair, read_answers
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
from treaties.presentation import WORDS
from treaties.terms import ActionKind, Status

MADE = (ActionKind.RESERVATION, ActionKind.DECLARATION)
LISTED = (*MADE, ActionKind.RESERVATION_WITHDRAWN)
OVER = frozenset({Status.FORMER, Status.ENDED})


@dataclass(frozen=True, slots=True)
class Made:
    """A reservation or a declaration with what others made of it, as far as done by the day."""

    act: ActView
    objections: Sequence[ActView]
    replies: Sequence[ActView]
    withdrawn: Sequence[ActView]
    status: str

    @property
    def stands(self) -> bool:
        """Whether it stands at least in part, and the state is not beyond it."""
        wholly = any(not in_part(one) for one in self.withdrawn)
        return not wholly and self.status not in {WORDS[status] for status in OVER}

    @property
    def lapsed(self) -> bool:
        """Whether it was never taken back, yet the state left, or ended."""
        return not self.stands and not any(not in_part(one) for one in self.withdrawn)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A reservation taken back: wholly or in part, and where the state stood then."""

    act: ActView
    extent: str
    target: ActView | None
    status: str


@dataclass(frozen=True, slots=True)
class ReservationsPage:
    """Everything that the page shows."""

    stand: Sequence[Made]
    withdrawn: Sequence[Withdrawn]
    lapsed: Sequence[Made]
    declarations: Sequence[Made]
    later: int
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def in_part(withdrawal: ActView) -> bool:
    """Whether the note of a withdrawal says that it takes back a part only."""
    return withdrawal.remark.lower().startswith("in part")


def extent_of(withdrawal: ActView) -> str:
    """Return how much was taken back, as far as the note says it."""
    note = withdrawal.remark.lower()
    if in_part(withdrawal):
        return "in part"
    if note.startswith("the rest"):
        return "the rest of it"
    return "wholly" if "in full" in note else ""


def reservations_page(day: dt.date, among: Among = EVERYWHERE) -> ReservationsPage:
    """Read reservations, withdrawn ones and declarations, of some states or treaties if asked."""
    states, treaties, cited = read_states(), read_treaties(), Cited()
    every = TreatyAction.objects.uncorrected().filter(kind__in=LISTED)
    pairs = read_answers(
        Q(target__kind__in=LISTED) | Q(action__kind__in=LISTED), Corrections.read()
    )
    where = set(every.order_by().values_list("treaty_id", "state_id"))
    ids = set(every.filter(among.rows).values_list("public_id", flat=True))
    about = {one for pair in pairs if ids & set(pair) for one in pair}
    rows = TreatyAction.objects.filter(public_id__in=ids | about).order_by("acted_on", "public_id")
    acts = {act.id: act for act in read_acts(rows, bindings_of(treaties), cited)}
    begun = [acts[one] for one in acts if one in ids and acts[one].begun_by(day)]
    stand = _standing(begun, day)
    made = [_made(act, pairs, acts, day, stand[act.id]) for act in begun if act.kind in MADE]
    order = {one: number for number, one in enumerate(treaties)}
    made.sort(key=lambda one: (order[one.act.treaty], states[one.act.state].name, one.act.order))
    reservations = [one for one in made if one.act.kind is ActionKind.RESERVATION]
    return ReservationsPage(
        stand=[one for one in reservations if one.stands],
        withdrawn=_withdrawn(begun, pairs, acts, stand),
        lapsed=[one for one in reservations if one.lapsed],
        declarations=[one for one in made if one.act.kind is ActionKind.DECLARATION],
        later=len(ids) - len(begun),
        in_treaties=[view for one, view in treaties.items() if one in {t for t, _ in where}],
        of_states=[view for code, view in states.items() if code in {s for _, s in where}],
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _standing(acts: Sequence[ActView], day: dt.date) -> dict[str, str]:
    """Return by act where its state stands on the day, in words: one query."""
    held = answers.read_periods(
        Standing.objects.filter(
            treaty__in={act.treaty for act in acts}, state__in={act.state for act in acts}
        )
    )
    return {act.id: WORDS[status_on(held[act.treaty].get(act.state, ()), day)] for act in acts}


def _made(
    act: ActView,
    pairs: Sequence[Pair],
    acts: Mapping[str, ActView],
    day: dt.date,
    status: str,
) -> Made:
    about = [acts[one] for one, target in pairs if target == act.id and one in acts]
    begun = sorted((one for one in about if one.begun_by(day)), key=lambda one: one.order)
    withdrawn = [
        one
        for one in begun
        if one.kind is ActionKind.RESERVATION_WITHDRAWN
        and one.state == act.state
        and (one.acted is None or one.acted.latest <= day)
    ]
    objections = [one for one in begun if one.kind is ActionKind.OBJECTION]
    replies = [one for one in begun if one not in withdrawn and one not in objections]
    return Made(act, objections, replies, withdrawn, status)


def _withdrawn(
    begun: Sequence[ActView],
    pairs: Sequence[Pair],
    acts: Mapping[str, ActView],
    stand: Mapping[str, str],
) -> list[Withdrawn]:
    """Return the reservations taken back, the latest first."""
    targets = {one: acts.get(target) for one, target in pairs}
    found = [
        Withdrawn(act, extent_of(act), targets.get(act.id), stand[act.id])
        for act in begun
        if act.kind is ActionKind.RESERVATION_WITHDRAWN
    ]
    return sorted(found, key=lambda one: one.act.order, reverse=True)
