"""Which policy is in force on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate
from policies.law.in_force import Change, tracks
from policies.terms import Force
from tests.policies.law.made import change


def on(day, *changes):
    """Return how the only track of some changes stands on a day."""
    (track,) = tracks(changes)
    return track.on(dt.date.fromisoformat(day))


def ids(links):
    return [link.change.id for link in links]


OLD = change("old", "2014-09-23", "2014-09-23")
NEW = change("new", "2020-01-31", "2020-02-15", supersedes="old")


def test_nothing_is_in_force_before_the_first_change():
    assert not on("2014-09-22", OLD, NEW)


def test_a_change_is_in_force_from_its_date_of_effect():
    standing = on("2014-09-23", OLD, NEW)
    assert standing.leading.change.id == "old"
    assert standing.leading.change.force is Force.IN_FORCE


def test_the_old_policy_stays_in_force_until_the_new_one_takes_effect():
    standing = on("2020-02-14", OLD, NEW)
    assert standing.leading.change.id == "old"
    assert ids(standing.coming) == ["new"]
    assert str(standing.leading.until) == "2020-02-15"


def test_from_the_day_of_effect_the_new_policy_leads_and_names_what_it_replaced():
    standing = on("2020-02-15", OLD, NEW)
    assert standing.leading.change.id == "new"
    assert standing.leading.replaced.id == "old"
    assert standing.leading.replaced_by is None
    assert not standing.beside
    assert not standing.coming


def test_a_change_without_a_date_of_effect_stands_as_announced():
    standing = on("2025-03-18", change("said", "2025-03-18"))
    assert standing.leading.change.force is Force.ANNOUNCED
    assert str(standing.leading.since) == "2025-03-18"


def test_what_nothing_replaced_stands_beside_the_latest_change():
    pledge = change("no-first-use", "1964-10-16", "1964-10-16")
    restated = change("assurance", "1995-04-05", "1995-04-05")
    standing = on("2026-01-01", pledge, restated)
    assert standing.leading.change.id == "assurance"
    assert ids(standing.beside) == ["no-first-use"]


def test_parallel_tracks_stand_side_by_side():
    export = change("export-ban", "1997-01-17", "1997-01-17", track="export")
    found = [track.on(dt.date(2021, 6, 1)) for track in tracks([OLD, NEW, export])]
    assert [standing.leading.change.id for standing in found] == ["export-ban", "new"]


def test_an_effect_before_the_announcement_counts_from_the_effect():
    early = change("no-permits", "2024-03-19", "2024-01-08")
    assert on("2024-01-08", early).leading.change.id == "no-permits"


def test_a_month_begins_for_certain_on_its_last_day():
    vague = change("vague", "1993-06", "1993-06")
    assert on("1993-06-15", vague).leading is None
    assert ids(on("1993-06-15", vague).perhaps) == ["vague"]
    assert on("1993-06-30", vague).leading.change.id == "vague"


def test_a_change_that_names_one_of_another_track_ends_nothing_there():
    other = change("other", "2020-01-31", "2020-01-31", supersedes="old", track="export")
    leading = [track.on(dt.date(2021, 1, 1)).leading for track in tracks([OLD, other])]
    assert [(one.change.id, one.replaced) for one in leading] == [("other", None), ("old", None)]


@pytest.mark.parametrize("names", [["old", "new"], ["new", "old"]])
def test_the_order_in_which_changes_are_read_does_not_matter(names):
    by_id = {"old": OLD, "new": NEW}
    assert on("2021-06-01", *(by_id[name] for name in names)).leading.change.id == "new"


DAYS = st.integers(0, 13_000).map(lambda days: dt.date(1990, 1, 1) + dt.timedelta(days))


@st.composite
def chains(draw):
    """Changes each of which takes effect when it is announced and replaces the one before it."""
    days = sorted(set(draw(st.lists(DAYS, min_size=1, max_size=8))))
    return [
        Change(
            f"change-{number}",
            "USA",
            "landmines",
            "main",
            PartialDate.of(day),
            PartialDate.of(day),
            f"change-{number - 1}" if number else "",
        )
        for number, day in enumerate(days)
    ]


@given(chains(), DAYS)
def test_of_a_whole_chain_exactly_one_change_is_in_force_from_the_first_on(chain, day):
    (track,) = tracks(chain)
    standing = track.on(day)
    begun = [one for one in chain if one.begins.latest <= day]
    assert (standing.leading.change if standing.leading else None) == (begun or [None])[-1]
    assert not standing.beside
    assert not standing.perhaps


@given(st.permutations(range(4)), DAYS)
def test_a_day_is_answered_alike_in_whatever_order_the_rows_come(order, day):
    rows = [
        change("a", "1992", "1992-10-23"),
        change("b", "1997-01-17", "", supersedes="a"),
        change("c", "2004-02"),
        change("d", "2014-06-27", "2014-09-23", supersedes="c"),
    ]
    assert tracks(rows)[0].on(day) == tracks([rows[number] for number in order])[0].on(day)
