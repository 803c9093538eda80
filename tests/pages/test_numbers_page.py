"""The page of a treaty's numbers: the number on some days, and what changed between them."""

import pytest

from tests.pages.test_markup import OURS
from treaties.law.movement import MINUS

PATH = "/treaties/apmbc/numbers/"
THREE = f"{PATH}?day=2025-06-30&day=2025-12-31&day=2026-02-28"


def test_each_day_has_its_number_and_the_sum_adds_up(read):
    words = read(THREE).words
    assert "3 on 30 June 2025 3 on 31 December 2025 2–3 on 28 February 2026" in words
    assert "30 June 2025 to 31 December 2025: no change." in words
    least, most = f"3 {MINUS} 1 = 2", f"3 + 1 {MINUS} 1 = 3"
    assert f"at the least {least}, at the most {most}" in words
    assert "Why a range on 28 February 2026: Lebanon acceded in 2026, day not known" in words


def test_every_change_names_its_day_its_state_its_act_and_its_source(read):
    page = read(THREE)
    left = page.row("What moved the number", "10 January 2026")
    assert left.startswith("10 January 2026 Finland left: withdrawal took effect")
    assert "(notice of 10 July 2025)" in left
    assert f"{MINUS}1" in left
    assert "/actions/apmbc-FIN-withdrawal_notice-2025-07-10/" in page.inner_links


def test_an_act_that_moved_no_number_yet_is_told_apart(read):
    words = read(THREE).words
    assert "10 July 2025: Finland gave notice of withdrawal" in words


def test_a_claim_of_suspension_leaves_the_state_counted_and_says_so(read):
    words = read(THREE).words
    assert "Ukraine is counted: it claims suspension since 18 July 2025." in words
    assert "no suspension. Either way a claim of suspension leaves the status as it is." in words


def test_a_contested_exit_gives_another_number_in_another_view(read):
    words = read("/treaties/npt/numbers/?day=2003-01-01&day=2004-01-01").words
    korea = "the Democratic People's Republic of Korea"
    assert f"In the view of {korea}, without {korea}: 1 on 1 January 2004." in words
    seen = read("/treaties/npt/numbers/?day=2003-01-01&day=2004-01-01&view=PRK").words
    assert f"2 {MINUS} 1 = 1" in seen
    assert "Counted in the view of the Democratic People's Republic of Korea." in seen


def test_what_follows_from_acts_already_done_is_foretold(read):
    page = read(f"{PATH}?day=2025-06-30&day=2025-08-01")
    row = page.row("Changes that follow from acts already done", "10 January 2026")
    assert "Finland" in row
    assert "Known to follow, drawn with dashes: 2 from 10 January 2026." in page.words
    assert "Lebanon" not in page.words.partition("Known to follow What")[2]


def test_pictures_are_told_in_words_and_drawn_twice(read):
    page = read(THREE)
    assert page.html.count('role="img"') == 2
    assert "A line in steps from 0 on 1 July 1968 to 2–3 on 28 February 2026." in page.words
    assert "Mine Ban Convention: parties from 30 June 2025 to 28 February 2026, enlarged" in (
        page.words
    )
    assert "The number from each day on which it changed" in page.tables
    assert page.refused == []


def test_without_days_the_usual_ones_lead_to_the_day_asked_about(read):
    page = read(f"{PATH}?on=2026-01-09")
    named = [one["value"] for one in page.inputs if one.get("name") == "day"]
    assert named == ["2021-01-09", "2025-01-09", "2026-01-09", "", "", ""]
    early = read(f"{PATH}?on=1969-06-01")
    named = [one["value"] for one in early.inputs if one.get("name") == "day"]
    assert named[:3] == ["1968-07-01", "1969-06-01", ""]


def test_a_day_alone_is_compared_with_the_day_of_the_page(read):
    assert "3 on 30 June 2025 3 on 22 November 2026" in read(f"{PATH}?day=2025-06-30&day=").words


def test_before_a_treaty_is_in_force_consents_are_counted(read):
    page = read("/treaties/ctbt/numbers/?day=2023-01-01&day=2024-01-01")
    assert "Consented to be bound: how many, and what changed" in page.words
    row = page.row("What moved the number", "3 November 2023")
    assert "Russian Federation revoked its consent on 3 November 2023" in row


@pytest.mark.parametrize("count", ["signed", "former", "acted", "contracting", "ended"])
def test_other_counts_come_with_their_rule(read, count):
    page = read(f"{PATH}?count={count}&day=1990-01-01&day=2026-03-01")
    assert OURS.findall(page.words) == []
    assert len(page.ids) == len(set(page.ids))
    assert page.unscoped == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("day=2025", "“2025” is not a whole day: write YYYY-MM-DD"),
        ("count=all", "“all” is none of parties, contracting"),
        ("view=XYZ", "“XYZ” is no view"),
        ("&".join(f"day=2020-01-0{number}" for number in range(1, 8)), "7 days are too many"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_advice(read, query, told):
    assert told in read(f"{PATH}?{query}", expect=400).words


def test_an_unknown_treaty_is_not_found_and_a_wrong_case_leads_on(read, client):
    assert "Near it: apmbc" in read("/treaties/apmb/numbers/", expect=404).words
    assert client.get("/treaties/APMBC/numbers/?day=2020-01-01").url == f"{PATH}?day=2020-01-01"


def test_the_page_of_the_treaty_leads_here_and_back(read):
    assert PATH in read("/treaties/apmbc/").inner_links
    assert "/treaties/apmbc/?on=2026-01-09" in read(f"{PATH}?on=2026-01-09").inner_links
