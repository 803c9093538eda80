"""What a treaty waits for before it enters into force, as tallies of states."""

from dataclasses import dataclass

from treaties.law.provisions import EntryIntoForceRule, ListedAll, Named, Threshold
from treaties.terms import CONSENT, ActionKind


@dataclass(frozen=True, slots=True)
class Condition:
    """How many states must consent, by acts of which kinds.

    ``named`` are the states that count, all where it is empty; ``others_than`` those that do not.
    """

    needed: int
    kinds: frozenset[ActionKind]
    named: frozenset[str] = frozenset()
    others_than: frozenset[str] = frozenset()

    def takes(self, state: str) -> bool:
        """Whether consent of a state counts."""
        return state not in self.others_than and (not self.named or state in self.named)

    @property
    def what(self) -> str:
        """What is counted, in a word or two."""
        if self.named:
            return "states named"
        return "others" if self.others_than else "states"


def conditions(rule: EntryIntoForceRule) -> list[Condition]:
    """Return the conditions of a rule that counts states of its own; none of the other rules."""
    match rule:
        case Threshold(count=count, instruments=kinds):
            return [Condition(count, kinds)]
        case ListedAll(states=states):
            return [Condition(len(states), CONSENT, states)]
        case Named(states=states, others=others, instruments=kinds):
            named = Condition(len(states), kinds, states)
            return [named, Condition(others, kinds, others_than=states)] if others else [named]
        case _:
            return []
