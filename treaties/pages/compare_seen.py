"""Where some states stand, in the view shown and in every view that can differ from it."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from treaties import answers, facts
from treaties.law.derivation import dependants, named_by
from treaties.law.standings import TreatyFacts
from treaties.law.views import has_effect
from treaties.models import Characterisation, Standing
from treaties.pages.asked import Asked
from treaties.pages.contested import Held, contested_among, read_views
from treaties.terms import RECORD_VIEW, ActionKind, Opinion
from treaties.viewed import Viewed

type ByTreaty = Mapping[str, answers.Periods]
"""Periods by treaty, then by state."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Periods in the view shown, and by view in those that hold something of a contested act.

    ``held`` are the views of the acts that matter; ``contested`` names by treaty the acts that
    its standings depend on.
    """

    shown: ByTreaty
    elsewhere: Mapping[str, ByTreaty] = field(default_factory=dict)
    held: Sequence[Held] = ()
    contested: Mapping[str, Collection[str]] = field(default_factory=dict)


def read_seen(codes: Collection[str], treaties: Collection[str], asked: Asked) -> Seen:
    """Read where states stand under treaties: two queries where nothing is seen differently.

    Only treaties with acts seen differently, and those that hang on them, are derived afresh.
    """
    stored = answers.read_periods(Standing.objects.filter(state__in=codes, treaty__in=treaties))
    held = read_views(Characterisation.objects.filter(action__state__in=codes))
    contested = contested_among(held)
    if asked.own and not contested:
        return Seen(stored)
    register = facts.treaty_facts()
    reached = _reached(register, held, contested, treaties)
    moved = {one for ids in reached.values() for one in ids}
    if not asked.own:
        seen = Characterisation.objects.filter(holder=asked.view).order_by()
        of_view = seen.values_list("action__treaty_id", flat=True).distinct()
        moved |= dependants(register.values(), of_view) & set(treaties)
    if not moved:
        return Seen(stored)
    needed = named_by(register, moved)
    acts = facts.acts([one.id for one in needed])
    viewed = Viewed("", needed, acts, facts.participants())
    shown = stored if asked.own else {**stored, **_standings(viewed, asked.view, moved)}
    matter = [one for one in held if one[0].action.public_id in reached]
    return Seen(
        shown=shown,
        elsewhere={view: _standings(viewed, view, moved) for view in _others(matter, asked.view)},
        held=matter,
        contested={
            treaty: [act for act, ids in reached.items() if treaty in ids] for treaty in moved
        },
    )


def _reached(
    register: Mapping[str, TreatyFacts],
    held: Sequence[Held],
    contested: Collection[str],
    treaties: Collection[str],
) -> dict[str, set[str]]:
    """Return by contested act the treaties asked about whose standings it can move."""
    under = {row.action.public_id: row.action.treaty_id for row, _ in held}
    found = {act: dependants(register.values(), [under[act]]) & set(treaties) for act in contested}
    return {act: set(ids) for act, ids in found.items() if ids}


def _others(held: Sequence[Held], shown: str) -> list[str]:
    """Return whose view decides something, besides the one shown: the record's own first.

    Who takes no position, or calls an act contested, sees nothing otherwise.
    """
    holders = {row.holder for row, _ in held if _decides(row)}
    return sorted({RECORD_VIEW, *holders} - {shown}) if holders else []


def _decides(row: Characterisation) -> bool:
    return has_effect(ActionKind(row.action.kind), Opinion(row.opinion)) is not None


def undecided(seen: Seen, treaty: str, day: dt.date) -> dict[Opinion, list[str]]:
    """Return by opinion who holds nothing decisive of the acts that a treaty depends on.

    Acts count from the day they were done; of several views of one holder the latest counts.
    """
    latest: dict[str, Characterisation] = {}
    acts = seen.contested.get(treaty, ())
    rows = [
        row
        for row, _ in seen.held
        if row.action.public_id in acts
        and (row.action.acted_on is None or row.action.acted_on.earliest <= day)
    ]
    for row in sorted(rows, key=lambda row: str(row.voiced_on or "")):
        latest[row.holder] = row
    decided = {row.holder for row in rows if _decides(row)}
    found: dict[Opinion, list[str]] = {}
    for holder, row in latest.items():
        if holder not in decided:
            found.setdefault(Opinion(row.opinion), []).append(holder)
    return found


def _standings(viewed: Viewed, view: str, treaties: Collection[str]) -> ByTreaty:
    register = viewed.register(view)
    return {one: register[one].standings for one in treaties}
