"""Numbers, progress and totals as the pages give them of the whole record."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.conftest import TODAY
from tests.pages.reading import Page
from treaties import answers
from treaties.law.movement import MINUS
from treaties.models import EntryIntoForce, PublishedTotal, Treaty
from treaties.pages.asked import Asked
from treaties.pages.numbers import numbers_page
from treaties.pages.published import ASKS_FOR
from treaties.pages.treaty import treaty_page
from treaties.terms import Counted

pytestmark = [pytest.mark.usefixtures("whole_record"), pytest.mark.django_db]

MINES = "/treaties/apmbc/numbers/?day=2025-06-30&day=2025-12-31&day=2026-02-28"
MOST_QUERIES = 22


@pytest.fixture
def read(client):
    def get(path):
        with time_machine.travel(f"{TODAY}T12:00:00+00:00", tick=False):
            response = client.get(path)
        assert response.status_code == 200, response.content[:500]
        return Page(response)

    return get


def page_of(treaty, on):
    day = dt.date.fromisoformat(on)
    return treaty_page(treaty, Asked(day, dt.date.fromisoformat(TODAY), named=True))


@pytest.fixture(scope="module")
def pages(whole_record, django_db_blocker):  # noqa: ARG001
    """Read the page of every treaty once."""
    with django_db_blocker.unblock():
        return {one: page_of(one, TODAY) for one in Treaty.objects.values_list("pk", flat=True)}


def test_the_mine_ban_convention_on_three_days(read):
    page = read(MINES)
    assert "164 on 30 June 2025 163 on 31 December 2025 161 on 28 February 2026" in page.words
    assert f"164 + 2 {MINUS} 3 = 163" in page.words
    assert f"163 {MINUS} 2 = 161" in page.words
    rows = "\n".join(page.tables["What moved the number"])
    assert "20 February 2026 Poland left: withdrawal took effect (notice of 20 August 2025)" in rows
    tonga = "Tonga became party: acceded on 25 June 2025, in force for it since 1 December 2025"
    assert tonga in page.words
    assert "Ukraine is counted: it claims suspension since 18 July 2025." in page.words
    assert "It is highest from 1 December 2025: 166." in page.words


def test_the_page_of_numbers_takes_few_queries(client):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(MINES).status_code == 200
    assert len(caught) <= MOST_QUERIES, [one["sql"][:80] for one in caught]


@pytest.mark.parametrize(
    ("which", "treaties"),
    [
        (Counted.PARTIES, ("apmbc", "npt", "inf", "geneva-1925", "ccw-p2", "start-1")),
        (Counted.CONSENTED, ("ctbt", "att", "wassenaar", "australia-group", "cppnm")),
        (Counted.SIGNED, ("bwc", "tpnw", "start-2")),
        (Counted.ACTED, ("ptbt", "kinshasa")),
    ],
)
def test_numbers_are_those_of_the_counts_and_add_up(which, treaties):
    days = [dt.date(1990, 6, 1), dt.date(2010, 3, 15), dt.date(2026, 11, 22)]
    for treaty in Treaty.objects.filter(pk__in=treaties).order_by("pk"):
        page = numbers_page(treaty, Asked(days[-1], days[-1]), days, which)
        held = answers.count(treaty.pk, days).counts
        assert [str(one) for one in page.numbers] == [str(one[which]) for one in held], treaty.pk
        for part in page.between:
            for total in part.sums:
                assert total.start + total.plus - total.minus == total.end, treaty.pk
        assert all(one.on > dt.date.min for one in page.levels), treaty.pk
        assert all(change.words for part in page.between for change in part.changes), treaty.pk


@pytest.mark.parametrize(
    ("on", "tally"),
    [
        ("1996-09-23", "0 of 44 states named"),
        ("2000-01-01", "26 of 44 states named"),
        ("2023-11-02", "36 of 44 states named"),
        ("2023-11-03", "35 of 44 states named"),
        ("2026-11-22", "35 of 44 states named"),
    ],
)
def test_the_test_ban_treaty_waits_for_44_states(on, tally):
    progress = page_of("ctbt", on).progress
    assert progress.open
    (track,) = progress.tracks
    assert track.tally == tally
    assert len(track.consented) + track.missing == 44


def test_what_the_test_ban_treaty_waits_for(read):
    page = read("/treaties/ctbt/")
    caption = "States named that have not consented on 22 November 2026"
    rows = page.tables[caption][1:]
    assert [row.split(" ", 1)[0] for row in rows if "Signed only" in row] == [
        "China",
        "Egypt",
        "Iran",
        "Israel",
        "Russian",
        "United",
    ]
    neither = [row for row in rows if "Neither signed nor consented" in row]
    assert [row.partition(" Neither")[0] for row in neither] == [
        "Democratic People's Republic of Korea",
        "India",
        "Pakistan",
    ]
    assert "Consent revoked, 3 November 2023" in page.row(caption, "Russian Federation")
    told = "The Russian Federation revoked its consent on 3 November 2023: 36 before, 35 since."
    assert told in page.words
    last = "deposited on 22 November 2026, the treaty would enter into force on 21 May 2027"
    assert last in page.words
    steps = page.tables["How the tally of states named changed"]
    assert steps[1].startswith("8 July 1997 Japan ratified")
    assert steps[-1].endswith("revoked its consent on 3 November 2023 35")
    assert len(steps) == 38


def test_a_tally_tells_how_every_treaty_in_force_got_there(pages):
    shown = set()
    for derived in EntryIntoForce.objects.exclude(threshold_on=None).order_by("pk"):
        page = pages[derived.pk]
        if page.progress is None:
            continue
        shown.add(derived.pk)
        assert page.entry.agree
        assert not page.progress.open
        for track in page.progress.tracks:
            last = track.steps[-1].change
            assert last.window.last <= derived.threshold_on, derived.pk
        reached = max(track.steps[-1].change.window.last for track in page.progress.tracks)
        assert reached == derived.threshold_on, derived.pk
    assert {"npt", "cwc", "apmbc", "antarctic", "tpnw"} <= shown
    assert not {"cfe", "ccw-ap2", "start-1", "tlatelolco", "nsg"} & shown


@pytest.mark.parametrize("treaty", ["start-2", "salt-2", "bangkok-p", "hcoc", "tlatelolco"])
def test_no_tally_where_the_rule_counts_no_states(pages, treaty):
    assert pages[treaty].progress is None


def test_a_tally_of_a_treaty_on_its_way(read):
    words = read("/treaties/att/?on=2014-10-10").words
    assert "53 states, 50 needed" in words
    met = "The condition was met on 25 September 2014; the treaty enters into force on 24 December"
    assert met in words


def test_the_parties_to_the_npt_beside_the_united_nations(read):
    page = read("/treaties/npt/")
    assert f"193 + 2 {MINUS} 4 = 191 parties." in page.words
    assert "Holy See: observer state of the United Nations, counted as a state" in page.words
    assert "State of Palestine: observer state of the United Nations" in page.words
    assert "Taiwan (Province of China): entity, which no count of states includes" in page.words
    assert "India, Israel, Pakistan, South Sudan" in page.words
    korea = "the Democratic People's Republic of Korea"
    assert f"190 in the view of {korea}, without {korea}." in page.words


def test_in_a_view_without_korea_the_sum_is_another(read):
    assert f"193 + 2 {MINUS} 5 = 190 parties." in read("/treaties/npt/?view=PRK").words


def test_the_sum_of_every_treaty_leads_to_its_number(pages):
    for treaty, page in pages.items():
        for total in page.nations.sums:
            assert total.start + total.plus - total.minus == total.end, treaty
            assert str(total.end) in page.nations.number, treaty


def test_no_sum_while_states_that_have_ended_had_seats():
    nations = page_of("npt", "1980-01-01").nations
    assert nations.sums == ()
    assert nations.absent == ()
    assert "VAT" in {one.state for one in nations.besides}


def test_totals_that_others_published_stand_beside_ours(read, pages):
    row = read("/treaties/apmbc/").row(
        "Each beside the count of the same day, made by the rule that it follows",
        "Human Rights Watch, 24 July 2025",
    )
    assert row.endswith("published 166 166 agrees")
    for total in PublishedTotal.objects.order_by("pk"):
        mine = [one for one in pages[total.treaty_id].published if one.source == total.source]
        assert any(one.which is ASKS_FOR[total.question] for one in mine)
        assert all(one.agrees for one in mine), total
