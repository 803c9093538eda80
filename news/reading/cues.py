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
_RARE = {"ⓞ": 9, "ⓖ": 9, "ⓦ": 6, "ⓝ": 4}
"""How many letters a sign is worth that few sentences hold; the other signs are worth one."""
_LEAST = 3
"""Letters of a word that is worth looking for; a sign is worth looking for, but less than that."""


def required(pattern: str) -> frozenset[str]:
    """Return words of which every match of a pattern holds at least one; none where unsure."""
    found, end = _alternatives(pattern, 0)
    return found if end == len(pattern) else frozenset()


def _alternatives(text: str, at: int) -> tuple[frozenset[str], int]:
    """Read alternatives up to the bracket that closes them: what each of them needs."""
    every: list[frozenset[str]] = []
    while True:
        needed, at = _sequence(text, at)
        every.append(needed)
        if at >= len(text) or text[at] != "|":
            break
        at += 1
    return (frozenset().union(*every) if all(every) else frozenset()), at


def _sequence(text: str, at: int) -> tuple[frozenset[str], int]:
    """Read one alternative: the best of the words and groups that it cannot do without."""
    best: frozenset[str] = frozenset()
    run = ""
    while at < len(text) and text[at] not in "|)":
        letter, group, end = _item(text, at)
        more = _MORE.match(text, end)
        if more is None and letter:
            run += letter
            at = end
            continue
        best, run = _better(best, frozenset({run})), ""
        kept = more is None or more[0] == "+"
        if kept:
            best = _better(best, group or frozenset({letter}))
        at = more.end() if more else end
        if more and at < len(text) and text[at] in "?+":
            at += 1
    return _better(best, frozenset({run})), at


def _item(text: str, at: int) -> tuple[str, frozenset[str], int]:
    """Read one item: a letter, what a group needs, or nothing sure; and where it ends."""
    if (opened := _GROUP.match(text, at)) is not None:
        needed, end = _alternatives(text, opened.end())
        return "", needed, end + 1
    if _ASIDE.match(text, at):
        _, end = _alternatives(text, text.index("(", at) + _skip(text, at))
        return "", frozenset(), end + 1
    if (some := _CLASS.match(text, at)) is not None:
        return "", frozenset(), some.end()
    if text[at] == "\\":
        return "", frozenset(), at + 2
    return ("" if text[at] in ".^$" else text[at]), frozenset(), at + 1


def _skip(text: str, at: int) -> int:
    """Return how long the opening of a look-around is."""
    return 4 if text.startswith("(?<", at) else 3


def _worth(words: frozenset[str]) -> tuple[int, float]:
    """The rarer the words are, the better: their least worth tells, then that of all of them."""
    if not words or any(len(one) < _LEAST and one not in _SIGNS for one in words):
        return 0, 0
    worth = [_RARE.get(one, len(one)) for one in words]
    return min(worth), sum(worth) / len(worth)


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    found = max(one, other, key=_worth)
    return found if _worth(found)[0] else frozenset()


class Cues:
    """The words that some patterns need, compiled once: which of them a sentence may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        needed = [required(pattern) for pattern in patterns]
        self._always = frozenset(index for index, words in enumerate(needed) if not words)
        words = sorted({word for some in needed for word in some})
        self._tells: Sequence[frozenset[int]] = [
            frozenset(index for index, some in enumerate(needed) if word in some) for word in words
        ]
        self._automaton = AhoCorasick(words) if words else None

    def of(self, low: str) -> list[int]:
        """Return the places of the patterns that may match a text, in order."""
        may = set(self._always)
        if self._automaton is not None:
            found = self._automaton.find_matches_as_indexes(low, overlapping=True)
            for index in {one[0] for one in found}:
                may.update(self._tells[index])
        return sorted(may)


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
        self._cues = Cues(worded)

    def of(self, low: str) -> list[int]:
        """Return the places of the patterns that may match a text or what becomes of it."""
        return self._cues.of(low)

    def may(self, index: int, low: str) -> bool:
        """Whether the signs stand in a text that a pattern needs."""
        for sign in self._signs[index]:
            if sign in low:
                return True
        return not self._signs[index]
