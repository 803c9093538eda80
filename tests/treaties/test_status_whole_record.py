"""What the commands and the API must show of the whole record."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from treaties.models import TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


@pytest.fixture
def status(capsys):
    def run(treaty, state, on):
        call_command("status", treaty, state, "--on", on)
        words = capsys.readouterr().out
        call_command("status", treaty, state, "--on", on, "--json")
        return words, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def api():
    return APIClient()


def names(found):
    return {one["name"] for one in found["qualifiers"]}


def test_finland_is_a_party_leaving_until_the_day_it_left(status):
    words, found = status("apmbc", "FIN", "2026-01-09")
    assert "party, leaving on 10 January 2026 (notice of 10 July 2025)" in words
    assert (found["status"], found["leaving_on"]) == ("party", "2026-01-10")

    words, found = status("apmbc", "FIN", "2026-01-10")
    assert "former party" in words
    assert (found["status"], found["leaving_on"]) == ("former", None)


def test_russia_is_a_signatory_of_the_ctbt_whose_consent_was_revoked(status):
    """E1, W1: never “withdrawn”."""
    words, found = status("ctbt", "RUS", "2026-11-22")
    assert "signatory; consent of 30 June 2000 revoked on 3 November 2023" in words
    assert "withdrawn" not in words.lower()
    assert found["status"] == "signatory"
    assert names(found) == {"consent_revoked"}


def test_the_dprk_is_contested_under_the_npt_with_three_end_dates(status):
    """E7, W5."""
    words, found = status("npt", "PRK", "2003-04-11")
    assert "party; contested" in words
    assert "contested" in names(found)
    assert {view["by"] for view in found["views"]} >= {"PRK", "un", "meeting_of_parties"}
    assert "11 January 2003 (one day" in words
    assert "10 April 2003 (three months" in words
    assert "none" in words


def test_ukraine_is_a_party_to_the_mine_ban_whose_suspension_is_contested(status):
    """E2."""
    words, found = status("apmbc", "UKR", "2026-11-22")
    assert "party; claims suspension since 18 July 2025; contested" in words
    assert found["status"] == "party"
    assert names(found) == {"suspended", "contested"}


@pytest.mark.parametrize(
    ("treaty", "expected"),
    [
        ("apmbc", {"consented": 162}),
        ("ccm", {"consented": 112, "parties": 111, "contracting": 1}),
        ("att", {"consented": 117}),
        ("tpnw", {"consented": 74}),
        ("cwc", {"consented": 193}),
        ("ctbt", {"consented": 178, "parties": 0, "signed": 187}),
        ("npt", {"consented": 191}),
    ],
)
def test_counts_are_those_that_the_depositaries_print(api, treaty, expected):
    counts = api.get(f"/api/v1/treaties/{treaty}/counts/?on=2026-02-03").json()
    assert {name: counts[name] for name in expected} == expected


def test_a_year_alone_leaves_the_count_of_parties_open(api):
    counts = api.get("/api/v1/treaties/apmbc/counts/?on=2026-11-22").json()
    assert (counts["consented"], counts["parties"]) == (162, {"min": 161, "max": 162})


def test_every_action_comes_once_over_all_pages(api):
    address, found = "/api/v1/actions/?page_size=1000", []
    while address:
        page = api.get(address).json()
        found += [row["id"] for row in page["results"]]
        address = page["next"]
    assert len(found) == len(set(found)) == TreatyAction.objects.uncorrected().count()


@pytest.mark.parametrize("path", ["standings/", "actions/", "states/", "treaties/"])
def test_the_longest_page_takes_two_queries(api, path):
    address = f"/api/v1/{path}?page_size=1000"
    api.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert api.get(address).status_code == 200
    assert len(queries) == 2


@pytest.mark.parametrize("name", ["depositary", "un", "PRK"])
def test_a_view_gives_the_same_rows_as_its_counts(api, name):
    address = "/api/v1/treaties/npt"
    rows = api.get(f"{address}/standings/?view={name}&on=2026-11-22&page_size=1000&status=party")
    counts = api.get(f"{address}/counts/explain/?view={name}&on=2026-11-22").json()
    explained = counts["explanation"]["parties"]
    states = [one["state"] for group in ("included", "apart") for one in explained[group]]
    assert sorted(row["state"] for row in rows.json()["results"]) == sorted(states)
    assert len(explained["included"]) == counts["parties"]


def test_stored_and_derived_standings_are_given_alike(api):
    address = "/api/v1/standings/?treaty=apmbc&on=2026-11-22&page_size=1000"
    stored, derived = api.get(address).json(), api.get(f"{address}&known=2026-11-24").json()
    assert stored["results"] == derived["results"]
    opened = [row["state"] for row in stored["results"] if row["possible_statuses"]]
    assert opened == ["LBN"]


def test_a_succession_without_a_stated_effect_says_so(capsys):
    call_command("status", "npt", "BIH")
    said = capsys.readouterr().out
    assert "15 August 1994: Succession, effect not stated: counted from the day of the act" in said
