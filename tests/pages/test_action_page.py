"""The page of an act: what follows from it, who answers it, and how it was entered."""

import datetime as dt

import pytest

from tests.factories import RecordFactory, corrects
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Anomaly, Answer, Citation, Treaty, TreatyAction
from treaties.terms import ActionKind

NOTICE = "/actions/apmbc-FIN-withdrawal_notice-2025-07-10/"


def test_effect_as_stated_and_as_the_rule_gives_it_stand_side_by_side(read):
    words = read(NOTICE).words
    assert "Finland gave notice of withdrawal" in words
    assert "As its source states it 10 January 2026" in words
    assert "As the rule gives it 10 January 2026 = as stated" in words
    assert "Six months after receipt. (Art. 20)" in words
    assert "Notice on 10 July 2025.Plus 6 months: 10 January 2026." in words
    assert "Not before the end of any armed conflict" in words
    assert "The record counts with this: no longer bound from 10 January 2026." in words


def test_the_standing_is_told_before_and_after_and_on_the_day_asked_about(read):
    table = read(f"{NOTICE}?on=2026-01-01").tables[
        "Status towards the treaty before and after the act"
    ]
    leaving = "party leaving on 10 January 2026, not before the end of any armed conflict"
    assert table[1:] == [
        "9 July 2025 The day before the act party",
        f"10 July 2025 The day of the act {leaving}",
        f"1 January 2026 The day asked about {leaving}",
        "10 January 2026 The day of effect former party",
    ]


def test_a_stated_effect_that_differs_is_marked_with_its_explanation(read):
    treaty = Treaty.objects.get(pk="apmbc")
    notice = act(
        treaty, "SWE", ActionKind.WITHDRAWAL_NOTICE, "2026-01-05", effective_on="2026-08-01"
    )
    Anomaly.objects.create(
        check_code="stated_effect",
        treaty=treaty,
        action=notice,
        subject=notice.public_id,
        detail="Stated 2026-08-01",
        explained_by="The state named the day.",
    )
    services.rebuild_standings()
    words = read(f"/actions/{notice.public_id}/").words
    assert "As the rule gives it 5 July 2026 differs" in words
    assert "Understood: Stated 2026-08-01. The state named the day." in words


def test_a_revoked_consent_is_no_withdrawal(read):
    words = read("/actions/ctbt-RUS-consent_revoked-2023-11-03/").words
    assert "Russian Federation revoked its consent" in words
    assert "This is no withdrawal from the treaty" in words
    assert "3 November 2023 The day of the act signatory" in words
    assert "withdrew" not in words


def test_a_reservation_taken_back_is_no_withdrawal_from_the_treaty(read):
    treaty = Treaty.objects.get(pk="apmbc")
    made = act(treaty, "SWE", ActionKind.RESERVATION, "1998-11-30")
    back = act(treaty, "SWE", ActionKind.RESERVATION_WITHDRAWN, "2005-03-01")
    Answer.objects.create(action=back, target=made)
    page = read(f"/actions/{back.public_id}/")
    assert "this is no withdrawal from the treaty and no denunciation" in page.words
    assert "1 March 2005 The day of the act party" in page.words
    assert page.row("Acts that this one answers", "30 November 1998 Sweden Reservation")


def test_answers_and_views_stand_on_the_page(read):
    page = read("/actions/apmbc-UKR-suspension-2025-07-18/")
    assert page.row("Acts that answer this one", "1 September 2025 Sweden Objection")
    assert page.row("Views of this act and who holds them", "Ukraine (itself) holds it valid")
    words = read("/actions/apmbc-UKR-suspension-2025-07-18/?on=2025-08-01").words
    assert "1 later answer is in the record: see the act as of today" in words


def test_what_was_recalled_is_called_unverified(read):
    words = read("/actions/apmbc-SWE-ratification-1998-11-30/").words
    assert "Confidence unverified Recalled, seen in no document" in words


def test_citations_give_place_and_words(read):
    Citation.objects.create(
        action=TreatyAction.objects.get(public_id="apmbc-SWE-signature-1997-12-04"),
        source_id="un-page",
        locator="row 7",
        quote="Sweden, 4 Dec 1997",
    )
    page = read("/actions/apmbc-SWE-signature-1997-12-04/")
    assert "row 7" in page.words
    assert "Sweden, 4 Dec 1997" in page.words
    assert "/sources/un-page/" in page.inner_links


def test_a_correction_shows_both_entries_and_the_reason(read):
    first = TreatyAction.objects.get(public_id="apmbc-SWE-ratification-1998-11-30")
    corrects(
        first,
        public_id="apmbc-SWE-ratification-1998-11-29",
        kind=ActionKind.RATIFICATION,
        acted_on="1998-11-29",
        recorded_at=dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC),
    )
    services.rebuild_standings()
    old = read(f"/actions/{first.public_id}/")
    assert "This entry was corrected." in old.words
    assert "/actions/apmbc-SWE-ratification-1998-11-29/" in old.inner_links
    assert "When it takes effect" not in old.words
    new = read("/actions/apmbc-SWE-ratification-1998-11-29/")
    assert len(new.tables["Entries of this act, the first one first"]) == 3
    assert "no longer stands, compiled from its sources" in new.words
    assert "Reason: misread" in new.words


def test_an_entry_taken_back_says_so(read):
    first = TreatyAction.objects.get(public_id="apmbc-SWE-signature-1997-12-04")
    void = corrects(
        first, public_id="apmbc-SWE-signature-1997-12-04-2", kind="signature", void=True
    )
    assert "This entry was taken back." in read(f"/actions/{first.public_id}/").words
    assert "This entry takes back an earlier one" in read(f"/actions/{void.public_id}/").words


@pytest.mark.parametrize(
    "path", ["apmbc-FIN-withdrawal_notice-2025-07-11", "APMBC-FIN-accession-2012-01-09"]
)
def test_an_unknown_act_is_answered_with_those_near_it(read, path):
    words = read(f"/actions/{path}/", expect=404).words
    assert f"“{path}” is no treaty action of the record. Near it: apmbc-FIN-" in words


def test_an_act_without_a_date_is_shown(read):
    act(Treaty.objects.get(pk="npt"), "SWE", ActionKind.SIGNATURE, None)
    RecordFactory()
    services.rebuild_standings()
    assert "date not known" in read("/actions/npt-SWE-signature-None/").words
