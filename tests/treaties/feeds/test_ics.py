"""Calendars, read by a calendar's own parser and held to what RFC 5545 asks of each event."""

import datetime as dt

import pytest
import time_machine
from icalendar import Calendar

from tests.treaties.api.scene import act, rule
from treaties import services
from treaties.models import Record, Treaty, TreatyAction
from treaties.terms import ActionKind, ProvisionKind


@pytest.fixture
def read(client):
    def get(path):
        response = client.get(path)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(response.content)

    return get


def by_uid(calendar):
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


LEAVES = "withdrawal-apmbc-FIN-1@servanda"


def test_a_withdrawal_ahead_is_a_day_with_its_rule_and_the_way_to_it(read):
    event = by_uid(read("/calendar.ics?on=2025-12-01"))[LEAVES]
    assert str(event["SUMMARY"]) == "Finland: withdrawal from Mine Ban Convention takes effect"
    assert event.decoded("DTSTART") == dt.date(2026, 1, 10)
    assert event.decoded("DTEND") == dt.date(2026, 1, 11)
    assert str(event["STATUS"]) == "CONFIRMED"
    words = str(event["DESCRIPTION"])
    assert "Rule: Six months after receipt." in words
    assert "Proviso: not before the end of any armed conflict" in words
    assert "http://testserver/actions/apmbc-FIN-withdrawal_notice-2025-07-10/" in words
    assert str(event["URL"]) == "http://testserver/treaties/apmbc/FIN/"


def test_it_keeps_its_name_once_it_took_effect_and_goes_after_a_year(read):
    for day in ("2026-01-09", "2026-01-10", "2027-01-09"):
        assert by_uid(read(f"/calendar.ics?on={day}"))[LEAVES]["SUMMARY"]
    assert LEAVES not in by_uid(read("/calendar.ics?on=2027-01-10"))


def test_a_corrected_date_moves_the_event_and_raises_its_sequence(read):
    before = by_uid(read("/calendar.ics?on=2025-12-01"))[LEAVES]
    wrong = TreatyAction.objects.get(public_id="apmbc-FIN-withdrawal_notice-2025-07-10")
    right = act(
        wrong.treaty,
        "FIN",
        ActionKind.WITHDRAWAL_NOTICE,
        "2025-07-11",
        effective_on="2026-01-11",
        corrects=wrong,
        reason="The list was misread",
    )
    services.rebuild_standings(["apmbc"])
    Record.objects.bump()
    after = by_uid(read("/calendar.ics?on=2025-12-01"))[LEAVES]
    assert after.decoded("DTSTART") == dt.date(2026, 1, 11)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")
    assert right.public_id in str(after["DESCRIPTION"])


def test_windows_and_conferences_are_tentative(read):
    act(Treaty.objects.get(pk="apmbc"), "PRK", ActionKind.ACCESSION, "2026", effective_on="2027")
    every = {"first": {"years_after_eif": 5}, "interval_years": 29}
    rule(
        Treaty.objects.get(pk="npt"),
        ProvisionKind.REVIEW,
        "8",
        "They do.",
        **every,
    )
    services.rebuild_standings()
    events = by_uid(read("/calendar.ics"))
    joins = events["entry_into_force_for_state-apmbc-PRK-1@servanda"]
    assert str(joins["STATUS"]) == "TENTATIVE"
    assert joins.decoded("DTSTART") == dt.date(2027, 1, 1)
    assert joins.decoded("DTEND") == dt.date(2028, 1, 1)
    review = events["review-npt-3@servanda"]
    assert (str(review["STATUS"]), review.decoded("DTSTART")) == ("TENTATIVE", dt.date(2033, 1, 1))


def test_each_event_has_what_the_standard_asks_for(read):
    calendar = read("/calendar.ics?on=2025-12-01")
    assert str(calendar["VERSION"]) == "2.0"
    assert str(calendar["CALSCALE"]) == "GREGORIAN"
    assert str(calendar["METHOD"]) == "PUBLISH"
    assert "Servanda" in str(calendar["PRODID"])
    assert str(calendar["X-WR-CALNAME"]) == "Servanda: arms-control treaties"
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(days=1)
    events = calendar.walk("VEVENT")
    assert events
    assert len({str(one["UID"]) for one in events}) == len(events)
    for one in events:
        assert not one.errors
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "LAST-MODIFIED"} <= one.keys()
        assert one["DTSTART"].params["VALUE"] == "DATE"
        assert one.decoded("DTEND") > one.decoded("DTSTART")


def test_lines_are_folded_and_end_as_the_standard_says(client):
    content = client.get("/calendar.ics?on=2025-12-01").content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_of_one_treaty_or_one_state(read):
    assert set(by_uid(read("/treaties/apmbc/calendar.ics?on=2025-12-01"))) == {LEAVES}
    assert by_uid(read("/treaties/npt/calendar.ics?on=2025-12-01")) == {}
    assert set(by_uid(read("/states/FIN/calendar.ics?on=2025-12-01"))) == {LEAVES}
    assert by_uid(read("/states/SWE/calendar.ics?on=2025-12-01")) == {}


@pytest.mark.parametrize(
    ("path", "status", "advice"),
    [
        ("/treaties/nope/calendar.ics", 404, "is no treaty of the record"),
        ("/states/ZZZ/calendar.ics", 404, "is no state of the record"),
        ("/calendar.ics?on=2026", 400, "is not a whole day: write YYYY-MM-DD"),
        ("/calendar.ics?view=nobody", 400, "is no view; take one of"),
    ],
)
def test_what_cannot_be_given_says_what_to_do(client, path, status, advice):
    response = client.get(path)
    assert response.status_code == status
    assert advice in response.content.decode()


def test_an_unchanged_record_costs_nothing(client):
    first = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    Record.objects.bump()
    moved = client.get("/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert moved.status_code == 200
    assert client.post("/calendar.ics").status_code == 405


def test_what_lies_ahead_is_another_tomorrow_though_the_record_is_the_same(client):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        held = client.get("/calendar.ics")["Last-Modified"]
        same = client.get("/calendar.ics", headers={"if-modified-since": held})
    with time_machine.travel("2026-11-23T00:00:01Z", tick=False):
        later = client.get("/calendar.ics", headers={"if-modified-since": held})
    assert (same.status_code, later.status_code) == (304, 200)


def test_the_end_of_a_treaty_stays_with_the_states_that_it_bound(read):
    treaty = Treaty.objects.get(pk="npt")
    fixed = {"type": "fixed", "until": "2026-02-05", "extendable": False}
    rule(treaty, ProvisionKind.DURATION, "X(2)", "It ran until 5 February 2026.", **fixed)
    Treaty.objects.filter(pk="npt").update(ended_on="2026-02-05")
    services.rebuild_standings(["npt"])
    for day in ("2026-01-01", "2026-11-22"):
        events = by_uid(read(f"/states/FIN/calendar.ics?on={day}"))
        end = events["end-npt-1@servanda"]
        assert (str(end["STATUS"]), end.decoded("DTSTART")) == ("CONFIRMED", dt.date(2026, 2, 5))
        assert "Rule: It ran until 5 February 2026." in str(end["DESCRIPTION"])
        assert not any(uid.startswith("end_for_state") for uid in events)
