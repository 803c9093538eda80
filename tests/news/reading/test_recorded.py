"""A date that no rule has read is that of what the record holds, and supports only that."""

import datetime as dt
from dataclasses import replace

import pytest

from news.reading.known import Policy
from news.reading.story import Reader
from tests.news.reading.reading import claimed
from tests.news.reading.record import KNOWN

LATER = dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The Ottawa Treaty is old. It took until March 1999 to come to life.",
            ["apmbc entered_into_force 1999-03 supported"],
        ),
        (
            "The Ottawa Treaty is old. Nobody wanted it in March 1999.",
            [],
        ),
        (
            "The Ottawa Treaty is old. Much rain fell in April 1999.",
            [],
        ),
        (
            "The Ottawa Treaty is old. The Finns had come round by 9 January 2012.",
            ["FIN joined:apmbc 2012-01-09 supported"],
        ),
        (
            "The Ottawa Treaty is old. The Finns had not come round by 9 January 2012.",
            [],
        ),
    ],
)
def test_a_date_is_that_of_what_the_record_holds(text, claims):
    assert claimed(text, published=LATER) == claims


def test_what_is_young_is_the_news_of_a_story():
    text = "The Oslo Convention is old. Lithuania came with its paper on 6 September 2024."
    week, year = dt.date(2024, 9, 8), dt.date(2025, 9, 8)
    assert not claimed(text, published=week)
    assert claimed(text, published=year) == ["LTU withdrew:ccm 2024-09-06 supported"]


@pytest.mark.parametrize(("figure", "verdict"), [(260, "supported"), (225, "uncheckable")])
def test_a_policy_of_that_day_with_another_figure_is_not_what_is_told(figure, verdict):
    raised = Policy(
        "gbr-2021", "GBR", "nuclear-arsenal", "2021-03-16", title="Ceiling raised to 260"
    )
    reader = Reader(replace(KNOWN, policies={"GBR": (raised,)}))
    text = f"In March 2021 London put the nuclear arsenal at {figure} at most."
    found = reader.read("", text, LATER).claims
    assert [(one.type, one.verdict) for one in found] == [("policy", verdict)]
