"""Actions, over HTTP."""

import pytest

from tests.factories import corrects
from treaties.models import Record, TreatyAction
from treaties.terms import ActionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

CLAIM = "apmbc-UKR-suspension-2025-07-18"
NOTICE = "apmbc-FIN-withdrawal_notice-2025-07-10"


def ids(rows):
    return [row["id"] for row in rows]


def test_an_action_has_the_shape_that_clients_rely_on(api):
    assert api(f"actions/{CLAIM}/") == {
        "id": CLAIM,
        "treaty": "apmbc",
        "state": "UKR",
        "kind": "suspension",
        "acted_on": "2025-07-18",
        "effective_on": None,
        "computed_effective_on": None,
        "depositary": "",
        "towards": [],
        "note": "",
        "confidence": "sourced",
        "verified": True,
        "corrects": None,
        "corrected_by": None,
        "void": False,
        "reason": "",
        "answers": [],
        "answered_by": ["apmbc-SWE-objection-2025-09-01"],
        "characterisations": [
            {
                "by": "UKR",
                "view": "valid",
                "says": "Suspends the operation of the Convention",
                "on": "2025-07-18",
                "effective": None,
                "sources": ["on-ukr"],
            },
            {
                "by": "meeting_of_parties",
                "view": "invalid",
                "says": "Suspension is not allowed",
                "on": "2025-12-05",
                "effective": None,
                "sources": ["on-meeting_of_parties"],
            },
        ],
        "citations": [
            {
                "source": "un-page",
                "title": "Un-Page",
                "publisher": "",
                "url": "",
                "kind": "depositary",
                "as_of": None,
                "locator": "",
                "quote": "",
            }
        ],
        "recorded_at": "2026-11-22T00:00:00Z",
    }


def test_the_rule_s_own_date_stands_beside_the_stated_one(api):
    action = api(f"actions/{NOTICE}/")
    assert (action["effective_on"], action["computed_effective_on"]) == ("2026-01-10",) * 2


@pytest.mark.parametrize("query", [{}, {"known": "2026-11-22"}])
def test_rule_s_dates_are_the_same_now_and_as_known(api, query):
    rows = {row["id"]: row for row in api.rows("actions/", **query)}

    assert rows["npt-PRK-withdrawal_notice-2003-01-10"]["computed_effective_on"] == "2003-04-10"
    assert rows["npt-FIN-ratification-1969-02-05"]["computed_effective_on"] == "1970-03-05"
    assert rows["ctbt-RUS-ratification-2000-06-30"]["computed_effective_on"] is None
    assert rows["apmbc-LBN-accession-2026"]["computed_effective_on"] == "2026"


def test_recalled_acts_show_as_unverified(api):
    assert api("actions/apmbc-SWE-ratification-1998-11-30/")["verified"] is False


def test_actions_can_be_kept_by_treaty_state_and_kind(api):
    rows = api.rows("actions/", treaty="apmbc", state="FIN", kind="withdrawal_notice")
    assert ids(rows) == [NOTICE]


def test_partial_dates_count_by_the_days_that_they_can_be(api):
    partial = "apmbc-LBN-accession-2026"

    assert partial in ids(api.rows("actions/", after="2026-06-01"))
    assert partial in ids(api.rows("actions/", before="2026-06-01"))
    assert partial not in ids(api.rows("actions/", after="2027-01-01"))
    assert partial not in ids(api.rows("actions/", before="2025-12-31"))


def test_after_and_before_take_in_their_own_day(api):
    assert ids(api.rows("actions/", after="2025-07-10", before="2025-07-10")) == [NOTICE]


def test_a_correction_takes_over_what_was_said_of_the_entry(api):
    claim = TreatyAction.objects.get(public_id=CLAIM)
    corrects(
        claim, public_id="better", kind=ActionKind.SUSPENSION, recorded_at="2026-11-30T00:00:00Z"
    )
    Record.objects.bump()

    better = api.rows("actions/", treaty="apmbc", state="UKR", kind="suspension")[0]
    assert (better["id"], better["corrects"]) == ("better", CLAIM)
    assert [each["by"] for each in better["characterisations"]] == ["UKR", "meeting_of_parties"]
    assert better["answered_by"] == ["apmbc-SWE-objection-2025-09-01"]
    assert api(f"actions/{CLAIM}/")["corrected_by"] == "better"
    assert api("actions/apmbc-SWE-objection-2025-09-01/")["answers"] == ["better"]
    assert CLAIM in ids(api.rows("actions/", known="2026-11-23"))


def test_what_was_taken_back_answers_nothing(api):
    objection = TreatyAction.objects.get(public_id="apmbc-SWE-objection-2025-09-01")
    corrects(objection, public_id="void", kind=objection.kind, void=True)
    Record.objects.bump()

    assert api(f"actions/{CLAIM}/")["answered_by"] == []
    assert "void" not in ids(api.rows("actions/"))


def test_an_unknown_action_is_answered_with_those_near_it(api):
    problem = api("actions/apmbc-FIN-withdrawal_notice-2025-07-11/", expect=404)
    assert NOTICE in problem["detail"]
