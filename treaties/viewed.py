"""One treaty as the record holds it: read once, then derived and counted in any view."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from treaties import facts
from treaties.law.acts import Act, Participant, span_of
from treaties.law.counting import Alternative, Counts, Record, alternatives, counts, spans_of
from treaties.law.derivation import Derived, derive_all, named_by
from treaties.law.effects import Effect
from treaties.law.movement import turning_days
from treaties.law.standings import TreatyFacts, bound_from
from treaties.law.views import decide, is_contested
from treaties.law.when import when as effect_of
from treaties.terms import RECORD_VIEW, ActionKind


@dataclass(frozen=True, slots=True)
class Counting:
    """The counts of a treaty on some days, and what they would be in other views."""

    counts: Sequence[Counts]
    alternatives: Sequence[Sequence[Alternative]]
    records: Sequence[Record]


@dataclass(frozen=True)
class Viewed:
    """A treaty as the record holds it, read once and derived in any view.

    Views that decide alike are derived once.
    """

    treaty_id: str
    needed: Sequence[TreatyFacts]
    acts: Mapping[str, Sequence[Act]]
    people: Mapping[str, Participant]
    _derived: dict[tuple[object, ...], Mapping[str, Derived]] = field(default_factory=dict)

    @classmethod
    def read(cls, treaty_id: str, known: dt.datetime | None = None) -> Self:
        """Read a treaty with those that its rules name."""
        needed = named_by(facts.treaty_facts(known), [treaty_id])
        held = facts.acts([one.id for one in needed], known=known)
        return cls(treaty_id, needed, held, facts.participants(known))

    def register(self, view: str = RECORD_VIEW) -> Mapping[str, Derived]:
        """Return the treaty and those that its rules name, derived in a view."""
        decisions = [decide(act, view) for act in self._seen]
        key = tuple((one.effective, one.effective_on) for one in decisions)
        if key not in self._derived:
            self._derived[key] = derive_all(self.needed, self.acts, self.people, view=view)
        return self._derived[key]

    @property
    def holders(self) -> list[str]:
        """The views that can give other answers, the record's own among them; often none."""
        holders = {one.holder for act in self._seen if is_contested(act) for one in act.views}
        return sorted(holders | {RECORD_VIEW}) if holders else []

    @property
    def _seen(self) -> list[Act]:
        return [act for entries in self.acts.values() for act in entries if act.views]

    def when(
        self, kind: ActionKind, day: dt.date, *, state: str = "", view: str = RECORD_VIEW
    ) -> Effect:
        """Return when an act would take effect, for a state or for any state, in a view."""
        register = self.register(view)
        derived = register[self.treaty_id]
        parent = register.get(derived.treaty.rules.hangs_on)
        party_to = parent.in_force_on if parent else None
        if parent and state:
            party_to = bound_from(parent.standings.get(state, ()), day)
        periods = derived.standings.get(state, ()) if state else None
        return effect_of(derived, kind, day, party_to=party_to, periods=periods)

    def count(self, days: Sequence[dt.date], view: str = RECORD_VIEW) -> Counting:
        """Count the states of the treaty on each of some days.

        Where acts of the treaty are seen differently, every view that gives another number stands
        beside it as an alternative, never as a range.
        """
        base = self.records(view)
        found = counts_on(base, days, view)
        elsewhere = [
            counts_on(self.records(name), days, name) for name in self.holders if name != view
        ]
        differing = [
            alternatives(one, (other[number] for other in elsewhere))
            for number, one in enumerate(found)
        ]
        return Counting(found, differing, base)

    def records(self, view: str) -> list[Record]:
        """Return of every state what a count of them needs, in a view."""
        derived = self.register(view)[self.treaty_id]
        treaty, by_state = derived.treaty, defaultdict[str, list[Act]](list)
        for act in self.acts.get(self.treaty_id, ()):
            by_state[act.state].append(act)
        found = []
        for state, periods in derived.standings.items():
            signed, acted = spans_of(
                (act.kind, span_of(act, floor=treaty.floor, checks=treaty.checks))
                for act in by_state[state]
            )
            found.append(Record(self.people[state], periods, signed, acted))
        return found


def counts_on(records: Sequence[Record], days: Sequence[dt.date], view: str) -> list[Counts]:
    """Count on each of some days, once for all days between which nothing can have changed."""
    turning = sorted({day for record in records for day in turning_days(record)})
    counted: dict[int, Counts] = {}
    found = []
    for day in days:
        passed = bisect_right(turning, day)
        if passed not in counted:
            counted[passed] = counts(records, day, view)
        found.append(replace(counted[passed], on=day))
    return found
