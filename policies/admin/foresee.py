"""What an entry would do, told before it is made: nothing here writes to the database."""

import datetime as dt
from collections.abc import Iterable

from policies.admin import chains, ways
from policies.admin.telling import Told
from policies.models import DomesticStep, Entry, PolicyChange, Position


def foresee(entry: Entry, today: dt.date) -> Told:
    """Return what would follow if the entry were made; a correction takes the place of another."""
    match entry:
        case PolicyChange():
            return chains.foresee(entry, today)
        case DomesticStep():
            return ways.foresee(entry, today)
        case Position():
            return Told("A position changes no status and no policy.", warnings=list(_same(entry)))
        case _:
            msg = f"{type(entry).__name__} is not entered here"
            raise TypeError(msg)


def _same(entry: Position) -> Iterable[str]:
    if entry.void:
        return
    alike = ("state_id", "treaty_id", "topic_id", "stance", "voiced_on")
    held = Position.objects.uncorrected().filter(**{name: getattr(entry, name) for name in alike})
    for one in held.exclude(pk=entry.corrects_id or "").order_by("pk"):
        yield f"{one} says the same on the same day: is it the same?"
