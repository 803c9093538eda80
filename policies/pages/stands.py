"""Where a state stands under a treaty, in the few words that stand beside a policy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.pages.standings import Row, UncertainRow
from treaties.presentation import WORDS
from treaties.terms import NONE, Binding, Status

NOT_BOUND: Mapping[str, str] = {
    Status.SIGNATORY: "not a party: signatory",
    Status.CONTRACTING: "not yet a party: contracting state",
}
"""What is said of those who have begun, beside the word for it."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a state stands under a treaty on the day; ``since`` only where it is certain.

    ``more`` is what else is true of it, beginning with a comma.
    """

    treaty: str
    state: str
    mark: str
    words: str
    since: PartialDate | None = None
    more: str = ""

    @property
    def bound(self) -> bool:
        """Whether it is party, or subscribes."""
        return self.mark in {Status.PARTY, Status.SUBSCRIBER}


type Stands = Mapping[tuple[str, str], Stand]
"""Where states stand, by treaty and state."""


def stands(rows: Iterable[Row], uncertain: Iterable[UncertainRow] = ()) -> Stands:
    """Return where states stand, from the rows that a page shows."""
    unsure = {
        (row.treaty, row.state): Stand(
            row.treaty, row.state, "uncertain", f"uncertain: {row.words}"
        )
        for row in uncertain
    }
    certain = {(row.treaty, row.state): _stand(row) for row in rows}
    return unsure | certain


def stand_of(held: Stands, treaty: str, state: str, binding: str) -> Stand:
    """Return where one state stands under one treaty; that it is not a party, where it does not."""
    word = "subscriber" if binding == Binding.POLITICAL else "party"
    return held.get((treaty, state)) or Stand(treaty, state, NONE, f"not a {word}")


def _stand(row: Row) -> Stand:
    words = NOT_BOUND.get(row.status) or WORDS[row.status]
    return Stand(row.treaty, row.state, row.status, words, row.since)
