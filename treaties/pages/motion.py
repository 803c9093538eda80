"""Which treaty is most in motion: the one under which most states moved, or are known to move.

A state moves under a treaty that binds in law by an act that changes where it stands, and when a
status of it begins or ends; however often, it counts once.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from treaties.pages.events import Clock
from treaties.pages.moves import Move
from treaties.upcoming import Stretch

BACK, AHEAD = relativedelta(months=12), relativedelta(months=6)
"""How far one looks back and ahead."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The treaty most in motion on a day: the codes of the states that moved or will."""

    treaty: str
    states: frozenset[str]
    since: dt.date
    until: dt.date

    @property
    def number(self) -> int:
        """How many states moved or will."""
        return len(self.states)


def most_in_motion(moves: Iterable[Move], clocks: Iterable[Clock], day: dt.date) -> Motion | None:
    """Return the treaty under which most states move around a day; None where none does.

    Of several, the one under which a state moved last.
    """
    stretch = Stretch(day, day - BACK, day + AHEAD)
    states: dict[str, set[str]] = defaultdict(set)
    last: dict[str, str] = defaultdict(str)
    for move in moves:
        if move.since(stretch.first):
            states[move.treaty].add(move.state)
            last[move.treaty] = max(last[move.treaty], str(move.on))
    for clock in clocks:
        span = clock.item.span
        if (span.first or span.last) and stretch.reaches(span):
            states[clock.treaty] |= {one.code for one in clock.states}
    if not states:
        return None
    most = max(states, key=lambda one: (len(states[one]), last[one], one))
    return Motion(most, frozenset(states[most]), stretch.first, stretch.last)
