"""The part of the world that a map shows: all of it, or what lies around a few states."""

from collections.abc import Iterable
from typing import NamedTuple

type Point = tuple[int, int]
"""A place on the map: from the left, from the top."""

MARGIN = 30
"""What stands free around the states, in units of the map."""

MOST, LEAST = 0.7, 0.25
"""How wide a part is, as a share of the world: the whole is shown instead of more than the most."""


SHAPE = 1.75
"""How wide a part is for its height: less than the world, so that tall continents stand large."""


class Frame(NamedTuple):
    """A part of the world."""

    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> str:
        """What is shown, as SVG writes it."""
        return f"{self.left} {self.top} {self.width} {self.height}"

    def shows(self, points: Iterable[Point]) -> bool:
        """Whether any of some places lies in it."""
        right, bottom = self.left + self.width, self.top + self.height
        return any(self.left <= x <= right and self.top <= y <= bottom for x, y in points)


def around(points: Iterable[Point], world: Frame) -> Frame | None:
    """Return the part around some places; None where there are none, or they lie far apart."""
    places = list(points)
    if not places:
        return None
    across, down = [x for x, _ in places], [y for _, y in places]
    left, right = min(across) - MARGIN, max(across) + MARGIN
    top, bottom = min(down) - MARGIN, max(down) + MARGIN
    width = round(max(right - left, (bottom - top) * SHAPE, LEAST * world.width))
    height = round(width / SHAPE)
    if width > MOST * world.width or height > world.height:
        return None
    return Frame(
        _within((left + right - width) // 2, world.width - width),
        _within((top + bottom - height) // 2, world.height - height),
        width,
        height,
    )


def _within(begins: int, last: int) -> int:
    return min(max(begins, 0), last)
