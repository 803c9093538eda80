"""Search by any name, over HTTP."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def ids(rows):
    return [row["id"] for row in rows]


@pytest.mark.parametrize("words", ["finland ottawa treaty", "otawa treaty finnland", "FIN apmbc"])
def test_a_state_and_a_treaty_lead_to_their_standing(api, words):
    found = api("search/", q=words, on="2026-01-10")

    assert found["pairs"] == [{"state": "FIN", "treaty": "apmbc"}]
    assert found["standings"] == api.rows(
        "standings/", state="FIN", treaty="apmbc", on="2026-01-10"
    )
    assert found["standings"][0]["status"] == "former"


def test_a_treaty_is_found_by_another_name(api):
    found = api("search/", q="ottawa treaty")
    assert found["treaties"][0]["id"] == "apmbc"
    assert found["treaties"][0]["found_by"] == "Ottawa Treaty"
    assert (found["pairs"], found["standings"], found["states"]) == ([], [], [])


def test_a_pair_without_standing_has_no_row(api):
    found = api("search/", q="PRK apmbc")
    assert found["pairs"] == [{"state": "PRK", "treaty": "apmbc"}]
    assert found["standings"] == []


def test_what_nothing_is_called_finds_nothing(api):
    found = api("search/", q="xyzzy")
    assert (found["states"], found["treaties"], found["pairs"]) == ([], [], [])


@pytest.mark.parametrize("query", [{}, {"q": "x" * 201}, {"q": "npt", "on": "2026"}])
def test_a_search_that_cannot_be_made_says_what_to_do(api, query):
    assert api("search/", expect=400, **query)["errors"]
