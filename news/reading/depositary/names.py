"""Names of participants as depositaries print them, and the codes of the record."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SPELLINGS: Mapping[str, str] = {
    "Germany, Federal Republic of": "Germany",
    "Gambia (Republic of The)": "Gambia",
    "Namibia (United Nations Council for)": "Namibia",
    "Yugoslavia (former)": "Yugoslavia",
    "Yugoslavia (Socialist Federal Republic of)": "Yugoslavia",
    "Yugoslavia (Federal Republic of)": "Federal Republic of Yugoslavia",
    "Union of Soviet Socialist Republics (former)": "Union of Soviet Socialist Republics",
    "European Union (former European Community)": "European Union",
}
"""Spellings of older pages beside a name that the record has; it has all of today's."""

ARTICLE = re.compile(r"^the |,? \(the\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A participant and its names: the record's own first, then those it also goes by."""

    code: str
    name: str
    others: tuple[str, ...] = ()


class Names:
    """Finds the code of a participant by any of its names.

    The record's own name of one participant goes before what another is also called; a name
    that two share in the same way stands for neither.
    """

    def __init__(self, participants: Iterable[Named]) -> None:
        own: dict[str, set[str]] = defaultdict(set)
        other: dict[str, set[str]] = defaultdict(set)
        for one in participants:
            own[sorting_key(one.name)].add(one.code)
            for name in one.others:
                other[sorting_key(name)].add(one.code)
        self._ranks = (own, other)
        self._spellings = {
            sorting_key(page): sorting_key(known) for page, known in SPELLINGS.items()
        }

    def code(self, name: str) -> str | None:
        """Return the code of a participant, or None where the name is not known for certain."""
        key = sorting_key(name)
        return self._found(key) or self._found(self._spellings.get(key, ""))

    def _found(self, key: str) -> str | None:
        for rank in self._ranks:
            codes = rank.get(key, set())
            if len(codes) == 1:
                return next(iter(codes))
            if codes:
                return None
        return None


def sorting_key(name: str) -> str:
    """Return what is left of a name without case, accents, articles and ways to write it."""
    plain = unicodedata.normalize("NFKD", re.sub("[\u2018\u2019]", "'", name))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"\bst\.? ", "saint ", plain.replace("&", "and"))
    plain = re.sub(r"[\s\u00a0-]+", " ", plain).strip(" .,;:\"'“”")
    return ARTICLE.sub("", plain)
