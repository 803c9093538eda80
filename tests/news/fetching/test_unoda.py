"""The office's answer becomes rows, whole or not at all."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.errors import AddressRefusedError, BadStatusError, UnreadableError
from news.fetching.unoda import Row, inquire, read_actions
from tests.news.fetching.stub import HERE

SIGNED = {
    "date": "1968-07-01 00:00:00",
    "action_type_": "Signatory",
    "note": None,
    "state": {"name": "Ireland"},
    "depositary": {"short_name": "London"},
}
ACCEDED = {
    "date": "1996-10-14",
    "action_type_": "Accession",
    "note": "<p>With a <b>statement</b>.</p>",
    "state": {"name": "Angola"},
    "depositary": None,
}


def answer(*rows, name="npt"):
    return {"data": {"treaty_": {"data": {"short_name": name, "actions_": list(rows)}}}}


def serve(site, told, status=200, content_type="application/json"):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return site.page("/gql", body, content_type, status)


def inquire_and_read(url):
    return read_actions(inquire(url + "#npt", rules=HERE).text, "npt")


def test_the_actions_of_a_treaty_are_asked_for_and_read(site):
    got = inquire(serve(site, answer(SIGNED, ACCEDED)) + "#npt", rules=HERE)
    assert read_actions(got.text, "npt") == (
        Row("Ireland", "Signatory", dt.date(1968, 7, 1), "London"),
        Row("Angola", "Accession", dt.date(1996, 10, 14), "", "With a statement."),
    )
    assert got.status == 200
    ((_, headers, body),) = site.asked
    assert headers["Content-Type"] == "application/json"
    asked = json.loads(body)
    assert asked["variables"]["input"]["short_name"] == "npt"
    assert "actions_ { date action_type_" in asked["query"]


def test_leave_is_asked_for_the_service_itself(site):
    asked = []
    url = serve(site, answer())
    inquire(url + "#npt", rules=HERE, before=asked.append)
    assert asked == [url]


def test_it_is_asked_through_the_safe_door(site):
    with pytest.raises(AddressRefusedError):
        inquire(serve(site, answer()) + "#npt")
    assert site.asked == []


@pytest.mark.parametrize("status", [200, 400])
def test_errors_of_the_service_are_told(site, status):
    told = {"errors": [{"message": "Cannot query field x."}, {"message": "Again."}], "data": None}
    with pytest.raises(UnreadableError, match=r"errors: Cannot query field x\.; Again\."):
        inquire_and_read(serve(site, told, status))


def test_a_status_without_errors_is_told_as_such(site):
    with pytest.raises(BadStatusError, match="502"):
        inquire_and_read(serve(site, b"Bad gateway", 502, "text/plain"))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        *(({"data": {"treaty_": None}}, "holds no actions"), ([], "holds no actions")),
        ({"data": {"treaty_": {"data": {"actions_": {}}}}}, "holds no actions"),
        (answer(SIGNED, name="tpnw"), "of the treaty 'tpnw', not of 'npt'"),
        (answer(SIGNED, {**SIGNED, "state": None}), "Row 2"),
        (answer({**SIGNED, "date": "soon"}), "Row 1"),
        (answer({**SIGNED, "action_type_": ""}), "Row 1"),
        (answer("no row"), "Row 1"),
        ({"errors": "all of it"}, "all of it"),
    ],
)
def test_an_answer_of_another_shape_is_refused_whole(told, said):
    with pytest.raises(UnreadableError, match=said):
        read_actions(json.dumps(told), "npt")


@pytest.mark.parametrize("text", ["", "<html>", "{", "[" * 100_000])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(UnreadableError, match="no JSON"):
        read_actions(text, "npt")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "treaty_", "actions_", "short_name", "errors", "state"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON_VALUES)
def test_whatever_it_answers_is_rows_or_refused(told):
    try:
        rows = read_actions(json.dumps(told), "npt")
    except UnreadableError:
        return
    assert rows == ()
