"""Two to six states side by side; of two also by which rules they are bound towards each other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from treaties.ahead import settled_by
from treaties.models import State, TreatyAction
from treaties.pages.action import Corrections, read_answers
from treaties.pages.asked import Asked
from treaties.pages.compare_acts import Known
from treaties.pages.compare_pair import PairView, pair_view
from treaties.pages.compare_register import Listed, read_register, selected
from treaties.pages.compare_seen import ByTreaty, Seen, read_seen
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
from treaties.pages.standings import Around, Row, UncertainRow, around, sort_out
from treaties.pages.state import existed_words
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import listed, status_words, the
from treaties.terms import NONE, Scope, StateKind

PAIR = 2
"""How many states the question “towards each other” is about."""


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


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one state stands under one instrument; ``told`` is False where nothing can be said."""

    state: str
    mark: str
    words: str
    row: Row | None = None
    reason: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """Where every state stands under one instrument."""

    treaty: str
    cells: Sequence[Cell]

    @property
    def alike(self) -> bool:
        """Whether all of whom it can be said stand alike."""
        return not self.untold and len({cell.words for cell in self.cells if cell.told}) == 1

    @property
    def untold(self) -> bool:
        """Whether it can be said of fewer than two states, so that nothing can be compared."""
        return sum(cell.told for cell in self.cells) < PAIR

    @property
    def empty(self) -> bool:
        """Whether none has a standing, as far as it can be said."""
        return self.alike and all(cell.mark == NONE for cell in self.cells if cell.told)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything that the page shows."""

    cards: Sequence[Card]
    pair: PairView | None
    differing: Sequence[Line]
    alike: Sequence[Line]
    without: Sequence[Line]
    untold: Sequence[Line]
    viewing: Viewing
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]

    @property
    def named(self) -> str:
        """The states inside a sentence."""
        return listed([the(card.state.name) for card in self.cards])

    @property
    def silent(self) -> list[Card]:
        """The states of which the record holds no act."""
        return [card for card in self.cards if card.silent]

    @property
    def tells(self) -> bool:
        """Whether there is anything to know of a state, or one can be left out."""
        return len(self.cards) > PAIR or any(card.tells for card in self.cards)

    @property
    def lines(self) -> int:
        """How many instruments are compared."""
        return len(self.differing) + len(self.alike) + len(self.without) + len(self.untold)


def compare_page(
    codes: Sequence[str], asked: Asked, *, words: str = "", category: str = ""
) -> ComparePage:
    """Read the comparison of some states, under the instruments that words and category select."""
    states, register = read_states(), read_register()
    names = names_of(states)
    wanted = selected(register, words, category)
    seen = read_seen(codes, [one.id for one in wanted], asked)
    wanted = [one for one in wanted if _concerns(one, codes, seen)]
    acts = _read_acts(codes, wanted)
    cards = _cards(codes, states)
    known = around(asked.on, acts.values(), states, settled_by(asked.on))
    told = {card.state.code for card in cards if not card.silent}
    lines = _lines(codes, wanted, seen.shown, known, told)
    pair = None
    if len(codes) == PAIR and not any(card.silent for card in cards):
        titles = {one: entry.view.name for one, entry in register.items()}
        about = Known(names, titles, acts, _pairs(codes))
        pair = pair_view((codes[0], codes[1]), wanted, seen, asked, about)
    return ComparePage(
        cards=cards,
        pair=pair,
        differing=[line for line in lines if not line.alike and not line.untold],
        alike=[line for line in lines if line.alike and not line.empty],
        without=[line for line in lines if line.empty],
        untold=[line for line in lines if line.untold],
        viewing=viewing(asked.view, seen.held, names),
        sources=_sources(lines, pair),
        states=states,
        treaties={one: entry.view for one, entry in register.items()},
    )


def _concerns(one: Listed, codes: Sequence[str], seen: Seen) -> bool:
    """Leave out bilateral treaties that are not between two of the states."""
    if one.view.scope is not Scope.BILATERAL:
        return True
    held = seen.shown.get(one.id, {})
    return sum(bool(held.get(code)) for code in codes) >= PAIR


def _read_acts(codes: Sequence[str], wanted: Sequence[Listed]) -> dict[str, ActView]:
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


def _cards(codes: Sequence[str], states: Mapping[str, StateView]) -> list[Card]:
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


def _lines(
    codes: Sequence[str],
    wanted: Sequence[Listed],
    periods: ByTreaty,
    known: Around,
    told: Collection[str],
) -> list[Line]:
    """Return where each state stands under each instrument."""
    held = [
        (one.id, code, periods.get(one.id, {}).get(code, ())) for one in wanted for code in codes
    ]
    standings = sort_out(held, known)
    every: list[Row | UncertainRow] = [*standings.rows, *standings.uncertain]
    rows = {(row.treaty, row.state): row for row in every}
    return [
        Line(
            one.id,
            [
                _cell(code, rows.get((one.id, code))) if code in told else _untold(code)
                for code in codes
            ],
        )
        for one in wanted
    ]


def _untold(code: str) -> Cell:
    return Cell(code, "uncertain", "not recorded", told=False)


def _cell(code: str, row: Row | UncertainRow | None) -> Cell:
    match row:
        case None:
            return Cell(code, NONE, status_words([NONE]))
        case UncertainRow():
            return Cell(code, "uncertain", f"uncertain: {row.words}", reason=row.reason)
        case Row():
            return Cell(code, row.status, status_words([row.status]), row)


def _sources(lines: Iterable[Line], pair: PairView | None) -> list[SourceView]:
    """Return the sources of every act that the page names."""
    named = [
        act
        for line in lines
        for cell in line.cells
        if cell.row
        for act in (*cell.row.basis, *(act for one in cell.row.remarks for act in one.acts))
    ]
    if pair:
        named += [act for group in pair.groups for row in group.rows for act in row.acts]
    cited = Cited({one.source.id: one.source for act in named for one in act.cites})
    return cited.listed
