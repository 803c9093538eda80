"""Finding names in a text: one pass of an Aho-Corasick automaton, then rules of context."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from news.reading.known import Known
from news.reading.lexicon import (
    AMBIGUOUS,
    DEMONYMS,
    EXPANDED,
    GROUPS,
    LEADERS,
    NICKNAMES,
    ORGANS,
    PLACES,
    UNTRACKED,
)
from news.reading.topics import TOPICS
from news.reading.weapons import PARTS, treaty_phrases

STATE, DEMONYM, CAPITAL, LEADER = "state", "demonym", "capital", "leader"
TREATY, TOPIC, GROUP, PART, OTHER = "treaty", "topic", "group", "part", "other"
_ABBREVIATED, _LETTERS = 4, 6
_RANK = {
    TREATY: 0,
    GROUP: 1,
    STATE: 2,
    LEADER: 3,
    DEMONYM: 4,
    CAPITAL: 5,
    TOPIC: 7,
    PART: 6,
    OTHER: 8,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name to look for: what it names, and whether only these very letters do."""

    text: str
    kind: str
    ids: tuple[str, ...]
    organ: str = ""
    exact: bool = False


class Mention(NamedTuple):
    """A name that was found: from where to where, of what kind, and what it names."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    organ: str = ""


def folded(text: str) -> str:
    """Return a text in lower case, letter for letter: no offset moves."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one.lower()) != 1 else one.lower() for one in text)


class Gazetteer:
    """Every name that the record and the lexicon hold, compiled once."""

    def __init__(self, known: Known) -> None:
        held: dict[str, list[Entry]] = {}
        for entry in entries(known):
            held.setdefault(folded(entry.text), []).append(entry)
        self._keys = list(held)
        self._entries = [sorted(held[key], key=lambda one: _RANK[one.kind]) for key in self._keys]
        self._automaton = AhoCorasick(self._keys)

    def find(self, text: str, low: str | None = None) -> list[Mention]:
        """Return the names in a text, the longest where they overlap, in order."""
        low = folded(text) if low is None else low
        found = self._automaton.find_matches_as_indexes(low, overlapping=True)
        hits = [
            (start, -end, index)
            for index, start, end in found
            if not (start and low[start - 1].isalnum())
            and not (end < len(low) and low[end].isalnum())
        ]
        hits.sort()
        return list(self._longest(text, hits))

    def _longest(self, text: str, hits: Iterable[tuple[int, int, int]]) -> Iterator[Mention]:
        reached = 0
        for start, end, index in hits:
            if start < reached:
                continue
            for entry in self._entries[index]:
                if _written(entry, text[start:-end]):
                    yield Mention(start, -end, entry.kind, entry.ids, entry.organ)
                    reached = -end
                    break


def _written(entry: Entry, text: str) -> bool:
    """Whether letters are written as this name needs them: proper names have capitals."""
    if entry.exact:
        return text == entry.text or (len(text) > _ABBREVIATED and text == entry.text.upper())
    if entry.kind in {TREATY, TOPIC, GROUP, PART, OTHER}:
        return True
    first = text.removeprefix("the ").removeprefix("The ")
    own = entry.text.removeprefix("the ")
    return first[:1].isupper() or first[:1] == "’" or own[:1].islower()


_PEOPLE = ("an", "i", "ek", "ot", "ard", "ene")
"""Ends of adjectives of which the plural is the people: “the Americans”, “the Iraqis”."""


def entries(known: Known) -> Iterator[Entry]:
    """Give every name to look for."""
    yield from _states(known)
    yield from _treaties(known)
    for group, names in GROUPS.items():
        ids = EXPANDED.get(group) or (group,)
        kind = STATE if group in EXPANDED else GROUP
        yield from (Entry(name, kind, ids) for name in names)
    for part, words in PARTS.items():
        if part in known.treaties:
            yield from (Entry(word, PART, (part,)) for word in words)
    yield from (Entry(name, OTHER, ()) for name in UNTRACKED)
    for topic, words in TOPICS.items():
        yield from (Entry(word, TOPIC, (topic,)) for word in words)


def _states(known: Known) -> Iterator[Entry]:
    for state in known.states.values():
        code = (state.heir or state.code,)
        for name in state.names:
            yield Entry(name, STATE, code, exact=_short(name))
        for name in state.demonyms:
            if name.lower() not in AMBIGUOUS:
                yield Entry(name, DEMONYM, code, exact=False)
            if name.endswith(_PEOPLE):
                yield Entry(f"the {name}s", STATE, code)
        if state.capital and state.capital not in PLACES and state.counted and not state.heir:
            yield Entry(state.capital.split(",")[0], CAPITAL, code)
    yield from (Entry(name, STATE, (code,)) for name, code in NICKNAMES.items())
    yield from (Entry(name, DEMONYM, (code,)) for name, code in DEMONYMS.items())
    yield from (Entry(name, CAPITAL, (code,)) for name, code in PLACES.items() if code)
    yield from (Entry(name, STATE, (of,), organ) for name, (of, organ) in ORGANS.items())
    yield from (Entry(name, LEADER, (of,), "head") for name, of in LEADERS.items())


def _treaties(known: Known) -> Iterator[Entry]:
    own = {name.lower() for one in known.treaties.values() for name in one.names}
    for treaty in known.treaties.values():
        for name in treaty.names:
            yield Entry(name, TREATY, (treaty.id,), exact=_short(name))
            yield from (Entry(other, TREATY, (treaty.id,)) for other in _renamed(name))
    if "open-skies" in known.treaties:
        yield Entry("Open Skies", TREATY, ("open-skies",), exact=True)
    for phrase, treaty_id in treaty_phrases():
        if treaty_id in known.treaties and phrase.lower() not in own:
            yield Entry(phrase, TREATY, (treaty_id,))


def _renamed(name: str) -> Iterator[str]:
    """Give a name with the nouns that stories put for its own: “the CTBT pact”."""
    if " " in name and name.split(maxsplit=1)[0] in {"Treaty", "Convention", "Protocol"}:
        return
    if name.isupper() and " " not in name:
        yield from (f"{name} {noun}" for noun in ("treaty", "convention", "accord", "pact"))
    if name.endswith((" Treaty", " Convention")):
        stem = name.rsplit(" ", 1)[0]
        yield from (f"{stem} {noun}" for noun in ("treaty", "convention", "pact", "accord"))


def _short(name: str) -> bool:
    """Whether a name is an abbreviation, or a common word unless written as the record does."""
    return (name.isupper() and len(name) <= _LETTERS) or name.lower() in AMBIGUOUS
