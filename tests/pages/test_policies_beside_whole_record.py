"""Policies beside the standings, on the pages of the whole record."""

import gzip

import pytest
import time_machine

from tests.pages.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

MOST_BYTES = 100_000
"""How much a page of a treaty may weigh, compressed."""


@pytest.fixture
def ask(client):
    """Get a page as of 25 November 2026 and read it."""

    def get(path):
        with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
            response = client.get(path)
        assert response.status_code == 200, response.content[:500]
        return Page(response)

    return get


def section(page, begin, end):
    return page.words[page.words.index(begin) : page.words.index(end)]


def test_the_page_of_the_united_states_tells_of_mines_beside_the_treaties(ask):
    page = ask("/states/USA/")
    mines = section(page, "Policies in force on", "Anti-satellite weapon tests")
    assert "Mine Ban Convention: not a party" in mines
    assert "CCW Amended Protocol II: party since 24 November 1999" in mines
    assert "Export: Permanent ban on export and transfer of anti-personnel mines since" in mines
    assert "Transfer exception: Transfer of anti-personnel mines to Ukraine since" in mines
    assert "Use and stockpile: Hegseth memo reversing the 2022 landmine policy since" in mines
    assert "23 October 1992, export, tightens: One-year moratorium" in mines
    assert "2 December 2025, use and stockpile, loosens, stands on this day: Hegseth" in mines
    assert "Says that it will not become party, Arms Trade Treaty, 26 April 2019" in page.words
    assert "/policies/landmines/USA/#usa-landmines-2025" in page.inner_links


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2001-01-01", "Presidential Decision Directive 64 since 23 June 1998"),
        ("2011-11-01", "Bush landmine policy since 27 February 2004"),
        ("2019-12-01", "No use of anti-personnel mines outside the Korean Peninsula since 23"),
        ("2021-06-01", "Trump landmine policy of January 2020 since 31 January 2020"),
        ("2024-12-01", "Biden landmine policy of June 2022 since 21 June 2022"),
        ("2026-01-15", "Hegseth memo reversing the 2022 landmine policy since 2 December 2025"),
    ],
)
def test_the_policy_of_the_united_states_on_mines_follows_the_day(ask, day, title):
    for path in ("/states/USA/", "/treaties/apmbc/", "/treaties/apmbc/USA/"):
        assert f"Use and stockpile: {title}" in ask(f"{path}?on={day}").words, path


def test_the_mine_ban_convention_on_1_may_2025_has_five_states_on_the_way(ask):
    page = ask("/treaties/apmbc/?on=2025-05-01")
    rows = page.tables["Pending ways to an act under this treaty, the latest step first"][1:]
    assert [row.split()[0] for row in rows] == [
        *("Latvia", "Finland", "Estonia", "Lithuania", "Poland")
    ]
    assert "Proposed 18 March 2025" in rows[0]
    assert "Voted 16 April 2025" in rows[0]
    assert "Signed into law 24 April 2025" in rows[0]
    assert "Next: deposit. Latvia: party; a step at home changes no status." in rows[0]


def test_today_only_ukraine_is_on_the_way_to_leave_it(ask):
    page = ask("/treaties/apmbc/")
    rows = page.tables["Pending ways to an act under this treaty, the latest step first"][1:]
    assert len(rows) == 1
    assert "Ukraine" in rows[0]
    assert "Decided 29 June 2025" in rows[0]
    assert "Ukraine: party; a step at home changes no status." in rows[0]


def test_the_calendar_tells_of_ukraine_and_moldova(ask):
    page = ask("/calendar/")
    rows = page.tables["Ways to an act that are pending on 25 November 2026"][1:]
    assert [row.split()[0] for row in rows] == ["Ukraine", "Republic"]
    assert "Mine Ban Convention , withdrawal Decided 29 June 2025" in rows[0]
    assert "CFE Treaty , suspension Decided in March 2024, day not known" in rows[1]


def test_words_of_the_united_states_stand_on_the_page_of_the_treaty(ask):
    words = ask("/treaties/apmbc/").words
    assert "United States of America: says that it will not become party" in words
    assert "CNN, fred.dk cross-checked" in words


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("us landmines", "/policies/landmines/USA/"),
        ("poland landmines", "/policies/landmines/POL/"),
        ("landmines poland", "/policies/landmines/POL/"),
        ("finland ottawa treaty", "/policies/landmines/FIN/"),
        ("us nuclear testing", "/policies/nuclear-testing/USA/"),
        ("no first use", "/policies/nuclear-posture/"),
        ("french nuclear testing", "/policies/nuclear-testing/FRA/"),
    ],
)
def test_policies_are_found_by_words(ask, words, first):
    page = ask(f"/search/?q={words.replace(' ', '+')}")
    found = [one for one in page.inner_links if one.startswith("/policies/")]
    assert next(one for one in found if one != "/policies/") == first, "the menu aside"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("poland landmines", "Poland: Mine Ban Convention Former party"),
        ("landmines poland", "Poland: Mine Ban Convention Former party"),
        ("finland ottawa treaty", "Finland: Mine Ban Convention Former party"),
        (
            "us nuclear testing",
            "United States of America: Comprehensive Nuclear-Test-Ban Treaty Signatory",
        ),
    ],
)
def test_a_search_for_a_state_and_a_topic_leads_to_the_standing_too(ask, words, says):
    page = ask(f"/search/?q={words.replace(' ', '+')}")
    assert says in page.words
    assert page.words.index(says) < page.words.index("policies of the state")


@pytest.mark.parametrize("treaty", ["apmbc", "npt", "ctbt"])
def test_a_page_of_a_treaty_stays_light(client, treaty):
    assert len(gzip.compress(client.get(f"/treaties/{treaty}/").content)) < MOST_BYTES
