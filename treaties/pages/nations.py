"""A count beside the states of the United Nations: who is in besides, who of them is not."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from treaties.history import register_known
from treaties.law.counting import Counts
from treaties.law.movement import Sum
from treaties.law.provisions import Rules
from treaties.models import State
from treaties.presentation import alphabetical, day_words
from treaties.terms import Counted, StateKind

REASONS: Mapping[StateKind, str] = {
    StateKind.OBSERVER: "observer state of the United Nations, counted as a state",
    StateKind.ASSOCIATED: "state in free association that concludes treaties itself, counted as a "
    "state",
    StateKind.FORMER: "former state, counted while it existed",
    StateKind.ENTITY: "entity, which no count of states includes",
    StateKind.ORGANISATION: "organisation, not a state",
}
"""Why a participant that is no state of the United Nations is counted, or is not."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as this comparison takes it, with the days it was in the United Nations."""

    code: str
    name: str
    kind: StateKind
    since: dt.date | None
    until: dt.date | None

    def within(self, day: dt.date) -> bool:
        """Whether it was in the United Nations on a day."""
        begun = self.since is not None and self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A participant that is counted or is not, why, and whether views of its acts differ."""

    state: str
    reason: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Nations:
    """A count itemised: ``sums`` lead from the United Nations to the number.

    They and ``absent`` are empty for treaties that are not open to all states, and for days on
    which the seats of states that have ended since do not allow it. ``apart`` are those that have
    acted and are in no count.
    """

    which: Counted
    number: str
    total: int
    sums: tuple[Sum, ...]
    absent: tuple[str, ...]
    besides: tuple[Reasoned, ...]
    apart: tuple[Reasoned, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.sums or self.besides or self.apart)


def read_people(known: dt.datetime | None = None) -> list[Person]:
    """Return every participant in the order of their names, as known at a moment."""
    fields = ("code", "name", "kind", "un_member_since", "un_member_until", "existed_until")
    rows: Iterable[Any] = State.objects.order_by("code").values_list(*fields)
    if known:
        rows = [[getattr(row, one) for one in fields] for row in register_known(State, known)]
    people = [
        Person(code, name, StateKind(kind), since, min(filter(None, ends), default=None))
        for code, name, kind, since, *ends in rows
    ]
    return sorted(people, key=lambda one: alphabetical(one.name))


def nations_of(
    held: Counts, rules: Rules, people: Iterable[Person], contested: Collection[str] = ()
) -> Nations:
    """Return the main count of a treaty beside the states of the United Nations on its day.

    ``contested`` are the states of whose acts views differ.
    """
    parties = held[Counted.PARTIES]
    which = Counted.PARTIES if parties.maximum else Counted.CONSENTED
    tally, everyone = held[which], list(people)
    apart = [one for one in everyone if one.code in held[Counted.ACTED].apart]
    within = {one.code for one in everyone if one.within(held.on)}
    besides = [one for one in everyone if one.code in tally.sure - within]
    absent = within - tally.sure - tally.perhaps
    itemised = _open_to_all(rules) and tally.maximum > 0 and _settled(everyone, held.on)
    open_ones = tally.perhaps & within
    least = _sum(within, absent | open_ones, besides, tally.minimum)
    most = _sum(within, absent, [*besides, *(tally.perhaps - within)], tally.maximum)
    return Nations(
        which=which,
        number=str(tally),
        total=len(within),
        sums=tuple(dict.fromkeys((least, most))) if itemised else (),
        absent=tuple(one.code for one in everyone if one.code in absent) if itemised else (),
        besides=tuple(_reasoned(one, contested) for one in besides),
        apart=tuple(_reasoned(one, contested) for one in apart),
    )


def _open_to_all(rules: Rules) -> bool:
    return rules.signature is not None and rules.signature.rule.open_to == "all"


def _settled(people: Iterable[Person], day: dt.date) -> bool:
    """Whether every seat of the day was held by a state that still holds it."""
    return all(one.kind is StateKind.MEMBER for one in people if one.within(day))


def _sum(
    within: Collection[str], absent: Collection[str], besides: Collection[object], end: int
) -> Sum:
    return Sum(len(within), len(besides), len(absent), end)


def _reasoned(one: Person, contested: Collection[str]) -> Reasoned:
    reason = REASONS.get(one.kind, "")
    if one.kind is StateKind.MEMBER and one.since is not None:
        reason = f"in the United Nations only since {day_words(one.since)}"
    return Reasoned(one.code, reason, one.code in contested)
