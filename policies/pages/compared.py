"""The policies of some states side by side, by topic: where they go different ways first.

What policies say is not compared. What can be is whether the record holds one that is in force on
the day, and which way it turned: tighter, looser, or neither.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from policies.pages.entries import ChangeView, Reading, cited_in
from policies.pages.lines import Subject, subjects
from policies.terms import Direction
from treaties.pages.asked import Asked
from treaties.pages.compare import ComparePage
from treaties.pages.sources import SourceView


@dataclass(frozen=True, slots=True)
class Cell:
    """The policies of one state about one topic; none where the record holds no change by then."""

    state: str
    subject: Subject | None

    @property
    def directions(self) -> frozenset[Direction]:
        """Which ways that turned what leads on its tracks."""
        lines = self.subject.lines if self.subject else ()
        return frozenset(line.leading.direction for line in lines if line.leading)


@dataclass(frozen=True, slots=True)
class Row:
    """The policies of all states about one topic."""

    topic: str
    label: str
    cells: Sequence[Cell]

    @property
    def differing(self) -> bool:
        """Whether one has a policy in force and another none, or they turned different ways."""
        return len({cell.directions for cell in self.cells}) > 1

    @property
    def opposed(self) -> bool:
        """Whether two of them have policies in force that turned different ways."""
        return len({cell.directions for cell in self.cells if cell.directions}) > 1

    @property
    def changes(self) -> Iterator[ChangeView]:
        """Every change that it names."""
        for cell in self.cells:
            for line in cell.subject.lines if cell.subject else ():
                yield from line.changes


@dataclass(frozen=True, slots=True)
class Compared:
    """The topics about which any of the states has policies; ``only``: of differences alone."""

    rows: Sequence[Row]
    only: bool

    @property
    def differing(self) -> list[Row]:
        """The topics on which they go different ways; those of which one has nothing, last."""
        found = [row for row in self.rows if row.differing]
        return sorted(found, key=lambda row: not row.opposed)

    @property
    def alike(self) -> list[Row]:
        """The topics on which they go the same way."""
        return [row for row in self.rows if not row.differing]

    @property
    def sources(self) -> list[SourceView]:
        """The sources cited, each once."""
        shown = self.differing if self.only else self.rows
        return cited_in(change for row in shown for change in row.changes)


def compared_policies(page: ComparePage, asked: Asked, words: str, category: str) -> Compared:
    """Read the policies of the states of a comparison on its day: one query.

    Where words or a category select the instruments, topics count that hold every word or of
    which a change names one of these instruments.
    """
    reading = Reading()
    rows = reading.change_rows(Q(state__in=page.codes))
    found = subjects(reading, rows, asked.on)
    texts = {
        row.topic_id: f"{row.topic_id} {row.topic.label} {' '.join(row.topic.weapon_types)}"
        for row in rows
    }
    wanted = words.casefold().split()
    named = {topic for topic, text in texts.items() if wanted and _has(text, wanted)}
    if wanted or category:
        instruments = {line.treaty for line in page.lines}
        named |= {one.topic for one in found if instruments.intersection(one.treaties)}
        found = [one for one in found if one.topic in named]
    labels = {one.topic: one.label for one in found}
    held = {(one.topic, one.state): one for one in found}
    return Compared(
        [
            Row(topic, label, [Cell(code, held.get((topic, code))) for code in page.codes])
            for topic, label in labels.items()
        ],
        page.only,
    )


def _has(text: str, words: Collection[str]) -> bool:
    return all(word in text.casefold() for word in words)
