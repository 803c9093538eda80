"""The record as the law takes it, read once to be asked what would follow from an entry."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from treaties import facts
from treaties.law.acts import Act, Participant
from treaties.law.derivation import Derived, contexts, dependants, derive_all, named_by
from treaties.law.legality import Case, Irregularity, cases, irregularities
from treaties.law.periods import Period
from treaties.law.sense import SENSE
from treaties.law.standings import TreatyFacts, standings
from treaties.models import Provision, TreatyAction
from treaties.presentation import bare_words
from treaties.terms import ProvisionKind

DUPLICATE = "duplicate"
"""The rule that no act is entered twice, which no treaty needs to state."""


@dataclass(frozen=True, slots=True)
class World:
    """The record as the law takes it, with everything that a change of one treaty reaches."""

    treaty_id: str
    treaties: Sequence[TreatyFacts]
    people: Mapping[str, Participant]
    acts: Mapping[str, Sequence[Act]]
    reservations: str

    def derive(self) -> Mapping[str, Derived]:
        """Derive every treaty that is reached."""
        return derive_all(self.treaties, self.acts, self.people)

    def cases(self, derived: Mapping[str, Derived], states: Collection[str]) -> list[Case]:
        """Return what the rules look at, for some states."""
        acts = [act for act in self.held if act.state in states]
        treaty = derived[self.treaty_id]
        return list(cases(treaty, acts, self.people, derived, reservations=self.reservations))

    @property
    def held(self) -> Sequence[Act]:
        """The acts under the treaty."""
        return self.acts.get(self.treaty_id, ())

    def without(self, act_id: str) -> "World":
        """Return the world without an act."""
        held = [act for act in self.held if act.id != act_id]
        return replace(self, acts={**self.acts, self.treaty_id: held})

    def having(self, entry: TreatyAction, new: Act | None) -> "World":
        """Return the world with an act more, in the place of the one that the entry corrects."""
        old = entry.corrects.public_id if entry.corrects else ""
        left = self.without(old)
        if new is None:
            return left
        held = [*(_renamed(act, old, new.id) for act in left.held), new]
        return replace(self, acts={**self.acts, self.treaty_id: held})


@dataclass(frozen=True, slots=True)
class Scene:
    """One state under one treaty, to be asked what the rules say of an act more.

    The other states are derived once; only the standings of this one are derived anew.
    """

    world: World
    derived: Mapping[str, Derived]
    state: str

    @property
    def periods(self) -> tuple[Period, ...]:
        """The standings of the state."""
        return self.derived[self.world.treaty_id].standings.get(self.state, ())

    def case(self, *more: Act) -> Case | None:
        """Return what the rules look at, with some acts more; None where there is no act."""
        world, treaty = self.world, self.derived[self.world.treaty_id]
        held = [*(act for act in world.held if act.state == self.state), *more]
        context = contexts(treaty, world.people, self.derived)(self.state)
        periods = standings(treaty.treaty, held, context) if more else self.periods
        then = replace(treaty, standings={self.state: periods})
        given = {"reservations": world.reservations}
        return next(cases(then, held, world.people, self.derived, **given), None)


def read(treaty_id: str) -> World:
    """Read what a change of a treaty can reach."""
    register = facts.treaty_facts()
    needed = named_by(register, dependants(register.values(), [treaty_id]))
    row = Provision.objects.filter(treaty=treaty_id, kind=ProvisionKind.RESERVATIONS)
    return World(
        treaty_id,
        needed,
        facts.participants(),
        facts.acts([one.id for one in needed]),
        row.values_list("rule__allowed", flat=True).first() or "",
    )


def troubles(case: Case) -> list[Irregularity]:
    """Return what the rules do not allow, what makes no sense, and what stands twice."""
    found = [*irregularities(case), *_nonsense(case)]
    return [*(replace(one, detail=_in_words(one.detail, case)) for one in found), *_twice(case)]


def _nonsense(case: Case) -> list[Irregularity]:
    return [
        Irregularity(name, one.act.id, one.act.state, detail)
        for name, rule in SENSE.items()
        for one, detail in rule(case)
    ]


def _in_words(detail: str, case: Case) -> str:
    """Return what is wrong with acts called by kind and date, not by id."""
    for act in sorted((one.act for one in case.acts), key=lambda act: -len(act.id)):
        kind = act.kind.label.lower()
        detail = detail.replace(act.id, f"the {kind} of {bare_words(act.acted)}")
        if "_" in act.kind.value:
            detail = detail.replace(act.kind.value, kind)
    return detail


def _twice(case: Case) -> list[Irregularity]:
    """Return the acts that stand twice: same kind and date, same depositary, same matter."""
    seen: dict[tuple[object, ...], str] = {}
    found = []
    for one in case.acts:
        act = one.act
        key = (act.kind, act.acted, act.depositary, act.towards, act.answers)
        if act.acted is not None and key in seen:
            detail = f"the same act stands in the record as {seen[key]}"
            found.append(Irregularity(DUPLICATE, act.id, act.state, detail))
        seen.setdefault(key, act.id)
    return found


def _renamed(act: Act, old: str, new: str) -> Act:
    """Let what answered the old entry answer the one in its place."""
    if old not in act.answers:
        return act
    return replace(act, answers=act.answers - {old} | {new})
