"""UNODA's list against the record: only what it has more is proposed."""

import datetime as dt

import pytest

from core.dates import PartialDate
from news.reading.depositary.names import Named
from news.reading.depositary.office import Told, compare, lay_out
from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.register import Held, Participant, Register
from treaties.terms import ActionKind

DAY = dt.date(2026, 11, 20)
NAMES = {"IRL": "Ireland", "AGO": "Angola", "RUS": "Russian Federation", "FIN": "Finland"}


def act(state, kind, day):
    return Held(f"npt-{state}-{kind}-{day}", state, ActionKind(kind), PartialDate.parse(day))


def register(*held):
    participants = {code: Participant(Named(code, name)) for code, name in NAMES.items()}
    return Register("npt", "Treaty", "", (), held, participants)


def told(state, kind, day, depositary="", note=""):
    return Told(state, kind, dt.date.fromisoformat(day), depositary, note)


SIGNED = told("Ireland", "Signatory", "1968-07-01", "London")
HELD = act("IRL", "signature", "1968-07-01")


def test_what_the_record_holds_agrees_and_what_it_lacks_is_proposed_with_its_line():
    acts = [SIGNED, told("Angola", "Accession", "1996-10-14", "Washington", "With a\nstatement.")]
    reading = compare(acts, register(HELD), DAY)
    assert [one.act for one in reading.agrees] == [HELD.id]
    (one,) = reading.proposals
    assert (one.change, one.state, one.kind) == ("add", "AGO", ActionKind.ACCESSION)
    assert one.date == PartialDate.parse("1996-10-14")
    line = "Angola\tAccession\t1996-10-14\tWashington\tWith a statement."
    assert reading.text[one.evidence.start : one.evidence.end] == line == one.evidence.text
    assert reading.text == lay_out(acts)
    assert one.evidence.row == 2


def test_nothing_is_concluded_from_what_it_lacks():
    more = act("FIN", "ratification", "1969-02-05")
    reading = compare([SIGNED], register(HELD, more), DAY)
    assert reading.proposals == []
    assert not reading.check.complete


@pytest.mark.parametrize("kind", ["consent_revoked", "withdrawal_notice", "withdrawal"])
def test_its_withdrawals_can_be_revocations(kind):
    acts = [told("Russian Federation", "Withdrawal", "2023-11-03")]
    reading = compare(acts, register(act("RUS", kind, "2023-11-03")), DAY)
    assert (len(reading.agrees), reading.proposals) == (1, [])


def test_another_way_to_consent_on_the_day_is_the_same_act_but_a_signature_is_not():
    held = register(act("FIN", "acceptance", "1969-02-05"))
    assert compare([told("Finland", "Ratification", "1969-02-05")], held, DAY).proposals == []
    assert compare([told("Finland", "Signatory", "1969-02-05")], held, DAY).proposals != []


def test_an_act_told_for_two_capitals_on_one_day_is_proposed_once():
    acts = [told("Angola", "Accession", "1996-10-14", at) for at in ("London", "Moscow")]
    assert len(compare(acts, register(), DAY).proposals) == 1


def test_what_is_not_understood_is_told():
    acts = [
        SIGNED,
        told("Atlantis", "Accession", "1996-10-14"),
        told("Angola", "Wave", "1996-10-14"),
    ]
    reading = compare(acts, register(HELD), DAY)
    assert [one.says for one in reading.findings] == [
        "“Atlantis” is no participant that is known.",
        "“Wave” is no act that is known.",
    ]


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ([], "lists no act"),
        ([told("Atlantis", "Accession", f"1996-10-{n:02}") for n in range(1, 6)], "not understood"),
        ([told("Angola", "Accession", f"1996-10-{n:02}") for n in range(1, 13)], "another treaty"),
    ],
)
def test_a_list_that_cannot_be_relied_on_is_refused_whole(acts, said):
    with pytest.raises(RefusedPageError, match=said):
        compare(acts, register(HELD), DAY)
