"""What takes effect, ends or falls due within days, with the rule that says so."""

import pytest

from tests.treaties.api.scene import act, rule
from treaties import services
from treaties.models import EntryIntoForce, Treaty
from treaties.terms import ActionKind, ProvisionKind

pytestmark = pytest.mark.usefixtures("record")


def test_a_withdrawal_stands_with_its_day_its_rule_and_its_proviso(api):
    assert api.rows("upcoming/", on="2025-12-01") == [
        {
            "on": "2025-12-01",
            "treaty": "apmbc",
            "state": "FIN",
            "what": "withdrawal",
            "date": "2026-01-10",
            "days_left": 40,
            "rule": "Six months after receipt.",
            "article": "20",
            "provisos": ["not before the end of any armed conflict"],
            "basis": ["apmbc-FIN-withdrawal_notice-2025-07-10"],
            "contested": False,
        }
    ]


def test_days_bound_how_far_one_looks(api):
    assert api.rows("upcoming/", on="2025-12-01", days=39) == []
    assert len(api.rows("upcoming/", on="2025-12-01", days=40)) == 1


def test_treaty_and_state_narrow(api):
    assert len(api.rows("upcoming/", on="2025-12-01", treaty="apmbc", state="FIN")) == 1
    assert api.rows("upcoming/", on="2025-12-01", treaty="npt") == []
    assert api.rows("upcoming/", on="2025-12-01", state="SWE") == []


def test_a_day_that_is_not_known_is_two_days(api):
    act(Treaty.objects.get(pk="apmbc"), "PRK", ActionKind.ACCESSION, "2026", effective_on="2027")
    services.rebuild_standings(["apmbc"])
    (row,) = api.rows("upcoming/", on="2026-11-22", state="PRK")
    assert row["date"] == {"earliest": "2027-01-01", "latest": "2027-12-31"}
    assert row["days_left"] is None


def test_a_treaty_itself_has_no_state(api):
    kind = ProvisionKind.REVIEW
    rule(Treaty.objects.get(pk="npt"), kind, "VIII(3)", "Every six.", first={"years_after_eif": 5})
    services.rebuild_standings(["npt"])
    (row,) = api.rows("upcoming/", on="1974-12-01", treaty="npt")
    assert (row["state"], row["what"], row["date"]) == (None, "review", "1975-03-05")
    assert (row["rule"], row["article"]) == ("Every six.", "VIII(3)")
    assert api.rows("upcoming/", on="1974-12-01", state="FIN")[0]["treaty"] == "npt"
    assert api.rows("upcoming/", on="1974-12-01", state="RUS") == [], "it is not bound"


def test_another_view_gives_what_lies_ahead_in_it(api):
    asked = {"on": "2003-01-10", "treaty": "npt"}
    assert api.rows("upcoming/", **asked) == [], "a contested exit has no effect"
    (row,) = api.rows("upcoming/", **asked, view="PRK")
    assert (row["date"], row["contested"]) == ("2003-01-11", True)


def test_entry_into_force_of_a_treaty_once_its_condition_is_met(api):
    EntryIntoForce.objects.filter(treaty="npt").update(threshold_on="1970-01-01")
    Treaty.objects.filter(pk="npt").update(entered_into_force_on="1970-03-05")
    rows = api.rows("upcoming/", on="1970-02-01", treaty="npt")
    assert [(row["what"], row["state"]) for row in rows] == [
        ("entry_into_force", None),
        ("entry_into_force_for_state", "FIN"),
    ]


def test_it_comes_as_a_table_and_page_by_page(api):
    text = api.ask("upcoming/", on="2025-12-01", format="csv").getvalue().decode()
    assert text.splitlines()[0].startswith("on,treaty,state,what,date,days_left,rule")
    for code in ("SWE", "UKR"):
        act(Treaty.objects.get(pk="apmbc"), code, ActionKind.WITHDRAWAL_NOTICE, "2025-10-01")
    services.rebuild_standings(["apmbc"])
    whole = api.rows("upcoming/", on="2025-12-01")
    first = api("upcoming/", on="2025-12-01", page_size=1)
    second = api.client.get(first["next"]).json()
    assert first["results"] + second["results"] == whole[:2]
    assert len(whole) == 3


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ({"days": "0"}, "is not a number of days from 1 to 3660"),
        ({"days": "soon"}, "is not a number of days"),
        ({"on": "2026"}, "is not a whole day"),
        ({"treaty": "nope"}, "is no treaty of the record"),
        ({"state": "ZZZ"}, "is no state of the record"),
        ({"view": "nobody"}, "is no view; take one of"),
        ({"kind": "end"}, "takes no such parameter"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(api, query, advice):
    assert advice in api("upcoming/", expect=400, **query)["detail"]


def test_an_unchanged_record_costs_nothing(api):
    etag = api.ask("upcoming/")["ETag"]
    assert api.ask("upcoming/", headers={"If-None-Match": etag}).status_code == 304
