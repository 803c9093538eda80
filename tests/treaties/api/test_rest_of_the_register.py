"""Sources, clauses, closed lists and findings, over HTTP."""

import pytest

from tests.factories import SourceFactory
from treaties.models import Anomaly, Source, StateList, TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

NOTICE = "apmbc-FIN-withdrawal_notice-2025-07-10"


def test_a_source_tells_who_stands_behind_it(api):
    Source.objects.filter(pk="un-page").update(
        publisher="UN", url="https://un.example/", as_of=None
    )
    assert api("sources/un-page/") == {
        "id": "un-page",
        "title": "Un-Page",
        "publisher": "UN",
        "url": "https://un.example/",
        "kind": "depositary",
        "as_of": None,
    }


def test_sources_can_be_kept_by_kind_and_words(api):
    SourceFactory(id="the-star", kind="news", title="Morning Star", publisher="The Star")
    assert [row["id"] for row in api.rows("sources/", kind="news")] == ["the-star"]
    assert [row["id"] for row in api.rows("sources/", q="star morning")] == ["the-star"]
    assert api.rows("sources/", q="evening star") == []


def test_an_unknown_source_is_answered_with_those_near_it(api):
    assert "Near it: un-page." in api("sources/un-pag/", expect=404)["detail"]


def test_a_clause_is_data_with_its_article_and_words(api):
    assert api.rows("provisions/", treaty="npt") == [
        {
            "treaty": "npt",
            "kind": "withdrawal",
            "article": "X(1)",
            "rule": {"notice": {"months": 3}, "counted_from": "notice"},
            "summary": "Three months' notice.",
            "sources": [],
        }
    ]
    assert {row["treaty"] for row in api.rows("provisions/", kind="withdrawal")} == {"apmbc", "npt"}


def test_a_closed_list_has_a_name_and_its_states(api):
    StateList.objects.create(pk="nato-members").members.set(["UKR", "FIN"])
    StateList.objects.create(pk="others").members.set(["SWE"])
    nato = {"id": "nato-members", "name": "NATO", "states": ["FIN", "UKR"]}
    assert api("lists/nato-members/") == nato
    assert api.rows("lists/") == [nato, {"id": "others", "name": "others", "states": ["SWE"]}]
    assert api.rows("lists/", state="FIN") == [nato]


@pytest.fixture
def findings(record):  # noqa: ARG001
    notice = TreatyAction.objects.get(public_id=NOTICE)
    Anomaly.objects.create(
        check_code="stated_effect",
        treaty=notice.treaty,
        state=notice.state,
        action=notice,
        subject=NOTICE,
        detail="stated and computed differ",
        found_at="2026-11-22T00:00:00Z",
    )
    Anomaly.objects.create(
        check_code="unsourced", subject="x", detail="cites nothing", explained_by="a test"
    )


@pytest.mark.usefixtures("findings")
def test_a_finding_says_what_disagrees_and_what_the_check_holds(api):
    assert api.rows("anomalies/", treaty="apmbc") == [
        {
            "check": "stated_effect",
            "holds": api.rows("anomalies/", check="stated_effect")[0]["holds"],
            "treaty": "apmbc",
            "state": "FIN",
            "action": NOTICE,
            "subject": NOTICE,
            "detail": "stated and computed differ",
            "explained": False,
            "explained_by": "",
            "found_at": "2026-11-22T00:00:00Z",
        }
    ]


@pytest.mark.usefixtures("findings")
@pytest.mark.parametrize(
    ("query", "checks"),
    [
        ({}, ["stated_effect", "unsourced"]),
        ({"explained": 1}, ["unsourced"]),
        ({"explained": 0}, ["stated_effect"]),
        ({"state": "FIN"}, ["stated_effect"]),
        ({"check": "unsourced"}, ["unsourced"]),
        ({"category": "nuclear"}, []),
    ],
)
def test_findings_can_be_kept(api, query, checks):
    assert [row["check"] for row in api.rows("anomalies/", **query)] == checks


def test_a_check_that_there_is_none_of_is_answered_with_all(api):
    assert "stated_effect" in api("anomalies/", expect=400, check="weather")["detail"]
