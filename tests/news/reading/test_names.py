"""Names are found whole, as they are written, and where they stand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.reading.names import Name, Names, Sort

TODAY = dt.date(2026, 11, 20)


def state(text, code, **more):
    return Name(text, Sort.STATE, code, **more)


def treaty(text, name_id):
    return Name(text, Sort.TREATY, name_id)


NAMES = Names(
    [
        state("Niger", "NER"),
        state("Nigeria", "NGA"),
        state("Finland", "FIN"),
        state("Finnish", "FIN"),
        state("United States", "USA"),
        state("US", "USA"),
        state("U.S.", "USA"),
        state("Côte d'Ivoire", "CIV"),
        state("Turkey", "TUR"),
        state("Guinea", "GIN"),
        state("Guinea-Bissau", "GNB"),
        state("Congolese", "COG"),
        state("Congolese", "COD"),
        state("Myanmar", "MMR", since=dt.date(1948, 1, 4)),
        state("Myanmar", "BUR", until=dt.date(1948, 1, 4)),
        treaty("INF", "inf"),
        treaty("INF Treaty", "inf"),
        treaty("START", "start-1"),
        treaty("New START", "new-start"),
        treaty("Mine Ban Treaty", "apmbc"),
    ]
)


def found(text, day=TODAY):
    return [(text[one.start : one.end], one.id) for one in NAMES.find(text, day)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nigeria and Niger", [("Nigeria", "NGA"), ("Niger", "NER")]),
        ("Nigerians", []),
        ("Finland’s Finnish", [("Finland", "FIN"), ("Finnish", "FIN")]),
        ("the US told us", [("US", "USA")]),
        ("the U.S. left", [("U.S.", "USA")]),
        ("US-led", [("US", "USA")]),
        ("BUSY USA", []),
        ("roast turkey, Turkey", [("Turkey", "TUR")]),
        ("FINLAND", [("FINLAND", "FIN")]),
        ("Côte d’Ivoire", [("Côte d’Ivoire", "CIV")]),
        ("CÔTE D'IVOIRE", [("CÔTE D'IVOIRE", "CIV")]),
        ("Guinea-Bissau, Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("the INF Treaty; inf", [("INF Treaty", "inf")]),
        ("to start New START", [("New START", "new-start")]),
        ("START", [("START", "start-1")]),
        ("the mine ban treaty", [("mine ban treaty", "apmbc")]),
        ("Congolese", []),
        ("Myanmar", [("Myanmar", "MMR")]),
        ("💣é𝔘 İ Finland", [("Finland", "FIN")]),
        ("", []),
    ],
)
def test_names_are_found_as_they_are_written(text, names):
    assert found(text) == names


def test_names_of_the_past_are_found_in_its_texts():
    assert found("Myanmar", dt.date(1940, 1, 1)) == [("Myanmar", "BUR")]
    assert found("Myanmar", None) == []


def test_without_names_nothing_is_found():
    assert Names([]).find("Finland") == []


@given(st.lists(st.sampled_from(["Finland", "US", "💥", "İ", "New START", " ", "x", "-", "ß"])))
def test_places_are_those_of_the_text(pieces):
    text = "".join(pieces)
    past = 0
    for one in NAMES.find(text, TODAY):
        assert past <= one.start < one.end <= len(text)
        assert text[one.start : one.end] in {"Finland", "US", "New START", "START"}
        past = one.end


@given(st.text())
def test_no_text_is_too_odd(text):
    for one in NAMES.find(text):
        assert text[one.start : one.end].strip()
