"""The page of reservations: what stands, who objected, what was taken back and how far."""

import pytest

from tests.factories import StateFactory
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Answer, Treaty
from treaties.terms import ActionKind

STAND = "Reservations that stand, by treaty"
WITHDRAWN = "Reservations withdrawn, the latest first"


def answer(kind, state, acted_on, target, **changes):
    found = act(target.treaty, state, kind, acted_on, **changes)
    Answer.objects.create(action=found, target=target)
    return found


@pytest.fixture
def made(record):  # noqa: ARG001
    """Make reservations that stand, stand in part, were taken back and lapsed."""
    treaty = Treaty.objects.get(pk="apmbc")
    kind = ActionKind.RESERVATION
    ukraine = act(treaty, "UKR", kind, "2005-12-27", note="Keeps some mines")
    sweden = act(treaty, "SWE", kind, "1998-11-30", note="No disputes clause")
    act(treaty, "FIN", kind, "2012-01-09", note="Lapses when Finland leaves")
    act(treaty, "SWE", ActionKind.DECLARATION, "1999-01-01", note="How it reads Article 1")
    answer(ActionKind.OBJECTION, "SWE", "2006-05-01", ukraine)
    answer(ActionKind.RESERVATION_WITHDRAWN, "SWE", "2005-03-01", sweden, note="Drops it in full")
    part = "re: UKR reservation 2005-12-27. In part only: for training"
    answer(ActionKind.RESERVATION_WITHDRAWN, "UKR", "2010", ukraine, note=part)
    services.rebuild_standings()


def test_a_reservation_that_stands_tells_its_text_and_who_objected(read, made):  # noqa: ARG001
    page = read("/reservations/")
    row = page.row(STAND, "27 December 2005 Ukraine Mine Ban Convention")
    assert "Reservation : Keeps some mines" in row
    assert "Withdrawn, 2010, day not known : In part only: for training" in row
    assert "Objected: Sweden, 1 May 2006" in row
    assert page.row(STAND, "30 November 1998 Sweden") is None


def test_a_reservation_taken_back_is_no_withdrawal_from_the_treaty(read, made):  # noqa: ARG001
    page = read("/reservations/")
    row = page.row(WITHDRAWN, "1 March 2005 Sweden")
    assert "Reservation withdrawn wholly Drops it in full The reservation, 30 November 1998" in row
    assert "Standing today: party" in row
    assert "Reservation withdrawn in part" in page.row(WITHDRAWN, "in 2010")
    assert "not a withdrawal from the treaty and no denunciation of it" in page.words


def test_before_it_was_taken_back_it_stands(read, made):  # noqa: ARG001
    page = read("/reservations/?on=2005-02-28")
    assert page.row(STAND, "30 November 1998 Sweden")
    assert "No reservation withdrawn by 28 February 2005." in page.words


def test_somebody_elses_withdrawal_takes_nothing_back(read, made):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="apmbc")
    mine = act(treaty, "LBN", ActionKind.RESERVATION, "2026-02-01")
    answer(ActionKind.RESERVATION_WITHDRAWN, StateFactory().pk, "2026-03-01", mine)
    assert "See also: withdrawal of a reservation of State" in read("/reservations/").row(
        STAND, "1 February 2026 Lebanon"
    )


def test_reservations_of_states_that_left_and_declarations_stand_apart(read, made):  # noqa: ARG001
    page = read("/reservations/")
    assert page.row("Reservations of states that left or ended", "9 January 2012 Finland")
    assert page.row("Declarations, by treaty", "1 January 1999 Sweden")
    assert read("/reservations/?on=2025-12-01").row(STAND, "9 January 2012 Finland")


def test_reservations_are_filtered_by_treaty_and_state(read, made):  # noqa: ARG001
    page = read("/reservations/?treaty=apmbc&state=UKR")
    assert page.row(STAND, "27 December 2005 Ukraine")
    assert "Reservations withdrawn 1" in page.words
    assert (
        "No reservation on 22 November 2026 for what you asked"
        in read("/reservations/?treaty=npt").words
    )


def test_what_is_not_known_is_refused_with_advice(read):
    assert "Near it: npt" in read("/reservations/?treaty=nptt", expect=400).words
