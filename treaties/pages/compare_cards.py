"""What a reader must know of the states compared before anything is said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaties.models import State, TreatyAction
from treaties.pages.sources import StateView
from treaties.pages.state import existed_words
from treaties.terms import StateKind


@dataclass(frozen=True, slots=True)
class Instead:
    """A state to compare in the place of another one, and the codes of that comparison."""

    state: StateView
    codes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must know of a state: when it existed, whom it followed, who followed it.

    ``silent``: it no longer exists and the record holds no act of it, so that nothing can be said.
    ``others`` are the codes compared without it.
    """

    state: StateView
    existed: str
    predecessors: Sequence[StateView]
    successors: Sequence[StateView]
    note: str
    silent: bool
    others: Sequence[str]

    @property
    def tells(self) -> bool:
        """Whether there is anything to know."""
        return bool(self.existed or self.predecessors or self.successors or self.note)

    @property
    def instead(self) -> list[Instead]:
        """The comparisons with a successor in its place."""
        return [
            Instead(one, [*self.others, one.code])
            for one in self.successors
            if one.code not in self.others
        ]


def read_cards(codes: Sequence[str], states: Mapping[str, StateView]) -> list[Card]:
    """Read what there is to know of the states: four queries."""
    rows = State.objects.filter(pk__in=codes).prefetch_related("successor_of", "succeeded_by")
    by_code = {row.pk: row for row in rows}
    acted = TreatyAction.objects.uncorrected().filter(state__in=codes).order_by()
    acting = set(acted.values_list("state_id", flat=True).distinct())
    return [
        Card(
            state=states[code],
            existed=existed_words(by_code[code]),
            predecessors=_linked(by_code[code].successor_of.all(), states),
            successors=_linked(by_code[code].succeeded_by.all(), states),
            note=by_code[code].notes,
            silent=states[code].kind is StateKind.FORMER and code not in acting,
            others=[one for one in codes if one != code],
        )
        for code in codes
    ]


def _linked(rows: Iterable[State], states: Mapping[str, StateView]) -> list[StateView]:
    codes = {row.pk for row in rows}
    return [view for code, view in states.items() if code in codes]
