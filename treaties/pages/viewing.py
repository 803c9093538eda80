"""In whose view a page shows a treaty, and in whose else it can be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treaties.pages.contested import Held, contested_among
from treaties.presentation import alphabetical, holder_words
from treaties.terms import DECIDING_HOLDERS, RECORD_VIEW


@dataclass(frozen=True, slots=True)
class ViewOption:
    """A view that the reader can switch to; ``value`` is None for the record's own."""

    value: str | None
    words: str
    current: bool


@dataclass(frozen=True, slots=True)
class Viewing:
    """The view that a page shows; ``words`` stand inside a sentence."""

    view: str
    words: str
    options: Sequence[ViewOption]

    @property
    def own(self) -> bool:
        """Whether it is the record's own."""
        return self.view == RECORD_VIEW


def viewing(view: str, held: Sequence[Held], names: Mapping[str, str]) -> Viewing:
    """Return the view of a page, with those of everybody who holds one of a contested act."""
    contested = contested_among(held)
    holders = {row.holder for row, _ in held if row.action.public_id in contested}
    if view != RECORD_VIEW:
        holders.add(view)
    options = [
        ViewOption(None if one == RECORD_VIEW else one, view_words(one, names), one == view)
        for one in ([RECORD_VIEW, *holders_in_order(holders, names)] if holders else [])
    ]
    return Viewing(view, view_words(view, names), options)


def view_words(view: str, names: Mapping[str, str]) -> str:
    """Return whose view it is: “the record’s own view”, “the view of the depositary”."""
    if view == RECORD_VIEW:
        return "the record’s own view"
    return f"the view of {holder_words(view, names)}"


def view_holder(view: str, names: Mapping[str, str]) -> str:
    """Return who sees it so, as a list of holders names them."""
    return "the record" if view == RECORD_VIEW else holder_words(view, names)


def holders_in_order(holders: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Return bodies in the order in which the record follows them, then states by name."""
    bodies = [one for one in DECIDING_HOLDERS if one in holders]
    states = set(holders) - set(bodies) - {RECORD_VIEW}
    return bodies + sorted(states, key=lambda one: alphabetical(names.get(one, one)))
