import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treaties.record.cells import (
    CellError,
    join_cell,
    read_aligned,
    read_flag,
    read_list,
    read_moment,
    split_cell,
    write_aligned,
    write_moment,
)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a|b", ["a", "b"]),
        ("a||b|", ["a", "", "b", ""]),
        (r"a\|b|c", ["a|b", "c"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"a\\\|b", ["a\\|b"]),
    ],
)
def test_a_cell_of_several_values_is_split_and_joined(cell, parts):
    assert split_cell(cell) == parts
    assert join_cell(parts) == cell


@given(st.lists(st.text(), min_size=1))
def test_whatever_is_joined_is_split_again(parts):
    assert split_cell(join_cell(parts)) == parts
    assert read_aligned(write_aligned(parts), len(parts)) == parts


def test_an_empty_cell_is_an_empty_list():
    assert read_list("") == []


@given(st.datetimes(timezones=st.just(dt.UTC)))
def test_a_moment_is_written_as_precisely_as_it_is_known(moment):
    assert read_moment(write_moment(moment)) == moment


def test_a_moment_of_another_zone_is_written_in_utc():
    assert write_moment(read_moment("2026-11-22T01:00:00+01:00")) == "2026-11-22T00:00:00Z"


@pytest.mark.parametrize("text", ["2026-11-22", "2026-11-22T00:00:00", "noon"])
def test_a_moment_has_its_zone(text):
    with pytest.raises(CellError, match="write it like"):
        read_moment(text)


def test_a_flag_is_yes_or_no():
    assert (read_flag("yes"), read_flag("no")) == (True, False)
    with pytest.raises(CellError, match="neither yes nor no"):
        read_flag("")
