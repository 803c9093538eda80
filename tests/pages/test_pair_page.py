"""The page of one state under one treaty: the answer, the reason, the views."""

import pytest

from tests.factories import StateFactory
from tests.pages.reading import on_of
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Answer, State, Treaty, TreatyAction
from treaties.terms import ActionKind

VIEWS = "Where it stands on 11 April 2003, by who is asked"


def test_a_party_is_told_so_with_its_basis_and_the_article(read):
    words = read("/treaties/apmbc/FIN/?on=2026-01-09").words
    assert "Party since 1 July 2012" in words
    assert "leaving on 10 January 2026, not before the end of any armed conflict" in words
    assert "Bound: the treaty is in force for it (VCLT arts 2(1)(g) and 26)." in words
    assert "10 January 2026 in 1 day Finland leaves" in words


def test_the_story_tells_what_each_act_did(read):
    words = read("/treaties/apmbc/FIN/?on=2026-01-10").words
    assert "Former party since 10 January 2026" in words
    assert "No longer bound." in words
    assert (
        "A notice ends nothing by itself: the state is bound until the notice takes effect" in words
    )
    assert "The record counts with this: no longer bound from 10 January 2026." in words
    assert "By the rule: 10 January 2026 (Art. 20)" in words


def test_the_whole_course_marks_the_period_of_the_day(read):
    page = read("/treaties/apmbc/FIN/?on=2026-01-09")
    rows = page.tables["Every period of the standing, past and ahead"]
    assert any(row.startswith("party on this day from 1 July 2012 until 10") for row in rows)
    assert any(row.startswith("former party ahead from 10 January 2026 open") for row in rows)


def test_no_flat_answer_where_the_views_differ_on_the_status(read):
    page = read("/treaties/npt/PRK/?on=2003-04-11")
    assert "Contested on 11 April 2003: the views differ on the status itself" in page.words
    assert "No single answer is given" in page.words
    assert "Bound:" not in page.words
    rows = page.tables[VIEWS]
    assert any("The record" in row and "(shown) party" in row for row in rows)
    assert any(
        row.startswith("The Democratic People's Republic of Korea former party") for row in rows
    )
    assert "In the record’s own view the act has no effect" in page.words


def test_a_view_that_is_chosen_is_followed_and_kept_in_every_link(read):
    page = read("/treaties/npt/PRK/?on=2003-04-11&view=PRK")
    assert "Former party since 11 January 2003" in page.words
    assert "No longer bound." in page.words
    assert "No single answer" not in page.words
    elsewhere = [link for link in page.inner_links if "view=" not in link]
    assert set(elsewhere) == {"/treaties/npt/PRK/?on=2003-04-11"}, "only the record’s own view"
    other_days = {link for link in page.inner_links if on_of(link) != "2003-04-11"}
    assert other_days == {"/treaties/npt/PRK/?view=PRK"}, "only the way back to today"


def test_what_is_contested_without_touching_the_status_says_so(read):
    words = read("/treaties/apmbc/UKR/?on=2026-01-10").words
    assert "Party since 1 June 2006" in words
    assert "claims suspension since 18 July 2025 · contested" in words
    assert "it is party in every view that somebody holds" in words
    assert "Answered by Sweden: objection, 1 September 2025" in words


def test_a_revoked_consent_is_no_withdrawal_and_nobody_is_party(read):
    words = read("/treaties/ctbt/RUS/?on=2024-01-01").words
    assert "Signatory since" in words
    assert "consent of 30 June 2000 revoked on 3 November 2023" in words
    assert "Nobody is: the treaty is not in force." in words
    assert "It never took effect: the consent was revoked on 3 November 2023." in words
    assert "This is no withdrawal from the treaty" in words


def test_a_notice_that_was_taken_back_had_no_effect(read, record):  # noqa: ARG001
    npt = Treaty.objects.get(pk="npt")
    notice = act(npt, "FIN", ActionKind.WITHDRAWAL_NOTICE, "1993-03-12")
    back = act(npt, "FIN", ActionKind.WITHDRAWAL_RESCINDED, "1993-06-11")
    Answer.objects.create(action=back, target=notice)
    services.rebuild_standings()
    words = read("/treaties/npt/FIN/").words
    assert "It did not take effect: the notice was taken back on 11 June 1993." in words
    assert "no longer bound from" not in words.partition("The rules that matter")[0]
    assert "taken back on 11 June 1993" in read(f"/actions/{notice.public_id}/").words


