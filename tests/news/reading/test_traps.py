"""Errors that others have published are never supported."""

import datetime as dt

import pytest

from tests.news.reading.reading import read

AFTER = dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Russia withdrew from the CTBT in 2023.",
        "Russia left the CTBT on 3 November 2023.",
        "Russia, which withdrew from the CTBT in 2023, has not tested since.",
        "Russia pulled out of the CTBT.",
        "Russia's withdrawal from the CTBT took effect in November 2023.",
        "In 2023 Russia quit the CTBT.",
        "Russia is not a signatory to the CTBT.",
        "Russia is a party to the CTBT.",
        "Poland denounced the CPPNM in 1997.",
        (
            "Poland withdrew from the Convention on the Physical Protection of Nuclear Material on"
            " 18 June 1997."
        ),
        "Poland is no longer a party to the CPPNM.",
        "Poland left the CPPNM in June 1997.",
        "Poland is not a party to the CPPNM.",
    ],
)
@pytest.mark.parametrize(
    "opening",
    ["", "A minister spoke in Geneva on Monday.\n\n", "Old news: nothing new.\n\nIt said: "],
)
def test_a_trap_is_never_supported(opening, text):
    assert [
        one for one in read(opening + text, published=AFTER).claims if one.verdict == "supported"
    ] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "A talk was held.\n\nRussia revoked its ratification of the CTBT in November 2023.",
            "supported",
        ),
        ("A talk was held.\n\nRussia withdrew from the CTBT in 2023.", "contradicted"),
        ("A talk was held.\n\nPoland withdrew from the CPPNM in 1997.", "contradicted"),
        ("A talk was held.\n\nRussia is a signatory to the CTBT.", "supported"),
    ],
)
def test_beside_the_traps_the_truth_is_told_apart(text, word):
    assert [one.verdict for one in read(text, published=AFTER).claims] == [word]
