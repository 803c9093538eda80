"""How many states on some days, what moved the number between them, and the line it makes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from treaties import answers
from treaties.ahead import settled_by
from treaties.fields import unknown_id
from treaties.law.movement import Level, Move, Sum, between, level_on, levels, moves, sums
from treaties.models import Characterisation, Treaty, TreatyAction
from treaties.pages import changes
from treaties.pages.asked import Asked
from treaties.pages.changes import Change
from treaties.pages.chart import Chart
from treaties.pages.contested import Held, read_views
from treaties.pages.counted import named
from treaties.pages.events import MOVES, founding
from treaties.pages.numbers_drawn import Course, drawn
from treaties.pages.numbers_seen import Claim, Reason, Seen, claims, otherwise, reasons
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    names_of,
    read_acts,
    read_states,
)
from treaties.pages.treaty import UnknownTreatyError
from treaties.pages.viewing import Viewing, viewing
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import ActionKind, Binding, Counted

MANY = 25
"""How many rows a list may have and still stand open."""

BESIDE = MOVES - {ActionKind.SIGNATURE}
"""Acts listed between two days though they moved no number in that time."""


@dataclass(frozen=True, slots=True)
class Between:
    """What moved the number between two days, and how it adds up.

    ``beside`` are acts of that time that did not move it, or not yet.
    """

    start: Level
    end: Level
    sums: tuple[Sum, ...]
    changes: tuple[Change, ...]
    beside: tuple[ActView, ...]

    @property
    def many(self) -> bool:
        """Whether the changes are too many to stand open."""
        return len(self.changes) > MANY


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """Everything that the page shows."""

    viewing: Viewing
    which: Counted
    label: str
    rule: str
    numbers: tuple[Level, ...]
    reasons: tuple[Reason, ...]
    seen: tuple[Seen, ...]
    claims: tuple[Claim, ...]
    between: tuple[Between, ...]
    follows: tuple[Change, ...]
    charts: tuple[Chart, ...]
    levels: tuple[Level, ...]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]


def read_treaty(treaty_id: str) -> Treaty:
    """Return a treaty of the register.

    Raises:
        UnknownTreatyError: it holds none of this id.
    """
    found = Treaty.objects.filter(pk=treaty_id).first()
    if found is None:
        known = Treaty.objects.order_by("pk").values_list("pk", flat=True)
        raise UnknownTreatyError(unknown_id(Treaty, treaty_id, known))
    return found


def usual_days(treaty: Treaty, last: dt.date) -> tuple[dt.date, ...]:
    """Return the days compared where none are named: five years back, or the opening, to now."""
    opened = treaty.opened_for_signature_on or treaty.adopted_on
    begun = min(opened.earliest, last) if opened else last
    wanted = (last - relativedelta(years=5), last - relativedelta(years=1), last)
    return tuple(sorted({max(day, begun) for day in wanted}))


def usual_count(treaty: Treaty, day: dt.date) -> Counted:
    """Return what is counted where nothing is named: parties, once there can be any."""
    since = treaty.entered_into_force_on
    can_be = since is not None and since.earliest <= day
    return Counted.PARTIES if can_be and treaty.binding == Binding.LEGAL else Counted.CONSENTED


def numbers_page(
    treaty: Treaty, asked: Asked, days: Sequence[dt.date], which: Counted | None
) -> NumbersPage:
    """Read the page; without days it compares the usual ones, up to the day asked about."""
    days = days or usual_days(treaty, asked.on)
    which = which or usual_count(treaty, days[-1])
    states, cited = read_states(), Cited()
    names = names_of(states)
    acts = read_acts(_actions(treaty), {treaty.pk: treaty.binding}, cited)
    views = _views(treaty, cited)
    counting = answers.count(treaty.pk, days, view=asked.view)
    every = moves(counting.records, which)
    known = changes.around(which, treaty.pk, states, counting.records, acts)
    held = levels(every)
    numbers = tuple(level_on(held, day) for day in days)
    parts = tuple(_between(every, known, *both) for both in pairwise(numbers))
    ahead = _ahead(every, known, treaty, days[-1])
    follows = tuple(changes.told(move, known) for move in ahead)
    label, rule, _ = named(which, political=treaty.binding == Binding.POLITICAL)
    return NumbersPage(
        viewing=viewing(asked.view, views, names),
        which=which,
        label=label,
        rule=rule,
        numbers=numbers,
        reasons=reasons(counting.counts, known),
        seen=otherwise(counting, which, names),
        claims=claims(views, counting.counts[-1], known, cited),
        between=parts,
        follows=follows,
        charts=drawn(Course(treaty, which, label, held, numbers, ahead)),
        levels=tuple(one for one in held[1:] if one.on <= days[-1]),
        sources=_sources([*(one for part in parts for one in part.changes), *follows]),
        states=states,
    )


def _actions(treaty: Treaty) -> TreatyActionQuerySet:
    actions = TreatyAction.objects.uncorrected().filter(treaty=treaty)
    return actions.order_by("acted_on", "public_id")


def _views(treaty: Treaty, cited: Cited) -> list[Held]:
    """Return the views held of acts of a treaty, and read their sources."""
    held = read_views(Characterisation.objects.filter(action__treaty=treaty))
    cited.read(one for _, ids in held for one in ids)
    return held


def _between(every: Sequence[Move], known: changes.Around, start: Level, end: Level) -> Between:
    found = between(every, start.on, end.on)
    told = tuple(changes.told(move, known) for move in found)
    return Between(
        start=start,
        end=end,
        sums=sums(start, found, end),
        changes=told,
        beside=_beside(known, start.on, end.on, told),
    )


def _beside(
    known: changes.Around, after: dt.date, by: dt.date, told: Iterable[Change]
) -> tuple[ActView, ...]:
    """Return what else was done between two days that bears on where states stand."""
    shown = {act.id for change in told for act in change.acts}
    periods = known.periods.values()
    basis = {one for held in periods for period in held for one in period.basis}
    return tuple(
        act
        for act in founding(known.acts.values(), basis)
        if act.kind in BESIDE
        and act.id not in shown
        and act.acted is not None
        and after < act.acted.latest <= by
    )


def _ahead(
    every: Sequence[Move], known: changes.Around, treaty: Treaty, last: dt.date
) -> list[Move]:
    """Return the moves after the last day that follow from what was done by then.

    That a treaty enters into force is known once its condition is met.
    """
    later = [move for move in every if move.on > last]
    if not later:
        return []
    since = treaty.entered_into_force_on
    settled = (since is not None and since.latest <= last) or treaty.pk in settled_by(last)
    done = _done_by(last, known)
    foreseen = []
    for move in later:
        acts = changes.told(move, known).acts
        if settled and acts and all(act.id in done for act in acts):
            foreseen.append(move)
    return between(foreseen, last, dt.date.max)


def _done_by(day: dt.date, known: changes.Around) -> set[str]:
    """Return the acts that were done by a day for certain: by their date, or as standings tell."""
    dated = {one.id for one in known.acts.values() if one.acted and one.acted.latest <= day}
    standing = (period for periods in known.periods.values() for period in periods)
    held = (one for one in standing if one.starts.last is not None and one.starts.last <= day)
    return dated.union(*(period.basis for period in held))


def _sources(told: Iterable[Change]) -> list[SourceView]:
    """Return the sources that the changes cite, each once, by publisher and title."""
    cited = Cited({source.id: source for change in told for source in change.sources})
    return cited.listed
