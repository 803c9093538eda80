"""What an entry would do, told before it is made: nothing here writes to the database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from policies import facts
from policies.law import in_force
from policies.models import DomesticStep, Entry, PolicyChange
from policies.terms import Force, Stage
from treaties.answers import Asked, pair_periods
from treaties.law.periods import possible_statuses
from treaties.presentation import bare_words, status_words

NEW = "new-entry"
"""The id of the entry while it is not made."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chain or of the ladder; ``new`` is the entry itself."""

    words: str
    new: bool


@dataclass(frozen=True, slots=True)
class Row:
    """How a track, or a state, stands on a day before and after."""

    day: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """What would follow from an entry, in words."""

    rows: Sequence[Row]
    lines: Sequence[Line]
    warnings: Sequence[str]
    what: str


def foresee(entry: Entry, today: dt.date) -> Told:
    """Return what would follow if the entry were made; a correction takes the place of another."""
    if isinstance(entry, PolicyChange):
        return _policy(entry, today)
    if isinstance(entry, DomesticStep):
        return _step(entry, today)
    return Told([], [], [], "A position changes no status and no policy.")


def _policy(entry: PolicyChange, today: dt.date) -> Told:
    about = Q(state=entry.state_id, topic=entry.topic_id, track=entry.track)
    held = list(PolicyChange.objects.uncorrected().filter(about))
    titles = {one.pk: one.title for one in held} | {NEW: entry.title}
    before = facts.changes_in(held)
    after = _with(before, entry)
    was, becomes = (_track(found) for found in (before, after))
    days = {today: "Today"}
    for date in (entry.announced_on, entry.effective_on):
        if date is not None:
            days.setdefault(date.latest, "On its day")
    rows = [
        Row(f"{name}, {bare_words(day)}", _stands(was, day, titles), _stands(becomes, day, titles))
        for day, name in sorted(days.items())
    ]
    lines = [_link(link, titles) for link in becomes.links] if becomes else []
    return Told(rows, lines[::-1], _warnings(entry, before, today), "The chain as it would be")


def _with(before: Mapping[str, in_force.Change], entry: PolicyChange) -> dict[str, in_force.Change]:
    """Return the changes with the entry among them, in the place of what it corrects."""
    old = entry.corrects_id or ""
    after = {
        key: replace(one, supersedes=NEW) if old and one.supersedes == old else one
        for key, one in before.items()
        if key != old
    }
    if not entry.void:
        after[NEW] = replace(facts.change_of(entry), id=NEW)
    return after


def _track(found: Mapping[str, in_force.Change]) -> in_force.Track | None:
    return next(iter(in_force.tracks(found.values())), None)


def _stands(track: in_force.Track | None, day: dt.date, titles: Mapping[str, str]) -> str:
    standing = track.on(day) if track else None
    if standing is None or standing.leading is None:
        return "Nothing has taken effect"
    leading = standing.leading
    force = "in force" if leading.change.force is Force.IN_FORCE else "as announced"
    told = f"{titles[leading.change.id]}, {force} since {bare_words(leading.since)}"
    beside = "; ".join(titles[one.change.id] for one in standing.beside)
    return f"{told}; beside it: {beside}" if beside else told


def _link(link: in_force.Link, titles: Mapping[str, str]) -> Line:
    until = f", until {bare_words(link.until)}" if link.until else ""
    said = "" if link.change.effective else " (as announced)"
    words = f"{bare_words(link.since)}{said}{until}: {titles[link.change.id]}"
    return Line(words, link.change.id == NEW)


def _warnings(
    entry: PolicyChange, before: Mapping[str, in_force.Change], today: dt.date
) -> list[str]:
    if entry.void:
        return []
    told = []
    if entry.effective_on is None:
        told.append("No date of effect: it will show as announced, and not as in force.")
    elif entry.announced_on and entry.effective_on.latest < entry.announced_on.earliest:
        told.append("It takes effect before it is announced: verify_record will ask for a reason.")
    if entry.effective_on and entry.effective_on.earliest > today:
        told.append("Its effect lies ahead: until then it is shown as coming.")
    others = [one for one in before.values() if one.id != entry.corrects_id]
    if others and entry.supersedes_id is None:
        told.append("It supersedes nothing: what stands on the track stays beside it.")
    same = [one.id for one in others if str(one.announced) == str(entry.announced_on)]
    if same:
        told.append(f"{same[0]} was announced on the same day along this track: is it the same?")
    return told


def _step(entry: DomesticStep, today: dt.date) -> Told:
    about = Q(treaty=entry.treaty_id, state=entry.state_id, aim=entry.aim)
    held = [one for one in facts.steps(wanted=about) if one.pk != entry.corrects_id]
    shown = [*held] if entry.void else [*held, _unsaved(entry)]
    ways = facts.ladders(shown)
    lines = [
        Line(
            f"{Stage(rung.stage).label}: {bare_words(rung.on) if rung.on else 'day not known'}",
            NEW in rung.steps,
        )
        for way in ways
        for rung in way.rungs
    ]
    periods = pair_periods(entry.treaty_id, entry.state_id, Asked(today))
    stands = status_words(sorted(possible_statuses(periods, today)))
    row = Row(f"Standing today, {bare_words(today)}", stands, stands)
    return Told([row], lines, [], "The way to the act; a step at home changes no status")


def _unsaved(entry: DomesticStep) -> DomesticStep:
    return DomesticStep(
        pk=NEW,
        treaty_id=entry.treaty_id,
        state_id=entry.state_id,
        aim=entry.aim,
        stage=entry.stage,
        taken_on=entry.taken_on,
    )
