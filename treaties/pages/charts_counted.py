"""What the charts count: consents by year, the wait from signature to consent, acts of leaving.

Pure functions of acts. A state that deposits in several capitals did so on the earliest day.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from core.dates import PartialDate
from treaties.terms import CONSENT, ActionKind

LEAVING = (ActionKind.WITHDRAWAL_NOTICE, ActionKind.CONSENT_REVOKED, ActionKind.WITHDRAWAL)
"""Acts by which states leave, or take back a consent."""

KINDS = frozenset({ActionKind.SIGNATURE, *CONSENT, *LEAVING})
"""The acts that the charts are made of."""

YEAR = 365.2425
LONG = 10
"""From how many years on a wait is counted with all longer ones."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act."""

    id: str
    treaty: str
    state: str
    kind: ActionKind
    on: PartialDate | None


type Pair = tuple[str, str]
"""A treaty and a state."""


@dataclass(frozen=True, slots=True)
class ByYear:
    """Acts by the year, every year from the first to the last; ``undated`` have none."""

    numbers: Sequence[tuple[int, int]]
    undated: int

    @property
    def total(self) -> int:
        """How many have a year."""
        return sum(number for _, number in self.numbers)


@dataclass(frozen=True, slots=True)
class Waits:
    """Days from signature to consent; ``open_ones`` are those without two whole days."""

    days: Sequence[int]
    open_ones: int

    @property
    def years(self) -> list[int]:
        """How many waits ended in their first year, their second … and after ``LONG`` years."""
        found = Counter(min(int(one / YEAR), LONG) for one in self.days)
        return [found[year] for year in range(LONG + 1)]

    @property
    def middle(self) -> float:
        """Within how many years half of them ended."""
        return median(self.days) / YEAR


def by_year(acts: Iterable[Done], last: dt.date) -> ByYear:
    """Return acts by year, up to that of the last day."""
    every = list(acts)
    found = Counter(act.on.earliest.year for act in every if act.on)
    years = range(min(found), last.year + 1) if found else ()
    return ByYear([(year, found[year]) for year in years], sum(act.on is None for act in every))


def first_consents(acts: Iterable[Done]) -> list[Done]:
    """Return the first consent of every state under every treaty."""
    return list(_first(act for act in acts if act.kind in CONSENT).values())


def waits(acts: Sequence[Done]) -> Waits:
    """Return how long states took from a signature to the consent that followed it.

    A definitive signature is both at once and no wait; nor is a consent before a signature.
    """
    signed = _first(act for act in acts if act.kind is ActionKind.SIGNATURE)
    consented = {(act.treaty, act.state): act for act in first_consents(acts)}
    days, open_ones = [], 0
    for pair, signature in signed.items():
        consent = consented.get(pair)
        if consent is None or consent.kind is ActionKind.DEFINITIVE_SIGNATURE:
            continue
        begun, ended = signature.on, consent.on
        if not (begun and ended and begun.is_day and ended.is_day):
            open_ones += 1
        elif begun.earliest <= ended.earliest:
            days.append((ended.earliest - begun.earliest).days)
    return Waits(sorted(days), open_ones)


def leavings(acts: Iterable[Done]) -> list[Done]:
    """Return every act of leaving, the latest first.

    Where the notice is recorded, its effect is no second act.
    """
    every = [act for act in acts if act.kind in LEAVING]
    given = {(act.treaty, act.state) for act in every if act.kind is ActionKind.WITHDRAWAL_NOTICE}
    found = [
        act
        for act in every
        if act.kind is not ActionKind.WITHDRAWAL or (act.treaty, act.state) not in given
    ]
    return sorted(found, key=lambda act: (str(act.on or ""), act.id), reverse=True)


def _first(acts: Iterator[Done]) -> Mapping[Pair, Done]:
    """Return the earliest act of every state under every treaty; undated ones come last."""
    found: dict[Pair, Done] = {}
    for act in sorted(acts, key=_order):
        found.setdefault((act.treaty, act.state), act)
    return found


def _order(act: Done) -> tuple[bool, dt.date, str]:
    return act.on is None, act.on.earliest if act.on else dt.date.max, act.id
