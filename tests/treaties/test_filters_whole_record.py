"""Questions about groups of states that the whole record answers, page and API alike."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reading import Page
from treaties.models import State, StateList, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

DAY = "2026-11-22"
LEFT_THE_MINE_BAN = {"EST", "FIN", "LTU", "LVA", "POL"}


@pytest.fixture
def codes(client):
    """Ask the API for states on the day and return their codes."""

    def ask(**query):
        answer = client.get("/api/v1/states/", {"on": DAY, "page_size": 1000, **query})
        return {row["id"] for row in answer.json()["results"]}

    return ask


@pytest.fixture
def page(client):
    def ask(path, **query):
        return Page(client.get(path, {"on": DAY, **query}))

    return ask


def linked(page):
    """Return the codes of the states that a page leads to."""
    parts = [link.partition("?")[0].split("/") for link in page.inner_links]
    return {part[2] for part in parts if part[1] == "states" and part[2]}


def test_nato_states_that_left_the_mine_ban_convention(codes, page):
    query = {"group": "nato-members", "treaty": "apmbc", "status": "former"}
    assert codes(**query) == LEFT_THE_MINE_BAN
    shown = page("/states/", **query)
    assert linked(shown) == LEFT_THE_MINE_BAN
    assert shown.row("Former parties on 22 November 2026", "Finland") == (
        "Finland bound from 1 July 2012 until 10 January 2026 Notice of withdrawal, 10 July 2025"
    )
    assert "NATO states · Mine Ban Convention: former parties: 5 shown" in shown.words


def test_which_states_of_annex_2_keep_the_test_ban_from_entering_into_force(codes):
    query = {"group": "ctbt-annex-2", "treaty": "ctbt"}
    signed = {"CHN", "EGY", "IRN", "ISR", "RUS", "USA"}
    assert codes(status="signatory", **query) == signed
    assert codes(status="none", **query) == {"IND", "PAK", "PRK"}
    assert len(codes(status="contracting", **query)) == 44 - 9


def test_no_nato_state_has_a_standing_under_the_ban_on_nuclear_weapons(codes, page):
    query = {"group": "nato-members", "treaty": "tpnw", "status": "none"}
    assert len(codes(**query)) == 32
    assert "No standing 32" in page("/states/", **query).words


def test_under_a_treaty_every_state_that_exists_stands_somewhere(codes, page):
    shown = page("/states/", treaty="apmbc")
    missing = codes(treaty="apmbc") - linked(shown)
    assert missing <= set(State.objects.filter(kind="former").values_list("pk", flat=True))
    assert "Uncertain on this day" in shown.words, "Lebanon acceded on an unknown day of 2026"


def test_exits_of_a_group_in_one_field(page):
    shown = page("/exits/", group="nato-members", category="conventional")
    told = [re.match(r"/actions/(.+)-([A-Z]{3})-", link) for link in shown.inner_links]
    acts = {found.groups() for found in told if found}
    assert {("apmbc", code) for code in LEFT_THE_MINE_BAN} <= acts
    nato = set(StateList.objects.get(pk="nato-members").members.values_list("pk", flat=True))
    fields = dict(Treaty.objects.values_list("pk", "category"))
    assert all(code in nato and fields[treaty] == "conventional" for treaty, code in acts)
    assert "NATO states · conventional weapons" in shown.words


def test_treaties_that_ended_between_two_states(page):
    shown = page("/treaties/", force="ended", scope="bilateral", category="nuclear")
    assert "Nuclear weapons · bilateral · ended: 7 shown" in shown.words


@pytest.mark.parametrize(
    "path",
    [
        "/states/?group=eu-members&treaty=ccm",
        "/states/?region=Africa",
        "/exits/?group=eu-members",
        "/reservations/?region=Asia&category=nuclear",
        "/pending/?group=nuclear-armed-states&years=1",
        "/calendar/?region=Europe&on=2025-12-01",
    ],
)
def test_a_narrowed_page_takes_few_queries(client, path):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    ahead = 8 if path.startswith("/calendar/") else 0
    assert len(caught) <= 17 + ahead
