"""The comparison of states: what is asked, what is refused, what stays when the day changes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import StateFactory, TreatyFactory
from tests.pages.reading import on_of
from tests.pages.test_markup import OURS
from tests.pages.test_queries import more
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Answer, Treaty
from treaties.terms import ActionKind, Binding

PATHS = (
    "/compare/",
    "/compare/?state=FIN&state=SWE",
    "/compare/?state=PRK&state=FIN&q=npt",
    "/compare/?state=UKR&state=SWE",
    "/compare/?state=FIN&state=SWE&state=UKR&state=LBN",
    "/compare/?state=FIN",
)

COUNTED = (
    "/compare/",
    "/compare/?state=FIN&state=SWE",
    "/compare/?state=FIN&state=SWE&state=UKR",
    "/compare/?state=UKR&state=SWE",
    "/compare/?state=UKR&state=SWE&view=UKR",
)

IN_FORCE = "In force between the two: instruments and reasons"
NOT_IN_FORCE = "Not in force between the two: instruments and reasons"
DIFFERING = "Instruments under which the states stand differently"


# What is asked


def test_two_states_are_told_by_what_they_are_bound_towards_each_other(read):
    page = read("/compare/?state=SWE&state=FIN&on=2020-01-01")
    assert "bound towards each other on 1 January 2020?" in page.words
    assert "By 1 of 3 instruments" in page.words
    row = page.row(IN_FORCE, "Mine Ban Convention")
    assert "since 1 July 2012" in row
    assert "Both are party: Sweden since 1 March 1999 , Finland since 1 July 2012" in row
    assert "Accession, 9 January 2012" in row


def test_a_state_that_left_is_no_longer_bound_towards_the_other(read):
    page = read("/compare/?state=SWE&state=FIN")
    assert page.tables.get(IN_FORCE) is None
    row = page.row(NOT_IN_FORCE, "Mine Ban Convention")
    assert "Finland is no longer party, since 10 January 2026" in row
    assert "It binds Sweden towards its other parties" in row


def test_a_notice_that_runs_leaves_the_treaty_in_force_between_the_two(read):
    row = read("/compare/?state=SWE&state=FIN&on=2025-12-01").row(IN_FORCE, "Mine Ban Convention")
    assert "leaving on 10 January 2026" in row
    assert "until that takes effect it stays in force between the two" in row


def test_a_signatory_must_not_defeat_the_object_and_purpose(read):
    row = read("/compare/?state=FIN&state=RUS").row(NOT_IN_FORCE, "Test-Ban Treaty")
    assert "Finland signed only: 24 September 1996" in row
    assert "VCLT art. 18(a)" in row


def test_what_neither_acted_under_is_named(read):
    page = read("/compare/?state=SWE&state=UKR")
    assert "Neither has a standing 2" in page.words


def test_a_contested_exit_is_answered_in_the_view_shown_and_says_who_sees_it_otherwise(read):
    own = read("/compare/?state=PRK&state=FIN&q=npt")
    assert "By 1 of 1 instrument, in the record’s own view" in own.words
    row = own.row(IN_FORCE, "Non-Proliferation Treaty")
    assert "contested" in row
    assert "Otherwise for the Democratic People's Republic of Korea: not in force" in row
    assert "Calls it contested: the meeting of parties." in row
    theirs = read("/compare/?state=PRK&state=FIN&q=npt&view=PRK")
    assert "By none of 1 instrument, in the view of the Democratic" in theirs.words
    row = theirs.row(NOT_IN_FORCE, "Non-Proliferation Treaty")
    assert "is no longer party, since 11 January 2003" in row
    assert "Otherwise for the record and the United Nations: in force between the two" in row


def test_before_an_act_was_contested_nothing_is(read):
    row = read("/compare/?state=PRK&state=FIN&q=npt&on=2000-01-01").row(
        IN_FORCE, "Non-Proliferation Treaty"
    )
    assert "contested" not in row


def test_a_claim_of_suspension_stands_with_the_objection_to_it(read):
    row = read("/compare/?state=UKR&state=SWE").row(IN_FORCE, "Mine Ban Convention")
    assert "suspension claimed" in row
    assert "in this view the claim has no effect" in row
    assert "objection in answer, 1 September 2025" in row
    assert "VCLT art. 65(3)" in row
    claimed = read("/compare/?state=UKR&state=SWE&view=UKR").row(IN_FORCE, "Mine Ban Convention")
    assert "need not be performed between the two meanwhile" in claimed


def test_reservations_that_stand_are_named_and_those_taken_back_are_not(read):
    treaty = Treaty.objects.get(pk="apmbc")
    kept = act(treaty, "SWE", ActionKind.RESERVATION, "1998-11-30", note="keeps some for training")
    gone = act(treaty, "UKR", ActionKind.RESERVATION, "2005-12-27")
    back = act(treaty, "UKR", ActionKind.RESERVATION_WITHDRAWN, "2010-01-01")
    Answer.objects.create(action=back, target=gone)
    objection = act(treaty, "UKR", ActionKind.OBJECTION, "2006-01-01", note="sees it as void")
    Answer.objects.create(action=objection, target=kept)
    row = read("/compare/?state=SWE&state=UKR").row(IN_FORCE, "Mine Ban Convention")
    assert "Keeps some for training" in row
    assert "Sees it as void" in row
    assert "VCLT arts 20(4)(b) and 21(3)" in row
    assert "reservation, 27 December 2005" not in row
    before = read("/compare/?state=SWE&state=UKR&on=2007-01-01")
    assert "reservation, 27 December 2005" in before.row(IN_FORCE, "Mine Ban Convention")


def test_bilateral_treaties_of_others_are_left_out(read):
    treaty = TreatyFactory(id="two", short_name="Treaty of Two", scope="bilateral")
    act(treaty, "SWE", ActionKind.RATIFICATION, "1990-01-01")
    act(treaty, "UKR", ActionKind.RATIFICATION, "1990-01-01")
    services.rebuild_standings()
    assert "Treaty of Two" not in read("/compare/?state=SWE&state=FIN").words
    assert "Treaty of Two" in read("/compare/?state=SWE&state=UKR").words


def test_a_political_arrangement_does_not_bind_in_law(read):
    treaty = TreatyFactory(id="code", short_name="Code of Two", binding=Binding.POLITICAL)
    act(treaty, "SWE", ActionKind.ACCESSION, "1990-01-01")
    act(treaty, "UKR", ActionKind.ACCESSION, "1995-01-01")
    services.rebuild_standings()
    row = read("/compare/?state=SWE&state=UKR").row(
        "Political arrangements of both: instruments and reasons", "Code of Two"
    )
    assert "both subscribe since 1 January 1995" in row
    assert "it does not bind in law" in row


def test_side_by_side_differences_come_first(read):
    page = read("/compare/?state=FIN&state=SWE&state=UKR")
    assert "towards each other" not in page.words
    assert "Mine Ban Convention" in page.row(DIFFERING, "Mine Ban Convention")
    row = page.row(DIFFERING, "Mine Ban Convention")
    assert row.startswith("Mine Ban Convention former party since 10 January 2026")
    assert "Compare without it" in page.words


def test_words_find_what_a_treaty_is_about_and_its_family(read):
    framework = TreatyFactory(id="frame", short_name="Framework")
    earlier = TreatyFactory(
        id="p2", short_name="Protocol", parent=framework, weapon_types=["booby-traps"]
    )
    TreatyFactory(id="p2a", short_name="Amended Protocol", parent=framework, amends=earlier)
    TreatyFactory(id="p3", short_name="Fire Protocol", parent=framework)
    page = read("/compare/?state=SWE&state=UKR&q=booby")
    for name in ("Framework", "Protocol", "Amended Protocol"):
        assert name in page.words
    assert "Fire Protocol" not in page.words
    assert "Mine Ban Convention" not in page.words


def test_words_that_nothing_is_about_help_on(read):
    assert "No instrument is about that." in read("/compare/?state=SWE&state=UKR&q=zzz").words


def test_a_former_state_without_an_act_gets_no_false_answer(read):
    former = StateFactory(
        code="SUN", name="Soviet Union", kind="former", existed_until="1991-12-26", notes="See RUS."
    )
    StateFactory(code="RUS").successor_of.add(former)
    page = read("/compare/?state=SUN&state=FIN&on=1985-01-01")
    assert "The record holds no act of Soviet Union, so nothing can be said of it" in page.words
    assert "towards each other" not in page.words
    assert "not recorded" in page.row(
        "Instruments under which states cannot be compared", "Non-Proliferation Treaty"
    )
    assert any("state=FIN&state=RUS" in link for link in _hrefs(page))


def _hrefs(page):
    return [link["href"] for link in page.links]


# What is refused


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("state=FIN", "Name at least two states"),
        ("state=FIN&state=", "Name at least two states"),
        ("state=FIN&state=FIN", "FIN is named twice"),
        ("state=FIN&state=SWX", "“SWX” is no state of the record. Near it: SWE"),
        (
            "state=FIN&state=UKR&state=LBN&state=SWE&state=RUS&state=PRK&state=EUE",
            "Name 6 states at the most: leave out 1",
        ),
        ("state=FIN&state=SWE&category=nukes", "“nukes” is none of nuclear"),
    ],
)
def test_what_can_not_be_compared_is_refused_with_advice(read, query, says):
    page = read(f"/compare/?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}
    assert 'value="FIN" selected' in page.html


def test_nothing_asked_is_answered_with_the_form_and_examples(read):
    page = read("/compare/?with=FIN")
    assert 'value="FIN" selected' in page.html
    assert "India and Pakistan, mines" in page.words


# What holds for every page of the kind


def test_a_state_page_leads_to_its_comparison(read):
    links = _hrefs(read("/states/FIN/?on=2026-01-09"))
    assert "/compare/?on=2026-01-09&with=FIN" in [one.replace("&amp;", "&") for one in links]


def test_the_form_for_the_day_keeps_states_words_and_view(read):
    page = read("/compare/?state=PRK&state=FIN&q=npt&category=nuclear&view=PRK")
    bar = page.html[page.html.index('class="bar-form"') :]
    kept = re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', bar[: bar.index("</form>")])
    assert sorted(kept) == [
        ("category", "nuclear"),
        ("q", "npt"),
        ("state", "FIN"),
        ("state", "PRK"),
        ("view", "PRK"),
    ]


def test_what_is_no_day_is_refused_and_the_states_are_kept(read):
    page = read("/compare/?state=PRK&state=FIN&on=2026", expect=400)
    kept = [one["value"] for one in page.inputs if one.get("name") == "state"]
    assert kept == ["PRK", "FIN"]


@pytest.mark.parametrize("path", PATHS)
def test_markup_is_clean_and_words_are_ours(client, read, path):  # noqa: ARG001
    page = read(path, expect=400 if path.endswith("?state=FIN") else 200)
    assert page.refused == []
    assert "" not in page.tables
    assert page.unscoped == []
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)
    assert OURS.findall(page.words) == []
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one) for one in page.times)


@pytest.mark.parametrize("path", PATHS[1:5])
def test_every_link_keeps_the_day(read, path):
    page = read(f"{path}&on=2026-01-09")
    leaving = {link for link in page.inner_links if on_of(link) != "2026-01-09"}
    assert {link.partition("?")[0] for link in leaving} <= {"/compare/"}


@pytest.mark.parametrize("path", COUNTED)
def test_a_comparison_takes_no_more_queries_for_more_rows(client, record, today, path):  # noqa: ARG001
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    more("X")
    few = queries()
    more("Y")
    assert queries() == few


def test_a_comparison_is_only_read(client, record):  # noqa: ARG001
    assert client.post("/compare/").status_code == 405
