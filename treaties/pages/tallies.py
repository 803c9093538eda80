"""How many standings of each status there are, by treaty or by state, for the lists."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from treaties import answers
from treaties.law.periods import possible_statuses, status_on
from treaties.models import Standing
from treaties.querysets import StandingQuerySet
from treaties.terms import CONSENTED, NONE, Status


@dataclass(slots=True)
class Range:
    """A number of standings: at the least and at the most."""

    least: int = 0
    most: int = 0

    def __str__(self) -> str:
        """Return the number as one reads it: ``162`` or ``161–162``."""
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"

    def __bool__(self) -> bool:
        """Whether there can be any."""
        return self.most > 0


@dataclass(slots=True)
class Statuses:
    """Standings of one treaty, or of one state, by status; ``consented`` joins three of them."""

    by_status: dict[str, Range]
    consented: Range

    @property
    def party(self) -> Range:
        """Parties."""
        return self.by_status[Status.PARTY]

    @property
    def contracting(self) -> Range:
        """Contracting states."""
        return self.by_status[Status.CONTRACTING]

    @property
    def signatory(self) -> Range:
        """Signatories."""
        return self.by_status[Status.SIGNATORY]

    @property
    def former(self) -> Range:
        """Former parties."""
        return self.by_status[Status.FORMER]

    @property
    def subscriber(self) -> Range:
        """Subscribers."""
        return self.by_status[Status.SUBSCRIBER]


def tally(day: dt.date, by: Literal["treaty_id", "state_id"]) -> Mapping[str, Statuses]:
    """Count the standings on a day: two queries, three where dates are known only in part.

    By treaty, only participants that counts of states include are counted.
    """
    held = Standing.objects.all()
    if by == "treaty_id":
        held = held.of_states()
    found: dict[str, Statuses] = defaultdict(lambda: Statuses(defaultdict(Range), Range()))
    for key, status, number in (
        held.on(day).values_list(by, "status").annotate(number=Count("pk")).order_by(by, "status")
    ):
        _add(found[key], {status}, {status}, number)
    pairs = set(held.unsure_on(day).values_list("treaty_id", "state_id"))
    if pairs:
        _open(found, held, pairs, day, by)
    return found


def _open(
    found: Mapping[str, Statuses],
    held: StandingQuerySet,
    pairs: set[tuple[str, str]],
    day: dt.date,
    by: str,
) -> None:
    """Turn the numbers that rest on open dates into ranges."""
    rows = held.filter(
        treaty__in={treaty for treaty, _ in pairs}, state__in={state for _, state in pairs}
    )
    periods = answers.read_periods(rows)
    for treaty, state in pairs:
        mine = periods[treaty][state]
        entry = found[treaty if by == "treaty_id" else state]
        shown = status_on(mine, day)
        if shown != NONE:
            _add(entry, {shown}, {shown}, -1)
        possible = possible_statuses(mine, day)
        _add(entry, set(possible) if len(possible) == 1 else set(), set(possible), 1)
        if len(possible) > 1 and possible <= CONSENTED:
            entry.consented.least += 1


def _add(entry: Statuses, sure: set[str], possible: set[str], number: int) -> None:
    for status in possible - {NONE}:
        entry.by_status[status].most += number
        if status in sure:
            entry.by_status[status].least += number
    if possible & CONSENTED:
        entry.consented.most += number
        if sure & CONSENTED:
            entry.consented.least += number
