"""Lists, and the page of a state."""

import pytest

from tests.factories import RecordFactory, StateFactory
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Treaty
from treaties.terms import ActionKind, StateKind


def test_the_list_of_treaties_counts_on_the_day(read):
    page = read("/treaties/?on=2025-12-31")
    row = page.row(
        "Conventional weapons: treaties and their numbers on 31 December 2025",
        "Mine Ban Convention",
    )
    assert row.startswith("Mine Ban Convention multilateral in force since 1 March 1999 3 parties")
    page = read("/treaties/?on=2026-06-01")
    row = page.row(
        "Conventional weapons: treaties and their numbers on 1 June 2026", "Mine Ban Convention"
    )
    assert "2–3 parties 2–3 consented" in row


def test_treaties_are_found_by_any_of_their_names(read):
    assert "Mine Ban Convention" in read("/treaties/?q=ottawa").words
    page = read("/treaties/?q=atlantis")
    assert "No treaty is called so" in page.words
    assert "Test-Ban Treaty" not in read("/treaties/?category=conventional").words


def test_an_unknown_category_is_refused_with_advice(read):
    words = read("/treaties/?category=laser", expect=400).words
    assert "“laser” is none of nuclear, chemical" in words


def test_states_stand_by_region_and_former_ones_apart(read, record):  # noqa: ARG001
    StateFactory(
        code="SUN",
        name="Soviet Union",
        kind=StateKind.FORMER,
        existed_from="1922-12-30",
        existed_until="1991-12-26",
    )
    page = read("/states/")
    assert page.row("Former states: numbers of treaties on 22 November 2026", "Soviet Union")
    assert page.row("Europe: numbers of treaties on 22 November 2026", "Finland")
    assert page.row("Europe: numbers of treaties on 22 November 2026", "Soviet Union") is None
    assert page.row("Organisations: numbers of treaties on 22 November 2026", "European Union")
    words = read("/states/SUN/").words
    assert "Existed from 30 December 1922; it no longer existed on 26 December 1991." in words
    assert "No standing under any treaty" in words


def test_states_are_found_by_code(read):
    page = read("/states/?q=fin")
    assert page.row("Europe: numbers of treaties on 22 November 2026", "Finland")
    assert "No state is called so" in read("/states/?q=atlantis").words


def test_a_state_shows_every_standing_with_its_remarks(read):
    page = read("/states/FIN/?on=2026-01-09")
    mines = page.row("Conventional weapons: standings on 9 January 2026", "Mine Ban Convention")
    assert "leaving on 10 January 2026" in mines
    assert "party since 1 July 2012 Accession, 9 January 2012" in mines
    assert page.row("Nuclear weapons: standings on 9 January 2026", "Test-Ban Treaty")
    page = read("/states/FIN/")
    mines = page.row("Conventional weapons: standings on 22 November 2026", "Mine Ban Convention")
    assert "former party since 10 January 2026 bound from 1 July 2012" in mines


def test_predecessors_and_successors_lead_to_each_other(read, record):  # noqa: ARG001
    old = StateFactory(code="SUN", name="Soviet Union", kind=StateKind.FORMER)
    StateFactory(code="RUS").successor_of.add(old)
    assert "Successor of Soviet Union." in read("/states/RUS/").words
    assert "Followed by Russian Federation." in read("/states/SUN/").words


def test_political_arrangements_are_subscribed_to(read, record):  # noqa: ARG001
    treaty = Treaty.objects.create(
        id="code",
        short_name="Code of Conduct",
        official_title="Code",
        category="multi",
        instrument="political",
        binding="political",
        scope="multilateral",
    )
    act(treaty, "FIN", ActionKind.ACCESSION, "2002-11-25")
    services.rebuild_standings(["code"])
    page = read("/treaties/code/")
    assert page.row("Subscribers on 22 November 2026", "Finland")
    assert "1 subscribers" in page.words
    assert "Finland subscribed" in page.words
    assert "In force since" not in page.words
    assert "Accession" not in page.words
    row = read("/treaties/").row(
        "Several kinds of weapons: treaties and their numbers on 22 November 2026",
        "Code of Conduct",
    )
    assert row.endswith("political arrangement 1 subscribers")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/treaties/", "/states/"])
def test_an_empty_record_still_shows_pages(client, today, path):  # noqa: ARG001
    assert client.get(path).status_code == 200
    RecordFactory()
    assert client.get(path).status_code == 200
