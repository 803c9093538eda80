"""The form that narrows a list: what it offers, what was asked, and how a sentence says so."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from django.db.models import Value
from django_filters import FilterSet

from treaties.filters import Force
from treaties.models import State, StateList
from treaties.pages.sources import StateView, TreatyView
from treaties.presentation import TITLES, day_words, group_name, group_words, upper_first
from treaties.terms import NONE, Category, Scope, StateKind

type Options = Sequence[tuple[str, str]]
"""The values of a field, each with the words that stand for it."""

FIELDS: Mapping[str, tuple[str, str]] = {
    "treaty": ("Treaty", "All treaties"),
    "state": ("State", "All states"),
    "group": ("Group of states", "All states"),
    "region": ("Region", "All regions"),
    "category": ("Field", "All fields"),
    "kind": ("Kind", "All kinds"),
    "status": ("Standing under it", "Any or none"),
    "scope": ("Scope", "All scopes"),
    "force": ("In force", "In force or not"),
    "check": ("Check", "All checks"),
    "disowned": ("Signatures disowned", "left out"),
    "legal": ("What changed", "Everything"),
    "binding": ("Binding", "In law or not"),
}
"""What a field is called, and what it says where nothing is asked."""

SAID: Mapping[str, Callable[[str, str], str]] = {
    "q": lambda value, _: f"“{value}”",
    "group": lambda value, _: group_words(value),
    "category": lambda _, label: label.lower(),
    "scope": lambda _, label: label.lower(),
    "force": lambda _, label: label.lower(),
    "in_force_on": lambda value, _: f"in force on {value}",
    "legal": lambda value, _: "legal acts only" if value == "1" else "",
    "older": lambda *_: "",
    "sort": lambda *_: "",
    "binding": lambda _, label: label.lower(),
    "from": lambda value, _: f"changes since {day_words(dt.date.fromisoformat(value))}",
    "years": lambda value, _: f"signed {value} years ago or more",
    "disowned": lambda value, _: "signatures disowned as well" if value == "1" else "",
}
"""How a sentence tells what was asked, from the value and its words; else by its words alone."""

KINDS: Options = [
    (StateKind.MEMBER, "States of the United Nations"),
    (StateKind.OBSERVER, "UN observer states"),
    (StateKind.ASSOCIATED, "States in free association"),
    (StateKind.ENTITY, "Entities"),
    (StateKind.ORGANISATION, "Organisations"),
    (StateKind.FORMER, "Former states"),
]
STATUSES: Options = [*TITLES.items(), (NONE, "No standing")]
CATEGORIES, SCOPES, FORCES = Category.choices, Scope.choices, Force.choices

FRAME = frozenset({"on", "view"})
"""What the page as a whole is asked, and hands on by itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that takes one of some values, with the one asked for."""

    name: str
    label: str
    every: str
    options: Options
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The fields of the form, rarely used ones apart, and what was asked in them.

    ``kept`` is what was asked and understood, as the form for the day and the API take it.
    """

    front: Sequence[Choice]
    more: Sequence[Choice]
    kept: Sequence[tuple[str, str]]
    words: str

    @property
    def opened(self) -> bool:
        """Whether something was asked in the fields that stand apart."""
        return any(one.value for one in self.more)

    @property
    def grouped(self) -> bool:
        """Whether a group of states was asked for, which is one of the day of compilation."""
        return any(name == "group" for name, _ in self.kept)

    @property
    def more_words(self) -> str:
        """What the fields that stand apart are about."""
        return ", ".join(one.label.lower() for one in self.more)

    @property
    def kept_query(self) -> str:
        """What was asked, as the end of an address."""
        return urlencode(self.kept)

    def api(self, path: str, taking: type[FilterSet], **more: str) -> str:
        """Return the address of the same question to the API, as far as ``taking`` takes it."""
        asked = [(name, value) for name, value in self.kept if name in taking.base_filters]
        return f"{path}?{urlencode([*more.items(), *asked])}" if asked or more else path


def narrowing(
    question: FilterSet,
    offered: Mapping[str, Options],
    more: Collection[str] = (),
    names: Mapping[str, tuple[str, str]] = FIELDS,
) -> Narrowing:
    """Return the form of a question: the fields offered, those named in ``more`` apart.

    ``names`` says what the fields are called.
    """
    wrong = set() if question.is_valid() else set(question.errors)
    asked = {
        name: value
        for name in question.filters
        if name not in FRAME | wrong and (value := sent(question, name))
    }
    choices = [
        Choice(name, *names[name], options, asked.get(name, ""))
        for name, options in offered.items()
    ]
    return Narrowing(
        front=[one for one in choices if one.name not in more],
        more=[one for one in choices if one.name in more],
        kept=list(asked.items()),
        words=upper_first(" · ".join(_said(asked, {one.name: one.options for one in choices}))),
    )


def sent(question: FilterSet, name: str) -> str:
    """Return what a reader sent as one parameter, right or wrong."""
    return " ".join(str((question.data or {}).get(name, "")).split())


def _said(asked: Mapping[str, str], offered: Mapping[str, Options]) -> list[str]:
    """Return what was asked in words; a status stands with the treaty that it is under."""
    labels = {name: dict(offered.get(name, ())).get(value, value) for name, value in asked.items()}
    found = {
        name: SAID[name](value, labels[name]) if name in SAID else labels[name]
        for name, value in asked.items()
    }
    if "status" in found and "treaty" in found:
        found["treaty"] += f": {found.pop('status').lower()}"
    return [words for words in found.values() if words]


def places() -> dict[str, Options]:
    """Return the groups and the regions that can be asked for: one query."""
    of_states = State.objects.order_by().values_list(Value("region"), "region").distinct()
    lists = StateList.objects.order_by().values_list(Value("group"), "pk")
    found = sorted(of_states.union(lists).order_by())
    named = [(one, group_name(one)) for what, one in found if what == "group"]
    return {
        "group": sorted(named, key=lambda one: one[1].casefold()),
        "region": [(one, one) for what, one in found if what == "region"],
    }


class Listed(Protocol):
    """A page whose rows belong to states and treaties, and those that can be asked for."""

    @property
    def in_treaties(self) -> Iterable[TreatyView]:
        """Treaties that have rows."""

    @property
    def of_states(self) -> Iterable[StateView]:
        """States that have rows."""

    @property
    def treaties(self) -> Mapping[str, TreatyView]:
        """All treaties."""

    @property
    def states(self) -> Mapping[str, StateView]:
        """All states."""


def related(question: FilterSet, page: Listed, *more: str, **others: Options) -> Narrowing:
    """Return the form of a page whose rows belong to states and treaties.

    What is asked for is offered even where it has no row. ``others`` are fields of this page.
    """
    treaties = {one.id: one.name for one in page.in_treaties}
    states = {one.code: one.name for one in page.of_states}
    treaty, state = sent(question, "treaty"), sent(question, "state")
    if treaty in page.treaties:
        treaties.setdefault(treaty, page.treaties[treaty].name)
    if state in page.states:
        states.setdefault(state, page.states[state].name)
    offered = {
        "treaty": list(treaties.items()),
        "state": list(states.items()),
        **places(),
        "category": CATEGORIES,
        **others,
    }
    return narrowing(question, offered, more=("region", "category", *more))
