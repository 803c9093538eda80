"""What a query names: states, treaties, and where the one stands under the other on a day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from treaties import answers
from treaties.ahead import settled_by
from treaties.models import Standing, State, Treaty, TreatyAction
from treaties.pages.asked import Asked
from treaties.pages.matching import Index, Match, Name, query_words, words_of
from treaties.pages.sources import (
    Cited,
    SourceView,
    StateView,
    TreatyView,
    bindings_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.pages.standings import Row, UncertainRow, around, sort_out
from treaties.presentation import KINDS
from treaties.terms import StateKind

SPOKEN: Mapping[str, Sequence[str]] = {
    "apmbc": ("landmines", "landmine ban", "mines"),
    "ccm": ("cluster bombs",),
    "ctbt": ("nuclear tests", "nuclear testing"),
    "geneva-1925": ("poison gas",),
    "ptbt": ("nuclear testing",),
}
"""What people call the subject of a treaty and no name of the register holds."""

HINT = 0.8
"""The weight of what only hints at a treaty or a state: what it is about, a capital."""

GOOD, NEAR, TIED = 0.55, 0.75, 0.02
"""How well a part of a query must fit to lead; how near the best a result must come to be listed;
how near another must come to lead beside it."""

MOST, LEADS = 12, 3
"""How many results are listed of each sort, and how many states or treaties lead."""


@dataclass(frozen=True, slots=True)
class Found:
    """A state or a treaty that was found; ``by`` is the name it was found by, if another."""

    key: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a state stands under a treaty; neither row where it has no standing."""

    state: StateView
    treaty: TreatyView
    row: Row | None = None
    uncertain: UncertainRow | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Something that another app found: its address, what it is called, and what it is."""

    href: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Results:
    """What another app found, as a section of its own."""

    key: str
    title: str
    results: Sequence[Result]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the words, the day, and the states with the index of their names.

    ``pairs`` are the states and treaties that lead, where both were named.
    """

    words: Sequence[str]
    asked: Asked
    state_names: Index
    states: Mapping[str, StateView]
    pairs: Sequence[tuple[str, str]] = ()


type Finder = Callable[[Wanted], Results | None]
"""Finds what belongs to another app; None where it finds nothing."""

FINDERS: list[Finder] = []
"""The apps that are built on this one name here what looks through their own names."""


def add(finder: Finder) -> None:
    """Let a search look somewhere else too."""
    if finder not in FINDERS:
        FINDERS.append(finder)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything that the page shows; ``partly`` where only single words were found."""

    words: str
    partly: bool
    leads: Sequence[Lead]
    found_states: Sequence[Found]
    found_treaties: Sequence[Found]
    elsewhere: Sequence[Results]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


class Hits(NamedTuple):
    """What was found, the best first; ``pair`` where a state and a treaty were named together."""

    states: list[Match]
    treaties: list[Match]
    pair: bool = False
    partly: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The states and treaties that lead, where both were named."""
        if not self.pair:
            return []
        return [
            (one.key, other.key) for one in _tied(self.states) for other in _tied(self.treaties)
        ]

    @property
    def listed_states(self) -> list[Match]:
        """The states that are worth listing."""
        return _best(self.states, self._least(self.states))

    @property
    def listed_treaties(self) -> list[Match]:
        """The treaties that are worth listing."""
        return _best(self.treaties, self._least(self.treaties))

    def _least(self, found: Sequence[Match]) -> float:
        """Return what the results of one sort are measured by."""
        alone = self.pair or self.partly
        return _top(found) if alone else max(_top(self.states), _top(self.treaties))


