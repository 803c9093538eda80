"""What lies ahead, read from the record: for pages, API and calendars alike."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from django.db.models import Q

from core.dates import Span
from treaties import answers, facts
from treaties.falling_due import Grounds, Register, of_treaty, ruled
from treaties.filters import EVERYWHERE, Among
from treaties.filters.kinds import over_by
from treaties.law.derivation import Derived
from treaties.law.parsing import parse_rule
from treaties.law.periods import Period
from treaties.law.provisions import Clause, ShownRule
from treaties.law.standings import TreatyFacts
from treaties.models import EntryIntoForce, Provision, Standing, Treaty, TreatyAction
from treaties.terms import EXIT, Binding, ProvisionKind, Qualifier, Status
from treaties.upcoming import Stretch, Upcoming, began, of_state

BOUND = frozenset({Status.PARTY, Status.CONTRACTING})
"""Where a state stands if what falls due under a treaty concerns it."""

type Standings = Mapping[str, Mapping[str, tuple[Period, ...]]]
"""Periods by treaty and state."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: as of which day and in whose view, of which states and treaties."""

    asked: answers.Asked
    today: dt.date
    among: Among = EVERYWHERE

    @property
    def on(self) -> dt.date:
        """The day from which one looks ahead."""
        return self.asked.on


@dataclass(frozen=True, slots=True)
class Ahead:
    """The record as far as it tells of what lies ahead, in one view.

    ``derived`` holds the treaties of which the view gives other standings than those stored.
    """

    question: Question
    register: Register
    derived: Mapping[str, Derived] = field(default_factory=dict)

    @classmethod
    def read(cls, question: Question, register: Register | None = None) -> "Ahead":
        """Read the rules, unless they are at hand, and derive what the view moves."""
        held = read_register() if register is None else register
        derived = _derived(question)
        moved = {one: grounds_in(held[one], found) for one, found in derived.items()}
        return cls(question, {**held, **moved}, derived)

    def for_states(self) -> list[Upcoming]:
        """Return what is to take effect for states, next first: two queries."""
        day, found = self.question.on, list[Upcoming]()
        for treaty, states in self._standing().items():
            grounds = self.register[treaty]
            for state, periods in states.items():
                settled = grounds.settled_by(day)
                for one in of_state(treaty, state, periods, day, settled=settled):
                    found.append(ruled(one, grounds))
        return sorted(found, key=lambda one: one.order)

    def for_treaties(self, stretch: Stretch) -> list[Upcoming]:
        """Return what falls due under treaties within a stretch, next first.

        Where it is asked of some states, of the treaties that bind them: one query.
        """
        concerned = self._concerned({stretch.first, stretch.on})
        every = (
            one
            for treaty, grounds in self.register.items()
            if concerned is None or treaty in concerned
            for one in of_treaty(grounds, stretch, self.register, self.question.today)
        )
        return sorted(every, key=lambda one: one.order)

    def began(self, stretch: Stretch) -> list[Upcoming]:
        """Return what took effect for states within a stretch, first first: two queries."""
        among, found = self.question.among, list[tuple[str, str, tuple[Period, ...]]]()
        for treaty, states in self._stored_since(stretch).items():
            found += [(treaty, state, periods) for state, periods in states.items()]
        for treaty, derived in self.derived.items():
            if derived.treaty.binding is Binding.LEGAL:
                held = derived.standings.items()
                found += [(treaty, *one) for one in held if among.takes(treaty, one[0])]
        exits = exits_among(act for *_, periods in found for one in periods for act in one.basis)
        every = (
            ruled(each, self.register[treaty])
            for treaty, state, periods in found
            for each in began(treaty, state, periods, stretch, exits)
        )
        return sorted(every, key=lambda one: one.order)

    def within(self, stretch: Stretch) -> list[Upcoming]:
        """Return everything that is to come within a stretch, next first."""
        states = (one for one in self.for_states() if stretch.reaches(one.span))
        return sorted((*states, *self.for_treaties(stretch)), key=lambda one: one.order)

    def _standing(self) -> Standings:
        """Return the standings under which a clock can run."""
        among, day = self.question.among, self.question.on
        settled = [one for one, held in self.register.items() if held.settled_by(day)]
        stored = running_pairs(day, settled, among.rows & ~Q(treaty__in=list(self.derived)))
        return {**stored, **self._derived_standings()}

    def _derived_standings(self) -> Standings:
        takes = self.question.among.takes
        return {
            treaty: {
                state: periods for state, periods in one.standings.items() if takes(treaty, state)
            }
            for treaty, one in self.derived.items()
        }

    def _stored_since(self, stretch: Stretch) -> Standings:
        return answers.read_periods(
            Standing.objects.filter(
                self.question.among.rows,
                ~Q(treaty__in=list(self.derived)),
                treaty__binding=Binding.LEGAL,
                status__in=[Status.PARTY, Status.FORMER],
                since_latest__gt=stretch.first,
                since_earliest__lte=stretch.last,
            )
        )

    def _concerned(self, days: Collection[dt.date]) -> frozenset[str] | None:
        """Return the treaties that are asked about; None for all.

        Of states, those that bind one of them on one of the days.
        """
        among = self.question.among
        if among.states is None:
            return among.treaties
        on_one = reduce(or_, (Q(period__contains=day) for day in days))
        bound = Standing.objects.filter(among.rows, on_one, status__in=BOUND)
        stored = set(bound.order_by().values_list("treaty_id", flat=True).distinct())
        derived = {
            treaty
            for treaty, states in self._derived_standings().items()
            if any(
                one.status in BOUND and any(one.on(day) for day in days)
                for held in states.values()
                for one in held
            )
        }
        return frozenset((stored - self.derived.keys()) | derived)


