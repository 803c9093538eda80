"""The ``status`` and ``rebuild_standings`` commands on a small record."""

import json

import pytest
import time_machine
from django.core.management import CommandError, call_command

from tests.treaties.api import scene
from treaties.models import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def record(db):  # noqa: ARG001
    scene.make()


@pytest.fixture
def status(capsys):
    def run(*args):
        call_command("status", *args)
        return capsys.readouterr().out

    return run


def headline(text):
    return text.splitlines()[1]


def test_a_notice_that_runs_is_told_with_both_its_dates(status):
    text = status("apmbc", "FIN", "--on", "2026-01-09")
    assert headline(text) == "party, leaving on 10 January 2026 (notice of 10 July 2025)"
    assert "Article 20: Six months after receipt." in text


def test_a_state_that_left_is_a_former_party(status):
    assert headline(status("apmbc", "FIN", "--on", "2026-01-10")) == "former party"


def test_a_revoked_consent_is_told_with_both_its_dates_and_never_called_withdrawn(status):
    text = status("ctbt", "RUS", "--on", "2026-01-01")
    said = "signatory; consent of 30 June 2000 revoked on 3 November 2023"
    assert headline(text) == said
    assert "withdr" not in text.lower()


def test_a_contested_exit_is_told_with_every_view_and_its_date(status):
    text = status("npt", "PRK", "--on", "2003-04-11")
    assert headline(text) == "party; contested"
    assert "PRK: valid, with effect on 11 January 2003. At once (10 January 2003) [on-prk]" in text
    assert "meeting of parties: contested. Three end dates (February 2015)" in text
    assert "un: treaty in force for the state." in text


def test_a_contested_suspension_leaves_the_state_a_party(status):
    text = status("apmbc", "UKR", "--on", "2026-01-01")
    assert headline(text) == "party; claims suspension since 18 July 2025; contested"
    assert "The record holds no clause of the treaty on suspension." in text


def test_a_view_can_be_chosen(status):
    text = status("npt", "PRK", "--on", "2003-04-11", "--view", "PRK")
    assert text.splitlines()[0].endswith("in the view of PRK")
    assert headline(text).startswith("former party")


def test_dates_that_are_not_whole_leave_statuses_open(status):
    text = status("apmbc", "LBN", "--on", "2026-06-01")
    assert headline(text) == "no standing"
    assert "Dates leave open: no standing or party." in text


def test_the_acts_are_told_with_their_sources_and_what_no_document_shows(status):
    text = status("apmbc", "SWE", "--on", "2020-01-01")
    assert "30 November 1998: Ratification (unverified)" in text
    assert "[un-page] Un-Page" in text


def test_today_is_the_day_where_none_is_named(status):
    with time_machine.travel("2026-01-10T00:30:00Z", tick=False):
        assert headline(status("APMBC", "fin")) == "former party"


def test_json_stands_alone_and_says_the_same(status):
    found = json.loads(status("apmbc", "FIN", "--on", "2026-01-09", "--json"))

    assert [found[name] for name in ("treaty", "state", "on", "known", "view")] == [
        "apmbc",
        "FIN",
        "2026-01-09",
        None,
        "record",
    ]
    assert (found["status"], found["leaving_on"]) == ("party", "2026-01-10")
    assert (found["since"], found["until"]) == ("2012-07-01", "2026-01-10")
    assert [one["name"] for one in found["qualifiers"]] == ["leaving"]
    assert [act["id"] for act in found["acts"]] == [
        "apmbc-FIN-accession-2012-01-09",
        "apmbc-FIN-withdrawal_notice-2025-07-10",
    ]
    assert found["acts"][0]["citations"][0]["source"] == "un-page"


def test_json_says_none_where_there_is_no_standing(status):
    found = json.loads(status("npt", "SWE", "--on", "2026-01-09", "--json"))
    assert (found["status"], found["basis"], found["acts"]) == ("none", [], [])


def test_json_holds_the_views(status):
    found = json.loads(status("apmbc", "UKR", "--on", "2026-01-01", "--json"))
    assert found["views"][1] == {
        "act": "apmbc-UKR-suspension-2025-07-18",
        "by": "meeting_of_parties",
        "view": "invalid",
        "says": "Suspension is not allowed",
        "on": "2025-12-05",
        "effective": None,
        "sources": ["on-meeting_of_parties"],
    }


def test_what_was_known_can_be_asked(status):
    found = json.loads(status("apmbc", "FIN", "--known", "2026-11-22", "--json"))
    assert found["known"] == "2026-11-22T23:59:59.999999+00:00"
    assert found["status"] == "former"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("cbtt", "RUS"), "“cbtt” is no treaty of the record. Near it: ctbt."),
        (("ctbt", "FIM"), "“FIM” is no state of the record. Near it: FIN."),
        (("ctbt", "finland"), "“finland” is no state of the record. Near it: FIN (Finland)."),
        (("ctbt", "RUS", "--on", "2026"), "--on: “2026” is not a whole day"),
        (("ctbt", "RUS", "--known", "2020-01-01"), "--known: “2020-01-01” is too early."),
        (("ctbt", "RUS", "--view", "nobody"), "--view: “nobody” is no view"),
    ],
)
def test_a_mistake_says_what_to_do(status, args, said):
    with pytest.raises(CommandError) as raised:
        status(*args)
    assert str(raised.value).startswith(said)
    assert raised.value.returncode == 1


def test_rebuilding_stores_what_the_check_finds_missing(capsys):
    Standing.objects.filter(treaty="apmbc", state="FIN", status="party").update(status="former")
    with pytest.raises(CommandError, match="1 period differs"):
        call_command("rebuild_standings", "--check")
    assert "apmbc FIN 1: stored" in capsys.readouterr().out

    call_command("rebuild_standings")
    call_command("rebuild_standings", "--check")
    out = capsys.readouterr().out
    assert f"{Standing.objects.count()} periods stored" in out
    assert "Every standing stored is the one derived" in out
