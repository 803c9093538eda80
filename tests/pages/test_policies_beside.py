"""Policies and words beside the standings: on pages of states, treaties and pairs."""

import datetime as dt

import pytest

from policies.models import PolicyChange
from policies.terms import Direction, Stance
from tests.factories import (
    PolicyChangeFactory,
    PositionFactory,
    SourceFactory,
    StateFactory,
    TopicFactory,
    TreatyFactory,
)
from treaties.models import Treaty
from treaties.terms import Confidence

EARLY, LATER = "2026-11-22T01:00:00Z", dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)


def change(id, announced, state="SWE", *, treaties=("apmbc",), **more):  # noqa: A002
    more.setdefault("topic", TopicFactory(id="landmines", label="Landmines"))
    return PolicyChangeFactory(
        id=id,
        state=StateFactory(code=state),
        announced_on=announced,
        treaties=Treaty.objects.filter(pk__in=treaties),
        **more,
    )


@pytest.fixture
def chain(record):  # noqa: ARG001
    """Let Sweden limit mines thrice, and open what it had closed."""
    first = change("ban-1992", "1992-10-23", title="Export stop")
    second = change("ban-1996", "1996-05-16", title="Use limited", supersedes=first)
    third = change("ban-2004", "2004-02", title="Wider ban", supersedes=second)
    return change(
        "memo-2025", "2025-12-02", title="Memo", supersedes=third, direction=Direction.LOOSENS
    )


def test_the_policy_in_force_on_the_day_stands_with_its_chain(read, chain):  # noqa: ARG001
    page = read("/states/SWE/?on=2021-06-01")
    assert "Policies in force on 1 June 2021" in page.words
    assert "Wider ban since February 2004, day not known · ▲ tightens" in page.words
    assert "Memo" not in page.words
    assert "/policies/landmines/SWE/?on=2021-06-01" in page.inner_links
    assert "/policies/landmines/SWE/?on=2021-06-01#ban-2004" in page.inner_links
    assert "Memo since 2 December 2025 · ▼ loosens" in read("/states/SWE/").words


def test_the_strip_says_in_words_what_each_mark_is(read, chain):  # noqa: ARG001
    words = read("/states/SWE/").words
    assert "1992 23 October 1992, tightens: Export stop" in words.replace("199223", "1992 23")
    assert "2 December 2025, loosens, stands on this day: Memo" in words


def test_two_changes_are_no_strip(read, record):  # noqa: ARG001
    change("one", "1992-10-23")
    change("two", "1996-05-16")
    assert "strip-mark" not in read("/states/SWE/").html


def test_where_the_state_stands_under_the_treaties_named_is_told(read, record):  # noqa: ARG001
    change("both", "1992-10-23", "FIN", treaties=("apmbc", "ctbt"))
    words = read("/states/FIN/?on=2025-01-01").words
    assert "Mine Ban Convention: party since 1 July 2012" in words
    assert "Test-Ban Treaty: not a party: signatory since 24 September 1996" in words
    change("none", "1992-10-23", "RUS")
    assert "Mine Ban Convention: not a party" in read("/states/RUS/").words


def test_tracks_stand_side_by_side(read, record):  # noqa: ARG001
    change("export", "1992-10-23", track="export", title="Export stop")
    change("use", "1996-05-16", track="use-and-stockpile", title="Use limited")
    words = read("/states/SWE/").words
    assert "Export: Export stop since 23 October 1992" in words
    assert "Use and stockpile: Use limited since 16 May 1996" in words


def test_what_was_only_announced_says_so(read, record):  # noqa: ARG001
    change("word", "1992-10-23", effective_on=None, title="Promise")
    assert "Promise since 23 October 1992, as announced" in read("/states/SWE/").words


def test_what_is_to_come_and_what_was_not_replaced_stand_beside(read, record):  # noqa: ARG001
    change("old", "1992-10-23", title="Old")
    change("new", "1996-05-16", title="New")
    change("law", "2025-04-16", effective_on="2025-12-27", title="Law")
    words = read("/states/SWE/?on=2025-05-01").words
    assert "Not replaced, so still beside it: Old (23 October 1992)" in words
    assert "From 27 December 2025: Law · ▲ tightens" in words
    change("year", "2025", title="Vague", track="other")
    words = read("/states/SWE/?on=2025-05-01").words
    assert "Other: nothing has taken effect on this track." in words
    assert "Perhaps already: Vague, 2025, day not known" in words


def test_each_line_cites_its_sources_and_says_how_sure_it_is(read, record):  # noqa: ARG001
    memo = SourceFactory(id="memo", publisher="Post", url="https://post.example/memo")
    change("sure", "1992-10-23", cites=[memo], confidence=Confidence.CROSS_CHECKED)
    change("unsure", "1993-10-23", cites=[memo], confidence=Confidence.RECALLED, track="other")
    page = read("/states/SWE/")
    assert "Post cross-checked" in page.words
    assert "Post unverified" in page.words
    assert "https://post.example/memo" in {link["href"] for link in page.links}
    assert page.ids.count("source-memo") == 1


def test_a_source_without_an_address_is_found_at_the_end_of_the_page(read, record):  # noqa: ARG001
    change("plain", "1992-10-23", cites=[SourceFactory(id="paper", url="")])
    page = read("/states/SWE/")
    assert "#source-paper" in {link["href"] for link in page.links}
    assert "source-paper" in page.ids


