"""What two years did to arms control: who left, what ended, who consented. Told in one sentence."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext, ngettext

from treaties.ahead import exits_among
from treaties.filters import begun_by
from treaties.models import Treaty
from treaties.pages.events import FEW, Clock
from treaties.pages.moves import Move, of_kind
from treaties.pages.sources import StateView
from treaties.presentation import alphabetical, day_words, listed, number_words
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
            parts.append(_revoked(self.revoked))
        if self.ended:
            parts.append(_ends(len(self.ended)))
        if self.consented:
            parts.append(_consented(self.consented))
        nothing = gettext(
            "no state left an arms-control treaty, and none consented to be bound by one"
        )
        # English says of the first treaties of what field they are; translations say it once.
        told = listed(parts).replace(" treat", " arms-control treat", 1) or nothing
        if day == today:
            return gettext("In the two years to today, %(told)s.") % {"told": told}
        until = {"day": day_words(day), "told": told}
        return gettext("In the two years to %(day)s, %(told)s.") % until


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
    number = len(_codes(every))
    if not leaving:
        words = ngettext("%(states)s left %(treaties)s", "%(states)s left %(treaties)s", number)
    elif not left:
        words = ngettext(
            "%(states)s is leaving %(treaties)s", "%(states)s are leaving %(treaties)s", number
        )
    else:
        words = ngettext(
            "%(states)s left or is leaving %(treaties)s",
            "%(states)s left or are leaving %(treaties)s",
            number,
        )
    return words % _numbers(every)


def _revoked(rows: Sequence[Under]) -> str:
    words = ngettext(
        "%(states)s took back consent to %(treaties)s",
        "%(states)s took back consent to %(treaties)s",
        len(_codes(rows)),
    )
    return words % _numbers(rows)


def _ends(number: int) -> str:
    return ngettext("%(treaties)s ended", "%(treaties)s ended", number) % {
        "treaties": _treaties(number)
    }


def _consented(rows: Sequence[Under]) -> str:
    words = ngettext(
        "%(states)s consented to be bound by %(treaties)s",
        "%(states)s consented to be bound by %(treaties)s",
        len(_codes(rows)),
    )
    return words % _numbers(rows)


def _codes(rows: Iterable[Under]) -> set[str]:
    return {state.code for row in rows for state in row.states}


def _numbers(rows: Sequence[Under]) -> dict[str, str]:
    """Return in words how many states did it, under how many treaties."""
    states, treaties = len(_codes(rows)), len({row.treaty for row in rows})
    told = ngettext("%(number)s state", "%(number)s states", states)
    return {"states": told % {"number": number_words(states)}, "treaties": _treaties(treaties)}


def _treaties(number: int) -> str:
    told = ngettext("%(number)s treaty", "%(number)s treaties", number)
    return told % {"number": number_words(number)}
