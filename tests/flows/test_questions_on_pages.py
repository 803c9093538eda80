"""What researchers ask, answered on pages of the whole record: the address, and what it says."""

import pytest
import time_machine

from tests.pages.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


@pytest.fixture
def ask(client):
    """Get a page as of 25 November 2026 and return its words."""

    def get(path):
        with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
            response = client.get(path)
        assert response.status_code == 200, response.content[:500]
        return Page(response).words

    return get


def test_was_lithuania_bound_by_the_cluster_munitions_convention_on_1_january_2025(ask):
    words = ask("/treaties/ccm/LTU/?on=2025-01-01")
    assert "Party since 1 September 2011 leaving on 6 March 2025" in words
    assert "Bound: the treaty is in force for it" in words
    assert "6 September 2024 Notice of withdrawal" in words
    assert "The record counts with this: no longer bound from 6 March 2025." in words
    assert "C.N.347.2024.TREATIES-XXVI-6" in words
    assert "United Nations Treaty Collection" in words


def test_is_russia_party_to_the_ctbt_and_has_it_withdrawn(ask):
    words = ask("/treaties/ctbt/RUS/")
    assert "Signatory since" in words
    assert "consent of 30 June 2000 revoked on 3 November 2023" in words
    assert "Nobody is: the treaty is not in force." in words
    assert "24 September 1996 Signature" in words
    assert "This is no withdrawal from the treaty: the exit clause is not operative" in words
    assert "withdrew" not in words


def test_was_the_dprk_bound_by_the_npt_on_11_april_2003(ask):
    words = ask("/treaties/npt/PRK/?on=2003-04-11")
    assert "Contested on 11 April 2003: the views differ on the status itself" in words
    assert "No single answer is given" in words
    assert "former party notice of withdrawal of 10 January 2003 · contested" in words
    assert "It did not take effect: the notice was taken back on 11 June 1993." in words
    assert "since the 1993 notice had one day left to run" in words
    assert "By the rule: 10 April 2003 (Art. X(1))" in words
    assert "The UN list of NPT acts holds no withdrawal and counts 191 parties." in words

    chosen = ask("/treaties/npt/PRK/?on=2003-04-11&view=PRK")
    assert "Former party since 11 January 2003" in chosen
    assert "No single answer" not in chosen


def test_what_is_ukraines_position_under_the_mine_ban_convention_today(ask):
    words = ask("/treaties/apmbc/UKR/")
    assert "Party since 1 June 2006 claims suspension since 18 July 2025 · contested" in words
    assert "it is party in every view that somebody holds" in words
    assert "Answered by Austria: objection" in words
    assert "22MSP final report: the Convention does not allow suspension" in words
    assert "Acts are contested: switch the view" in words


def test_which_clocks_are_running(ask):
    words = ask("/calendar/")
    assert "None as of 25 November 2026, checked 22 August 2026" in words
    assert "Lebanon becomes party to Mine Ban Convention by 1 May 2027" in words
    assert "Art. 17(2)" in words
    running = ask("/calendar/?on=2025-12-01")
    assert "10 January 2026 in 40 days Finland leaves Mine Ban Convention" in running


def test_did_bulgaria_denounce_the_cppnm_in_1994(ask):
    words = ask("/treaties/cppnm/BGR/?on=1994-12-31")
    assert "Party since 8 February 1987" in words
    assert "11 May 1994 Withdrawal of a reservation" in words
    assert "this is no withdrawal from the treaty and no denunciation" in words
    assert "Takes back its refusal of the disputes clause; the state stays a party" in words


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/treaties/bwc/DEU/?on=1985-06-30", "Party since 7 April 1983"),
        ("/treaties/bwc/DDR/?on=1985-06-30", "Party since 26 March 1975"),
        ("/treaties/ccw/DDR/?on=1985-06-30", "Party since 2 December 1983"),
        ("/treaties/ccw/DEU/?on=1985-06-30", "Signatory since 10 April 1981"),
    ],
)
def test_in_1985_which_german_states_were_party_to_the_bwc_and_the_ccw(ask, path, told):
    assert told in ask(path)


def test_how_many_states_are_party_to_the_npt(ask):
    words = ask("/treaties/npt/")
    assert "190 in the view of the Democratic People's Republic of Korea" in words
    assert "193 + 2 − 4 = 191" in words
    for name in ("Holy See", "Palestine", "Taiwan", "India", "Israel", "Pakistan", "South Sudan"):
        assert name in words


def test_how_many_parties_did_the_mine_ban_convention_have_on_three_days(ask):
    words = ask(
        "/treaties/apmbc/numbers/?day=2025-06-30&day=2025-12-31&day=2026-02-28&on=2026-11-25"
    )
    assert "164 + 2 − 3 = 163" in words
    assert "163 − 2 = 161" in words
    for name in (
        "Tonga",
        "Marshall Islands",
        "Estonia",
        "Latvia",
        "Lithuania",
        "Finland",
        "Poland",
    ):
        assert name in words
    assert "claims suspension since 18 July 2025" in words


def test_by_which_mine_rules_are_india_and_pakistan_bound_towards_each_other(ask):
    words = ask("/compare/?state=IND&state=PAK&q=mine")
    assert "CCW Amended Protocol II since 2 March 2000" in words
    assert "Neither" in words
    assert "Mine Ban Convention" in words
    assert "CCW Amended Article 1" in words


def test_what_must_still_happen_for_the_ctbt_to_enter_into_force(ask):
    words = ask("/treaties/ctbt/")
    assert "35 of 44" in words
    assert "36 before, 35 since" in words
    assert "180 days" in words
    for name in ("China", "Egypt", "Iran", "Israel", "India", "Pakistan"):
        assert name in words


def test_todays_germany_is_explained_beside_the_two_of_1985(ask):
    words = ask("/compare/?state=DEU&state=DDR&on=1985-06-30")
    assert "7 April 1983" in words
    assert "26 March 1975" in words
    assert "German Democratic Republic" in words
    assert "3 October 1990" in words


def test_does_latvia_quits_landmine_treaty_of_april_2025_change_the_status(ask):
    words = ask("/treaties/apmbc/LVA/?on=2025-04-20")
    assert "Party since 1 January 2006" in words
    assert "Withdrawal: voted 16 April 2025, pending" in words
    assert "Saeima: Law on withdrawal adopted in final reading" in words
    assert "Nothing is deposited on 20 April 2025." in words
    assert "Latvia: party; a step at home changes no status." in words
    assert "Deposited act in law Not by this day: 27 June 2025" in words
    assert "In effect act in law Not by this day: 27 December 2025" in words
    later = ask("/treaties/apmbc/LVA/?on=2025-12-27")
    assert "Former party since 27 December 2025" in later
    for stage in (
        "Voted 16 April 2025",
        "Signed into law 24 April 2025",
        "Deposited act in law 27 June 2025",
        "In effect act in law 27 December 2025",
    ):
        assert stage in later, stage


def test_what_was_us_landmine_policy_and_how_does_it_stand_to_the_convention(ask):
    words = ask("/states/USA/?on=2026-01-15")
    assert "Hegseth memo reversing the 2022 landmine policy since 2 December 2025" in words
    assert "Mine Ban Convention: not a party" in words
    assert "CCW Amended Protocol II: party since 24 November 1999" in words
    assert "23 October 1992, export, tightens" in words


def test_what_is_pending_at_home(ask):
    words = ask("/calendar/")
    assert "None of these has a date of effect." in words
    assert "Ukraine Mine Ban Convention, withdrawal Decided 29 June 2025" in words
    assert "Moldova" in words.partition("Pending at home 2")[2]
