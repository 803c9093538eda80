"""Treaties and states, over HTTP."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def ids(rows):
    return [row["id"] for row in rows]


def test_a_treaty_shows_the_register_and_what_follows_from_it(api):
    treaty = api("treaties/apmbc/")

    assert treaty["id"] == "apmbc"
    assert treaty["entered_into_force_on"] == "1999-03-01"
    assert treaty["ended_on"] is None
    assert treaty["sources"] == ["un-page"]
    assert treaty["identifiers"].keys() == {"wikidata", "ieadb", "unts", "mtdsg", "vaynman_code"}
    assert treaty["derived_entry_into_force"].keys() == {
        "earliest",
        "latest",
        "threshold_on",
        "counted",
        "steps",
        "note",
    }
    assert [each["kind"] for each in treaty["provisions"]] == ["withdrawal"]
    assert treaty["provisions"][0]["rule"]["notice"] == {"months": 6}


def test_treaties_can_be_kept_by_category_and_words(api):
    assert ids(api.rows("treaties/")) == ["apmbc", "ctbt", "npt"]
    assert ids(api.rows("treaties/", category="nuclear")) == ["ctbt", "npt"]
    assert ids(api.rows("treaties/", q="ottawa treaty")) == ["apmbc"]
    assert ids(api.rows("treaties/", q="ottawa proliferation")) == []


def test_treaties_can_be_kept_by_a_day_on_which_they_were_in_force(api):
    assert ids(api.rows("treaties/", in_force_on="1999-02-28")) == ["npt"]
    assert ids(api.rows("treaties/", in_force_on="1999-03-01")) == ["apmbc", "npt"]


def test_a_state_has_its_code_as_id(api):
    state = api("states/FIN/")
    assert (state["id"], state["iso3"], state["name"]) == ("FIN", "FIN", "Finland")


def test_states_can_be_kept_by_kind_and_words(api):
    assert ids(api.rows("states/", kind="organisation")) == ["EUE"]
    assert ids(api.rows("states/", q="fin")) == ["FIN"]


def test_a_wrong_id_in_an_address_is_answered_with_those_near_it(api):
    assert "Near it: ctbt." in api("treaties/cbtt/", expect=404)["detail"]
    assert "Near it: FIN." in api("states/fin/", expect=404)["detail"]
    assert "Near it: ctbt." in api("treaties/CTBT/counts/", expect=404)["detail"]
