"""The map of the whole record: every state has its place, and looks as its standing says."""

import csv
import datetime as dt
import gzip
import json
import struct
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
import time_machine

from tests.pages.maps.test_looks import shown
from tests.treaties.records import RECORD
from treaties.models import Standing, State, Treaty
from treaties.pages.asked import Asked
from treaties.pages.maps.looks import course
from treaties.pages.maps.picture import MARGIN, picture_of
from treaties.pages.maps.reading import read_held
from treaties.pages.maps.view import map_of
from treaties.pages.maps.world import WORLD, world
from treaties.pages.viewing import Viewing
from treaties.terms import NONE, RECORD_VIEW, StateKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

TODAY = dt.date(2026, 11, 22)
TREATIES = ("apmbc", "npt", "ctbt", "ccm", "tpnw", "hcoc", "cfe", "bwc", "start-1", "ost")
DAYS = ("1970-03-05", "1985-06-30", "1992-02-01", "2003-04-11", "2026-01-09", "2028-11-22")
NO_LAND = {"EUE"}
LATO_BOLD = 0.48
"""How wide a letter is on the average, as a share of its size."""
OWN = Viewing(RECORD_VIEW, "the record’s own view", ())
SVG = "{http://www.w3.org/2000/svg}"


def day(text):
    return dt.date.fromisoformat(text)


def fills(view):
    return {one.code: one.fill.removesuffix("-contested") for one in view.lands}


def stored(treaty, on):
    """Return the status of every state as the standings stored have it."""
    return dict(Standing.objects.filter(treaty=treaty).on(on).values_list("state", "status"))


def test_every_state_with_land_is_on_the_map_and_nothing_else():
    states = State.objects.exclude(kind=StateKind.FORMER)
    assert set(world().placed) == {one.pk for one in states} - NO_LAND


def test_every_former_state_is_told_with_its_successors():
    view = map_of(read_held("npt", Asked(dt.date(1985, 6, 30), TODAY)))
    told = {one.code: one for one in view.undrawn}
    assert told["DDR"].title.startswith("German Democratic Republic: party since 5 March 1970")
    assert told["DDR"].now == "Germany"
    assert told["CSK"].now == "Czechia and Slovakia"
    assert "CZE" not in told
    assert fills(view)["CZE"] == NONE


@pytest.mark.parametrize("treaty", TREATIES)
@pytest.mark.parametrize("on", DAYS)
def test_the_map_shows_the_standings(treaty, on):
    view = map_of(read_held(treaty, Asked(day(on), TODAY)))
    held = stored(treaty, day(on))
    shown = {
        one.code: one.fill.removesuffix("-contested").replace("leaving", held.get(one.code, ""))
        for one in [*view.lands, *view.undrawn]
    }
    certain = {code: fill for code, fill in shown.items() if fill != "uncertain"}
    assert certain == {code: held.get(code, NONE) for code in certain}
    assert set(held) <= set(shown)


@pytest.mark.parametrize("treaty", TREATIES)
def test_the_course_equals_the_standings_on_sampled_days(treaty):
    held = read_held(treaty, Asked(TODAY, TODAY))
    first, last = held.span
    courses = {code: course(periods, first, last) for code, periods in held.periods.items()}
    step = (last - first) / 40
    for number in range(41):
        on = first + step * number
        on = min(on, last)
        statuses = stored(treaty, on)
        for code, moments in courses.items():
            look = shown(moments, on)
            assert statuses.get(code, NONE) in look.statuses, (code, on)


def test_the_legend_counts_as_the_page_does():
    held = read_held("apmbc", Asked(dt.date(2026, 1, 9), TODAY))
    legend = {one.look: one.count for one in map_of(held).legend}
    states = Standing.objects.filter(treaty="apmbc").on(dt.date(2026, 1, 9)).of_states()
    assert legend["party"] == states.parties().count() == 163
    assert legend["former"] == states.former().count()
    assert (legend["leaving"], legend["contested"], legend["ahead"]) == (2, 1, 0)


