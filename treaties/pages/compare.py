"""Two to six states side by side; of two also by which rules they are bound towards each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from treaties.ahead import settled_by
from treaties.models import TreatyAction
from treaties.pages.action import Corrections, read_answers
from treaties.pages.asked import Asked
from treaties.pages.compare_acts import Known
from treaties.pages.compare_cards import Card, read_cards
from treaties.pages.compare_lines import Family, Line, Numbers, families, numbers_of
from treaties.pages.compare_pair import PairView, pair_view
from treaties.pages.compare_register import Listed, read_register, selected
from treaties.pages.compare_seen import Seen, read_seen
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    names_of,
    read_acts,
    read_states,
)
from treaties.pages.standings import around
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import listed, the
from treaties.terms import Scope

PAIR = 2
"""How many states the question “towards each other” is about."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything that the page shows; ``pair`` is left out where differences alone are asked for.

    ``families`` are all instruments compared, ``only`` says that differences alone are shown.
    """

    cards: Sequence[Card]
    pair: PairView | None
    families: Sequence[Family]
    numbers: Numbers
    only: bool
    viewing: Viewing
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]

    @property
    def named(self) -> str:
        """The states inside a sentence."""
        return listed([the(card.state.name) for card in self.cards])

    @property
    def codes(self) -> list[str]:
        """The codes of the states."""
        return [card.state.code for card in self.cards]

    @property
    def silent(self) -> list[Card]:
        """The states of which the record holds no act."""
        return [card for card in self.cards if card.silent]

    @property
    def tells(self) -> bool:
        """Whether there is anything to know of a state, or one can be left out."""
        return len(self.cards) > PAIR or any(card.tells for card in self.cards)

    @property
    def lines(self) -> list[Line]:
        """Every instrument compared."""
        return [line for family in self.families for line in family.lines]

    @property
    def differing(self) -> list[Family]:
        """The families in which they differ, as far as they are shown."""
        found = [one for one in self.families if one.differing]
        return [one.narrowed for one in found] if self.only else found

    @property
    def alike(self) -> list[Family]:
        """The other families under which any of them has a standing."""
        rest = [one for one in self.families if not one.differing and not one.untold]
        return [one for one in rest if not one.empty]

    @property
    def without(self) -> list[Line]:
        """The instruments under which none has a standing."""
        return [line for line in self.lines if line.empty]

    @property
    def untold(self) -> list[Family]:
        """The families in which nothing can be compared."""
        return [one for one in self.families if one.untold]


def compare_page(
    codes: Sequence[str], asked: Asked, *, words: str = "", category: str = "", only: bool = False
) -> ComparePage:
    """Read the comparison of some states, under the instruments that words and category select.

    With ``only``, what is no difference is left out.
    """
    states, register = read_states(), read_register()
    names = names_of(states)
    wanted = selected(register, words, category)
    seen = read_seen(codes, [one.id for one in wanted], asked)
    wanted = [one for one in wanted if _concerns(one, codes, seen)]
    acts = read_acts_of(codes, wanted)
    cards = read_cards(codes, states)
    known = around(asked.on, acts.values(), states, settled_by(asked.on))
    told = {card.state.code for card in cards if not card.silent}
    pair = None
    if len(codes) == PAIR and not only and not any(card.silent for card in cards):
        titles = {one: entry.view.name for one, entry in register.items()}
        about = Known(names, titles, acts, _pairs(codes))
        pair = pair_view((codes[0], codes[1]), wanted, seen, asked, about)
    every = families(codes, wanted, seen.shown, known, told)
    page = ComparePage(
        cards=cards,
        pair=pair,
        families=every,
        numbers=numbers_of(every),
        only=only,
        viewing=viewing(asked.view, seen.held, names),
        sources=(),
        states=states,
        treaties={one: entry.view for one, entry in register.items()},
    )
    return replace(page, sources=_sources(page))


def _concerns(one: Listed, codes: Sequence[str], seen: Seen) -> bool:
    """Leave out bilateral treaties that are not between two of the states."""
    if one.view.scope is not Scope.BILATERAL:
        return True
    held = seen.shown.get(one.id, {})
    return sum(bool(held.get(code)) for code in codes) >= PAIR


def read_acts_of(codes: Sequence[str], wanted: Sequence[Listed]) -> dict[str, ActView]:
    """Return the acts of the states under the instruments by id, oldest first."""
    rows = TreatyAction.objects.uncorrected().filter(
        state__in=codes, treaty__in=[one.id for one in wanted]
    )
    bindings = {one.id: one.view.binding for one in wanted}
    return {
        act.id: act for act in read_acts(rows.order_by("acted_on", "public_id"), bindings, Cited())
    }


def _pairs(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Return which act of the states answers which."""
    about = Q(action__state__in=codes, target__state__in=codes)
    return read_answers(about, Corrections.read())


def _sources(page: ComparePage) -> list[SourceView]:
    """Return the sources of every act that the page names."""
    shown = page.differing if page.only else page.families
    named = [act for one in shown for line in one.lines for act in line.acts]
    if page.pair:
        named += [act for group in page.pair.groups for row in group.rows for act in row.acts]
    cited = Cited({one.source.id: one.source for act in named for one in act.cites})
    return cited.listed
