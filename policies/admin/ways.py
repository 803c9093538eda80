"""What a step at home would do to the way that it belongs to: nothing here writes."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from policies import facts
from policies.admin.telling import NEW, Line, Lines, Row, Told
from policies.law.ladder import Ladder
from policies.models import DomesticStep
from policies.terms import Stage
from treaties.answers import Asked, pair_periods
from treaties.law.periods import possible_statuses
from treaties.presentation import bare_words, status_words, upper_first

ENDS = {
    Stage.DEPOSITED: "ended by the act",
    Stage.IN_EFFECT: "ended by the act, which is in effect",
    Stage.DENIED: "given up",
}


def ways(treaty: str, state: str, aim: str) -> list[Lines]:
    """Return the ways of a state to an act as they stand, oldest first."""
    about = Q(treaty=treaty, state=state, aim=aim)
    return [_told(way) for way in facts.ladders(facts.steps(wanted=about))]


def foresee(entry: DomesticStep, today: dt.date) -> Told:
    """Return what would follow if a step were made; a correction takes another one's place."""
    about = Q()
    pairs = {}
    both: list[Any] = [one for one in (entry, entry.corrects) if one]
    for one in both:
        about |= Q(treaty=one.treaty_id, state=one.state_id, aim=one.aim)
        pairs[one.treaty_id, one.state_id] = f"{one.state}, {one.treaty}"
    held = [one for one in facts.steps(wanted=about) if one.pk != entry.corrects_id]
    shown = held if entry.void else [*held, _unsaved(entry)]
    rows = [_standing(*pair, name, today) for pair, name in pairs.items()]
    lists = [_told(way) for way in facts.ladders(shown)]
    what = "A step at home changes no status: where the state stands stays as it is."
    return Told(what, rows, lists, list(_warnings(entry, held)))


def _told(way: Ladder) -> Lines:
    end = ENDS.get(way.reached.stage, "nothing is deposited, so it waits for the act")
    lines = [
        Line(
            f"{Stage(rung.stage).label}: {bare_words(rung.on) if rung.on else 'day not known'}",
            NEW in rung.steps,
        )
        for rung in way.rungs
    ]
    return Lines(f"The way to: {way.aim.label.lower()} ({end})", lines)


def _standing(treaty: str, state: str, name: str, today: dt.date) -> Row:
    periods = pair_periods(treaty, state, Asked(today))
    stands = upper_first(status_words(sorted(possible_statuses(periods, today))))
    return Row(f"{name}: today, {bare_words(today)}", stands, stands)


def _warnings(entry: DomesticStep, held: Collection[DomesticStep]) -> Iterable[str]:
    if entry.void:
        return
    alike = ("treaty_id", "state_id", "aim", "stage", "taken_on")
    for one in held:
        if all(getattr(one, name) == getattr(entry, name) for name in alike):
            yield f"{one} is of the same stage and day: is it the same step?"
    if entry.taken_on is None:
        yield "No day: it comes before every step that has one."


def _unsaved(entry: DomesticStep) -> DomesticStep:
    about = {name: getattr(entry, name) for name in ("treaty_id", "state_id", "aim", "stage")}
    return DomesticStep(pk=NEW, taken_on=entry.taken_on, **about)
