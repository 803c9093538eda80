"""The matrix of the shipped record: true in every cell, small enough, quick enough."""

import datetime as dt
import gzip

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.matrix import cells, columns, file_of, rows
from treaties import answers
from treaties.law.periods import possible_statuses
from treaties.models import Standing, State, Treaty
from treaties.pages.matrix_cells import NOTES
from treaties.pages.standings import ORDER
from treaties.presentation import status_words
from treaties.terms import NONE

pytestmark = pytest.mark.usefixtures("whole_record")

DAYS = ("1930-06-01", "1969-12-31", "1985-06-30", "1992-01-01", "2003-04-11", "2025-12-01")
TODAY = "2026-11-22"
MOST_BYTES = 60_000
"""What the whole matrix takes at the most, compressed."""


@pytest.fixture
def get(client, db):  # noqa: ARG001
    def ask(query=""):
        with time_machine.travel(f"{TODAY}T12:00:00+00:00", tick=False):
            response = client.get(f"/matrix/?{query}")
        assert response.status_code == 200, response.content[:500]
        return response

    return ask


def expected(day):
    """Return the words of every standing on a day, from the periods by the law's own functions."""
    found = {}
    for treaty, states in answers.read_periods(Standing.objects.all()).items():
        for state, periods in states.items():
            possible = possible_statuses(periods, day)
            if possible == {NONE}:
                continue
            notes = {
                one.name
                for period in periods
                if period.on(day)
                for one in period.qualifiers
                if one.on(day)
            }
            words = status_words([one for one in ORDER if one in possible])
            words = ", ".join([words, *(told for note, told in NOTES.items() if note in notes)])
            found[state, treaty] = words
    return found


@pytest.mark.parametrize("day", [*DAYS, TODAY])
def test_every_cell_is_the_standing_of_the_day(get, day):
    page = get(f"on={day}").content.decode()
    assert cells(page) == expected(dt.date.fromisoformat(day))


@pytest.mark.parametrize("query", ["", "on=1985-06-30&sort=count", "region=Asia&status=party"])
def test_the_file_says_the_same_as_the_page(get, query):
    page, (header, lines) = get(query).content.decode(), file_of(get(f"{query}&format=csv"))
    assert header[5:] == columns(page)
    assert [line[0] for line in lines] == list(rows(page))
    stated = {
        (line[0], treaty)
        for line in lines
        for treaty, cell in zip(header[5:], line[5:], strict=True)
        if cell != NONE
    }
    assert stated == set(cells(page))
    for line in lines:
        assert rows(page)[line[0]][:2] == line[3:5]


@pytest.mark.parametrize(
    ("start", "end"), [("2024-01-01", TODAY), ("1989-01-01", "1993-01-01"), (TODAY, TODAY)]
)
def test_two_days_differ_where_their_own_matrices_do(get, start, end):
    shown = cells(get(f"from={start}&on={end}").content.decode())
    then, now = cells(get(f"on={start}").content.decode()), cells(get(f"on={end}").content.decode())
    for pair, words in shown.items():
        was, is_ = then.get(pair, "no standing"), now.get(pair, "no standing")
        assert words == f"from {was} to {is_}"
    missed = {
        pair
        for pair in (then.keys() | now.keys()) - shown.keys()
        if then.get(pair, "no standing") != now.get(pair, "no standing")
    }
    assert all(" or " in then.get(pair, "") + now.get(pair, "") for pair in missed)


def test_the_withdrawals_of_2025_stand_among_the_changes(get):
    held = cells(get("from=2025-01-01&treaty=apmbc").content.decode())
    left = {pair[0] for pair, words in held.items() if words.endswith("to former party")}
    assert left == {"EST", "FIN", "LTU", "LVA", "POL"}


def test_all_states_and_treaties_are_there(get):
    page = get().content.decode()
    assert set(columns(page)) == set(Treaty.objects.values_list("pk", flat=True))
    missing = set(State.objects.values_list("pk", flat=True)) - set(rows(page))
    assert missing == {
        one.pk
        for one in State.objects.filter(kind="former")
        if not Standing.objects.on(dt.date.fromisoformat(TODAY)).filter(state=one).exists()
    }


def test_numbers_agree_with_the_list_of_states(get):
    page = get().content.decode()
    counted = {
        code: Standing.objects.on(dt.date.fromisoformat(TODAY)).filter(state=code).consented()
        for code in ("FIN", "RUS", "USA", "BRA", "PRK")
    }
    for code, held in counted.items():
        assert rows(page)[code][0] == str(held.count())


@pytest.mark.parametrize("query", ["", "sort=divergence", "on=2025-12-01", "from=1950-01-01"])
def test_the_whole_matrix_stays_small(get, query):
    assert len(gzip.compress(get(query).content, mtime=0)) < MOST_BYTES


@pytest.mark.parametrize(
    ("query", "most"),
    [("", 9), ("region=Asia&category=nuclear&binding=legal", 11), ("from=2024-01-01", 14)],
)
def test_it_takes_few_queries_however_many_cells(get, query, most):
    with CaptureQueriesContext(connection) as caught:
        get(query)
    assert len(caught) <= most, "\n".join(one["sql"][:200] for one in caught)
