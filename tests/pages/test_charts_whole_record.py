"""The charts of the shipped record."""

import pytest
import time_machine

from tests.pages.reading import Page
from treaties.models import TreatyAction
from treaties.terms import CONSENT

pytestmark = pytest.mark.usefixtures("whole_record")


@pytest.fixture
def get(client, db):  # noqa: ARG001
    def ask(query=""):
        with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
            response = client.get(f"/charts/?{query}")
        assert response.status_code == 200
        return response

    return ask


def numbers(response):
    """Return the numbers of every chart, from its file."""
    found = {}
    for line in response.content.decode().splitlines()[1:]:
        chart, bar, number = line.split(",")
        found.setdefault(chart, {})[bar] = int(number)
    return found


@pytest.mark.parametrize("query", ["", "treaty=tpnw", "region=Africa", "category=nuclear"])
def test_the_page_and_its_file_say_the_same(get, query):
    page, held = Page(get(query)), numbers(get(f"{query}&format=csv"))
    rows = page.tables["Consents to be bound, by year"][1:]
    told = {row.split()[0]: int(row.split()[1]) for row in rows}
    assert told == {year: number for year, number in held["consents"].items() if number}


def test_all_first_consents_are_there(get):
    pairs = (
        TreatyAction.objects.uncorrected()
        .of_states()
        .filter(kind__in=CONSENT)
        .values_list("treaty_id", "state_id")
    )
    dated = set(pairs.exclude(acted_on=None).order_by())
    assert sum(numbers(get("format=csv"))["consents"].values()) == len(dated)


def test_the_acts_of_leaving_of_2025(get):
    page = Page(get())
    caption = "Notices of withdrawal and consents revoked since 2024, the latest first"
    assert len(page.tables[caption]) - 1 == 7
    assert page.row(caption, "27 October 2025 Russian Federation")
    assert page.row(caption, "6 September 2024 Lithuania")
    assert numbers(get("format=csv"))["leaving"]["2025"] == 6


def test_the_mine_ban_convention(get):
    held = numbers(get("treaty=apmbc&format=csv"))
    assert held["leaving"]["2025"] == 5
    assert sum(held["consents"].values()) == (
        TreatyAction.objects.uncorrected()
        .of_states()
        .filter(treaty="apmbc", kind__in=CONSENT, acted_on__isnull=False)
        .values("state")
        .distinct()
        .count()
    )


def test_the_wave_of_withdrawals(get):
    held = numbers(get("format=csv"))
    assert sum(held["wave-notices"].values()) == 7
    assert held["wave-notices"]["Q2 2025"] == 3
    assert held["wave-effects"]["Q4 2025"] == 4, (
        "three from the Mine Ban Convention, one of plutonium"
    )
    caption = "Notices of withdrawal given or taking effect since 2024, the earliest first"
    row = Page(get()).row(caption, "Saudi Arabia Moon Agreement")
    assert row.endswith("Notice of withdrawal 5 January 2023 , took effect 5 January 2024")


def test_the_treaty_on_its_way_into_force_leads_to_its_tally(get, client):
    links = [link for link in Page(get()).inner_links if link.endswith("#progress")]
    assert links == ["/treaties/ctbt/#progress"]
    page = Page(client.get("/treaties/ctbt/"))
    assert "progress" in page.ids
    assert "chart-progress-1-title" in page.ids


def test_the_home_page_of_the_shipped_record(client):
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        page = Page(client.get("/"))
        then = Page(client.get("/?on=1975-06-30"))
    assert "6 states left 3 arms-control treaties, 2 treaties ended" in page.words
    assert "Most in motion: Mine Ban Convention" in page.words
    assert "Most in motion: Biological Weapons Convention" in then.words