def test_words_stand_apart_from_acts_and_only_from_their_day(read, record):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="apmbc")
    PositionFactory(state_id="RUS", treaty=treaty, occasion="A speech", says="No.")
    PositionFactory(
        state_id="RUS",
        treaty=None,
        topic=TopicFactory(id="cuts", label="Deep cuts"),
        stance=Stance.SUPPORTS,
    )
    words = read("/states/RUS/").words
    assert "Words, not acts 2" in words
    assert "become party, Mine Ban Convention, 26 April 2019 A speech No." in words
    assert "Supports it, deep cuts, 26 April 2019" in words
    assert "Words, not acts" not in read("/states/RUS/?on=2019-04-25").words
    assert "Russian Federation: says that it will not" in read("/treaties/apmbc/").words
    assert "Words, not acts 1" in read("/treaties/apmbc/RUS/").words


def test_a_treaty_tells_first_of_the_states_outside(read, record):  # noqa: ARG001
    change("ban", "1992-10-23", "RUS", title="Export stop")
    change("law", "1997-10-23", "UKR", title="National ban")
    change("exit", "2025-06-19", "FIN", title="Law on withdrawal")
    page = read("/treaties/apmbc/")
    rows = page.tables["States not bound by it: policies in force on 22 November 2026, Landmines"]
    assert [row.split()[0] for row in rows[1:]] == ["Russian", "Finland"]
    assert "not a party the whole chain Export stop since 23 October 1992" in rows[1]
    assert "former party" in rows[2]
    assert "States bound by it (1)" in page.words
    assert "/policies/landmines/" in page.inner_links


def test_a_treaty_leaves_out_policies_that_name_another(read, record):  # noqa: ARG001
    change("tests", "1992-10-23", "RUS", treaties=("ctbt",))
    assert "Policies beside this treaty" not in read("/treaties/apmbc/").words
    assert "Policies beside this treaty" in read("/treaties/ctbt/").words


def test_a_later_change_that_does_not_name_the_treaty_still_replaces(read, record):  # noqa: ARG001
    old = change("old", "1992-10-23", "RUS", title="Export stop")
    change("new", "1996-10-23", "RUS", title="End of it", supersedes=old, treaties=())
    for path in ("/treaties/apmbc/", "/treaties/apmbc/RUS/"):
        words = read(path).words
        assert "End of it since 23 October 1996" in words
        assert "Export stop since" not in words


def test_a_pair_tells_of_the_policies_that_name_the_treaty(read, chain):  # noqa: ARG001
    assert "Memo since 2 December 2025" in read("/treaties/apmbc/SWE/").words
    assert "Policies beside it" not in read("/treaties/ctbt/SWE/").words


def test_where_nothing_is_recorded_no_section_stands(read):
    for path in ("/states/SWE/", "/treaties/apmbc/", "/treaties/apmbc/SWE/", "/"):
        page = read(path)
        assert {"policies", "policies-lately", "at-home", "ladder", "way"}.isdisjoint(page.ids), (
            path
        )


def test_a_correction_replaces_what_it_corrects(read, record):  # noqa: ARG001
    wrong = change("wrong", "1992-10-23", title="Wrong")
    change("right", "1992-10-23", title="Right", corrects=wrong, reason="Misread.")
    change("next", "1999-01-01", title="Next", supersedes=wrong)
    words = read("/states/SWE/?on=1998-01-01").words
    assert "Right since" in words
    assert "Wrong" not in words
    assert "Not replaced" not in read("/states/SWE/").words, "the correction is replaced with it"


def test_an_earlier_moment_of_the_record_is_kept(read, record):  # noqa: ARG001
    wrong = change("wrong", "1992-10-23", title="As first entered")
    change(
        "right", "1992-10-23", title="Put right", corrects=wrong, reason="So.", recorded_at=LATER
    )
    PositionFactory(state_id="SWE", treaty_id="apmbc", says="Heard later.", recorded_at=LATER)
    for path in ("/states/SWE/", "/treaties/apmbc/", "/treaties/apmbc/SWE/"):
        then, now = read(f"{path}?known={EARLY}").words, read(path).words
        assert "As first entered since" in then, path
        assert "Put right" not in then, path
        assert "Heard later" not in then, path
        assert "Put right since" in now, path
        assert "Heard later" in now, path


def test_the_first_page_tells_what_changed_last_by_the_day(read, record):  # noqa: ARG001
    assert "Policies changed lately" not in read("/").words
    for year in range(2000, 2007):
        change(f"in-{year}", f"{year}-01-01", title=f"Change {year}")
    page = read("/?on=2005-06-01")
    assert "1 January 2005 Sweden: Change 2005 ▲ tightens Landmines" in page.words
    assert "Change 2006" not in page.words
    assert "Change 2001" not in page.words
    assert "/policies/?on=2005-06-01" in page.inner_links


def test_nothing_that_a_strict_policy_refuses_is_drawn(read, chain):  # noqa: ARG001
    assert PolicyChange.objects.count() == 4
    for path in ("/states/SWE/", "/treaties/apmbc/", "/treaties/apmbc/SWE/", "/"):
        page = read(path)
        assert page.refused == [], path
        assert page.unscoped == [], path
        assert len(set(page.ids)) == len(page.ids), path


def test_a_political_arrangement_has_no_parties(read, record):  # noqa: ARG001
    TreatyFactory(id="hcoc", short_name="Code", binding="political")
    change("code", "2002-11-25", "RUS", treaties=("hcoc",))
    assert "Code: not a subscriber" in read("/states/RUS/").words
