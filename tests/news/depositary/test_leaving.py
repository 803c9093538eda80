"""Who left, and what predecessors had done: told by notes and brackets."""

import datetime as dt

import pytest

from news.reading.depositary.register import Away
from tests.news.depositary.scene import mark, page, proposals, reading, reasons, register

FINLAND = ("Finland", "", "9 Jan 2012 a")
WITHDRAWAL = (
    "On 10 July 2019, the Government of Finland deposited with the Secretary-General a "
    "notification of withdrawal (see C.N.372.2019.TREATIES-XXVI-9 of 11 July 2019). The "
    "withdrawal took effect for Finland on 10 January 2020 in accordance with article 20."
)
GONE = {"FIN": (Away(dt.date(2020, 1, 10), None),)}


LEFT = ("Finland" + mark(1), "", "[ 9 Jan 2012 a]")
NOTICE = "FIN withdrawal_notice 2019-07-10"


def test_a_notice_told_in_a_note_is_added_with_its_effect():
    found = reading(page([LEFT], notes=[WITHDRAWAL]), register("FIN accession 2012-01-09"))
    (one,) = found.proposals
    assert (one.change, one.kind, str(one.date), str(one.effective)) == (
        "add",
        "withdrawal_notice",
        "2019-07-10",
        "2020-01-10",
    )
    assert one.evidence.text.startswith("On 10 July 2019, the Government of Finland deposited")


def test_a_notice_of_another_day_is_a_correction():
    record = register("FIN accession 2012-01-09", "FIN withdrawal_notice 2019-07-09", away=GONE)
    ((change, _, kind, date, _),) = proposals(page([LEFT], notes=[WITHDRAWAL]), record)
    assert (change, kind, date) == ("correct", "withdrawal_notice", "2019-07-10")


def test_a_state_that_left_is_explained_by_brackets_and_note():
    record = register("FIN accession 2012-01-09", NOTICE, away=GONE)
    ((_, kind, reason),) = reasons(page([LEFT], notes=[WITHDRAWAL]), record)
    assert kind == "withdrawal_notice"
    assert reason == (
        "Finland left on 10 January 2020: the page puts its acts in brackets, and note 1 tells why."
    )


def test_brackets_without_a_note_propose_a_withdrawal_without_a_date():
    assert proposals(page([LEFT]), register("FIN accession 2012-01-09")) == [
        ("add", "FIN", "withdrawal", "None", "[ 9 Jan 2012 a]")
    ]


def test_a_state_that_left_but_is_listed_as_ever_is_doubted():
    record = register("FIN accession 2012-01-09", NOTICE, away=GONE)
    ((change, _, kind, date, text),) = proposals(page([FINLAND]), record)
    assert (change, kind, date, text) == (
        "absent",
        "withdrawal_notice",
        "2019-07-10",
        "Finland\t\t9 Jan 2012 a",
    )


def test_a_notice_that_runs_agrees_with_its_note():
    record = register("FIN accession 2012-01-09", NOTICE)
    found = reading(page([(LEFT[0], "", "9 Jan 2012 a")], notes=[WITHDRAWAL]), record)
    assert found.proposals == found.explained == []
    assert [one.kind for one in found.agrees] == ["accession", "withdrawal_notice"]


def test_a_rescinded_notice_is_told():
    note = (
        "On 10 February 2019, the Government of Finland notified the Secretary-General of its "
        "decision to rescind its notification of withdrawal deposited on 10 November 2018."
    )
    row = ("Finland" + mark(1), "", "9 Jan 2012 a")
    ((change, _, kind, date, _),) = proposals(
        page([row], notes=[note]), register("FIN accession 2012-01-09")
    )
    assert (change, kind, date) == ("add", "withdrawal_rescinded", "2019-02-10")


FORMER = (
    "The former Yugoslavia had signed and ratified the Convention on 5 May 1981 and 24 May 1983, "
    "respectively. See also note 1 under “Yugoslavia”."
)
SERBIA = ("Serbia" + mark(1), "", "12 Mar 2001 d")


def test_acts_of_a_predecessor_are_read_in_notes():
    record = register("SRB succession 2001-03-12")
    found = proposals(page([SERBIA], notes=[FORMER]), record)
    assert [one[:4] for one in found] == [
        ("add", "YUG", "signature", "1981-05-05"),
        ("add", "YUG", "ratification", "1983-05-24"),
    ]
    record = register(
        "SRB succession 2001-03-12", "YUG signature 1981-05-05", "YUG ratification 1983-05-24"
    )
    assert [one[2] for one in reasons(page([SERBIA], notes=[FORMER]), record)] == [
        "Yugoslavia (former Socialist Federal Republic of) has no row; note 1 tells of its act."
    ] * 2


def test_acts_of_a_state_that_ended_need_not_be_told():
    record = register("SRB succession 2001-03-12", "YUG signature 1981-05-05")
    ((state, _, reason),) = reasons(page([SERBIA]), record)
    assert state == "YUG"
    assert "no longer existed from 27 April 1992" in reason


@pytest.mark.parametrize(
    "note",
    [
        (
            "On 10 July 2019, the Government of the Republic of Finland deposited with the "
            "Secretary-General a notification of withdrawal. The withdrawal will take effect for "
            "Finland on 10 July 2020."
        ),
        (
            "By a communication received on 10 July 2019, the Government informed the "
            "Secretary-General of its decision to denounce the Convention, which will take effect "
            "on 10 July 2020."
        ),
        (
            "The Government of Finland notified the Secretary-General of its decision to withdraw "
            "from the Convention on 10 July 2019. The denunciation shall take effect for Finland "
            "on 10 July 2020."
        ),
    ],
)
def test_notices_are_read_however_they_are_worded(note):
    row = ("Finland" + mark(1), "", "9 Jan 2012 a")
    (one,) = reading(page([row], notes=[note]), register("FIN accession 2012-01-09")).proposals
    assert (one.change, one.state, one.kind) == ("add", "FIN", "withdrawal_notice")
    assert (str(one.date), str(one.effective)) == ("2019-07-10", "2020-07-10")


@pytest.mark.parametrize(
    "note",
    [
        "On behalf of the Kingdom in Europe.",
        (
            "On 9 January 2020, the Secretary-General received a communication from the "
            "Government of Finland relating to an archipelago."
        ),
        (
            "On 4 March 2019, the Government of Finland notified the Secretary-General of the "
            "withdrawal of its reservation."
        ),
    ],
)
def test_other_notes_tell_of_no_notice(note):
    row = ("Finland" + mark(1), "", "9 Jan 2012 a")
    found = reading(page([row], notes=[note]), register("FIN accession 2012-01-09"))
    assert (found.proposals, found.explained, found.findings) == ([], [], [])
