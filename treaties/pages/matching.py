"""Names as people type them: case, accents and typing errors aside. Nothing here reads the record.

A few thousand names are compared in memory: what of a query names a state and what a treaty can
only be told with all of them at hand.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to", "under", "with"})
"""Words that tell no name from another."""

ASKED = frozenset(
    {"acceded", "did", "does", "has", "is", "left", "member", "party", "ratified", "signed"}
    | {"status", "was", "what", "when"}
)
"""Words of a question around the names."""

NUMERALS: Mapping[str, str] = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}

LEAST_PREFIX, LEAST_TYPO, ALIKE = 3, 4, 0.75
"""Letters from which a word is taken for the beginning of another, and for one mistyped; how
alike the two must then be."""

MOST_WORDS = 12
"""How many words of a query are read."""


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names of something, found by its key; ``weight`` is lower for mere hints."""

    key: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """Something found, by which of its names, and how well from 0 to 1."""

    key: str
    name: str
    score: float


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that tell names apart: no case, accents, dots or small words."""
    plain = unicodedata.normalize("NFKD", text.replace("\u0131", "i")).casefold().replace(".", "")
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    words = [NUMERALS.get(word, word) for word in re.findall(r"[^\W_]+", plain)]
    return tuple(word for word in words if word not in SMALL) or tuple(words)


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a query that can be part of a name."""
    words = words_of(text)[:MOST_WORDS]
    return tuple(word for word in words if word not in ASKED) or words


class Index:
    """Names to be searched."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = [(name, frozenset(words_of(name.text))) for name in names]
        self._vocabulary = sorted({word for _, words in self._names for word in words})
        self._near: dict[str, dict[str, float]] = {}

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return what has every word, nearly at least, in one of its names; the best first."""
        if not words:
            return []
        best: dict[str, Match] = {}
        near = [self._alike(word) for word in words]
        for name, held in self._names:
            score = name.weight * _score(near, held)
            if score > 0 and (name.key not in best or score > best[name.key].score):
                best[name.key] = Match(name.key, name.text, score)
        return sorted(best.values(), key=lambda one: (-one.score, one.name, one.key))

    def _alike(self, word: str) -> dict[str, float]:
        """Return the words of all names that a word can stand for, and how surely."""
        if word not in self._near:
            matcher = SequenceMatcher(b=word, autojunk=False)
            scored = ((one, _likeness(word, one, matcher)) for one in self._vocabulary)
            self._near[word] = {one: score for one, score in scored if score}
        return self._near[word]


def _score(near: Sequence[Mapping[str, float]], held: frozenset[str]) -> float:
    """Return how well words fit a name: how surely each is in it, and how much of it they are."""
    total, used = 0.0, set()
    for alike in near:
        word = max(held & alike.keys(), key=lambda one: (alike[one], one), default="")
        if not word:
            return 0.0
        total += alike[word]
        used.add(word)
    return total / len(near) * (0.7 + 0.3 * len(used) / len(held))


def _likeness(word: str, known: str, matcher: SequenceMatcher[str]) -> float:
    """Return from 0 to 1 how surely a word stands for a known one."""
    if word == known:
        return 1.0
    if word.isdigit() or known.isdigit():
        return 0.0
    if len(word) >= LEAST_PREFIX and known.startswith(word):
        return 0.7 + 0.25 * len(word) / len(known)
    if min(len(word), len(known)) < LEAST_TYPO:
        return 0.0
    if known in word:
        return 0.5 + 0.4 * len(known) / len(word)
    matcher.set_seq1(known)
    bounds = matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio
    return 0.9 * matcher.ratio() if all(bound() >= ALIKE for bound in bounds) else 0.0
