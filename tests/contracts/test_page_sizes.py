"""How much a page sends: less than 100 kB compressed, the land of a map aside."""

import gzip
import re

import pytest
import time_machine
from django.db.models import Count

from tests.contracts.pages import PAGES
from treaties.models import State, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record", "released")]

TODAY = "2026-11-22T12:00:00Z"
MOST = 100_000
HEAVIEST = 8
MAP = re.compile(rb'<svg class="map-picture".*?</svg>(?=\s*<p class="map-tip")', re.DOTALL)
"""The land with its states: the same on every page, and drawn from a file that hardly changes."""


def heaviest(model):
    """Return the ids of those with the most acts."""
    ordered = model.objects.annotate(number=Count("actions")).order_by("-number", "pk")
    return list(ordered.values_list("pk", flat=True)[:HEAVIEST])


def test_every_page_is_small(client):
    treaties, states = heaviest(Treaty), heaviest(State)
    pages = [
        *PAGES,
        *(f"/treaties/{one}/" for one in treaties),
        *(f"/treaties/{one}/numbers/" for one in treaties),
        *(f"/treaties/{one}/{states[0]}/" for one in treaties),
        *(f"/states/{one}/" for one in states),
    ]
    large = {}
    with time_machine.travel(TODAY, tick=False):
        for path in dict.fromkeys(pages):
            answer = client.get(path)
            assert answer.status_code == 200, path
            size = len(gzip.compress(MAP.sub(b"", answer.content)))
            if size >= MOST:
                large[path] = size
    assert not large, f"over {MOST:,} bytes compressed: {large}"


def test_the_land_is_left_out_of_what_is_counted_and_nothing_else(client):
    page = client.get("/treaties/npt/?on=2026-01-09").content
    without = MAP.sub(b"", page)
    assert b'class="map-land' not in without
    assert b'class="map-legend"' in without
    assert b'id="sources"' in without
