"""Counts and dates of effect, over HTTP."""

import pytest

from treaties.presentation import listed
from treaties.terms import Counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def test_counts_have_the_shape_that_clients_rely_on(api):
    counts = api("treaties/apmbc/counts/", on="2025-12-31")

    assert {which.value: counts[which] for which in Counted} == {
        "parties": 3,
        "contracting": 0,
        "consented": 3,
        "signed": 1,
        "signed_not_consented": 0,
        "former": 0,
        "ended": 0,
        "acted": 3,
    }
    assert (counts["on"], counts["view"], counts["alternatives"]) == ("2025-12-31", "record", [])
    assert counts["rule"].keys() == {which.value for which in Counted}
    assert counts["explain"].endswith("/treaties/apmbc/counts/explain/?on=2025-12-31")


def test_a_count_is_a_range_where_dates_leave_it_open(api):
    assert api("treaties/apmbc/counts/", on="2026-06-01")["parties"] == {"min": 2, "max": 3}


def test_the_explanation_says_who_is_in_who_is_out_and_why(api):
    explained = api("treaties/apmbc/counts/explain/", on="2026-06-01")
    parties = explained["explanation"]["parties"]

    assert parties["value"] == {"min": 2, "max": 3}
    assert parties["rule"] == explained["rule"]["parties"]
    assert {row["state"]: row["reason"] for row in parties["included"]} == {
        "SWE": "Party since 1 March 1999.",
        "UKR": "Party since 1 June 2006.",
    }
    assert {row["state"]: row["reason"] for row in parties["perhaps"]} == {
        "LBN": "No standing or party: dates known only in part leave it open."
    }
    assert {row["state"]: row["reason"] for row in parties["apart"]} == {
        "EUE": "Party since 1 January 2010; no state (organisation), so listed apart."
    }
    assert parties["excluded"][0] == {
        "state": "FIN",
        "name": "Finland",
        "status": "former",
        "since": "2026-01-10",
        "basis": ["apmbc-FIN-withdrawal_notice-2025-07-10"],
        "reason": "Former party since 10 January 2026.",
    }
    assert {row["state"]: row["reason"] for row in parties["excluded"][1:]} == {
        "PRK": "No act under the treaty.",
        "RUS": "No act under the treaty.",
    }


def test_a_party_that_never_signed_is_out_of_the_signatures(api):
    signed = api("treaties/apmbc/counts/explain/", on="2026-06-01", count="signed")
    rows = signed["explanation"]["signed"]

    assert list(signed["explanation"]) == ["signed"]
    assert rows["included"][0]["reason"] == "Party since 1 March 1999; its signature stands."
    assert "Party since 1 June 2006; no signature stands." in {
        row["reason"] for row in rows["excluded"]
    }


def test_a_published_total_stands_beside_our_count_with_what_makes_the_difference(api):
    explained = api("treaties/apmbc/counts/explain/", on="2026-06-01")
    assert explained["published"] == [
        {
            "question": "n_parties",
            "count": "consented",
            "as_of": "2025-12-31",
            "published": 4,
            "counted": 3,
            "difference": -1,
            "agrees": False,
            "verdict": "1 fewer here",
            "items": [
                "listed apart and not counted here: the European Union",
                "changed within three months of that day: " + listed(["Finland (10 January 2026)"]),
            ],
            "source": "UN page",
        }
    ]
    assert api("treaties/apmbc/counts/explain/", on="2025-12-30")["published"] == []


def test_the_explanation_is_where_the_count_says(api):
    counts = api("treaties/npt/counts/", on="2020-01-01", view="PRK")
    explained = api.client.get(counts["explain"]).json()

    assert explained["explanation"]["former"]["included"][0]["state"] == "PRK"
    assert {name: explained[name] for name in counts} == counts


def test_views_that_differ_give_alternatives(api):
    counts = api("treaties/npt/counts/", on="2020-01-01")

    assert counts["parties"] == 2
    assert {
        "view": "PRK",
        "count": "parties",
        "value": 1,
        "added": [],
        "removed": ["PRK"],
    } in counts["alternatives"]


def test_a_series_gives_the_counts_of_each_day(api):
    rows = api.rows("treaties/apmbc/counts/", from_="2025-11-30", to="2026-02-28", step="month")

    assert [row["on"] for row in rows] == ["2025-11-30", "2025-12-30", "2026-01-30", "2026-02-28"]
    assert [row["former"] for row in rows] == [0, 0, 1, 1]
    assert rows == [api("treaties/apmbc/counts/", on=row["on"]) for row in rows]


def test_a_month_is_counted_from_the_first_day_of_the_series(api):
    rows = api.rows("treaties/apmbc/counts/", from_="2024-01-31", to="2024-04-30")
    assert [row["on"] for row in rows] == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"from_": "2020-01-01"}, "from"),
        ({"to": "2020-01-01"}, "to"),
        ({"step": "day"}, "step"),
        ({"from_": "2020-01-01", "to": "2020-02-01", "step": "week"}, "step"),
        ({"from_": "2020-02-01", "to": "2020-01-01"}, "to"),
        ({"from_": "2000-01-01", "to": "2020-01-01", "step": "day"}, "to"),
        ({"from_": "2020-01-01", "to": "2020-02-01", "on": "2020-01-01"}, "on"),
        ({"from_": "2020", "to": "2020-02-01"}, "from"),
        ({"explain": "1"}, "explain"),
    ],
)
def test_a_series_that_cannot_be_answered_is_refused(api, query, parameter):
    problem = api("treaties/apmbc/counts/", expect=400, **query)
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_a_series_may_have_a_thousand_days(api):
    asked = {"from_": "2000-01-01", "step": "day"}
    assert len(api.rows("treaties/npt/counts/", to="2002-09-26", **asked)) == 1000
    problem = api("treaties/npt/counts/", expect=400, to="2002-09-27", **asked)
    assert "More than 1,000 days" in problem["detail"]


def test_when_an_act_would_take_effect_is_reckoned_step_by_step(api):
    asked = {"treaty": "apmbc", "kind": "withdrawal_notice", "date": "2025-08-31"}
    assert api("when/", state="SWE", **asked) == {
        **asked,
        "state": "SWE",
        "effective_on": "2026-02-28",
        "effective_earliest": "2026-02-28",
        "effective_latest": "2026-02-28",
        "rule": "Six months after receipt.",
        "article": "20",
        "steps": ["Notice on 31 August 2025.", "Plus 6 months: 28 February 2026."],
        "provisos": ["Not before the end of any armed conflict that the state is then engaged in."],
    }


def test_an_act_without_effect_says_why(api):
    answer = api("when/", treaty="ctbt", kind="ratification", date="2027-01-01")
    assert answer["effective_on"] is None
    assert answer["steps"]


def test_what_when_needs_is_named(api):
    problem = api("when/", expect=400)
    assert [error["parameter"] for error in problem["errors"]] == ["treaty", "kind", "date"]


def test_only_a_party_withdraws(api):
    asked = {"treaty": "apmbc", "kind": "withdrawal_notice", "date": "2026-06-01"}
    assert "only a party can withdraw" in api("when/", state="PRK", **asked)["provisos"][-1]
    assert len(api("when/", **asked)["provisos"]) == 1
