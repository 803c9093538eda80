"""What holds for the pages of acts and sources and for every list."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reading import on_of
from tests.pages.test_markup import OURS
from tests.pages.test_queries import more
from tests.treaties.api.scene import act
from treaties.models import Treaty
from treaties.terms import ActionKind

PAGES = (
    "/actions/apmbc-FIN-withdrawal_notice-2025-07-10/",
    "/actions/npt-PRK-withdrawal_notice-2003-01-10/",
    "/actions/apmbc-UKR-suspension-2025-07-18/",
    "/sources/un-page/",
    "/anomalies/",
    "/exits/",
    "/reservations/",
    "/pending/",
)
BY_DAY = [path for path in PAGES if path != "/anomalies/"]


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


def test_nothing_a_strict_policy_refuses_and_tables_have_headers(read, path):
    page = read(path)
    assert page.refused == []
    assert "" not in page.tables
    assert page.unscoped == []


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(read, path):
    page = read(path)
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)


def test_our_own_words_and_dates(read, path):
    page = read(path)
    assert OURS.findall(page.words) == []
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one) for one in page.times)


@pytest.mark.parametrize("path", BY_DAY)
def test_a_day_is_taken_and_shown(read, path):
    assert "9 January 2026, as known today" in read(f"{path}?on=2026-01-09").words


def test_every_link_keeps_the_day(read, path):
    page = read(f"{path}?on=2026-01-09")
    leaving = {link for link in page.inner_links if on_of(link) != "2026-01-09"}
    assert {link.partition("#")[0] for link in leaving} <= {path}


def test_the_form_for_the_day_keeps_what_was_asked(read):
    page = read("/exits/?treaty=npt&state=PRK")
    kept = {one["name"]: one["value"] for one in page.inputs if one.get("type") == "hidden"}
    assert kept == {"treaty": "npt", "state": "PRK"}


def test_what_is_no_day_is_refused_with_advice(read, path):
    assert "“2026” is not a whole day" in read(f"{path}?on=2026", expect=400).words


def test_pages_are_only_read(client, record, path):  # noqa: ARG001
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_lists_are_reached_from_every_page_and_from_treaty_and_state(read):
    lists = {"/exits/", "/reservations/", "/pending/", "/anomalies/"}
    assert lists <= set(read("/").inner_links)
    treaty = read("/treaties/apmbc/").inner_links
    assert {f"{one}?treaty=apmbc" for one in lists} <= set(treaty)
    assert "/actions/apmbc-FIN-accession-2012-01-09/" in treaty
    assert "/sources/un-page/" in treaty
    state = read("/states/FIN/").inner_links
    assert "/exits/?state=FIN" in state
    assert "/actions/apmbc-FIN-accession-2012-01-09/" in state


def reservations(letter):
    """Add reservations, and withdrawals of them, to what ``more`` adds."""
    treaty = Treaty.objects.get(pk="apmbc")
    for number in range(3):
        act(treaty, f"Z{chr(65 + number)}{letter}", ActionKind.RESERVATION, "2000-02-01")
        act(treaty, f"Z{chr(65 + number)}{letter}", ActionKind.RESERVATION_WITHDRAWN, "2001-02-01")


def test_a_page_takes_no_more_queries_for_more_rows(client, record, today, path):  # noqa: ARG001
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    more("X")
    reservations("X")
    few = queries()
    more("Y")
    reservations("Y")
    assert queries() == few
