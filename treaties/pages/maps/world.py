"""The land that maps are drawn from, read once from ``data/geo/world.json``."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.pages.maps.frame import Frame, Point, around

WORLD = Path(__file__).resolve().parents[3] / "data" / "geo" / "world.json"
DOT = '<circle cx="{}" cy="{}" r="{}" stroke="#1c1b19"/>'
RADIUS, CLOSE_RADIUS = 7, 4
"""How large dots are on the map of the world, and where it is drawn larger."""


@dataclass(frozen=True, slots=True)
class World:
    """The land in units of a picture: a path for states, dots for small ones, one for the rest.

    ``frame`` is the part that is shown; nothing of a state outside it is drawn.
    """

    width: int
    height: int
    other: str
    states: Mapping[str, str]
    dots: Mapping[str, tuple[int, int]]
    shapes: Mapping[str, SafeString]
    """What is drawn of every state as SVG: made once, as it is the same on every page."""
    frame: Frame

    @property
    def placed(self) -> Collection[str]:
        """The codes of all states that have a place on the map."""
        return self.shapes.keys()

    @property
    def close(self) -> bool:
        """Whether a part of the world is shown, larger than on the map of all."""
        return self.frame.width < self.width

    @property
    def tall(self) -> int:
        """How tall what is shown stands, as wide as the whole."""
        return round(self.width * self.frame.height / self.frame.width)

    def around(self, codes: Iterable[str]) -> "World":
        """Return the part where some states lie; all of it where they lie far apart, or nowhere."""
        frame = around(
            (point for code in codes for point in _outlines().get(code, ())),
            Frame(0, 0, self.width, self.height),
        )
        if frame is None:
            return self
        seen = [code for code in self.shapes if frame.shows(_outlines()[code])]
        shapes = {
            code: _shape(self.states.get(code), self.dots.get(code), CLOSE_RADIUS) for code in seen
        }
        return replace(self, frame=frame, shapes=shapes)


@cache
def world() -> World:
    """Return the land."""
    data = json.loads(WORLD.read_text())
    dots = {code: (x, y) for code, (x, y) in data["dots"].items()}
    states = data["states"]
    shapes = {
        code: _shape(states.get(code), dots.get(code), RADIUS)
        for code in states.keys() | dots.keys()
    }
    width, height = data["width"], data["height"]
    return World(width, height, data["other"], states, dots, shapes, Frame(0, 0, width, height))


def _shape(path: str | None, dot: tuple[int, int] | None, radius: int) -> SafeString:
    land = format_html('<path d="{}"/>', path) if path else ""
    return format_html("{}{}", land, format_html(DOT, *dot, radius) if dot else "")


@cache
def _outlines() -> Mapping[str, Sequence[Point]]:
    """Return the corners of every state's land, with its dot: read once, 0.1 s."""
    land = world()
    found = {code: list(_corners(path)) for code, path in land.states.items()}
    for code, dot in land.dots.items():
        found.setdefault(code, []).append(dot)
    return found


def _corners(path: str) -> Iterable[Point]:
    """Yield the corners of a path of rings: each begins at a place and goes on by steps."""
    for ring in path.split("M")[1:]:
        numbers = [int(one) for one in re.findall(r"-?\d+", ring)]
        x = y = 0
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            yield x, y
