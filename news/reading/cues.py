"""Which rules can match a sentence at all: one pass for the words that their patterns need.

A pattern that needs “ratif” or “acced” is not tried where neither stands. What a pattern needs is
read from its own text, so that no rule can be missed: where nothing is sure, it is always tried.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Self

from ahocorasick_rs import AhoCorasick

_SIGNS = frozenset("ⓢⓐⓛⓣⓖⓦⓓⓝⓞ")
_SIGN = re.compile(f"([{''.join(sorted(_SIGNS))}])")
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

    Of several, the rarest of each is told, together: one of them will be there. So will be what
    all of them need.
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
    if not all(every):
        return [], at
    rarest = frozenset().union(*(one[0] for one in every))
    common = [one for one in every[0] if all(one in other for other in every[1:])]
    return sorted(dict.fromkeys((rarest, *common)), key=_worth, reverse=True), at


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
        found += _pieces(run)
        run = ""
        if more is None or more[0] == "+":
            found += groups or [frozenset({letter})]
        at = more.end() if more else end
        if more and at < len(text) and text[at] in "?+":
            at += 1
    found += _pieces(run)
    kept = [one for one in dict.fromkeys(found) if _worth(one)[0]]
    return sorted(kept, key=_worth, reverse=True), at


def _pieces(run: str) -> list[frozenset[str]]:
    """Return what stands between signs, and each sign: all of it must be there."""
    return [frozenset({one}) for one in _SIGN.split(run) if one]


def _item(text: str, at: int) -> tuple[str, list[frozenset[str]], int]:
    """Read one item: a letter, what a group needs, or nothing sure; and where it ends."""
    if (opened := _GROUP.match(text, at)) is not None:
        needed, end = _alternatives(text, opened.end())
        return "", needed, end + 1
    if _ASIDE.match(text, at):
        begin = at + _skip(text, at)
        needed, end = _alternatives(text, begin)
        return "", (needed if text[begin - 1] == "=" else []), end + 1
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

    Signs are not looked for in the text: whoever has made them knows which there are.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        self._needs = 0
        self._automaton: AhoCorasick | None = None
        self._met_by: list[int] = []

    def add(self, needed: Sequence[frozenset[str]]) -> int:
        """Take in sets of words, each a bit, and return the place of the first one's."""
        first = self._needs
        for place, words in enumerate(needed, start=first):
            for word in words:
                bits = self._signs if word in _SIGNS else self._bits
                bits[word] = bits.get(word, 0) | 1 << place
        self._needs += len(needed)
        self._automaton = None
        return first

    def of_text(self, text: str) -> int:
        """Return the bits of the sets of which a text holds a word that is no sign."""
        if self._automaton is None:
            self._met_by = list(self._bits.values())
            self._automaton = AhoCorasick(list(self._bits))
        found = 0
        for word, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found |= self._met_by[word]
        return found

    def of_signs(self, signs: Iterable[str]) -> int:
        """Return the bits of the sets that hold one of some signs."""
        found = 0
        for sign in signs:
            found |= self._signs.get(sign, 0)
        return found


WORDS = Words()
"""What the tables of rules and the steps of folding need: one pass over a sentence tells of all."""


class Cues:
    """Some patterns, and which of them a sentence may match by the words that they need.

    Of each the two rarest needs are looked at, as neighbouring bits; one that is not there is met.
    """

    def __init__(self, wanted: Iterable[Sequence[frozenset[str]]]) -> None:
        nothing: frozenset[str] = frozenset()
        every = [(*needed, nothing, nothing)[:2] for needed in wanted]
        needed = [one for two in every for one in two]
        self._met = sum(1 << place for place, one in enumerate(needed) if not one)
        self._firsts = sum(1 << 2 * place for place in range(len(every)))
        self._mine = (1 << len(needed)) - 1
        self._begin = WORDS.add(needed)

    @classmethod
    def of_patterns(cls, patterns: Iterable[str]) -> Self:
        """Read what patterns need from their own text."""
        return cls(needs(pattern) for pattern in patterns)

    def of(self, held: int) -> list[int]:
        """Return the places of the patterns that may match where some needs are met, in order."""
        met = held >> self._begin & self._mine | self._met
        left = met & met >> 1 & self._firsts
        if not left:
            return []
        found = []
        while left:
            lowest = left & -left
            found.append(lowest.bit_length() >> 1)
            left ^= lowest
        return found


class Steps:
    """Patterns that are tried one after another on a text which they change into signs.

    Words never come back, so that those of the text tell which may match; signs are looked for
    anew.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        every = [needs(pattern) for pattern in patterns]
        self._cues = Cues([one for one in needed if not one & _SIGNS] for needed in every)
        self._signs = [[sorted(one) for one in needed if one <= _SIGNS] for needed in every]

    def of(self, words: int) -> list[int]:
        """Return the places of the patterns that may match a text or what becomes of it."""
        return self._cues.of(words)

    def may(self, index: int, low: str) -> bool:
        """Whether the signs stand in a text that a pattern needs."""
        for signs in self._signs[index]:
            for sign in signs:
                if sign in low:
                    break
            else:
                return False
        return True
