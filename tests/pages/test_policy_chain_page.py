"""The page of one state and topic: what is in force on a day, and the whole chain."""

import re

import pytest

from policies.models import PolicyChange
from policies.services import Cites, correct
from tests.factories import PositionFactory, SourceFactory, TopicFactory
from tests.pages import policies
from tests.pages.reading import on_of
from treaties.models import Treaty

CHAIN = "/policies/mines/FIN/"
BEFORE = "known=2026-11-22T06:00:00Z"


@pytest.fixture(autouse=True)
def there_are_policies(record):  # noqa: ARG001
    policies.make()


def row(page, key):
    """Return the words of the row of a change."""
    html = re.search(rf'<tr id="{key}".*?</tr>', page.html, re.DOTALL).group()
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_policy_in_force_is_told_first_with_what_it_replaced_and_what_replaced_it(read):
    words = read(f"{CHAIN}?on=2000-01-01").words
    assert (
        "Use and stockpile: Policy first ▲ tightens · In force on 1 January 2000, "
        "since 16 May 1996. Law, Parliament. "
        "It is replaced from 1 March 2004 by Policy second. The archive one source read"
    ) in words
    words = read(f"{CHAIN}?on=2004-03-01").words
    assert "In force on 1 March 2004, since 1 March 2004." in words
    assert "It replaced Policy first. It is replaced from 1 January 2027 by Policy third." in words


def test_between_announcement_and_effect_a_change_is_to_come(read):
    words = read(f"{CHAIN}?on=2004-02-28").words
    assert "Announced, in effect from 1 March 2004: Policy second." in words
    assert "Policy second ▼ loosens to come" in words
    assert "since 16 May 1996" in words


def test_what_nothing_replaced_and_what_may_have_begun_are_told(read):
    words = read(f"{CHAIN}?on=2010-06-15").words
    assert "Perhaps already: Policy beside, dated June 2010, day not known." in words
    words = read(f"{CHAIN}?on=2011-01-01").words
    assert "Use and stockpile: Policy beside ○ neither tightens nor loosens" in words
    assert "Nothing on record replaced Policy second (1 March 2004)." in words


def test_an_effect_before_the_announcement_is_flagged(read):
    page = read(f"{CHAIN}?on=2012-02-01")
    assert (
        "Export: Policy early ▲ tightens · In force on 1 February 2012, since 8 January 2012, "
        "before it was announced on 19 March 2012."
    ) in page.words
    assert "in effect since 8 January 2012, before it was announced" in row(page, "early")


def test_without_a_date_of_effect_a_change_shows_as_announced(read):
    page = read("/policies/mines/SWE/?on=2001-02-03")
    assert "Announced on 3 February 2001; no date of effect is recorded." in page.words
    assert "In force" not in page.words
    assert "announced" in row(page, "said")
    assert "Main line" not in page.words, "a track that is the only one has no name"


def test_a_day_before_everything_says_so(read):
    words = read(f"{CHAIN}?on=1990-01-01").words
    assert "Nothing was announced by 1 January 1990" in words
    assert "Policy first" in words, "the chain is shown whole"


def test_the_standing_under_the_treaties_named_is_that_of_the_day(read):
    assert "Mine Ban Convention: party since 1 July 2012" in read(f"{CHAIN}?on=2015-01-01").words
    assert "Mine Ban Convention: not a party" in read(f"{CHAIN}?on=2000-01-01").words
    page = read(f"{CHAIN}?on=2026-01-09")
    assert "party since 1 July 2012, leaving 10 January 2026" in page.words
    assert "/treaties/apmbc/FIN/?on=2026-01-09" in page.inner_links


def test_every_change_has_an_anchor_a_source_and_says_how_well_it_is_established(read):
    page = read(CHAIN)
    keys = ["first", "second", "third", "beside", "early"]
    assert [key for key in keys if key not in page.ids] == []
    assert "one source read" in row(page, "first")
    assert "unverified" in row(page, "second")
    assert "https://example.org/memo" in [link["href"] for link in page.links]


