"""What an edition of the record holds that many answers need, kept while it lasts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.dates import Span
from treaties import answers, facts
from treaties.editions import Edition
from treaties.law.standings import TreatyFacts
from treaties.models import EntryIntoForce, Standing, TreatyAction
from treaties.terms import Status


@dataclass(frozen=True, slots=True)
class Governing:
    """What decides when acts under one treaty take effect.

    ``party_to`` holds since when each state is party to the treaty that the rules name.
    """

    facts: TreatyFacts
    in_force_on: Span | None
    party_to: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that replaced another one, or took it back where it is void."""

    old: int
    new: int
    old_id: str
    new_id: str
    void: bool
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What an edition holds that many answers need."""

    governing: Mapping[str, Governing]
    corrections: Sequence[Correction]


def kept(edition: Edition) -> Kept:
    """Return what an edition holds, read once while it lasts."""
    return _kept(edition) if edition.changed_at else _kept.__wrapped__(edition)


@lru_cache(maxsize=2)
def _kept(_edition: Edition) -> Kept:
    register = facts.treaty_facts()
    derived = {row.treaty_id: row for row in EntryIntoForce.objects.all()}
    parents = _parties({parent for one in register.values() if (parent := one.rules.hangs_on)})
    governing = {
        one.id: Governing(one, _in_force_on(one, derived.get(one.id)), parents[one.rules.hangs_on])
        for one in register.values()
    }
    fields = ("corrects_id", "pk", "corrects__public_id", "public_id", "void", "recorded_at")
    corrections = TreatyAction.objects.exclude(corrects=None).order_by("pk").values_list(*fields)
    return Kept(governing, [Correction(*row) for row in corrections])


def governing_as_known(treaty_ids: Iterable[str], moment: dt.datetime) -> dict[str, Governing]:
    """Return what decided when acts take effect, as the record stood at a moment."""
    found = {}
    derived = answers.derive_many(treaty_ids, known=moment)
    for one in derived.values():
        parent = derived.get(one.treaty.rules.hangs_on)
        standings = parent.standings if parent else {}
        spans = {
            state: next((each.starts for each in periods if each.status is Status.PARTY), None)
            for state, periods in standings.items()
        }
        party_to = {state: span for state, span in spans.items() if span}
        found[one.treaty.id] = Governing(one.treaty, one.in_force_on, party_to)
    return found


def _parties(treaty_ids: Iterable[str]) -> Mapping[str, dict[str, Span]]:
    found: dict[str, dict[str, Span]] = defaultdict(dict)
    rows = Standing.objects.parties().filter(treaty__in=list(treaty_ids))
    for row in rows.order_by("treaty_id", "state_id", "position", "pk"):
        span = Span(row.since_earliest, row.since_latest)
        found[row.treaty_id].setdefault(row.state_id, span)
    return found


def _in_force_on(treaty: TreatyFacts, derived: EntryIntoForce | None) -> Span | None:
    if treaty.entered_into_force:
        return treaty.entered_into_force.span
    if derived is None or derived.note:
        return None
    return Span(derived.earliest, derived.latest)
