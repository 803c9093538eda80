"""Names of states and treaties in a text, found in one pass, with their exact places.

Names come as data. Places count code points, as Python's strings do.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick

LONGEST_ABBREVIATION = 6
"""Names in capitals, up to so many letters, are names only in capitals: US, INF, START."""


class Sort(StrEnum):
    """What a name is of."""

    STATE = "state"
    TREATY = "treaty"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a state or a treaty, in use from one day until before another."""

    text: str
    sort: Sort
    id: str
    since: dt.date | None = None
    until: dt.date | None = None

    def used_on(self, day: dt.date | None) -> bool:
        """Whether the name can be meant in a text of a day."""
        if day is None:
            return True
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text."""

    sort: Sort
    id: str
    start: int
    end: int


class Names:
    """Names that can be looked for in texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_text: dict[str, set[Name]] = defaultdict(set)
        for name in names:
            if name.text.strip():
                self._by_text[_folded(name.text.strip())].add(name)
        self._texts = sorted(self._by_text)
        self._automaton = AhoCorasick(self._texts)

    def find(self, text: str, day: dt.date | None = None) -> list[Mention]:
        """Return the names in a text of a day, in their order: the longest at each place.

        A name that several states or treaties bear on that day is nobody's.
        """
        if not self._texts:
            return []
        found: list[Mention] = []
        past = 0
        matches = self._automaton.find_matches_as_indexes(_folded(text), overlapping=True)
        for number, start, end in sorted(matches, key=lambda one: (one[1], -one[2])):
            if start < past or not _is_whole(text, start, end):
                continue
            meant = self._meant(self._texts[number], text[start:end], day)
            if not meant:
                continue
            past = end
            if len(meant) == 1:
                sort, name_id = meant.pop()
                found.append(Mention(sort, name_id, start, end))
        return found

    def _meant(self, folded: str, words: str, day: dt.date | None) -> set[tuple[Sort, str]]:
        names = self._by_text[folded]
        return {(one.sort, one.id) for one in names if one.used_on(day) and _is_written(one, words)}


def _folded(text: str) -> str:
    """Return a text in small letters, each in the place of its own, and one form of quotes."""
    if text.isascii():
        return text.lower()
    small = (one.lower() for one in text.replace("’", "'").replace("\u00a0", " "))
    return "".join(
        low if len(low) == 1 else one
        for low, one in zip(small, text.replace("’", "'").replace("\u00a0", " "), strict=True)
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do."""
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after


def _is_written(name: Name, words: str) -> bool:
    """Whether words are written as the name may be: abbreviations in capitals, names with one."""
    if name.text.isupper() and len(name.text) <= LONGEST_ABBREVIATION:
        return words == name.text
    if name.sort is Sort.TREATY and " " in name.text:
        return True
    return words[:1].isupper() or not name.text[:1].isupper()
