"""National policies in a comparison: by topic, where states go different ways first."""

import pytest

from tests.pages import policies

DIFFERENT = "Topics on which the states go different ways"
ALIKE = "Topics on which the states go the same way"
THREE = "/compare/?state=FIN&state=SWE&state=RUS"


@pytest.fixture(autouse=True)
def some_policies(record):  # noqa: ARG001
    policies.make()


def test_each_state_has_what_leads_with_its_day_direction_and_source(read):
    page = read(f"{THREE}&on=2005-01-01")
    row = page.row(DIFFERENT, "Landmines")
    assert "Use and stockpile: Policy second since 1 March 2004" in row
    assert "▼ loosens" in row
    assert "unverified" in row
    assert "Policy said since 3 February 2001 , as announced" in row
    assert row.endswith("no change recorded")
    assert "/policies/mines/FIN/?on=2005-01-01" in page.inner_links
    assert "/policies/mines/?on=2005-01-01" in page.inner_links


def test_a_policy_beside_none_is_a_difference_and_none_is_not_said_to_be_none(read):
    page = read("/compare/?state=SWE&state=RUS")
    assert page.row(DIFFERENT, "Tests")
    assert "2 of 2 topics of policy on which they go different ways" in page.words
    assert "not that the state has none" in page.words


def test_the_same_direction_is_alike_whatever_the_policies_say(read):
    policies.change("also", state="UKR", track="main", announced_on="2003-01-01")
    page = read("/compare/?state=SWE&state=UKR")
    assert page.row(ALIKE, "Landmines")
    assert "On every topic asked about they go the same way." in page.words
    only = read("/compare/?state=SWE&state=UKR&show=differences")
    assert ALIKE not in only.tables
    assert "0 of 1 topic of policy" in only.words


def test_the_day_decides_what_leads(read):
    assert "Policy first since" in read(f"{THREE}&on=2000-01-01").row(DIFFERENT, "Landmines")
    before = read(f"{THREE}&on=1980-01-01")
    assert "National policies" not in before.words


def test_words_and_fields_select_topics_by_name_or_by_the_treaties_that_changes_name(read):
    assert "Landmines" in read(f"{THREE}&q=landmines").words
    named = read(f"{THREE}&q=apmbc")
    assert named.row(DIFFERENT, "Landmines")
    assert named.row(DIFFERENT, "Tests") is None
    assert "National policies" not in read(f"{THREE}&q=npt").words
    assert read(f"{THREE}&category=conventional").row(DIFFERENT, "Tests") is None


def test_policies_that_turned_different_ways_stand_before_those_beside_none(read):
    policies.change("tightened", topic="zones", state="FIN", track="main", announced_on="2001")
    policies.change(
        "loosened",
        topic="zones",
        state="SWE",
        track="main",
        announced_on="2002",
        direction="loosens",
    )
    rows = read(f"{THREE}&on=2003-01-01").tables[DIFFERENT][1:]
    assert [row.split()[0] for row in rows] == ["Zones", "Landmines", "Tests"]
