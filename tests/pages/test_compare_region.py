"""A state against its region: by the rule of the matrix, what it stands out by first."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import StateFactory, TreatyFactory
from tests.pages.matrix import numbers
from tests.pages.reading import on_of
from tests.pages.test_markup import OURS
from tests.pages.test_queries import more
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import State
from treaties.terms import ActionKind

UNLIKE = "Treaties under which the state stands unlike most of its region"
ALIKE = "Where it stands as most do"
OPEN = "Without a majority, or open"
RUSSIA = "/compare/?state=RUS&against=region&on=2025-12-01"


@pytest.fixture(autouse=True)
def regions(record):  # noqa: ARG001
    State.objects.filter(pk__in=["LBN", "PRK"]).update(region="Asia")


def test_what_the_state_stands_out_by_comes_first(read):
    page = read(RUSSIA)
    assert "Europe, 4 states on 1 December 2025" in page.words
    assert "1 of 3 treaties under which it stands unlike most" in page.words
    row = page.row(UNLIKE, "Mine Ban Convention")
    assert row.startswith("Mine Ban Convention no standing 3 of 4 bound most are")
    assert "party, leaving 1: Finland" in row
    assert "party 1: Sweden" in row
    assert "no standing 1: Russian Federation" in row
    assert page.row(ALIKE, "Non-Proliferation Treaty")


def test_where_the_state_stands_has_its_acts_and_sources(read):
    page = read("/compare/?state=FIN&against=region&on=2025-12-01")
    row = page.row(UNLIKE, "Non-Proliferation Treaty")
    assert "party since 5 March 1970" in row
    assert "1 of 4 bound most are not" in row
    assert any(link["href"] == "/treaties/npt/SWE/?on=2025-12-01" for link in page.links)
    assert "Sources of this page" in page.words


def test_without_a_majority_nobody_stands_unlike_it(read):
    page = read("/compare/?state=PRK&against=region")
    assert UNLIKE not in page.tables
    assert "Under no treaty asked about does it stand unlike most" in page.words
    assert "1 of 2 bound no majority" in page.row(OPEN, "Non-Proliferation Treaty")


def test_a_date_known_in_part_is_told_as_a_range(read):
    row = read("/compare/?state=LBN&against=region&on=2026-06-01").row(OPEN, "Mine Ban Convention")
    assert "0–1 of 2 bound" in row


@pytest.mark.parametrize("code", ["FIN", "SWE", "RUS", "UKR", "PRK", "LBN"])
def test_it_counts_as_the_matrix_does(read, code):
    page = read(f"/compare/?state={code}&against=region&on=2025-12-01")
    rows = page.tables.get(UNLIKE, ["heading"])[1:]
    assert str(len(rows)) == numbers(read("/matrix/?on=2025-12-01").html)[code][1]


def test_treaties_between_two_states_are_left_out(read):
    treaty = TreatyFactory(id="two", short_name="Treaty of Two", scope="bilateral")
    act(treaty, "RUS", ActionKind.RATIFICATION, "1990-01-01")
    services.rebuild_standings()
    assert "Treaty of Two" not in read(RUSSIA).words


def test_a_text_that_came_later_is_left_out(read):
    TreatyFactory(id="late", short_name="Late Treaty", adopted_on="2025-12-02")
    assert "Late Treaty" not in read(RUSSIA).words
    assert "Late Treaty" in read(RUSSIA.replace("2025-12-01", "2025-12-02")).words


def test_only_differences_and_words_narrow_it(read):
    only = read(f"{RUSSIA}&show=differences")
    assert set(only.tables) == {UNLIKE}
    assert set(read(f"{RUSSIA}&q=npt").tables) == {ALIKE}
    assert "No instrument is about that." in read(f"{RUSSIA}&q=zzz").words


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("state=FIN&state=SWE&against=region", "One state is held against its region: leave out 1"),
        ("state=EUE&against=region", "European Union is counted with no region"),
        ("state=FIN&against=world", "“world” is none of region"),
        ("state=DDR&against=region", "did not exist on 22 November 2026: choose a day on which"),
        ("state=DDR&against=region&on=1985-01-01", "the record holds no act. See DEU."),
        ("state=XXX&against=region", "“XXX” is no state of the record"),
    ],
)
def test_what_has_no_region_is_refused_with_advice(read, query, says):
    StateFactory(
        code="DDR", name="Former State", kind="former", existed_until="1990-10-03", notes="See DEU."
    )
    page = read(f"/compare/?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}


def test_one_state_alone_leads_to_its_region(read):
    page = read("/compare/?state=FIN&on=2026-01-09", expect=400)
    assert "?state=FIN&on=2026-01-09&against=region" in [link["href"] for link in page.links]


def test_the_page_of_a_state_leads_here_and_that_of_an_organisation_does_not(read):
    here = [link["href"] for link in read("/states/FIN/?on=2026-01-09").links]
    assert "/compare/?on=2026-01-09&state=FIN&against=region" in here
    assert not any("against" in link["href"] for link in read("/states/EUE/").links)


def test_the_forms_keep_what_is_asked(read):
    page = read(f"{RUSSIA}&q=mine")
    assert '<option value="region" selected>' in page.html
    bar = page.html[page.html.index('class="bar-form"') :]
    kept = re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', bar[: bar.index("</form>")])
    assert sorted(kept) == [("against", "region"), ("q", "mine"), ("state", "RUS")]


@pytest.mark.parametrize("path", [RUSSIA, f"{RUSSIA}&show=differences"])
def test_markup_is_clean_links_keep_the_day_and_words_are_ours(read, path):
    page = read(path)
    assert page.refused == []
    assert page.unscoped == []
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)
    assert OURS.findall(page.words) == []
    leaving = {link for link in page.inner_links if on_of(link) != "2025-12-01"}
    assert {link.partition("?")[0] for link in leaving} <= {"/compare/"}, "to today"


def test_a_region_takes_no_more_queries_for_more_rows(client, today):  # noqa: ARG001
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/compare/?state=FIN&against=region").status_code == 200
        return len(caught)

    more("X")
    few = queries()
    more("Y")
    assert queries() == few