def search_page(text: str, asked: Asked) -> SearchPage:
    """Search the names of the record."""
    states, treaties, cited = read_states(), read_treaties(), Cited()
    words, names = query_words(text), Index(_state_names())
    hits = _search(words, names) if words else Hits([], [])
    return SearchPage(
        words=text,
        partly=hits.partly,
        leads=_leads(hits.pairs, asked, states, treaties, cited) if hits.pairs else [],
        found_states=[
            _found(one, states[one.key].name, _state_note(states[one.key]))
            for one in hits.listed_states
        ],
        found_treaties=[
            _found(one, treaties[one.key].name, treaties[one.key].category.label)
            for one in hits.listed_treaties
        ],
        elsewhere=_elsewhere(Wanted(words, asked, names, states, hits.pairs)) if words else [],
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _elsewhere(wanted: Wanted) -> list[Results]:
    found = (finder(wanted) for finder in FINDERS)
    return [one for one in found if one is not None]


def search(text: str) -> Hits:
    """Search the names of states and treaties: two queries, none for a text without words."""
    words = query_words(text)
    return _search(words, Index(_state_names())) if words else Hits([], [])


def _search(words: Sequence[str], states: Index) -> Hits:
    """Find a state and a treaty named together, else names that hold all words, else some."""
    treaties = Index(_treaty_names())
    whole = Hits(states.find(words), treaties.find(words))
    score = max((one.score for one in [*whole.states, *whole.treaties]), default=0.0)
    best = whole
    for parted in partings(words):
        found = Hits(states.find(parted[0]), treaties.find(parted[1]), pair=True)
        if min(_top(found.states), _top(found.treaties)) < GOOD:
            continue
        share = len(parted[0]) / len(words)
        together = share * _top(found.states) + (1 - share) * _top(found.treaties)
        if together > score:
            best, score = found, together
    if best.states or best.treaties:
        return best
    return Hits(
        [one for word in words for one in _tied(states.find([word]))],
        [one for word in words for one in _tied(treaties.find([word]))],
        partly=True,
    )


def partings(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the ways in which a query can name a state, then a treaty, or the other way round."""
    for place in range(1, len(words)):
        yield words[:place], words[place:]
        yield words[place:], words[:place]


def _top(found: Sequence[Match]) -> float:
    return found[0].score if found else 0.0


def _tied(found: Sequence[Match]) -> list[Match]:
    """Return the best, with those that fit as well."""
    return [one for one in found if one.score >= _top(found) - TIED][:LEADS]


def _best(found: Sequence[Match], top: float) -> list[Match]:
    """Return what is worth listing beside the best, each once."""
    once = {one.key: one for one in reversed(found) if one.score >= NEAR * top}
    return [one for one in found if once.get(one.key) is one][:MOST]


def _state_names() -> Iterator[Name]:
    """Yield every name of every participant: one query."""
    for row in State.objects.order_by("code"):
        for text in (row.name, row.official_name, row.code, *row.aliases, *row.demonyms):
            yield Name(row.pk, text)
        if row.capital:
            yield Name(row.pk, row.capital, HINT)


def _treaty_names() -> Iterator[Name]:
    """Yield every name of every treaty, and what it is about: one query."""
    for row in Treaty.objects.order_by("id"):
        spoken = SPOKEN.get(row.pk, ())
        for text in (row.short_name, row.pk, row.official_title, *row.also_known_as, *spoken):
            yield Name(row.pk, text)
        for text in row.weapon_types:
            yield Name(row.pk, text, HINT)


def _found(match: Match, name: str, note: str) -> Found:
    return Found(match.key, found_by(match, name), note)


def found_by(match: Match, name: str) -> str:
    """Return the name that something was found by, where it is another than the one shown."""
    return match.name if words_of(match.name) != words_of(name) and match.name != match.key else ""


def _state_note(state: StateView) -> str:
    return "" if state.kind is StateKind.MEMBER else KINDS[state.kind]


def _leads(
    pairs: Sequence[tuple[str, str]],
    asked: Asked,
    states: Mapping[str, StateView],
    treaties: Mapping[str, TreatyView],
    cited: Cited,
) -> list[Lead]:
    """Return where states stand under treaties on the day: four queries, however many."""
    held = answers.read_periods(
        Standing.objects.filter(
            state__in={state for state, _ in pairs}, treaty__in={treaty for _, treaty in pairs}
        )
    )
    periods = {(treaty, state): held[treaty].get(state, ()) for state, treaty in pairs}
    ids = {
        one
        for found in periods.values()
        for period in found
        for one in (*period.basis, *(act for q in period.qualifiers for act in q.basis))
    }
    actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
    acts = read_acts(actions, bindings_of(treaties), cited)
    known = around(asked.on, acts, states, settled_by(asked.on))
    standings = sort_out(((*key, found) for key, found in periods.items()), known)
    rows = {(row.state, row.treaty): row for row in standings.rows}
    unsure = {(row.state, row.treaty): row for row in standings.uncertain}
    return [
        Lead(states[pair[0]], treaties[pair[1]], rows.get(pair), unsure.get(pair)) for pair in pairs
    ]
