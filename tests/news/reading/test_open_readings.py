"""What a text leaves open is read as it can be true; what it says outright is not."""

import datetime as dt

import pytest

from tests.news.reading.reading import claimed

LONG_AFTER = dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Vilnius would follow. It is Lithuania that left the Oslo Convention in March.",
            "LTU withdrew:ccm 2025-03 supported",
        ),
        (
            "It is Lithuania that left the Oslo Convention in March 2024.",
            "LTU withdrew:ccm 2024-03 contradicted",
        ),
        (
            "Finland spoke of the Ottawa Treaty. Norway and Poland listened. It joined in 2012.",
            "FIN joined:apmbc 2012 supported",
        ),
    ],
)
def test_the_year_or_the_state_that_is_not_named_is_the_one_that_fits(text, claim):
    assert claim in claimed(text, published=LONG_AFTER)


def test_a_state_that_is_named_is_meant():
    text = "Finland spoke of the Ottawa Treaty. China joined in 2012."
    assert not [one for one in claimed(text, published=LONG_AFTER) if one.endswith(" supported")]


def test_a_group_stands_for_all_of_its_members():
    text = "Finland spoke. All nuclear-armed states have joined the Ottawa Treaty."
    assert not [one for one in claimed(text, published=LONG_AFTER) if one.endswith(" supported")]


def test_a_month_told_with_a_weekday_is_a_month():
    text = "Finland acceded in January, on a Friday, to the Ottawa Treaty."
    assert claimed(text, published=LONG_AFTER) == ["FIN acceded:apmbc 2026-01 contradicted"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_weeks_beside_the_first_and_the_last_day_are_none(day):
    text = (
        "Nothing new. Old news.\n\nMore.\n\nMore.\n\nPoland acceded to the Ottawa Treaty on Friday."
    )
    assert isinstance(claimed(text, published=day), list)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The Ottawa Treaty is older than the Oslo Convention. It was opened in December 2008.",
            "ccm opened_for_signature 2008-12 supported",
        ),
        (
            "The Ottawa Treaty is bound up with the TPNW. Ireland ratified it in August 2020.",
            "IRL ratified:tpnw 2020-08 supported",
        ),
        (
            "Ireland spoke of the TPNW. It likes the Ottawa Treaty. It has 1 party.",
            "tpnw n_parties 1 supported",
        ),
    ],
)
def test_the_treaty_that_is_not_named_is_the_one_that_fits(text, claim):
    assert claim in claimed(text, published=LONG_AFTER)


@pytest.mark.parametrize(
    "text",
    [
        "The Ottawa Treaty and the TPNW are old. Ireland ratified it in 1971.",
        "The Ottawa Treaty is old. So is the CTBT. It took effect in 1949.",
        "The Oslo Convention is old. So is the Ottawa Treaty. Finland has not joined it.",
        "Ireland spoke of the Ottawa Treaty and the TPNW. Tonga spoke too. It signed in 1931.",
    ],
)
def test_what_may_be_of_another_treaty_or_state_is_not_contradicted(text):
    found = claimed(text, published=LONG_AFTER)
    assert found
    assert not [one for one in found if not one.endswith(" uncheckable")]


def test_a_wrong_date_near_the_right_one_is_contradicted_whatever_it_is_called():
    text = "The Ottawa Treaty is older than the TPNW. The treaty took effect in 2019."
    assert "tpnw entered_into_force 2019 contradicted" in claimed(text, published=LONG_AFTER)