def _derived(question: Question) -> dict[str, Derived]:
    """Return the treaties of which the view gives other standings than the record's own."""
    if question.asked.stored:
        return {}
    wanted = question.among.treaties
    moved = answers.seen_differently()
    moved = moved if wanted is None else moved & wanted
    derived = answers.derive_many(moved, view=question.asked.view) if moved else {}
    return {treaty: one for treaty, one in derived.items() if treaty in moved}


def running_pairs(day: dt.date, settled: Collection[str], wanted: Q) -> Standings:
    """Return the periods of states for which a clock can run on a day: two queries."""
    waiting = Q(status=Status.CONTRACTING, treaty__in=settled)
    leaving = Q(qualifiers__contains=[{"name": Qualifier.LEAVING.value}])
    pairs = sorted(
        Standing.objects.possible_on(day)
        .filter(wanted, waiting | leaving)
        .values_list("treaty_id", "state_id")
        .distinct()
    )
    held = answers.read_periods(
        Standing.objects.filter(
            treaty__in={treaty for treaty, _ in pairs}, state__in={state for _, state in pairs}
        )
    )
    found: dict[str, dict[str, tuple[Period, ...]]] = defaultdict(dict)
    for treaty, state in pairs:
        found[treaty][state] = held[treaty][state]
    return found


def settled_by(day: dt.date) -> set[str]:
    """Return the treaties of which it was known on a day when they enter into force: one query."""
    derived = Q(derived_entry_into_force__threshold_on__lte=day)
    derived |= Q(derived_entry_into_force__latest__lte=day)
    known = Treaty.objects.filter(derived | over_by("entered_into_force_on", day))
    return set(known.values_list("pk", flat=True))


def read_register() -> dict[str, Grounds]:
    """Return what decides what lies ahead, of every treaty: six queries."""
    derived = {row.treaty_id: row for row in EntryIntoForce.objects.order_by("pk")}
    reasons = dict(Treaty.objects.order_by("pk").values_list("pk", "end_reason"))
    reviews = _reviews()
    return {
        one.id: _grounds(one, derived.get(one.id), reviews.get(one.id), reasons.get(one.id, ""))
        for one in facts.treaty_facts().values()
    }


def _reviews() -> dict[str, Clause[ShownRule]]:
    rows = Provision.objects.filter(kind=ProvisionKind.REVIEW).order_by("treaty_id", "id")
    found = {}
    for row in rows:
        rule = parse_rule(row.treaty_id, row.kind, row.article, row.rule_text)
        if isinstance(rule, ShownRule):
            found[row.treaty_id] = Clause(rule, row.article, row.summary)
    return found


def _grounds(
    treaty: TreatyFacts,
    derived: EntryIntoForce | None,
    review: Clause[ShownRule] | None,
    end_reason: str,
) -> Grounds:
    official = treaty.entered_into_force
    span = official.span if official else None
    known = [span.last] if span else []
    counted: tuple[str, ...] = ()
    if derived is not None:
        counted = tuple(derived.counted)
        known += [derived.threshold_on, derived.latest]
        if span is None and not derived.note:
            span = Span(derived.earliest, derived.latest)
    settled = min((one for one in known if one), default=None)
    return Grounds(treaty, span, settled, counted, review, end_reason)


def grounds_in(held: Grounds, derived: Derived) -> Grounds:
    """Return the grounds of a treaty as a view gives them."""
    found, official = derived.entry_into_force, derived.treaty.entered_into_force
    known = [one.last for one in (found.threshold, found.span) if one]
    known += [official.latest] if official else []
    settled = min((one for one in known if one), default=None)
    return replace(held, in_force_on=derived.in_force_on, settled_on=settled, counted=found.counted)


def exits_among(ids: Iterable[str]) -> frozenset[str]:
    """Return those of some acts by which states leave: one query."""
    rows = TreatyAction.objects.filter(public_id__in=set(ids), kind__in=EXIT)
    return frozenset(rows.values_list("public_id", flat=True))
