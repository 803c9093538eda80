"""What a query names among policies: topics, the policies of a state about one, single changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value
from django.urls import reverse

from core.dates import PartialDate
from policies.models import PolicyChange
from treaties.pages.matching import Index, Match, Name
from treaties.pages.search import GOOD, HINT, NEAR, Result, Results, Wanted, partings
from treaties.presentation import bare_words, day_words

SAID = frozenset({"policies", "policy"})
"""Words that name no policy."""

LEAST, MOST = 0.5, 8
"""How well words must fit a topic or a title; how many results are listed."""

BESIDE = 0.8
"""How well a chain fits of which a change names the treaty that was asked for with its state."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A change of policy as far as names go."""

    id: str
    state: str
    topic: str
    label: str
    weapons: Sequence[str]
    title: str
    announced: PartialDate
    treaties: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    """Something found, with how well from 0 to 1; a single change weighs less than its chain."""

    score: float
    topic: str
    state: str = ""
    change: str = ""


class _Names:
    """The names of topics and changes, and which state has policies about which topic."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self.changes = {row.id: row for row in rows}
        self.labels = {row.topic: row.label for row in rows}
        self.about: Mapping[tuple[str, str], list[_Row]] = _by_chain(rows)
        self._topics = Index(_topic_names(rows))
        self._titles = Index(Name(row.id, row.title, HINT) for row in rows)

    def hits(self, words: Sequence[str]) -> Iterator[_Hit]:
        """Yield the topics and the changes that words name."""
        for one in self._topics.find(words):
            if one.score >= LEAST:
                yield _Hit(one.score, one.key)
        for one in self._titles.find(words):
            if one.score >= LEAST:
                row = self.changes[one.key]
                yield _Hit(one.score, row.topic, row.state, row.id)

    def hits_of(self, state: Match, words: Sequence[str], share: float) -> Iterator[_Hit]:
        """Yield the same of one state; ``share`` is how much of the query names the state."""
        for one in self.hits(words):
            score = share * state.score + (1 - share) * one.score
            known = (one.topic, state.key) in self.about
            if known and one.state in {"", state.key}:
                yield _Hit(score, one.topic, state.key, one.change)

    def hits_beside(self, pairs: Sequence[tuple[str, str]]) -> Iterator[_Hit]:
        """Yield the chains of states in which a change names a treaty."""
        for (topic, state), rows in self.about.items():
            named = {(state, treaty) for row in rows for treaty in row.treaties}
            if named & set(pairs):
                yield _Hit(BESIDE, topic, state)


def find_policies(wanted: Wanted) -> Results | None:
    """Find topics, policies of states, and changes by words: one query.

    Where a state and a treaty were named, also what the state decided that names the treaty.
    """
    words = [word for word in wanted.words if word not in SAID]
    names = _Names(_rows())
    hits = list(names.hits(words))
    for one, other in partings(words):
        for state in wanted.state_names.find(one)[:1]:
            if state.score >= GOOD:
                hits += names.hits_of(state, other, len(one) / len(words))
    hits += names.hits_beside(wanted.pairs)
    best = _best(hits)
    if not best:
        return None
    return Results("policies", "Policies", [_result(one, names, wanted) for one in best])


def _best(hits: Sequence[_Hit]) -> list[_Hit]:
    """Return what is worth listing, the best first, each once."""
    ordered = sorted(hits, key=lambda one: (-one.score, one.topic, one.state, one.change))
    once = {(one.topic, one.state, one.change): one for one in reversed(ordered)}
    least = NEAR * ordered[0].score if ordered else 0.0
    return [one for one in ordered if one.score >= least and one in once.values()][:MOST]


def _result(hit: _Hit, names: _Names, wanted: Wanted) -> Result:
    label, query = names.labels[hit.topic], wanted.asked.query
    if not hit.state:
        chains = [rows for (topic, _), rows in names.about.items() if topic == hit.topic]
        note = f"{_counted(sum(map(len, chains)), 'change')} in {_counted(len(chains), 'state')}"
        return Result(reverse("policies:topic", args=[hit.topic]) + query, label, note)
    chain = reverse("policies:chain", args=[hit.topic, hit.state]) + query
    state = wanted.states[hit.state].name
    if not hit.change:
        held = names.about[hit.topic, hit.state]
        return Result(chain, f"{state}: {label}", _chain_note(held, wanted.asked.on))
    row = names.changes[hit.change]
    note = f"{state}, {bare_words(row.announced)}; {label}"
    return Result(f"{chain}#{row.id}", row.title, note)


def _chain_note(held: Sequence[_Row], day: dt.date) -> str:
    """Return how many changes a chain has, and which was announced last by the day."""
    note = f"policies of the state: {_counted(len(held), 'change')}"
    begun = [row for row in held if row.announced.earliest <= day]
    if not begun:
        return f"{note}, none by {day_words(day)}"
    last = max(begun, key=lambda row: (str(row.announced), row.id))
    return f"{note}, the latest by {day_words(day)}: {last.title}, {bare_words(last.announced)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _rows() -> list[_Row]:
    about = ("state_id", "topic_id", "topic__label", "topic__weapon_types")
    named = ArrayAgg("treaties", filter=Q(treaties__isnull=False), default=Value([]))
    rows = PolicyChange.objects.uncorrected().annotate(named=named).order_by("pk")
    fields = ("pk", *about, "title", "announced_on", "named")
    return [_Row(*row) for row in rows.values_list(*fields)]


def _by_chain(rows: Sequence[_Row]) -> dict[tuple[str, str], list[_Row]]:
    found: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.topic, row.state].append(row)
    return dict(found)


def _topic_names(rows: Sequence[_Row]) -> Iterator[Name]:
    for row in {row.topic: row for row in rows}.values():
        yield Name(row.topic, row.label)
        yield Name(row.topic, row.topic.replace("-", " "))
        yield from (Name(row.topic, weapon, HINT) for weapon in row.weapons)
