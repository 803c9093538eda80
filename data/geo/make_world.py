"""Make ``world.json``, the geometry that maps are drawn from, out of Natural Earth at 1:50m.

Natural Earth (https://www.naturalearthdata.com/) is in the public domain. Its countries are read
from the TopoJSON of the npm package ``world-atlas`` 2.0.2, which is not kept here::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/geo/make_world.py package/countries-50m.json data/record/states.csv

Borders are simplified once for both sides, projected (Equal Earth, centred on 11° E so that no
state of any size is cut) and rounded to whole units. Where the source draws who holds a place,
and the United Nations draws it otherwise, the map follows the United Nations: see ``README.md``.
"""

import csv
import hashlib
import itertools
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

SOURCE_SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
WORLD = Path(__file__).with_name("world.json")

CENTRE = 11.0
"""The meridian in the middle of the map."""

SOUTH, NORTH = -56.5, 83.7
"""What is drawn: Antarctica, which belongs to no state of the record, is left out."""

WIDTH = 2000
TOLERANCE = 0.5
"""How much of a triangle, in square units, a point must make to be kept."""

SMALL = 4.0
"""Land of which the largest piece is smaller, in square units, is left out unless it is all."""

DOTTED = 45.0
"""A state with less land, in square units, has a dot as well: it could not be pointed at."""

APART: Mapping[str, str] = {"Kosovo": "XKX"}
"""What the source draws without a number, and the code of the record for it."""

WITH: Mapping[str, str] = {
    "Somaliland": "Somalia",
    "N. Cyprus": "Cyprus",
    "Åland": "Finland",
    "Ashmore and Cartier Is.": "Australia",
    "Hong Kong": "China",
    "Macao": "China",
}
"""What the source draws by itself and the United Nations draws as a part of a state."""

CRIMEA = (32.4, 36.7, 44.3, 46.3)
"""Where the piece lies that the source gives to Russia: west, east, south, north."""

WESTERN_SAHARA_NORTH = 27.667
"""The parallel that divides Morocco and Western Sahara on maps of the United Nations."""

POINTS: Mapping[str, tuple[float, float]] = {
    "KIR": (173.0, 1.4),
    "TUV": (179.2, -8.5),
    "VAT": (12.45, 41.9),
}
"""Where the dot stands of states that the source lacks, or of which no island is the middle."""

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018)."""

CORNERS = 3
"""How many corners land has at the least."""

type Place = tuple[float, float]
type Ring = list[Place]
type Arcs = Sequence[int]


def project(place: Place) -> Place:
    """Return where a place lies on the map, in units, north up and y growing downwards."""
    longitude, latitude = place
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = 2 * math.sqrt(3) * math.radians(longitude - CENTRE) * math.cos(theta) / (3 * slope)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return x * SCALE + WIDTH / 2, (TOP_Y - y) * SCALE


def _height(latitude: float) -> float:
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    return theta * (A1 + A2 * theta**2 + theta**6 * (A3 + A4 * theta**2))


EQUATOR = 2 * math.sqrt(3) * math.pi / (3 * A1)
SCALE = WIDTH / (2 * EQUATOR)
TOP_Y = _height(NORTH)
HEIGHT = round((TOP_Y - _height(SOUTH)) * SCALE)


def unwrapped(ring: Iterable[Place]) -> Ring:
    """Return a line of places without jumps from one edge of the world to the other."""
    found: Ring = []
    for longitude, latitude in ring:
        turns = round((found[-1][0] - longitude) / 360) if found else 0
        found.append((longitude + 360 * turns, latitude))
    return found


def centred(ring: Iterable[Place]) -> Ring:
    """Return a ring on the side of the map where most of it lies."""
    line = unwrapped(ring)
    middle = sum(longitude for longitude, _ in line) / len(line)
    turns = round((CENTRE - middle) / 360)
    return [(longitude + 360 * turns, latitude) for longitude, latitude in line]


def simplified(line: Ring) -> Ring:
    """Return a line without the points that change its shape least (Visvalingam and Whyatt)."""
    flat = [project(place) for place in unwrapped(line)]
    kept = list(range(len(line)))
    while len(kept) >= CORNERS:
        triangles = [
            (area([flat[before], flat[at], flat[after]]), number)
            for number, (before, at, after) in enumerate(
                zip(kept, kept[1:], kept[2:], strict=False), 1
            )
        ]
        smallest, number = min(triangles)
        if smallest >= TOLERANCE or (line[0] == line[-1] and len(kept) <= CORNERS + 2):
            break
        del kept[number]
    return [line[number] for number in kept]


def area(ring: Sequence[Place]) -> float:
    """Return how much a closed ring holds."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