def test_a_second_deposit_moves_nothing(read, record):  # noqa: ARG001
    act(Treaty.objects.get(pk="npt"), "FIN", ActionKind.RATIFICATION, "1969-03-01")
    services.rebuild_standings()
    words = read("/treaties/npt/FIN/").words
    assert "Another consent of the state counts: this one moves nothing." in words


def test_a_state_without_a_standing_reads_what_its_consent_would_bring(read):
    page = read("/treaties/npt/LBN/")
    assert "No standing" in page.words
    assert "Not bound: no act by this day gives it a standing." in page.words
    assert "The record holds no act of this state under this treaty by" in page.words


def test_a_former_state_without_acts_of_its_own_leads_to_the_one_that_continues_it(read, record):  # noqa: ARG001
    former = StateFactory(
        code="SUN", name="Soviet Union", kind="former", notes="Its acts are recorded under RUS."
    )
    State.objects.get(pk="RUS").successor_of.add(former)
    page = read("/treaties/ctbt/SUN/?on=1980-01-01")
    assert "Nothing is recorded under this name" in page.words
    assert "Not bound" not in page.words
    assert "Its acts are recorded under RUS." in page.words
    assert "/treaties/ctbt/RUS/?on=1980-01-01" in page.inner_links


def test_a_signatory_that_said_it_will_not_become_party_has_no_duty_left(read, record):  # noqa: ARG001
    act(Treaty.objects.get(pk="ctbt"), "FIN", ActionKind.SIGNATURE_DISOWNED, "2019-07-18")
    services.rebuild_standings()
    assert "it must not defeat" in read("/treaties/ctbt/FIN/?on=2019-07-17").words
    words = read("/treaties/ctbt/FIN/").words
    assert "which ends the duty of a signatory (VCLT art. 18(a))" in words
    assert "it must not defeat" not in words.partition("What it did")[0]


def test_a_day_before_its_acts_points_to_them(read):
    words = read("/treaties/apmbc/FIN/?on=2000-01-01").words
    assert "2 later acts are in the record" in words


def test_a_date_known_in_part_is_told_as_uncertain(read):
    words = read("/treaties/apmbc/LBN/?on=2026-06-01").words
    assert "Uncertain: party or no standing" in words
    assert "Lebanon acceded in 2026, day not known" in words


@pytest.mark.parametrize(
    ("path", "near"),
    [("/treaties/apmb/FIN/", "apmbc"), ("/treaties/apmbc/FIM/", "FIN")],
)
def test_an_unknown_pair_helps_on(read, path, near):
    assert f"Near it: {near}" in read(path, expect=404).words


def test_ids_in_the_wrong_case_lead_on(client, record):  # noqa: ARG001
    answer = client.get("/treaties/APMBC/fin/?on=2026-01-09")
    assert (answer.status_code, answer.url) == (301, "/treaties/apmbc/FIN/?on=2026-01-09")


def test_a_view_that_nobody_holds_is_refused_on_the_same_day(read):
    page = read("/states/FIN/?on=2026-01-09&view=nobody", expect=400)
    assert "“nobody” is no view; take one of record, depositary" in page.words
    assert "/states/FIN/?on=2026-01-09" in page.inner_links


def test_the_page_of_a_state_follows_the_view(read):
    own = read("/states/PRK/?on=2003-04-11")
    assert "1 party to" in own.words
    theirs = read("/states/PRK/?on=2003-04-11&view=PRK")
    assert "1 former party to" in theirs.words
    assert "Acts are contested: switch the view" in theirs.words
    assert "/treaties/npt/PRK/?on=2003-04-11&view=PRK" in theirs.inner_links


def test_the_page_of_an_act_follows_the_view(read):
    act_id = TreatyAction.objects.get(kind="withdrawal_notice", state="PRK").public_id
    words = read(f"/actions/{act_id}/?on=2003-04-11&view=PRK").words
    assert "The record counts with this: no longer bound from 11 January 2003." in words


def test_a_page_without_views_says_that_it_follows_none(read):
    words = read("/states/?on=2026-01-09&view=PRK").words
    assert "this page shows the record’s own view" in words
