"""The clocks that run on a day, for all states or some."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from django.db.models import Q

from treaties.ahead import running_pairs, settled_by
from treaties.pages.events import Clock, clocks
from treaties.pages.sources import ActView, StateView
from treaties.pages.standings import around, sort_out

EVERY = Q()
"""All standings, of all states under all treaties."""

type Read = Callable[[Collection[str]], dict[str, ActView]]
"""Reads acts by their ids."""


def running_clocks(
    day: dt.date, states: Mapping[str, StateView], read: Read, wanted: Q = EVERY
) -> list[Clock]:
    """Return the clocks that run on a day for the standings wanted, next first."""
    settled = settled_by(day)
    held = running_pairs(day, settled, wanted)
    pairs = [(treaty, state, one) for treaty, of in held.items() for state, one in of.items()]
    ids = {
        one
        for _, _, periods in pairs
        for period in periods
        for one in (*period.basis, *(act for q in period.qualifiers for act in q.basis))
    }
    standings = sort_out(pairs, around(day, read(ids).values(), states, settled))
    return clocks(standings, day, states)