class Atlas:
    """The countries of the source, each as rings of arcs that neighbours share."""

    def __init__(self, topology: Mapping[str, Any]) -> None:
        scale, start = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [simplified(_decoded(arc, scale, start)) for arc in topology["arcs"]]
        self.countries: dict[str, list[Arcs]] = defaultdict(list)
        self.numbers: dict[str, str] = {}
        for shape in topology["objects"]["countries"]["geometries"]:
            name = shape["properties"]["name"]
            pieces = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            self.countries[WITH.get(name, name)] += [ring for piece in pieces for ring in piece]
            self.numbers[name] = shape.get("id", "")

    def ring(self, arcs: Arcs) -> Ring:
        """Return the places of a ring, the first not repeated."""
        found: Ring = []
        for number in arcs:
            line = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            found += line[:-1]
        return found

    def dissolved(self, name: str) -> list[Ring]:
        """Return the rings of a country, borders between its own pieces taken out."""
        rings = self.countries[name]
        every = {number for ring in rings for number in ring}
        inner = {number for number in every if ~number in every}
        if not inner:
            return [self.ring(ring) for ring in rings]
        touched = [ring for ring in rings if inner & set(ring)]
        found = [self.ring(ring) for ring in rings if not inner & set(ring)]
        left = [number for ring in touched for number in ring if number not in inner]
        return found + self._stitched(left)

    def _stitched(self, left: list[int]) -> list[Ring]:
        found: list[Ring] = []
        while left:
            chain = [left.pop(0)]
            while self._end(chain[-1]) != self._start(chain[0]):
                following = next(n for n in left if self._start(n) == self._end(chain[-1]))
                left.remove(following)
                chain.append(following)
            found.append(self.ring(chain))
        return found

    def _start(self, number: int) -> Place:
        return self.arcs[number][0] if number >= 0 else self.arcs[~number][-1]

    def _end(self, number: int) -> Place:
        return self._start(~number)


def _decoded(arc: Sequence[Sequence[int]], scale: Sequence[float], start: Sequence[float]) -> Ring:
    x = y = 0
    line: Ring = []
    for east, north in arc:
        x, y = x + east, y + north
        line.append((x * scale[0] + start[0], y * scale[1] + start[1]))
    return line


def follow_the_un(atlas: Atlas) -> dict[str, list[Ring]]:
    """Return the rings of every country, with what the United Nations draws otherwise."""
    west, east, south, north = CRIMEA
    for arcs in atlas.countries["Russia"]:
        ring = atlas.ring(arcs)
        if all(west < x < east and south < y < north for x, y in ring):
            atlas.countries["Russia"].remove(arcs)
            atlas.countries["Ukraine"].append(arcs)
            break
    else:
        raise SystemExit("The source no longer draws Crimea as a piece of its own: look at it.")
    atlas.countries["both"] = atlas.countries.pop("Morocco") + atlas.countries.pop("W. Sahara")
    found = {name: atlas.dissolved(name) for name in atlas.countries}
    both = found.pop("both")
    found["Morocco"] = [part for ring in both if (part := cut(ring, 1))]
    found["W. Sahara"] = [part for ring in both if (part := cut(ring, -1))]
    return found


def cut(ring: Ring, side: int) -> Ring:
    """Return the part of a ring north (1) or south (-1) of the parallel of Western Sahara."""
    found: Ring = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        above, below = ((y - WESTERN_SAHARA_NORTH) * side for y in (ay, by))
        if above >= 0:
            found.append((ax, ay))
        if above * below < 0:
            share = above / (above - below)
            found.append((ax + (bx - ax) * share, WESTERN_SAHARA_NORTH))
    return found


def drawn(rings: Iterable[Ring]) -> tuple[str, float, Place]:
    """Return land as a path, how much it is, and the middle of its largest piece."""
    every = [[project(place) for place in centred(ring)] for ring in rings if ring]
    every.sort(key=area, reverse=True)
    flat = [ring for ring in every if len(ring) >= CORNERS and max(y for _, y in ring) < HEIGHT]
    kept = [ring for number, ring in enumerate(flat) if not number or area(ring) >= SMALL]
    paths = [path for ring in kept if (path := _path(ring))]
    return "".join(paths), sum(map(area, kept)), _middle((kept or every)[0])


def _middle(ring: Ring) -> Place:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _path(ring: Ring) -> str:
    """Return a ring as a path of whole units, each point told from the one before."""
    whole: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not whole or point != whole[-1]:
            whole.append(point)
    if len(whole) < CORNERS:
        return ""
    numbers = [
        number for (ax, ay), (bx, by) in itertools.pairwise(whole) for number in (bx - ax, by - ay)
    ]
    told = "".join(f"{number}" if number < 0 else f" {number}" for number in numbers)
    return f"M{whole[0][0]} {whole[0][1]}l{told.lstrip()}z"


def world(atlas: Atlas, codes: Mapping[str, str]) -> dict[str, Any]:
    """Return the map: a path for every state, dots for small ones, other land in one."""
    states: dict[str, str] = {}
    dots: dict[str, list[int]] = {}
    other: list[Ring] = []
    for name, rings in follow_the_un(atlas).items():
        code = APART.get(name) or codes.get(atlas.numbers.get(name, ""), "")
        if not code:
            other += rings if name != "Antarctica" else []
            continue
        path, size, middle = drawn(rings)
        if path:
            states[code] = path
        if size < DOTTED:
            dots[code] = [round(one) for one in middle]
    for code, place in POINTS.items():
        dots[code] = [round(one) for one in project(place)]
    ordered = {code: states[code] for code in sorted(states)}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "other": drawn(other)[0],
        "states": ordered,
        "dots": {code: dots[code] for code in sorted(dots)},
    }


def main(source: Path, register: Path) -> None:
    """Write ``world.json``."""
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise SystemExit(f"{source} is not countries-50m.json of world-atlas 2.0.2: take that.")
    with register.open(newline="") as file:
        codes = {row["m49"]: row["iso3"] for row in csv.DictReader(file) if row["m49"]}
    made = world(Atlas(json.loads(data)), codes)
    WORLD.write_text(json.dumps(made, indent=0) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
