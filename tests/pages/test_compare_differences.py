"""Differences first: what counts as one, how many there are, and how to see nothing else."""

import datetime as dt

import pytest

from tests.factories import TreatyFactory
from tests.treaties.api.scene import act
from treaties import services
from treaties.terms import ActionKind

DIFFERING = "Instruments under which the states stand differently"
ALIKE = "Instruments under which the states stand alike"
BOTH = "/compare/?state=FIN&state=SWE"


@pytest.fixture
def framework(record):  # noqa: ARG001
    """Return a convention with a protocol and its amendment; both states consented to the first."""
    framework = TreatyFactory(id="frame", short_name="Framework", adopted_on="1980-10-10")
    late = TreatyFactory(
        id="p5", short_name="Late Protocol", parent=framework, adopted_on="2003-11-28"
    )
    first = TreatyFactory(
        id="p2", short_name="Early Protocol", parent=framework, adopted_on="1980-10-10"
    )
    TreatyFactory(
        id="p2a",
        short_name="Amended Protocol",
        parent=framework,
        amends=first,
        adopted_on="1996-05-03",
    )
    for code in ("FIN", "SWE"):
        act(framework, code, ActionKind.RATIFICATION, "1985-01-01")
    act(late, "FIN", ActionKind.RATIFICATION, "2005-01-01")
    services.rebuild_standings()
    return framework


def test_numbers_stand_before_everything_else(read):
    words = read(f"{BOTH}&on=2020-01-01").words
    assert "2 of 3 instruments under which they differ 1 under which they stand alike 0" in words
    assert words.index("under which they stand alike") < words.index("Side by side")
    assert words.index("Side by side") < words.index("bound towards each other")


def test_a_notice_that_runs_is_a_difference(read):
    day = dt.date(2025, 12, 1)
    assert "leaving on 10 January 2026" in read(f"{BOTH}&on={day}").row(
        DIFFERING, "Mine Ban Convention"
    )
    assert read(f"{BOTH}&on=2020-01-01").row(ALIKE, "Mine Ban Convention")


def test_protocols_stand_below_their_convention_the_oldest_first(read, framework):  # noqa: ARG001
    rows = read(BOTH).tables[DIFFERING]
    start = next(number for number, row in enumerate(rows) if row.startswith("Framework"))
    family = ["Framework alike", "Early Protocol none", "Amended Protocol amends", "Late Protocol"]
    found = rows[start : start + 4]
    assert all(row.startswith(name) for row, name in zip(found, family, strict=True))


def test_only_differences_leaves_out_the_rest(read, framework):  # noqa: ARG001
    page = read(f"{BOTH}&show=differences")
    assert set(page.tables) == {DIFFERING}
    assert page.row(DIFFERING, "Framework alike")
    assert page.row(DIFFERING, "Late Protocol")
    assert page.row(DIFFERING, "Early Protocol") is None
    assert "bound towards each other" not in page.words


def test_one_link_leads_to_differences_alone_and_one_back(read):
    more = [link for link in read(BOTH).links if link["href"] == "?state=FIN&state=SWE"]
    assert [link.get("aria-current") for link in more][:1] == ["true"]
    only = "?state=FIN&state=SWE&show=differences"
    assert {link.get("aria-current") for link in read(BOTH).links if link["href"] == only} == {None}
    here = [link for link in read(f"{BOTH}&show=differences").links if link["href"] == only]
    assert [link["aria-current"] for link in here] == ["true"]


def test_the_forms_keep_what_is_shown(read):
    page = read(f"{BOTH}&show=differences")
    kept = [one for one in page.inputs if one.get("name") == "show"]
    assert [one["value"] for one in kept] == ["differences", "differences"]


def test_anything_else_to_show_is_refused(read):
    page = read(f"{BOTH}&show=some", expect=400)
    assert "“some” is none of differences" in page.words


def test_where_nothing_differs_it_says_so(read):
    page = read(f"{BOTH}&q=apmbc&on=2020-01-01&show=differences")
    assert "They stand alike under every instrument asked about" in page.words
    assert page.tables == {}


def test_wide_tables_scroll_in_a_box_that_the_keyboard_reaches(read):
    html = read("/compare/?state=FIN&state=SWE&state=UKR&state=LBN").html
    assert f'<div class="side" role="region" tabindex="0" aria-label="{DIFFERING}">' in html
