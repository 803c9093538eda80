"""The page of exits: what became of every notice, and what is no withdrawal."""

import pytest

from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Answer, Treaty
from treaties.terms import ActionKind

NOTICES = "Notices of withdrawal, the latest first"


def test_a_notice_that_runs_tells_its_day_and_that_the_state_is_still_party(read):
    page = read("/exits/?on=2025-12-01")
    row = page.row(NOTICES, "10 July 2025 Finland")
    assert "takes effect 10 January 2026 , in 40 days" in row
    assert "not before the end of any armed conflict" in row
    assert "Standing on 1 December 2025 : party" in row
    assert "1 running." in page.words


def test_a_notice_that_took_effect_is_past(read):
    row = read("/exits/").row(NOTICES, "10 July 2025 Finland")
    assert "took effect 10 January 2026" in row
    assert "Standing today: former party" in row
    assert "None is running." in read("/exits/").words


def test_a_notice_is_not_told_before_it_was_given(read):
    words = read("/exits/?on=2001-01-01").words
    assert "No notice of withdrawal by 1 January 2001." in words
    assert "3 later acts are in the record" in words


def test_a_contested_notice_stands_with_its_views(read):
    page = read("/exits/")
    row = page.row(NOTICES, "10 January 2003 Democratic People's Republic of Korea")
    assert "contested: no effect in the record’s own view" in row
    assert "Standing today: party" in row
    assert "The record follows the United Nations: the treaty still binds it." in page.words


def test_a_notice_taken_back_is_called_so_from_that_day_on(read):
    treaty = Treaty.objects.get(pk="apmbc")
    notice = act(treaty, "SWE", ActionKind.WITHDRAWAL_NOTICE, "2026-01-05")
    back = act(treaty, "SWE", ActionKind.WITHDRAWAL_RESCINDED, "2026-03-01")
    Answer.objects.create(action=back, target=notice)
    services.rebuild_standings()
    assert "takes effect 5 July 2026" in read("/exits/?on=2026-02-01").row(
        NOTICES, "5 January 2026"
    )
    row = read("/exits/").row(NOTICES, "5 January 2026 Sweden")
    assert "taken back 1 March 2026" in row
    assert "Standing today: party" in row


def test_a_revoked_consent_stands_apart_and_is_no_withdrawal(read):
    page = read("/exits/")
    row = page.row("Consents revoked, the latest first", "3 November 2023 Russian Federation")
    assert "Consent revoked Standing today: signatory" in row
    assert page.row(NOTICES, "3 November 2023") is None
    assert "This is no withdrawal from the treaty" in page.words


def test_treaties_that_ended_tell_how(read):
    treaty = Treaty.objects.get(pk="apmbc")
    treaty.ended_on, treaty.end_reason = "2026-06-01", "superseded"
    treaty.save()
    act(treaty, "SWE", ActionKind.TERMINATION, "2026-06-01")
    services.rebuild_standings()
    row = read("/exits/").row("Treaties that ended, the latest first", "1 June 2026")
    assert "Mine Ban Convention superseded Recorded for Sweden" in row
    assert "Treaties that ended 0" in read("/exits/?on=2026-05-31").words


def test_exits_are_filtered_by_treaty_and_state(read):
    page = read("/exits/?treaty=npt")
    assert page.row(NOTICES, "10 July 2025") is None
    assert page.row(NOTICES, "10 January 2003")
    assert "No consent revoked by" in read("/exits/?state=FIN").words


@pytest.mark.parametrize(("query", "says"), [("treaty=nptt", "Near it: npt"), ("state=FI", "FIN")])
def test_what_is_not_known_is_refused_with_advice(read, query, says):
    page = read(f"/exits/?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}
