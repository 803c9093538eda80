# ruff: noqa: RUF001 - letters of other alphabets are meant
"""Texts in other languages: the states and treaties they name, and nothing that they say of them.

Names of states come from CLDR, names of treaties from a table of our own. No rule reads what such
a text tells, so that it yields neither proposals nor claims.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from news.reading.abroad import STATES, TREATIES
from news.reading.gazetteer import STATE, TREATY, Mention, folded
from news.reading.known import Known

ENGLISH = "en"
_LEAST = 4
"""Letters of the shortest stem that an ending may follow."""
_ENDINGS = {"ru": 3, "de": 2}
"""How many letters of an ending may follow a name, where names are inflected."""
_BEFORE = {"ar": 3}
"""How many letters may be written together with a name before it: “and”, “to”, “the”."""
_SOFT = re.compile("[аяйьоеыи]$")
_ASIDE = re.compile(r"\s*\(([^)]+)\)")
_QUOTES = str.maketrans({"’": "'", "\u2018": "'", "\xa0": " ", "ё": "е"})


def language_of(tag: str) -> str:
    """Return the language of a tag such as ``fr-CA``, in small letters."""
    return re.split(r"[-_]", tag.strip().lower())[0]


class Foreign:
    """Finds names in texts of other languages; each language is compiled when it first comes."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._held: dict[str, _Names] = {}

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """Return the states and treaties that a text names; none in a language nobody knows."""
        name = language_of(language)
        if name not in self._held:
            self._held[name] = _Names(self._known, name)
        return tuple(self._held[name].find(text))


class _Names:
    def __init__(self, known: Known, language: str) -> None:
        self._after = _ENDINGS.get(language, 0)
        self._before = _BEFORE.get(language, 0)
        held: dict[str, tuple[str, str, str]] = {}
        for name, kind, code in _names(known, language):
            stem = self._stem(_plain(name))
            held.setdefault(stem, (kind, code, name))
        self._keys = list(held)
        self._meant = [held[key] for key in self._keys]
        self._automaton = AhoCorasick(self._keys) if held else None

    def _stem(self, name: str) -> str:
        cut = _SOFT.sub("", name) if self._after and len(name) > _LEAST else name
        return cut if len(cut) >= _LEAST else name

    def find(self, text: str) -> Iterator[Mention]:
        """Give the names in a text, the longest where they overlap, in order."""
        if self._automaton is None:
            return
        low = _plain(text)
        found = self._automaton.find_matches_as_indexes(low, overlapping=True)
        reached = 0
        for start, back, index in sorted((start, -end, index) for index, start, end in found):
            if start < reached or not self._apart(low, start, -back):
                continue
            kind, code, name = self._meant[index]
            if kind == STATE and name[:1].isupper() and not text[start].isupper():
                continue
            if name.isupper() and not text[start:-back].isupper():
                continue
            yield Mention(start, -back, kind, (code,))
            reached = -back

    def _apart(self, low: str, start: int, end: int) -> bool:
        """Whether a name stands for itself, but for what its language writes together with it."""
        before, after = start, end
        while before and low[before - 1].isalnum() and start - before <= self._before:
            before -= 1
        while after < len(low) and low[after].isalnum() and after - end <= self._after:
            after += 1
        return start - before <= self._before and after - end <= self._after


def _plain(text: str) -> str:
    return folded(text.translate(_QUOTES))


def _names(known: Known, language: str) -> Iterator[tuple[str, str, str]]:
    for treaty, names in TREATIES.get(language, {}).items():
        if treaty in known.treaties:
            yield from ((name, TREATY, treaty) for name in names)
    for name, code in STATES.get(language, {}).items():
        if code in known.states:
            yield name, STATE, code
    territories = _territories(language)
    for code, state in known.states.items():
        called = territories.get(code)
        if called and state.counted and not state.heir:
            aside = _ASIDE.search(called)
            yield _ASIDE.sub("", called), STATE, code
            if aside:
                yield aside[1], STATE, code


@lru_cache(maxsize=16)
def _territories(language: str) -> dict[str, str]:
    """Return the names of states in a language, by their codes of three letters."""
    try:
        names = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        code: names[short[0]]
        for code, short in get_global("territory_aliases").items()
        if len(code) == len("LTU") and code.isalpha() and short and short[0] in names
    }
