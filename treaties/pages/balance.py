"""What two years did to arms control: who left, what ended, who consented. Told in one sentence."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from treaties.ahead import exits_among
from treaties.filters import begun_by
from treaties.models import Treaty
from treaties.pages.events import FEW, Clock
from treaties.pages.moves import Move, of_kind
from treaties.pages.sources import StateView
from treaties.presentation import alphabetical, asked_words, listed
from treaties.terms import CONSENT, ActionKind, Binding, Status

YEARS = 2
"""How many years are told of."""

NAMED = 5
"""How many treaties are named to which states consented."""


@dataclass(frozen=True, slots=True)
class Under:
    """The states that did the same under a treaty."""

    treaty: str
    states: tuple[StateView, ...]

    @property
    def few(self) -> bool:
        """Whether the states are few enough to be named."""
        return len(self.states) <= FEW


@dataclass(frozen=True, slots=True)
class Balance:
    """Who left, is leaving, took back a consent or consented since a day, and what ended."""

    since: dt.date
    left: Sequence[Under]
    leaving: Sequence[Under]
    revoked: Sequence[Under]
    ended: Sequence[str]
    consented: Sequence[Under]

    @property
    def consented_most(self) -> Sequence[Under]:
        """The treaties to which most states consented."""
        return self.consented[:NAMED]

    @property
    def consented_besides(self) -> int:
        """To how many treaties states consented besides."""
        return len(self.consented) - len(self.consented_most)

    def headline(self, day: dt.date, today: dt.date) -> str:
        """Return in a sentence what two years did."""
        parts = [_going(self.left, self.leaving)] if self.left or self.leaving else []
        if self.revoked:
            parts.append(f"{_states(self.revoked)} took back consent to {_treaties(self.revoked)}")
        if self.ended:
            parts.append(f"{_number(len(self.ended), 'treaty', 'treaties')} ended")
        if self.consented:
            bound = f"consented to be bound by {_treaties(self.consented)}"
            parts.append(f"{_states(self.consented)} {bound}")
        until = asked_words(day, today).removeprefix("on ")
        told = listed(parts).replace(" treat", " arms-control treat", 1)
        nothing = "no state left an arms-control treaty, and none consented to be bound by one"
        return f"In the two years to {until}, {told or nothing}."


def balance_of(
    moves: Sequence[Move], clocks: Iterable[Clock], day: dt.date, states: Mapping[str, StateView]
) -> Balance:
    """Return what two years up to a day did: two queries.

    ``moves`` go back as far at least. A state leaves by its own act: those of a treaty that ended
    did not leave it.
    """
    since = begins(day)
    former = of_kind(moves, Status.FORMER)
    exits = exits_among(one for move in former for one in move.basis)
    left = [move for move in former if any(one in exits for one in move.basis[-1:])]
    going = [clock for clock in clocks if clock.leaving]
    return Balance(
        since=since,
        left=_under(((move.treaty, move.state) for move in left), states),
        leaving=_under(((one.treaty, each.code) for one in going for each in one.states), states),
        revoked=_of(moves, states, ActionKind.CONSENT_REVOKED),
        ended=_ended(since, day),
        consented=_of(moves, states, *CONSENT),
    )


def begins(day: dt.date) -> dt.date:
    """Return the day from which on is told, itself left out."""
    return day - relativedelta(years=YEARS)


def _ended(since: dt.date, day: dt.date) -> list[str]:
    rows = Treaty.objects.filter(begun_by("ended_on", day), binding=Binding.LEGAL)
    ended = rows.order_by("-ended_on", "id").values_list("id", "ended_on")
    return [treaty for treaty, on in ended if on is not None and on.latest > since]


def _of(
    moves: Sequence[Move], states: Mapping[str, StateView], *what: ActionKind
) -> Sequence[Under]:
    return _under(((one.treaty, one.state) for one in of_kind(moves, *what)), states)


def _under(pairs: Iterable[tuple[str, str]], states: Mapping[str, StateView]) -> Sequence[Under]:
    """Return states by treaty, those of most states first."""
    found: dict[str, set[str]] = defaultdict(set)
    for treaty, state in pairs:
        found[treaty].add(state)
    rows = [
        Under(treaty, tuple(sorted((states[one] for one in codes), key=_by_name)))
        for treaty, codes in found.items()
    ]
    return sorted(rows, key=lambda one: (-len(one.states), one.treaty))


def _by_name(state: StateView) -> str:
    return alphabetical(state.name)


def _going(left: Sequence[Under], leaving: Sequence[Under]) -> str:
    every = [*left, *leaving]
    one = len(_codes(every)) == 1
    ahead = "is leaving" if one else "are leaving"
    verb = " or ".join([*(["left"] if left else []), *([ahead] if leaving else [])])
    return f"{_states(every)} {verb} {_treaties(every)}"


def _codes(rows: Iterable[Under]) -> set[str]:
    return {state.code for row in rows for state in row.states}


def _states(rows: Sequence[Under]) -> str:
    return _number(len(_codes(rows)), "state", "states")


def _treaties(rows: Sequence[Under]) -> str:
    number = len({row.treaty for row in rows})
    return _number(number, "treaty", "treaties")


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
