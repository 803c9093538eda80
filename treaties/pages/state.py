"""The page of one state on a day: where it stands under every treaty, and what it did."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from treaties.fields import unknown_id
from treaties.models import State, TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.contested import ContestedAct, Held, contested_on, read_views_known
from treaties.pages.events import Clock, clocks
from treaties.pages.matrix_rows import participant
from treaties.pages.remembered import stands_known, state_known
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    bindings_of,
    names_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.pages.standings import Row, UncertainRow, around, begun_by, sort_out
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import KINDS, date_words, day_words
from treaties.terms import Category, Scope, StateKind, Status


class UnknownStateError(LookupError):
    """The record holds no participant of this code; the message names those near it."""


@dataclass(frozen=True, slots=True)
class Field:
    """The standings of a state under the treaties of one category."""

    category: Category
    rows: Sequence[Row]
    uncertain: Sequence[UncertainRow]


@dataclass(frozen=True, slots=True)
class Total:
    """Under how many treaties a state has one status."""

    number: int
    label: str
    status: Status


@dataclass(frozen=True, slots=True)
class StatePage:
    """Everything that the page shows; ``regional``: its region is counted with it on the day."""

    state: State
    regional: bool
    viewing: Viewing
    kicker: str
    existed: str
    predecessors: Sequence[StateView]
    successors: Sequence[StateView]
    totals: Sequence[Total]
    clocks: Sequence[Clock]
    contested: Sequence[ContestedAct]
    fields: Sequence[Field]
    without: Sequence[TreatyView]
    acts: Sequence[ActView]
    later: int
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


TOTALS = (
    (Status.PARTY, "party to"),
    (Status.CONTRACTING, "consented to, not yet in force for it"),
    (Status.SIGNATORY, "signed only"),
    (Status.FORMER, "former party to"),
    (Status.SUBSCRIBER, "subscriber to"),
    (Status.ENDED, "had a standing under when it ended"),
)


def state_page(code: str, asked: Asked) -> StatePage:
    """Read the page of a state.

    Raises:
        UnknownStateError: the record holds no such participant.
    """
    day, cited = asked.on, Cited()
    state = state_known(code, asked.known)
    if state is None:
        known = State.objects.order_by("pk").values_list("pk", flat=True)
        raise UnknownStateError(unknown_id(State, code, known))
    states, treaties = read_states(asked.known), read_treaties(asked.known)
    actions = TreatyAction.objects.held(asked.known).filter(state=code)
    every = read_acts(actions.order_by("acted_on", "public_id"), bindings_of(treaties), cited)
    stands, settled = stands_known(code, asked)
    periods = {treaty: stands[treaty] for treaty in treaties if treaty in stands}
    held = read_views_known(asked.known, Q(action__state=code))
    cited.read(one for _, ids in held for one in ids)
    names = names_of(states)
    standings = sort_out(
        ((treaty, code, one) for treaty, one in periods.items()),
        around(day, every, states, settled),
    )
    rows, uncertain = standings.rows, standings.uncertain
    begun = begun_by(day, every, periods.values())
    shown = {row.treaty for row in rows} | {row.treaty for row in uncertain}
    return StatePage(
        state=state,
        regional=participant(state, day).counted,
        viewing=viewing(asked.view, held, names),
        kicker=_kicker(state),
        existed=existed_words(state),
        predecessors=_linked(state.successor_of.order_by("name", "code"), states),
        successors=_linked(state.succeeded_by.order_by("name", "code"), states),
        totals=_totals(rows),
        clocks=clocks(standings, day, states),
        contested=_contested(held, day, every, names, cited),
        fields=_fields(rows, uncertain, treaties),
        without=_without(shown, treaties),
        acts=begun,
        later=len(every) - len(begun),
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _contested(
    held: Sequence[Held],
    day: dt.date,
    every: Sequence[ActView],
    names: Mapping[str, str],
    cited: Cited,
) -> list[ContestedAct]:
    with_views = contested_on(held, day, {act.id: act for act in every}, names, cited)
    return [one for one in with_views if one.contested]


def _kicker(state: State) -> str:
    kind = StateKind(state.kind)
    places = [state.subregion, state.region if state.region != state.subregion else ""]
    since = ""
    if state.un_member_since and state.un_member_until:
        since = (
            f"in the United Nations from {day_words(state.un_member_since)} "
            f"to {day_words(state.un_member_until)}"
        )
    elif state.un_member_since and kind is StateKind.MEMBER:
        since = f"in the United Nations since {day_words(state.un_member_since)}"
    return " · ".join(part for part in (KINDS[kind], *places, since) if part)


def existed_words(state: State) -> str:
    """Return in a sentence when a former state existed; empty for the others."""
    if state.existed_until is None:
        return ""
    began = f"Existed from {date_words(state.existed_from)}; " if state.existed_from else ""
    sentence = f"{began}it no longer existed on {day_words(state.existed_until)}."
    return sentence[:1].upper() + sentence[1:]


def _linked(rows: Iterable[State], states: Mapping[str, StateView]) -> list[StateView]:
    return [states[row.pk] for row in rows]


def _totals(rows: Sequence[Row]) -> list[Total]:
    return [
        Total(sum(row.status is status for row in rows), label, status)
        for status, label in TOTALS
        if any(row.status is status for row in rows)
    ]


def _fields(
    rows: Sequence[Row], uncertain: Sequence[UncertainRow], treaties: Mapping[str, TreatyView]
) -> list[Field]:
    """Return the standings by category, treaties in the order of their names."""
    order = {treaty: number for number, treaty in enumerate(treaties)}
    found = []
    for category in Category:
        here = [row for row in rows if treaties[row.treaty].category is category]
        unsure = [row for row in uncertain if treaties[row.treaty].category is category]
        if here or unsure:
            found.append(Field(category, sorted(here, key=lambda row: order[row.treaty]), unsure))
    return found


def _without(stands: set[str], treaties: Mapping[str, TreatyView]) -> list[TreatyView]:
    """Return the multilateral instruments under which the state has no standing."""
    return [
        treaty
        for one, treaty in treaties.items()
        if one not in stands and treaty.scope is Scope.MULTILATERAL
    ]
