"""What an act can be about: entries of the treaty that the kind may answer, as readable lines."""

import pytest

from tests.treaties.admin.desk import text
from tests.treaties.admin.test_possible import offered
from tests.treaties.api.scene import act
from treaties.models import Treaty, TreatyAction
from treaties.terms import ActionKind

OBJECTION = {"treaty": "npt", "state": "FIN", "kind": "objection", "acted_on": "1971-01-01"}


@pytest.fixture
def npt(record):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="npt")
    act(treaty, "RUS", ActionKind.RESERVATION, "1970-03-05")
    act(treaty, "FIN", ActionKind.RESERVATION, "1969-02-05")
    act(treaty, "RUS", ActionKind.RESERVATION, "1972-01-01")
    act(Treaty.objects.get(pk="ctbt"), "RUS", ActionKind.RESERVATION, "1996-09-24")
    return treaty


def targets(editor, **given):
    answer = editor.fill("otheraction", OBJECTION | given, _possible="1")
    return offered(answer, "id_answers")


def test_an_objection_is_to_acts_of_others_done_by_then(editor, npt):  # noqa: ARG001
    found = targets(editor)
    assert found["Reservation"] == ["Russian Federation: reservation, 5 March 1970"]
    assert not any("Finland" in line for lines in found.values() for line in lines)
    assert not any("1985" in line for lines in found.values() for line in lines)


def test_a_reservation_is_withdrawn_by_who_made_it(editor, npt):  # noqa: ARG001
    found = targets(editor, kind="reservation_withdrawn")
    assert found == {"": [], "Reservation": ["Finland: reservation, 5 February 1969"]}


def test_a_kind_that_answers_nothing_is_offered_nothing(editor, npt):  # noqa: ARG001
    assert targets(editor, kind="reservation") == {"": []}
    assert targets(editor, kind="") == {"": []}
    assert targets(editor, treaty="") == {"": []}


def test_a_rescission_answers_a_notice_that_runs(editor):
    given = {"treaty": "apmbc", "state": "FIN", "kind": "withdrawal_rescinded"}
    running = editor.fill("withdrawal", given | {"acted_on": "2025-09-01"}, _possible="1")
    assert offered(running, "id_answers") == {
        "": [],
        "Notice of withdrawal": ["Finland: notice of withdrawal, 10 July 2025"],
    }
    over = editor.fill("withdrawal", given | {"acted_on": "2026-09-01"}, _possible="1")
    assert offered(over, "id_answers") == {"": []}


@pytest.mark.parametrize(
    ("target", "changes", "said"),
    [
        ("npt-FIN-reservation-1969-02-05", {}, "is the state’s own act"),
        ("npt-RUS-reservation-1972-01-01", {}, "had not been done by then."),
        (
            "npt-RUS-reservation-1970-03-05",
            {"kind": "reservation_withdrawn"},
            "is an act of another state.",
        ),
        (
            "npt-FIN-ratification-1969-02-05",
            {"kind": "reservation_withdrawn"},
            "is not an act that",
        ),
        ("npt-RUS-reservation-1970-03-05", {"kind": "reservation"}, "This kind of act answers no"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(editor, npt, target, changes, said):  # noqa: ARG001
    entry = TreatyAction.objects.get(public_id=target)
    answer = editor.fill("otheraction", OBJECTION | changes, answers=[entry.pk])
    assert said in text(answer)
    assert target in text(answer)
    assert "Preview: nothing is entered yet" not in text(answer)
