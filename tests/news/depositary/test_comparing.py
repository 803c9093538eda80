"""Rules by which a difference is proposed or explained, each on a small page."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reader import read
from tests.news.depositary.scene import held, mark, page, proposals, reading, reasons, register

FINLAND = ("Finland", "", "9 Jan 2012 a")


def test_what_is_the_same_agrees():
    found = reading(page([FINLAND]), register("FIN accession 2012-01-09"))
    assert (found.proposals, found.explained, found.findings) == ([], [], [])
    (agreed,) = found.agrees
    assert (agreed.act, agreed.evidence.row, agreed.evidence.column) == (
        "examples-FIN-accession-2012-01-09",
        1,
        3,
    )


def test_a_correction_names_the_entry_it_would_correct():
    (one,) = reading(page([FINLAND]), register("FIN accession 2012-01-08")).proposals
    assert (one.change, one.act) == ("correct", "examples-FIN-accession-2012-01-08")
    assert str(one.date) == "2012-01-09"


def test_an_absent_act_is_shown_between_the_rows_where_it_would_stand():
    rows = [("Estonia", "1 Feb 2012", ""), ("Viet Nam", "", "1 Mar 2013 a")]
    record = register(
        "EST signature 2012-02-01", "VNM accession 2013-03-01", "FIN accession 2012-01-09"
    )
    assert proposals(page(rows), record) == [
        (
            "absent",
            "FIN",
            "accession",
            "2012-01-09",
            "Estonia\t1 Feb 2012\t\nViet Nam\t\t1 Mar 2013 a",
        )
    ]


@pytest.mark.parametrize("date", ["2012", "2012-01", "unknown"])
def test_a_date_that_the_page_knows_better_is_a_correction(date):
    found = proposals(page([FINLAND]), register(f"FIN accession {date}"))
    assert found == [("correct", "FIN", "accession", "2012-01-09", "9 Jan 2012 a")]


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2020-06-02", "later than the page"),
        ("2020", "reaches past the page"),
        ("unknown", "does not know the date"),
    ],
)
def test_an_act_that_can_be_later_than_the_page_is_no_difference(date, reason):
    record = register("FIN accession 2012-01-09", f"EST ratification {date}")
    ((state, _, said),) = reasons(page([FINLAND]), record)
    assert state == "EST"
    assert reason in said


def test_an_act_of_the_day_of_the_page_should_be_on_it():
    record = register("FIN accession 2012-01-09", "EST ratification 2020-06-01")
    ((change, state, *_),) = proposals(page([FINLAND]), record)
    assert (change, state) == ("absent", "EST")


def test_an_act_with_another_depositary_is_not_looked_for():
    record = register(
        "FIN accession 2012-01-09", held("EST accession 2011-01-01", depositary="London")
    )
    assert "another depositary (London)" in reasons(page([FINLAND]), record)[0][2]


def test_a_corrected_deposit_is_known_by_the_records_own_note():
    note = "a first instrument of 9 January 2012 was taken back"
    record = register(held("FIN accession 2013-05-17", note=note))
    ((_, _, reason),) = reasons(page([FINLAND]), record)
    assert note in reason


def test_a_reason_that_an_editor_wrote_explains():
    record = register(
        "FIN accession 2012-01-08", explanations={"examples-FIN-accession-2012-01-09": "Known."}
    )
    found = reading(page([FINLAND]), record)
    assert [one.reason for one in found.explained] == ["Known."]
    assert [one.change for one in found.proposals] == ["absent"]


def test_a_revoked_consent_need_not_be_shown_and_a_shown_one_is_doubted():
    record = register(
        "FIN signature 2010-01-01", "FIN ratification 2011-01-01", "FIN consent_revoked 2019-11-03"
    )
    ((_, kind, reason),) = reasons(page([("Finland", "1 Jan 2010", "")]), record)
    assert kind == "ratification"
    assert reason == "Finland revoked its consent on 3 November 2019."
    assert proposals(page([("Finland", "1 Jan 2010", "1 Jan 2011")]), record) == [
        ("absent", "FIN", "consent_revoked", "2019-11-03", "1 Jan 2011")
    ]


def test_a_revocation_after_the_page_does_not_excuse():
    record = register(
        "FIN signature 2010-01-01", "FIN ratification 2011-01-01", "FIN consent_revoked 2021-11-03"
    )
    ((change, _, kind, *_),) = proposals(page([("Finland", "1 Jan 2010", "")]), record)
    assert (change, kind) == ("absent", "ratification")


def test_an_act_that_the_page_prints_under_a_successor_is_explained():
    record = register("SCG accession 2003-09-18")
    ((state, _, reason),) = reasons(page([("Serbia", "", "18 Sep 2003 a")]), record)
    assert state == "SRB"
    assert "the record under Serbia and Montenegro: one succeeded the other" in reason


def test_a_signature_that_a_note_says_was_cancelled_need_not_be_shown():
    note = "A signature was affixed on 2 November 2010 by oversight. The signature was cancelled."
    row = ("Finland" + mark(1), "", "9 Jan 2012 a")
    record = register("FIN signature 2010-11-02", "FIN accession 2012-01-09")
    ((_, kind, reason),) = reasons(page([row], notes=[note]), record)
    assert kind == "signature"
    assert reason == "Note 1 tells that the act of 2 November 2010 was undone."


def test_a_second_row_for_one_state_is_an_act_more():
    rows = [FINLAND, ("Suomi", "", "1 May 2015 a")]
    assert proposals(page(rows), register("FIN accession 2012-01-09")) == [
        ("add", "FIN", "accession", "2015-05-01", "1 May 2015 a")
    ]


def test_a_name_that_is_not_known_is_told_with_whose_dates_they_are():
    record = register("FIN accession 2012-01-09", "EST accession 2011-01-01")
    rows = [("Estonia", "", "1 Jan 2011 a"), ("Finnland", "", "9 Jan 2012 a")]
    found = reading(page(rows), record)
    assert found.proposals == []
    (finding,) = found.findings
    assert "“Finnland”" in finding.says
    assert "Its dates are those of Finland." in finding.says
    assert (finding.evidence.row, finding.evidence.text) == (2, "Finnland\t\t9 Jan 2012 a")
    assert not found.check.complete


def test_a_note_by_somebody_unknown_is_told():
    note = "Atlantis had acceded to the Convention on 1 June 1990."
    found = reading(page([FINLAND], notes=[note]), register("FIN accession 2012-01-09"))
    assert found.proposals == []
    assert ["“Atlantis”" in one.says for one in found.findings] == [True]


def test_a_treaty_without_a_number_is_known_by_its_title():
    record = register("FIN accession 2012-01-09", number="")
    assert reading(page([FINLAND]), record).proposals == []
    with pytest.raises(RefusedPageError, match="its title is"):
        reading(page([FINLAND], title="Convention on Exceptions to Rules"), record)


@pytest.mark.parametrize("number", ["2. a", "2.a.", "2. a."])
def test_a_number_with_a_part_is_read(number):
    data = page([FINLAND], number=number)
    record = register("FIN accession 2012-01-09", number="XXVI-2-a")
    assert read(data).number == "XXVI-2-a"
    assert reading(data, record).proposals == []


def test_letters_of_other_pages_are_known():
    heads = ("Signature", "Consent to be bound(P), Formal confirmation(c), Ratification")
    rows = [
        ("Estonia", "1 Feb 2012 s", ""),
        ("Finland", "", "9 Jan 2012 P"),
        ("Viet Nam", "", "1 Mar 2013 c"),
    ]
    record = register(
        "EST definitive_signature 2012-02-01",
        "FIN consent_to_be_bound 2012-01-09",
        "VNM ratification 2013-03-01",
    )
    assert reading(page(rows, heads=heads), record).proposals == []


def test_a_reading_is_told_as_data():
    found = reading(page([FINLAND]), register("EST accession 2011-01-01")).as_json()
    assert (found["treaty"], found["page_date"], found["rows_read"]) == (
        "examples",
        "2020-06-01",
        1,
    )
    absent, added = found["proposals"]
    assert absent["change"] == "absent"
    assert added == {
        "change": "add",
        "state": "FIN",
        "kind": "accession",
        "date": "2012-01-09",
        "act": None,
        "effective": None,
        "evidence": "9 Jan 2012 a",
        "place": added["place"],
    }
    assert (added["place"]["row"], added["place"]["column"]) == (1, 3)


DAYS = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2020, 6, 1))


@given(st.fixed_dictionaries({code: st.tuples(DAYS, DAYS) for code in ("EST", "FIN", "VNM")}))
def test_every_difference_is_proposed_once_and_nothing_else(days):
    names = {"EST": "Estonia", "FIN": "Finland", "VNM": "Viet Nam"}
    rows = [
        (names[code], "", f"{shown:%d %b %Y} a")
        for code, (shown, _) in days.items()
        if shown is not None
    ]
    assume(rows)
    acts = [f"{code} accession {known}" for code, (_, known) in days.items() if known is not None]
    expected = []
    for code, (shown, known) in days.items():
        if shown != known:
            change = "add" if known is None else "absent" if shown is None else "correct"
            expected.append((change, code, str(shown or known)))
    found = reading(page(rows), register(*acts))
    told = [(one.change, one.state, str(one.date)) for one in found.proposals]
    assert told == sorted(expected, key=lambda one: one[1])
    assert len(found.agrees) == sum(1 for shown, known in days.values() if shown == known and shown)
    assert found.explained == []
