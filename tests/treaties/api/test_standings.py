"""Where states stand, over HTTP."""

import pytest
import time_machine

from tests.factories import TreatyFactory
from tests.treaties.api import scene
from treaties import services
from treaties.models import TreatyAction
from treaties.terms import ActionKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def one(rows):
    assert len(rows) == 1, rows
    return rows[0]


def test_a_standing_has_the_shape_that_clients_rely_on(api):
    assert one(api.rows("standings/", treaty="apmbc", state="FIN", on="2026-01-09")) == {
        "treaty": "apmbc",
        "state": "FIN",
        "status": "party",
        "qualifiers": [
            {
                "name": "leaving",
                "from": "2025-07-10",
                "until": "2026-01-10",
                "basis": ["apmbc-FIN-withdrawal_notice-2025-07-10"],
                "effective_on": "2026-01-10",
                "proviso": "not before the end of any armed conflict",
            }
        ],
        "leaving_on": "2026-01-10",
        "since": "2012-07-01",
        "since_earliest": "2012-07-01",
        "since_latest": "2012-07-01",
        "until": "2026-01-10",
        "until_earliest": "2026-01-10",
        "until_latest": "2026-01-10",
        "basis": ["apmbc-FIN-accession-2012-01-09"],
        "possible_statuses": [],
    }


def test_a_standing_is_of_today_where_no_day_is_named(api):
    asked = {"treaty": "apmbc", "state": "FIN"}
    with time_machine.travel("2026-01-09T23:59:00Z", tick=False):
        assert one(api.rows("standings/", **asked))["status"] == "party"
    with time_machine.travel("2026-01-10T00:00:00Z", tick=False):
        assert one(api.rows("standings/", **asked))["status"] == "former"


def test_a_qualifier_is_shown_only_on_days_on_which_it_holds(api):
    asked = {"treaty": "apmbc", "state": "UKR"}
    before = one(api.rows("standings/", on="2025-07-17", **asked))
    after = one(api.rows("standings/", on="2025-07-18", **asked))

    assert before["qualifiers"] == []
    assert {each["name"] for each in after["qualifiers"]} == {"suspended", "contested"}


def test_history_gives_all_periods_with_all_their_qualifiers(api):
    rows = api.rows("standings/", treaty="apmbc", state="FIN", history=1)

    assert [row["status"] for row in rows] == ["contracting", "party", "former"]
    assert [row["leaving_on"] for row in rows] == [None, "2026-01-10", None]
    assert [each["name"] for each in rows[1]["qualifiers"]] == ["leaving"]


def test_a_status_that_is_only_possible_has_no_row(api):
    asked = {"treaty": "apmbc", "state": "LBN"}
    assert api.rows("standings/", on="2026-06-01", **asked) == []
    row = one(api.rows("standings/", on="2026-11-22", **asked))
    assert (row["status"], row["since"], row["since_latest"]) == ("party", "2026", "2026-11-22")


def test_statuses_that_dates_leave_open_are_named(api):
    act = scene.act(TreatyFactory(id="npt"), "LBN", ActionKind.SIGNATURE, "1968")
    scene.act(act.treaty, "LBN", ActionKind.ACCESSION, "2026")
    services.rebuild_standings()

    row = one(api.rows("standings/", treaty="npt", state="LBN", on="2026-06-01"))
    assert (row["status"], row["possible_statuses"]) == ("signatory", ["party", "signatory"])
    sure = one(api.rows("standings/", treaty="npt", state="LBN", on="2025-12-31"))
    assert sure["possible_statuses"] == []


def test_an_open_status_is_the_same_stored_and_derived(api):
    asked = {"treaty": "apmbc", "on": "2026-11-22"}
    assert api.rows("standings/", **asked) == api.rows(
        "standings/", known="2026-11-22T12:00:00Z", **asked
    )


def test_standings_can_be_kept_by_status(api):
    rows = api.rows("treaties/apmbc/standings/", on="2026-01-10", status="former")
    derived = api.rows(
        "treaties/apmbc/standings/", on="2026-01-10", status="former", view="meeting_of_parties"
    )

    assert [row["state"] for row in rows] == ["FIN"]
    assert derived == rows


def test_a_treaty_gives_one_row_a_state(api):
    rows = api.rows("treaties/apmbc/standings/", on="2025-01-01")
    assert [row["state"] for row in rows] == ["EUE", "FIN", "SWE", "UKR"]


def test_a_state_gives_one_row_a_treaty(api):
    rows = api.rows("states/FIN/standings/", on="2025-01-01")
    assert [(row["treaty"], row["status"]) for row in rows] == [
        ("apmbc", "party"),
        ("ctbt", "signatory"),
        ("npt", "party"),
    ]


def test_a_view_decides_a_contested_exit(api):
    asked = {"treaty": "npt", "state": "PRK", "on": "2003-04-11"}
    assert one(api.rows("standings/", **asked))["status"] == "party"
    assert one(api.rows("standings/", view="PRK", **asked))["status"] == "former"


@pytest.mark.parametrize(
    "moment",
    ["2026-11-22", "2026-11-22T10:00:00", "2026-11-22T10:00:00Z", "2026-11-22T12:00:00+02:00"],
)
def test_a_moment_can_be_written_in_several_ways(api, moment):
    answer = api.client.get(f"/api/v1/standings/?treaty=npt&known={moment}")
    assert answer.json() == api("standings/", treaty="npt") | {"next": None}


def test_what_was_known_before_an_entry_came_lacks_it(api):
    notice = TreatyAction.objects.get(public_id="apmbc-FIN-withdrawal_notice-2025-07-10")
    later = TreatyAction(
        public_id="later",
        treaty=notice.treaty,
        state=notice.state,
        corrects=notice,
        void=True,
        kind=notice.kind,
        acted_on=notice.acted_on,
        confidence=notice.confidence,
        reason="did not happen",
        recorded_at="2026-11-30T00:00:00Z",
    )
    later.save()
    asked = {"treaty": "apmbc", "state": "FIN", "on": "2026-02-01"}

    assert one(api.rows("standings/", known="2026-11-25", **asked))["status"] == "former"
    assert one(api.rows("standings/", known="2026-12-01", **asked))["status"] == "party"
