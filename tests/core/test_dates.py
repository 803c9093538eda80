import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import InvalidDateError, PartialDate, Precision, Span

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-05-09", "2026-05-09", "2026-05-09"),
    ],
)
def test_a_date_is_as_precise_as_it_was_printed(text, first, last):
    date = PartialDate.parse(text)
    assert str(date) == text
    assert (str(date.earliest), str(date.latest)) == (first, last)
    assert date.span == Span(date.earliest, date.latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-13",
        "2026-02-30",
        "2026-5-9",
        "May 2026",
        "2026-05-",
        "0026-01-01",
        "9999-12-31",
    ],
)
def test_anything_else_is_refused_with_what_to_write(text):
    with pytest.raises(InvalidDateError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        PartialDate.parse(text)


@given(DAYS, st.sampled_from(Precision))
def test_what_is_printed_can_be_read_back(day, precision):
    date = PartialDate(day, precision)
    assert PartialDate.parse(str(date)) == date
    assert date.earliest <= day <= date.latest


def test_dates_are_in_order_of_their_earliest_day():
    printed = ["2026-02", "2025", "2026", "2026-01-01"]
    assert [str(date) for date in sorted(map(PartialDate.parse, printed))] == [
        "2025",
        "2026-01-01",
        "2026",
        "2026-02",
    ]
    assert PartialDate.parse("2025").__lt__("2026") is NotImplemented


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Span(dt.date(2026, 1, 2), dt.date(2026, 1, 1))


def test_a_span_is_cut_only_by_what_lies_within_it():
    year = PartialDate.parse("2026").span
    inside, before = dt.date(2026, 2, 4), dt.date(2020, 1, 1)
    assert year.cut(first=inside) == Span(inside, dt.date(2026, 12, 31))
    assert year.cut(last=inside) == Span(dt.date(2026, 1, 1), inside)
    assert year.cut(first=before, last=before) == year
    assert Span(None, None).cut(first=before, last=inside) == Span(before, inside)


def test_a_span_can_be_moved_past_a_day():
    day = dt.date(2026, 6, 1)
    assert PartialDate.parse("2026").span.not_before(day) == Span(day, dt.date(2026, 12, 31))
    assert PartialDate.parse("2025").span.not_before(day) == Span.day(day)
    assert Span(None, None).not_before(day) == Span(day, None)
    assert Span.day(day).not_before(None) == Span.day(day)
    assert Span.day(day).certain
    assert not Span(None, day).certain
