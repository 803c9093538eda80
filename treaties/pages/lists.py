"""The list of treaties and the list of states, as they are narrowed, with numbers on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db.models import QuerySet

from core.dates import PartialDate
from treaties.filters import StateFilter, TreatyFilter
from treaties.models import State, Treaty
from treaties.pages.asked import Asked
from treaties.pages.narrowing import (
    CATEGORIES,
    FORCES,
    KINDS,
    SCOPES,
    STATUSES,
    Narrowing,
    narrowing,
    places,
)
from treaties.pages.sources import (
    StateView,
    TreatyView,
    read_states,
    read_treaties,
    treaty_address,
)
from treaties.pages.tallies import Statuses, tally
from treaties.pages.under import Under, under
from treaties.presentation import alphabetical, date_words
from treaties.terms import COUNTED, Binding, Category, Scope, StateKind

if TYPE_CHECKING:
    from treaties.querysets import StateQuerySet


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """One treaty in the list."""

    id: str
    name: str
    also: str
    href: str
    scope: str
    political: bool
    since: PartialDate | None
    state_of_force: str
    statuses: Statuses


@dataclass(frozen=True, slots=True)
class TreatyList:
    """The treaties of one category."""

    category: Category
    rows: Sequence[TreatyRow]


@dataclass(frozen=True, slots=True)
class TreatiesPage:
    """Everything that the list of treaties shows."""

    form: Narrowing
    lists: Sequence[TreatyList]

    @property
    def number(self) -> int:
        """How many treaties are shown."""
        return sum(len(one.rows) for one in self.lists)


def treaties_page(question: TreatyFilter, asked: Asked) -> TreatiesPage:
    """Read the treaties that are asked for; none where the question was not understood."""
    offered = {"category": CATEGORIES, "force": FORCES, "scope": SCOPES}
    form = narrowing(question, offered, more=("scope",))
    rows = question.qs if question.is_valid() else Treaty.objects.none()
    return TreatiesPage(form, treaty_lists(rows, asked.on))


def treaty_lists(treaties: QuerySet[Treaty], day: dt.date) -> list[TreatyList]:
    """Return treaties by category, in the order of their names, with their counts on a day."""
    counts = tally(day, "treaty_id")
    rows = sorted(treaties.order_by("id"), key=lambda row: alphabetical(row.short_name))
    return [
        TreatyList(category, [_treaty_row(row, counts, day) for row in here])
        for category in Category
        if (here := [row for row in rows if row.category == category])
    ]


def _treaty_row(row: Treaty, counts: Mapping[str, Statuses], day: dt.date) -> TreatyRow:
    return TreatyRow(
        id=row.pk,
        name=row.short_name,
        also=", ".join(row.also_known_as[:2]),
        href=treaty_address(row.pk),
        scope=Scope(row.scope).label.lower(),
        political=row.binding == Binding.POLITICAL,
        since=_since(row, day),
        state_of_force=_state_of_force(row, day),
        statuses=counts[row.pk],
    )


def _since(row: Treaty, day: dt.date) -> PartialDate | None:
    """Return since when the treaty is in force, if it is on the day."""
    began, ended = row.entered_into_force_on, row.ended_on
    if row.binding == Binding.POLITICAL or began is None or began.latest > day:
        return None
    return None if ended is not None and ended.earliest <= day else began


def _state_of_force(row: Treaty, day: dt.date) -> str:
    """Return what stands in the place of a date of entry into force."""
    began, ended = row.entered_into_force_on, row.ended_on
    if row.binding == Binding.POLITICAL:
        return "political arrangement"
    if ended is not None and ended.earliest <= day:
        return f"ended {'on ' if ended.is_day else ''}{date_words(ended)}"
    if began is None:
        return "not in force"
    return f"not before {date_words(began)}" if began.latest > day else ""


@dataclass(frozen=True, slots=True)
class StateRow:
    """One participant in the list."""

    code: str
    name: str
    existed: str
    statuses: Statuses


@dataclass(frozen=True, slots=True)
class StateList:
    """The states of one region, or those that stand apart."""

    title: str
    anchor: str
    note: str
    rows: Sequence[StateRow]


@dataclass(frozen=True, slots=True)
class StatesPage:
    """Everything that the list of states shows: by region, or ``under`` a treaty by status."""

    form: Narrowing
    lists: Sequence[StateList]
    under: Under | None
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]

    @property
    def viewing(self) -> str:
        """Whose view the page shows, where it is not the record's own."""
        return self.under.viewing if self.under else ""

    @property
    def number(self) -> int:
        """How many participants are shown."""
        return self.under.number if self.under else sum(len(one.rows) for one in self.lists)


def states_page(question: StateFilter, asked: Asked) -> StatesPage:
    """Read the states that are asked for; none where the question was not understood."""
    treaties = read_treaties()
    offered = {
        **places(),
        "treaty": [(one.id, one.name) for one in treaties.values()],
        "status": STATUSES,
        "kind": KINDS,
    }
    form = narrowing(question, offered, more=("treaty", "status", "kind"))
    if not question.is_valid():
        return StatesPage(form, [], None, {}, treaties)
    treaty = question.form.cleaned_data["treaty"]
    if treaty is None:
        return StatesPage(form, state_lists(question.qs, asked.on), None, {}, treaties)
    states, chosen = read_states(), cast("StateQuerySet", question.qs)
    found = under(treaties[treaty.pk], question.periods, chosen, states, asked)
    return StatesPage(form, [], found, states, treaties)


APART = (
    (StateKind.FORMER, "Former states", "Each keeps its own acts; no successor inherits silently."),
    (StateKind.ORGANISATION, "Organisations", "No count of states includes them."),
    (StateKind.ENTITY, "Entities", "No count of states includes them."),
)


def state_lists(states: QuerySet[State], day: dt.date) -> list[StateList]:
    """Return participants by region, those that are no states of today apart."""
    counts = tally(day, "state_id")
    rows = sorted(states.order_by("code"), key=lambda row: alphabetical(row.name))
    current = [row for row in rows if row.kind in COUNTED and row.kind != StateKind.FORMER]
    regions = sorted({row.region for row in current})
    found = [
        StateList(
            region,
            region.lower().replace(" ", "-"),
            "",
            [_state_row(row, counts) for row in current if row.region == region],
        )
        for region in regions
    ]
    for kind, title, note in APART:
        here = [_state_row(row, counts) for row in rows if row.kind == kind]
        if here:
            found.append(StateList(title, kind.value, note, here))
    return found


def _state_row(row: State, counts: Mapping[str, Statuses]) -> StateRow:
    existed = ""
    if row.existed_until is not None:
        began = row.existed_from.year if row.existed_from else ""
        existed = f"{began}–{row.existed_until.year}"
    return StateRow(row.pk, row.name, existed, counts[row.pk])