def test_what_lies_ahead_of_today_is_shown_as_such():
    before = dt.date(2025, 9, 1)
    view = map_of(read_held("apmbc", Asked(dt.date(2026, 6, 1), before)))
    ahead = {one.code: one for one in view.lands if one.ahead}
    assert {"FIN", "POL"} <= set(ahead)
    assert ahead["FIN"].fill == "former"
    assert ahead["FIN"].title.endswith("ahead: known to follow from what was done")


def test_a_view_other_than_the_record_has_its_own_map():
    asked = Asked(dt.date(2003, 4, 11), TODAY, view="PRK")
    other = fills(map_of(read_held("npt", asked)))
    own = fills(map_of(read_held("npt", Asked(dt.date(2003, 4, 11), TODAY))))
    assert (own["PRK"], other["PRK"]) == ("party", "former")
    assert {code for code in own if own[code] != other[code]} == {"PRK"}


def test_the_page_keeps_the_day_and_the_view_in_every_link(client):
    page = client.get("/treaties/npt/?on=2003-04-11&view=PRK").content.decode()
    assert '<a class="map-land" href="/treaties/npt/KOR/?on=2003-04-11&amp;view=PRK"' in page
    assert 'data-history="/treaties/npt/map.json?on=2003-04-11&amp;view=PRK"' in page


@pytest.mark.parametrize("treaty", TREATIES)
def test_a_picture_is_well_formed_and_says_what_it_is(client, treaty):
    answer = client.get(f"/treaties/{treaty}/map.svg?on=2026-01-09")
    assert answer["Content-Type"] == "image/svg+xml"
    root = ET.fromstring(answer.content)  # noqa: S314
    said = " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    assert f"{Treaty.objects.get(pk=treaty).short_name} on 9 January 2026" in said
    assert "CC BY 4.0" in said
    assert "Natural Earth" in said
    assert "Borders imply no position" in said
    assert f"/treaties/{treaty}/?on=2026-01-09" in said
    assert not [one for one in root.iter() if "style" in one.attrib or one.tag == f"{SVG}style"]
    used = {
        one.attrib["fill"][5:-1] for one in root.iter() if one.attrib.get("fill", "")[:4] == "url("
    }
    assert used <= {one.attrib["id"] for one in root.iter(f"{SVG}pattern")}


def test_looks_differ_by_their_patterns_and_not_by_colour_alone(client):
    root = ET.fromstring(client.get("/treaties/apmbc/map.svg").content)  # noqa: S314
    drawn = {}
    for pattern in root.iter(f"{SVG}pattern"):
        marks = tuple((one.tag, one.get("d") or one.get("r")) for one in pattern)
        drawn.setdefault(marks, set()).add(pattern.get("id").removeprefix("map-"))
    alike = [looks for looks in drawn.values() if len(looks) > 1]
    plain = {"party", "subscriber", "none"}
    assert alike == [plain, {f"{one}-contested" for one in plain}]
    assert contrast("#1d6a70", "#d9d4c7") > 3, "plain land differs as dark from light"


