"""How states look on the map: the same as the law says, on any day, whatever the acts."""

import datetime as dt
from itertools import pairwise

from hypothesis import given

from tests.treaties.law.made import act, day, periods, treaty
from tests.treaties.law.test_properties import CONTEXTS, DAYS, TREATIES, acts, derive
from treaties.law.periods import possible_statuses, status_on
from treaties.pages.maps.looks import NOWHERE, course, look_on

FIRST, LAST = dt.date(1994, 1, 1), dt.date(2017, 1, 1)


def shown(moments, on):
    """Read a course as the slider does: the last moment that is not after the day."""
    return next((one.look for one in reversed(moments) if one.on <= on), NOWHERE)


@given(TREATIES, acts(), CONTEXTS, DAYS)
def test_a_course_shows_on_every_day_what_is_true_on_it(facts, held, context, on):
    found = derive(facts, held, context)
    assert shown(course(found, FIRST, LAST), on) == look_on(found, on)


@given(TREATIES, acts(), CONTEXTS, DAYS)
def test_a_look_is_the_status_unless_dates_leave_several_open(facts, held, context, on):
    found = derive(facts, held, context)
    look = look_on(found, on)
    assert set(look.statuses) == possible_statuses(found, on)
    assert status_on(found, on) in look.statuses


@given(TREATIES, acts(), CONTEXTS)
def test_every_moment_of_a_course_changes_something(facts, held, context):
    moments = course(derive(facts, held, context), FIRST, LAST)
    assert all(one.look != other.look for one, other in pairwise(moments))
    assert [one.on for one in moments] == sorted({one.on for one in moments})


def test_a_notice_that_runs_shows_until_it_takes_effect():
    held = periods(
        treaty(), act("ratification", "2001-01-01"), act("withdrawal_notice", "2005-01-01")
    )
    looks = {str(one.on): one.look.fill for one in course(held, FIRST, LAST)}
    assert looks == {
        "1994-01-01": "none",
        "2001-01-01": "party",
        "2005-01-01": "leaving",
        "2005-07-01": "former",
    }


def test_a_day_of_which_only_the_year_is_known_leaves_the_look_open():
    held = periods(treaty(), act("accession", "2003"))
    assert look_on(held, day("2003-06-01")).fill == "uncertain"
    assert look_on(held, day("2004-01-01")).fill == "party"


def test_a_claim_of_which_views_differ_is_hatched():
    suspension = act("suspension", "2005-01-01", views=[("un", "invalid"), ("AAA", "valid")])
    held = periods(treaty(), act("ratification", "2001-01-01"), suspension)
    assert look_on(held, day("2006-01-01")).fill == "party-contested"
