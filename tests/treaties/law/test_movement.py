"""How counts move: what came in and what went out adds up, whatever days are asked."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.treaties.law import record
from tests.treaties.law.made import act, day, derived, treaty
from treaties.law.acts import Participant
from treaties.law.counting import Record, counts
from treaties.law.movement import MINUS, Place, between, level_on, levels, moves, sums
from treaties.terms import Counted

DAYS = st.dates(dt.date(1920, 1, 1), dt.date(2030, 12, 31))
TREATIES = st.sampled_from(sorted(record.treaties()))


def counted(treaty_id, which, asked):
    return counts(record.records(treaty_id), asked, "record")[which]


def written(total):
    return [str(one).replace(MINUS, "-") for one in total]


@settings(deadline=None)
@given(TREATIES, st.sampled_from(Counted), DAYS, DAYS)
def test_start_plus_what_came_in_less_what_went_out_is_the_end(treaty_id, which, one, other):
    first, last = sorted((one, other))
    every = moves(record.records(treaty_id), which)
    held = levels(every)
    start, end = level_on(held, first), level_on(held, last)
    for day_, level in ((first, start), (last, end)):
        tally = counted(treaty_id, which, day_)
        assert (level.least, level.most) == (tally.minimum, tally.maximum)
    for total in sums(start, between(every, first, last), end):
        assert total.start + total.plus - total.minus == total.end


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-06-30", "2025-12-31", "164 + 2 - 3 = 163"),
        ("2025-12-31", "2026-02-28", "163 - 2 = 161"),
    ],
)
def test_the_mine_ban_convention_lost_more_than_it_won(first, last, told):
    every = moves(record.records("apmbc"), Counted.PARTIES)
    held = levels(every)
    found = between(every, day(first), day(last))
    total = sums(level_on(held, day(first)), found, level_on(held, day(last)))
    assert written(total) == [told]


def of_one(*acts, which=Counted.PARTIES):
    standings = derived(treaty(), *acts).standings
    held = Record(Participant("AAA"), standings["AAA"])
    return moves([held], which)


def test_an_uncertain_day_is_told_once_with_the_days_between_which_it_lies():
    every = of_one(act("accession", "2005"))
    assert [(one.before, one.after) for one in every] == [
        (Place.OUT, Place.PERHAPS),
        (Place.PERHAPS, Place.IN),
    ]
    (move,) = between(every, day("2004-12-31"), day("2005-12-31"))
    assert (move.span.first, move.span.last) == (day("2005-01-01"), day("2005-12-31"))
    assert (move.least, move.most) == (1, 1)


def test_a_window_still_open_makes_two_sums():
    every = of_one(act("accession", "2005"))
    held = levels(every)
    first, last = day("2004-12-31"), day("2005-06-30")
    found = between(every, first, last)
    total = sums(level_on(held, first), found, level_on(held, last))
    assert written(total) == ["0", "0 + 1 = 1"]
    assert str(level_on(held, last)) == "0–1"


def test_a_state_that_came_and_left_is_told_twice():
    every = of_one(act("accession", "2005-01-01"), act("withdrawal_notice", "2006-01-01"))
    found = between(every, day("2004-12-31"), day("2010-01-01"))
    assert [(one.on, one.least) for one in found] == [
        (day("2005-01-01"), 1),
        (day("2006-07-01"), -1),
    ]
