"""The land that maps are drawn from, read once from ``data/geo/world.json``."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

WORLD = Path(__file__).resolve().parents[3] / "data" / "geo" / "world.json"
DOT = '<circle cx="{}" cy="{}" r="7" stroke="#1c1b19"/>'


@dataclass(frozen=True, slots=True)
class World:
    """The land in units of a picture: a path for states, dots for small ones, one for the rest."""

    width: int
    height: int
    other: str
    states: Mapping[str, str]
    dots: Mapping[str, tuple[int, int]]
    shapes: Mapping[str, SafeString]
    """What is drawn of every state as SVG: made once, as it is the same on every page."""

    @property
    def placed(self) -> Collection[str]:
        """The codes of all states that have a place on the map."""
        return self.shapes.keys()


@cache
def world() -> World:
    """Return the land."""
    data = json.loads(WORLD.read_text())
    dots = {code: (x, y) for code, (x, y) in data["dots"].items()}
    states = data["states"]
    shapes = {
        code: _shape(states.get(code), dots.get(code)) for code in states.keys() | dots.keys()
    }
    return World(data["width"], data["height"], data["other"], states, dots, shapes)


def _shape(path: str | None, dot: tuple[int, int] | None) -> SafeString:
    land = format_html('<path d="{}"/>', path) if path else ""
    return format_html("{}{}", land, format_html(DOT, *dot) if dot else "")
