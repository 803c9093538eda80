"""The part of the world that a map shows."""

import pytest

from treaties.pages.maps.frame import LEAST, SHAPE, Frame, around
from treaties.pages.maps.world import world

ALL = Frame(0, 0, 2000, 1000)


def test_a_part_has_one_shape_and_shows_all_its_places():
    part = around([(500, 300), (900, 350)], ALL)
    assert part.width / part.height == pytest.approx(SHAPE, abs=0.01)
    assert part.shows([(500, 300)])
    assert part.shows([(900, 350)])
    assert not part.shows([(1500, 300), (700, 900)])


@pytest.mark.parametrize("places", [[], [(10, 500), (1990, 500)], [(900, 10), (900, 990)]])
def test_the_whole_is_shown_where_there_is_nothing_or_it_lies_far_apart(places):
    assert around(places, ALL) is None


@pytest.mark.parametrize("corner", [(0, 0), (2000, 0), (0, 1000), (2000, 1000)])
def test_a_part_at_the_edge_lies_within_the_world_and_is_not_too_small(corner):
    part = around([corner], ALL)
    assert part.width == LEAST * ALL.width
    assert part.left >= 0
    assert part.top >= 0
    assert part.left + part.width <= ALL.width
    assert part.top + part.height <= ALL.height


def test_states_outside_the_part_are_not_drawn():
    asia = world().around(["KAZ", "KGZ", "TJK", "TKM", "UZB"])
    assert asia.close
    assert {"KAZ", "KGZ", "TJK", "TKM", "UZB", "RUS", "CHN"} <= set(asia.placed)
    assert not {"BRA", "ZAF", "AUS", "USA"} & set(asia.placed)
    assert world().around(["RUS", "USA"]) is world()
    assert world().around(["EUE", "SUN"]) is world()
