"""Which rules can match a sentence at all: one pass for the words that their patterns need.

A pattern that needs “ratif” or “acced” is not tried where neither stands. What a pattern needs is
read from its own text, so that no rule can be missed: where nothing is sure, it is always tried.
"""

import re
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

_SIGNS = frozenset("ⓢⓐⓛⓣⓖⓦⓓⓝⓞ")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:)|(?!\?))")
_ASIDE = re.compile(r"\(\?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_MORE = re.compile(r"[?*+]|\{\d*,?\d*\}")
_RARE = {"ⓞ": 9, "ⓖ": 9, "ⓦ": 6, "ⓝ": 4, "mr": 4}
"""How many letters a sign is worth that few sentences hold, or a short word; other signs, one."""
_KEPT = _SIGNS | frozenset(_RARE)
_LEAST = 3
"""Letters of a word that is worth looking for; a sign is worth looking for, but less than that."""


def required(pattern: str) -> frozenset[str]:
    """Return words of which every match of a pattern holds at least one; none where unsure."""
    return next(iter(needs(pattern)), frozenset())


def needs(pattern: str) -> list[frozenset[str]]:
    """Return every set of words of which each match of a pattern holds one, the rarest first."""
    found, end = _alternatives(pattern, 0)
    return found if end == len(pattern) else []


def _alternatives(text: str, at: int) -> tuple[list[frozenset[str]], int]:
    """Read alternatives up to the bracket that closes them: what each of them needs.

    Of several, only the rarest of each is told, together: one of them will be there.
    """
    every: list[list[frozenset[str]]] = []
    while True:
        needed, at = _sequence(text, at)
        every.append(needed)
        if at >= len(text) or text[at] != "|":
            break
        at += 1
    if len(every) == 1:
        return every[0], at
    return ([frozenset().union(*(one[0] for one in every))] if all(every) else []), at


def _sequence(text: str, at: int) -> tuple[list[frozenset[str]], int]:
    """Read one alternative: the words and groups that it cannot do without, the rarest first."""
    found: list[frozenset[str]] = []
    run = ""
    while at < len(text) and text[at] not in "|)":
        letter, groups, end = _item(text, at)
        more = _MORE.match(text, end)
        if more is None and letter:
            run += letter
            at = end
            continue
        found.append(frozenset({run}))
        run = ""
        if more is None or more[0] == "+":
            found += groups or [frozenset({letter})]
        at = more.end() if more else end
        if more and at < len(text) and text[at] in "?+":
            at += 1
    found.append(frozenset({run}))
    kept = [one for one in dict.fromkeys(found) if _worth(one)[0]]
    return sorted(kept, key=_worth, reverse=True), at


def _item(text: str, at: int) -> tuple[str, list[frozenset[str]], int]:
    """Read one item: a letter, what a group needs, or nothing sure; and where it ends."""
    if (opened := _GROUP.match(text, at)) is not None:
        needed, end = _alternatives(text, opened.end())
        return "", needed, end + 1
    if _ASIDE.match(text, at):
        _, end = _alternatives(text, text.index("(", at) + _skip(text, at))
        return "", [], end + 1
    if (some := _CLASS.match(text, at)) is not None:
        return "", [], some.end()
    if text[at] == "\\":
        return "", [], at + 2
    return ("" if text[at] in ".^$" else text[at]), [], at + 1


def _skip(text: str, at: int) -> int:
    """Return how long the opening of a look-around is."""
    return 4 if text.startswith("(?<", at) else 3


def _worth(words: frozenset[str]) -> tuple[int, float]:
    """The rarer the words are, the better: their least worth tells, then that of all of them."""
    if not words or any(len(one) < _LEAST and one not in _KEPT for one in words):
        return 0, 0
    worth = [_RARE.get(one, len(one)) for one in words]
    return min(worth), sum(worth) / len(worth)


class Words:
    """Words to look for in a text, each with the needs that it meets, as bits of one number.

    One pass over a sentence serves every table that shares the words; what the text asked for last
    holds is kept.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._needs = 0
        self._automaton: AhoCorasick | None = None
        self._met_by: list[int] = []
        self._last: tuple[str, int] = ("", 0)

    def add(self, needed: Sequence[frozenset[str]]) -> int:
        """Take in sets of words, each a bit, and return the place of the first one's."""
        first = self._needs
        for place, words in enumerate(needed, start=first):
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | 1 << place
        self._needs += len(needed)
        self._automaton, self._last = None, ("", 0)
        return first

    def held(self, text: str) -> int:
        """Return the bits of the sets of which a text holds a word."""
        last, found = self._last
        if last is text:
            return found
        if self._automaton is None:
            self._met_by = list(self._bits.values())
            self._automaton = AhoCorasick(list(self._bits))
        found = 0
        for word, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found |= self._met_by[word]
        self._last = (text, found)
        return found


TABLES = Words()
"""What the tables of rules need."""


class Cues:
    """Some patterns, and which of them a sentence may match by the words that they need.

    Of each the two rarest needs are looked at, as neighbouring bits; one that is not there is met.
    """

    def __init__(self, patterns: Iterable[str], words: Words = TABLES) -> None:
        nothing: frozenset[str] = frozenset()
        every = [(*needs(pattern), nothing, nothing)[:2] for pattern in patterns]
        needed = [one for two in every for one in two]
        self._met = sum(1 << place for place, one in enumerate(needed) if not one)
        self._firsts = sum(1 << 2 * place for place in range(len(every)))
        self._words = words
        self._begin = words.add(needed)

    def of(self, low: str) -> list[int]:
        """Return the places of the patterns that may match a text, in order."""
        met = self._words.held(low) >> self._begin | self._met
        left = met & met >> 1 & self._firsts
        found = []
        while left:
            lowest = left & -left
            found.append(lowest.bit_length() >> 1)
            left ^= lowest
        return found


class Steps:
    """Patterns that are tried one after another on a text which they change into signs.

    Words never come back, so that one pass tells which may match; signs are looked for anew.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        needed = [required(pattern) for pattern in patterns]
        self._signs = [tuple(sorted(words)) if words & _SIGNS else () for words in needed]
        worded = [
            "" if signs else pattern for pattern, signs in zip(patterns, self._signs, strict=True)
        ]
        self._cues = Cues(worded, Words())

    def of(self, low: str) -> list[int]:
        """Return the places of the patterns that may match a text or what becomes of it."""
        return self._cues.of(low)

    def may(self, index: int, low: str) -> bool:
        """Whether the signs stand in a text that a pattern needs."""
        for sign in self._signs[index]:
            if sign in low:
                return True
        return not self._signs[index]