def test_a_place_in_the_source_and_its_words_are_shown(read):
    old = PolicyChange.objects.get(pk="first")
    new = PolicyChange(
        **{
            name: getattr(old, name)
            for name in ("state", "topic", "track", "announced_on", "direction", "instrument")
        },
        title="Decree 7",
        authority="The president",
        summary="As published.",
        confidence="sourced",
    )
    cites = [Cites(SourceFactory(id="gazette", publisher="The gazette"), "page 7", "No mines.")]
    correct(old, new, reason="The gazette has another title.", cites=cites)
    words = read(CHAIN).words
    assert "The gazette (page 7)" in words
    assert "No mines." in words


def test_an_entry_that_was_corrected_stays_at_its_address_with_the_reason(read):
    policies.put_right(PolicyChange.objects.get(pk="second"), title="The true title")
    page = read(f"{CHAIN}?on=2005-01-01")
    assert "Entries that hold no more 1" in page.words
    assert "Corrected on 22 November 2026 by a later entry: The gazette has another title." in row(
        page, "second"
    )
    assert "Corrected: The gazette has another title." in row(page, "second-again")
    assert "Use and stockpile: The true title ▲ tightens · In force" in page.words
    assert "It replaced Policy first. It is replaced from 1 January 2027" in page.words


def test_what_was_taken_back_leads_no_more(read):
    policies.put_right(PolicyChange.objects.get(pk="second"), void=True)
    page = read(f"{CHAIN}?on=2005-01-01")
    assert "Taken back on 22 November 2026: The gazette has another title." in row(page, "second")
    assert "Use and stockpile: Policy first ▲ tightens · In force on 1 January 2005" in page.words


def test_the_record_can_be_asked_as_it_was_known(read):
    policies.put_right(PolicyChange.objects.get(pk="second"), title="The true title")
    page = read(f"{CHAIN}?on=2005-01-01&{BEFORE}")
    assert "Policy second ▼ loosens" in page.words
    assert "The true title" not in page.words
    assert "hold no more" not in page.words
    links = [link for link in page.inner_links if link.startswith("/policies/")]
    now = [link for link in links if "known=" not in link]
    assert now == [f"{CHAIN}?on=2005-01-01"], "only what leads back to what is known today"


def test_the_day_is_kept_in_every_link_to_pages(read):
    page = read(f"{CHAIN}?on=2005-01-01")
    kept = [link for link in page.inner_links if link.startswith(("/policies/", "/treaties/"))]
    elsewhere = {link for link in kept if on_of(link) != "2005-01-01"}
    assert elsewhere == {CHAIN}, "only what leads back to today"
    assert page.refused == []
    assert page.unscoped == []


def test_positions_are_words_and_stand_apart(read):
    about = {"treaty": Treaty.objects.get(pk="apmbc"), "topic": TopicFactory(id="mines")}
    PositionFactory(state_id="FIN", voiced_on="2003-01-01", says="It waits.", **about)
    assert "It waits." in read(f"{CHAIN}?on=2003-01-01").words
    assert "It waits." not in read(f"{CHAIN}?on=2002-12-31").words


def test_other_topics_of_the_state_are_linked(read):
    policies.change("other", topic="tests", announced_on="1999")
    assert "/policies/tests/FIN/" in read(CHAIN).inner_links


def test_a_state_without_a_change_about_the_topic_is_told_so(read):
    page = read("/policies/mines/LBN/")
    assert "The record holds no change of policy of this state about this topic." in page.words
    assert "/policies/mines/" in page.inner_links


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("/policies/mine/FIN/", "“mine” is no topic of the record. Near it: mines."),
        ("/policies/mines/FIM/", "“FIM” is no state of the record. Near it: FIN"),
    ],
)
def test_what_the_record_does_not_hold_is_refused_with_what_is_near(read, path, advice):
    assert advice in read(path, expect=404).words


def test_an_id_in_the_wrong_case_leads_to_the_right_one_on_the_same_day(client):
    answer = client.get("/policies/Mines/fin/?on=2005-01-01")
    assert answer.status_code == 301
    assert answer["Location"] == f"{CHAIN}?on=2005-01-01"
