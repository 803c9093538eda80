"""The page of a topic: states side by side, and what is in force on a day."""

import re

import pytest

from policies.models import PolicyChange, Topic
from tests.pages import policies

MINES = "/policies/mines/"


@pytest.fixture(autouse=True)
def there_are_policies(record):  # noqa: ARG001
    policies.make()


def lanes(page):
    """Return the rows of the table without its head."""
    return next(rows for rows in page.tables.values() if rows)[1:]


def test_every_track_of_every_state_has_a_row_with_what_leads_on_the_day(read):
    rows = lanes(read(f"{MINES}?on=2005-01-01"))
    assert rows[0].startswith("Finland export Mine Ban Convention")
    assert rows[0].endswith("Nothing yet")
    assert rows[1].startswith("Finland use and stockpile")
    assert rows[2].startswith("Sweden 3 February 2001: Policy said")
    assert len(rows) == 3
    assert "Policy second since 1 March 2004 · ▼ loosens" in rows[1]
    assert "unverified" in rows[1]


def test_what_has_no_date_of_effect_shows_as_announced(read):
    rows = lanes(read(f"{MINES}?on=2005-01-01"))
    assert "Policy said since 3 February 2001 , as announced" in rows[2]


def test_what_is_to_come_what_may_have_begun_and_what_stands_beside_are_told(read):
    assert "From 1 March 2004: Policy second" in read(f"{MINES}?on=2004-02-28").words
    assert "Perhaps already: Policy beside, June 2010" in read(f"{MINES}?on=2010-06-15").words
    words = read(f"{MINES}?on=2011-01-01").words
    assert "Not replaced, so still beside it: Policy second" in words
    assert "Nothing yet" in words, "the track of exports begins later"


def test_the_standing_under_the_treaties_that_its_changes_name_is_on_the_same_row(read):
    row = lanes(read(f"{MINES}?on=2026-01-09"))[0]
    assert "Mine Ban Convention : party, leaving 10 January 2026" in row
    assert "Mine Ban Convention : not a party" in lanes(read(f"{MINES}?on=2000-01-01"))[0]
    assert "Convention" not in lanes(read(MINES))[2], "no change of Sweden names a treaty"


def test_the_picture_is_told_in_words_and_marks_the_day(read):
    page = read(f"{MINES}?on=2005-01-01")
    assert (
        'aria-label="16 May 1996: Policy first (tightens); 1 March 2004: Policy second' in page.html
    )
    places = set(re.findall(r'class="lane-now" x1="([\d.]+)%"', page.html))
    assert len(places) == 1
    assert 25 < float(places.pop()) < 33
    assert page.refused == []


def test_each_row_leads_to_the_chain_and_to_the_change_in_it(read):
    links = read(f"{MINES}?on=2005-01-01").inner_links
    assert "/policies/mines/FIN/?on=2005-01-01" in links
    assert "/policies/mines/FIN/?on=2005-01-01#second" in links


def test_what_was_known_before_a_correction_can_be_asked(read):
    policies.put_right(PolicyChange.objects.get(pk="second"), title="The true title")
    assert "The true title since" in read(f"{MINES}?on=2005-01-01").words
    then = read(f"{MINES}?on=2005-01-01&known=2026-11-22T06:00:00Z").words
    assert "Policy second since" in then
    assert "The true title" not in then


def test_a_topic_without_changes_says_so_and_links_the_others(read):
    Topic.objects.create(pk="drones", label="Drones")
    page = read("/policies/drones/")
    assert "The record holds no change of policy about this topic." in page.words
    assert MINES in page.inner_links


def test_an_unknown_topic_is_refused_with_those_near_it(read):
    assert (
        "“mimes” is no topic of the record. Near it: mines."
        in read("/policies/mimes/", expect=404).words
    )


def test_an_id_in_capitals_leads_to_the_right_one(client):
    answer = client.get("/policies/MINES/?on=2005-01-01")
    assert (answer.status_code, answer["Location"]) == (301, f"{MINES}?on=2005-01-01")
