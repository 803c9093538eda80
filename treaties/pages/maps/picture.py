"""The map as a picture by itself: title, legend, source and licence stand in it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from treaties.models import Record
from treaties.pages.maps.view import Entry, MapView
from treaties.pages.viewing import Viewing
from treaties.presentation import day_words

MARGIN, HEAD, LINE, GAP, COLUMNS = 40, 130, 46, 36, 4
"""Where things stand, in units of the picture."""

LARGEST, ROOM, LONGEST = 52, 3900, 165
"""The letters of a title: the largest, less where it is long; how many a line of notes holds."""

BORDERS = (
    "Land is today’s, on any day. Borders imply no position on the status of any territory; "
    "territories that are no states are left plain."
)

PART = (
    "Drawn is the part of the world where its states lie; those without standing are counted as "
    "far as they are drawn."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the legend and where it stands."""

    entry: Entry
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A map with what must be said of it once it leaves its page."""

    map: MapView
    legend: Sequence[Placed]
    top: int
    height: int
    title: str
    notes: Sequence[str]

    @property
    def letters(self) -> int:
        """How large the letters of the title are, so that it keeps to one line."""
        return min(LARGEST, ROOM // len(self.title))

    @property
    def coarse(self) -> float:
        """How many times larger patterns are than drawn."""
        return 0.75 if self.map.world.close else 1.5

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The notes, each with where it stands."""
        begin = self.height - 34 * len(self.notes)
        return [(begin + 34 * number, words) for number, words in enumerate(self.notes)]


def picture_of(view: MapView, viewing: Viewing, record: Record | None, address: str) -> Picture:
    """Return the picture of a map; ``address`` is that of the page it comes from."""
    held = [one for one in view.legend if one.count]
    below = HEAD + view.world.tall + LINE
    width = (view.world.width - 2 * MARGIN) // COLUMNS
    legend = [
        Placed(one, MARGIN + number % COLUMNS * width, below + number // COLUMNS * LINE)
        for number, one in enumerate(held)
    ]
    said = _notes(view, viewing, record, address)
    notes = [line for words in said for line in textwrap.wrap(words, LONGEST)]
    rows = -(-len(held) // COLUMNS)
    return Picture(
        map=view,
        legend=legend,
        top=HEAD,
        height=below + rows * LINE + GAP + 34 * len(notes),
        title=f"{view.treaty.short_name} on {day_words(view.asked.on)}",
        notes=notes,
    )


def _notes(view: MapView, viewing: Viewing, record: Record | None, address: str) -> list[str]:
    undrawn = "; ".join(
        f"{one.title}{f' (today {one.now})' if one.now else ''}" for one in view.undrawn
    )
    edition = f", version {record.version} of the record" if record else ""
    return [
        *([f"In {viewing.words}."] if not viewing.own else []),
        *([f"Not drawn: {undrawn}."] if undrawn else []),
        *([PART] if view.world.close else []),
        BORDERS,
        f"Source: Servanda{edition}, {address} · CC BY 4.0",
        "Land: Natural Earth, public domain, in the Equal Earth projection.",
    ]