def contrast(*colours):
    """Return the contrast of two colours as WCAG has it."""

    def luminance(colour):
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(c * share for c, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


def test_a_picture_names_all_that_it_does_not_draw_within_its_width(client):
    root = ET.fromstring(client.get("/treaties/npt/map.svg?on=1985-06-30").content)  # noqa: S314
    lines = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    said = " ".join(lines)
    for former in ("Czechoslovakia", "Democratic Yemen", "German Democratic Republic"):
        assert former in said
    assert "Land is today’s, on any day." in said
    assert max(map(len, lines)) <= 165


def test_the_longest_title_fits_its_picture():
    asked = Asked(dt.date(2026, 11, 22), TODAY)
    longest = max(Treaty.objects.all(), key=lambda one: len(one.short_name))
    picture = picture_of(map_of(read_held(longest.pk, asked)), OWN, None, "record.example")
    width = picture.letters * len(picture.title) * LATO_BOLD
    assert picture.letters >= 40
    assert width < picture.map.world.width - 2 * MARGIN


def test_geometry_and_history_are_small(client):
    assert len(gzip.compress(WORLD.read_bytes())) < 120_000
    page = client.get("/treaties/npt/").content
    assert len(gzip.compress(page)) < 120_000
    sizes = {}
    for treaty in Treaty.objects.values_list("pk", flat=True):
        sizes[treaty] = len(client.get(f"/treaties/{treaty}/map.json").content)
    assert max(sizes.values()) < 60_000, Counter(sizes).most_common(3)


def test_the_history_says_what_the_map_says(client):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        data = json.loads(client.get("/treaties/apmbc/map.json").content)
    assert (data["first"], data["last"]) == ("1997-09-18", "2028-11-22")
    accession, notice = map(data["nouns"].index, ("accession", "notice of withdrawal"))
    assert data["states"]["FIN"] == [
        ["1997-09-18", "none"],
        ["2012-01-09", "contracting", "", "", f"{accession}:2012-01-09"],
        ["2012-07-01", "party", "", "", f"{accession}:2012-01-09"],
        ["2025-07-10", "party", "2012-07-01", "leaving:2026-01-10", f"{accession}:2012-01-09"],
        ["2026-01-10", "former", "", "", f"{notice}:2025-07-10"],
    ]


def test_a_frame_may_stand_on_any_site_and_tells_when_its_day_has_passed(client):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        past = client.get("/embed/treaties/apmbc/?on=2026-11-08")
        now = client.get("/embed/treaties/apmbc/")
    assert "frame-ancestors *" in past["Content-Security-Policy"]
    assert "X-Frame-Options" not in past
    assert b'<p class="map-stale" id="map-stale">' in past.content
    assert "14 days ago" in past.content.decode()
    assert b'<p class="map-stale" id="map-stale" hidden>' in now.content


@pytest.mark.parametrize("path", ["map.svg", "map.json"])
def test_what_is_asked_wrongly_is_refused_with_advice(client, path):
    assert client.get(f"/treaties/nope/{path}").status_code == 404
    refused = client.get(f"/treaties/apmbc/{path}?on=2026")
    assert refused.status_code == 400
    assert b"2026" in refused.content


def test_the_register_that_the_land_was_made_from_is_the_record():
    with (RECORD / "states.csv").open(newline="") as file:
        codes = {row["iso3"] for row in csv.DictReader(file)}
    assert set(world().placed) <= codes
    assert all(0 < x < world().width and 0 < y < world().height for x, y in world().dots.values())


def test_the_picture_of_fixed_size_holds_the_same(client):
    answer = client.get("/treaties/apmbc/map.png?on=2026-01-09")
    assert answer["Content-Type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", answer.content[16:24])
    assert width == 2000
    assert 1000 < height < 1500
    assert len(answer.content) < 600_000
    other = client.get("/treaties/apmbc/map.png?on=2026-03-01")
    assert other.content != answer.content


@pytest.mark.parametrize("treaty", ["tlatelolco", "bangkok", "pelindaba"])
def test_a_treaty_of_a_region_shows_its_part_of_the_world_with_all_its_states(client, treaty):
    held = read_held(treaty, Asked(day("2026-01-09"), TODAY))
    view = map_of(held)
    assert view.world.close
    assert set(held.periods) <= {one.code for one in view.lands}
    counted = {one.look: one.count for one in view.legend}
    assert counted[NONE] == sum(one.fill == NONE and one.counted for one in view.lands)
    page = client.get(f"/treaties/{treaty}/").content.decode()
    assert f'viewBox="{view.world.frame.box}"' in page
    assert "Drawn is the part of the world where its states lie" in page
    picture = client.get(f"/treaties/{treaty}/map.svg").content.decode()
    assert f'viewBox="{view.world.frame.box}"' in picture
    assert "Drawn is the part of the world where its states lie" in picture


@pytest.mark.parametrize("treaty", ["npt", "apmbc", "inf", "new-start", "cfe", "rarotonga"])
def test_treaties_whose_states_lie_far_apart_show_the_world(treaty):
    view = map_of(read_held(treaty, Asked(day("2026-01-09"), TODAY)))
    assert view.world is world()


def test_the_part_shown_stays_the_same_on_every_day():
    boxes = {
        map_of(read_held("pelindaba", Asked(day(on), TODAY))).world.frame
        for on in ("1996-04-10", "2009-07-15", "2026-01-09")
    }
    assert len(boxes) == 1
