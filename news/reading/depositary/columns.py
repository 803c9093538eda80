"""Columns of a table: what a date in them means, by their headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.words import LETTERS, PARTICIPANT, TERMS
from treaties.terms import CONSENT, ActionKind

TERM = re.compile(r"(?P<word>[a-z][a-z ]*?)(?: under article [a-z0-9 ().]+?)?", re.IGNORECASE)
WITH_LETTER = re.compile(r"(?P<rest>.+?)\s*\((?P<letter>[A-Za-z]{1,2})\)")


@dataclass(frozen=True, slots=True)
class Column:
    """What the dates of a column are: without a letter, and with each letter.

    ``plain`` is None where the heading gives every kind a letter; a date without one is then
    understood only where there is one kind.
    """

    heading: str
    plain: ActionKind | None
    letters: Mapping[str, ActionKind]

    @property
    def kinds(self) -> frozenset[ActionKind]:
        """The kinds of act that the heading names."""
        own = frozenset(self.letters.values())
        return own if self.plain is None else own | {self.plain}

    def kind(self, letter: str) -> ActionKind | None:
        """Return the kind of act that a date with a letter stands for; None if it has none."""
        if not letter:
            alone = next(iter(self.kinds)) if len(self.kinds) == 1 else None
            return self.plain or alone
        return self.letters.get(letter) or self._customary(letter)

    def _customary(self, letter: str) -> ActionKind | None:
        """Return what a letter means elsewhere, if such an act belongs into this column."""
        kind = LETTERS.get(letter)
        own = self.kinds
        if kind is ActionKind.DEFINITIVE_SIGNATURE and ActionKind.SIGNATURE in own:
            return kind
        return kind if kind in CONSENT and own & CONSENT else None


def columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """Read the headings of a table, the participants' left out.

    Raises:
        RefusedPageError: a heading holds a word that is not known.
    """
    if not headings or headings[0].lower() != PARTICIPANT:
        first = headings[0] if headings else ""
        raise RefusedPageError(
            f"The layout of the page has changed: the first column is headed “{first}”, not "
            "“Participant”. Compare the page with docs/depositary.md."
        )
    if len(headings) == 1:
        raise RefusedPageError("The layout of the page has changed: no column holds dates.")
    return tuple(_column(heading) for heading in headings[1:])


def _column(heading: str) -> Column:
    plain: ActionKind | None = None
    letters: dict[str, ActionKind] = {}
    for part in heading.split(","):
        lettered = WITH_LETTER.fullmatch(part.strip())
        kind = _kind(lettered["rest"] if lettered else part.strip())
        if kind is None:
            raise RefusedPageError(
                f"The layout of the page has changed: a column is headed “{heading}”, and "
                f"“{part.strip()}” is not a word for an act. If it is one, add it to the words "
                "of the reader."
            )
        if lettered:
            letters[lettered["letter"]] = kind
        else:
            plain = kind
    return Column(heading, plain, letters)


def _kind(words: str) -> ActionKind | None:
    match = TERM.fullmatch(words)
    return TERMS.get(match["word"].strip().lower()) if match else None
