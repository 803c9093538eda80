"""The page of all policies: what changed lately, and what tightens and loosens."""

import re

import pytest

from tests.pages import policies

LATELY = "Changes of policy announced by 22 November 2026, the newest first"
YEARS = "Changes of policy a year, by direction"
TOPICS = "How many changes tighten and loosen restraint, by topic"


@pytest.fixture
def page(read, record):  # noqa: ARG001
    """Read the page with a question."""
    policies.make()
    return lambda query="", **more: read(f"/policies/{query}", **more)


def listed(page):
    """Return which changes are listed, in their order."""
    rows = next(rows for caption, rows in page.tables.items() if "newest first" in caption)
    return [re.search(r"Policy (\w+)", row).group(1) for row in rows[1:]]


def test_what_changed_lately_is_listed_with_who_what_when_and_on_which_source(page):
    found = page()
    assert listed(found) == ["third", "early", "beside", "second", "said", "first", "tested"]
    first = next(row for row in found.tables[LATELY] if "Policy first" in row)
    assert first == (
        "16 May 1996 Finland Landmines Policy first · ▲ tightens Law, Parliament; "
        "in effect the same day · The archive one source read"
    )
    assert "unverified" in next(row for row in found.tables[LATELY] if "Policy second" in row)
    assert "/policies/mines/FIN/#first" in found.inner_links


def test_on_a_day_only_what_was_announced_by_then_is_counted(page):
    assert listed(page("?on=2004-02-27")) == ["second", "said", "first", "tested"]
    assert "announced by 1 January 1950" in page("?on=1950-01-01").words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=SWE", ["said"]),
        ("?topic=tests", ["tested"]),
        ("?direction=loosens", ["second"]),
        ("?treaty=apmbc", ["first"]),
        ("?track=export", ["early"]),
        ("?after=2010-06-30&before=2015-01-01", ["early", "beside"]),
        ("?q=policy+said", ["said"]),
        ("?state=FIN&direction=neutral", ["beside"]),
    ],
)
def test_filters_select(page, query, found):
    assert listed(page(query)) == found


def test_a_wrong_value_is_refused_with_those_that_can_be_asked(page):
    words = page("?direction=sideways", expect=400).words
    assert "“sideways” is none of tightens, loosens, neutral" in words


def test_the_years_and_the_topics_add_up(page):
    found = page()
    assert "From 1992 to 2026, 5 changes tighten restraint, 1 loosens it and 1 does neither." in (
        found.words
    )
    assert found.row(YEARS, "2004") == "2004 0 1 0"
    assert [row for row in found.tables[YEARS] if row.startswith("2005")] == []
    assert found.row(TOPICS, "Landmines").startswith("Landmines 4 tighten 1 loosen 1 neither")
    tests = "Tests 1 tighten 0 loosen 0 neither Russian Federation : Policy tested"
    assert found.row(TOPICS, "Tests").startswith(tests)
    assert "/policies/mines/" in found.inner_links


def test_the_picture_has_a_bar_for_each_side_of_each_year_and_words(page):
    html = page().html.partition('id="topics"')[0]
    assert html.count('class="bar-tightens"') == 5
    assert html.count('class="bar-loosens"') == 1
    assert re.search(r'<svg[^>]+role="img" aria-labelledby="years-title years-words"', html)
    assert re.findall(r">(\d{4})</text>", html) == ["2000", "2010", "2020"]


def test_each_topic_has_its_bars_on_both_sides_of_a_line(page):
    html = page().html.partition('id="topics"')[2]
    assert 'aria-label="Landmines: 4 tighten, 1 loosen"' in html
    assert 'class="bar-tightens" x="50%" width="50.00%"' in html, "the most fills its side"
    assert 'class="bar-loosens" x="37.50%" width="12.50%"' in html
    assert 'aria-label="Tests: 1 tighten, 0 loosen"' in html


def test_a_long_list_has_pages(page):
    for number in range(25):
        policies.change(f"more{number}", state="LBN", announced_on="2020-01-01")
    first = page("?state=LBN&on=2026-01-01")
    assert "Page 1" not in first.words
    both = page()
    assert "Page 1 of 2" in both.words
    assert "/policies/?page=2#lately" in [link["href"] for link in both.links]
    assert len(listed(page("?page=2"))) == 7
    assert "There is no page “9”: the list has pages 1 to 2." in page("?page=9", expect=404).words


def test_nothing_found_says_so_and_leads_back(page):
    found = page("?state=LBN")
    assert "The record holds no change of policy announced by 22 November 2026" in found.words
    assert "see all policies" in found.words


def test_the_masthead_leads_to_policies_and_keeps_the_day(read, record):  # noqa: ARG001
    assert "/policies/?on=2005-01-01" in read("/states/?on=2005-01-01").inner_links
