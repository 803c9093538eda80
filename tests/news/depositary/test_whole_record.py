"""The real pages against the shipped record."""

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.reading.depositary.comparing import compare
from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reader import read
from news.services.comparing import read_page, register
from tests.news.depositary.scene import (
    ROWS,
    TREATIES,
    page_bytes,
    page_of,
    with_cell,
    with_row,
    without,
)
from treaties.models import Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

many = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def registers(whole_record, django_db_blocker):  # noqa: ARG001
    """What the record holds of each treaty, read once."""
    with django_db_blocker.unblock():
        return {treaty: register(Treaty.objects.get(pk=treaty)) for treaty in TREATIES}


@pytest.fixture(scope="module")
def states(registers):
    """Codes of the participants of each page, row by row, by the record's names."""
    codes = {}
    for treaty, record in registers.items():
        by_name = {
            name: code
            for code, one in record.participants.items()
            for name in (*one.named.others, one.named.name)
        }
        codes[treaty] = [by_name[row.name] for row in page_of(treaty).rows]
    return codes


@pytest.fixture
def proposals(registers):
    def found(treaty, data):
        reading = compare(read(data), registers[treaty])
        for one in reading.proposals:
            evidence = one.evidence
            assert evidence.text
            assert reading.text[evidence.start : evidence.end] == evidence.text
        return sorted((one.change, one.state, one.kind, str(one.date)) for one in reading.proposals)

    return found


def present(page):
    """The rows of those that have not left, Palestine aside: its page shows another day."""
    return [row for row in page.rows if not row.bracketed and row.name != "State of Palestine"]


@pytest.mark.parametrize("treaty", TREATIES)
def test_no_difference_is_unexplained(treaty):
    reading = read_page(Treaty.objects.get(pk=treaty), page_bytes(treaty))
    assert reading.proposals == []
    assert reading.rows_read == ROWS[treaty]
    assert all(one.reason.endswith(".") for one in reading.explained)
    assert reading.check.complete
    assert str(reading.check.as_of) == "2026-02-03"


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_act_of_the_table_agrees_or_is_explained(registers, treaty):
    reading = compare(page_of(treaty), registers[treaty])
    acts = [entry.evidence for row in page_of(treaty).rows for entry in row.entries]
    accounted = {one.evidence for one in reading.agrees} | {
        one.evidence for one in reading.explained
    }
    assert [one for one in acts if one not in accounted] == []


@pytest.mark.parametrize(
    ("treaty", "expected"),
    [
        (
            "apmbc",
            {
                ("EST", "withdrawal_notice", "2025-06-27", "note 1"),
                ("FIN", "withdrawal_notice", "2025-07-10", "note 2"),
                ("LVA", "withdrawal_notice", "2025-06-27", "note 3"),
                ("LTU", "withdrawal_notice", "2025-06-27", "note 4"),
                ("LBN", "accession", "2026", "reaches past the page"),
            },
        ),
        ("ccm", {("LTU", "withdrawal_notice", "2024-09-06", "note 3")}),
        (
            "ccw",
            {
                ("YUG", "signature", "1981-05-05", "note 1"),
                ("YUG", "ratification", "1983-05-24", "note 1"),
                ("CSK", "signature", "1981-04-10", "note 3"),
                ("CSK", "ratification", "1982-08-31", "note 3"),
                ("DDR", "signature", "1981-04-10", "note 4"),
                ("DDR", "ratification", "1982-07-20", "note 4"),
            },
        ),
        (
            "ctbt",
            {
                ("RUS", "ratification", "2000-06-30", "revoked its consent on 3 November 2023"),
                ("TON", "signature", "2026-07-07", "later than the page"),
                ("TON", "ratification", "2026-07-07", "later than the page"),
            },
        ),
        ("cwc", {("PSE", "accession", "2017-12-29", "The record gives 2018-05-17")}),
        (
            "enmod",
            {
                ("CSK", "signature", "1977-05-18", "note 3"),
                ("CSK", "ratification", "1978-05-12", "note 3"),
                ("DDR", "signature", "1977-05-18", "note 5"),
                ("DDR", "ratification", "1978-05-25", "note 5"),
                ("YMD", "accession", "1979-06-12", "note 8"),
            },
        ),
    ],
)
def test_what_differs_has_its_reason(registers, treaty, expected):
    explained = compare(page_of(treaty), registers[treaty]).explained
    assert len(explained) == len(expected)
    for state, kind, date, reason in expected:
        (one,) = [
            one for one in explained if (one.state, one.kind, str(one.date)) == (state, kind, date)
        ]
        assert reason in one.reason


@pytest.mark.parametrize("treaty", ["ccw-p1", "ccw-p2", "ccw-p3"])
def test_the_page_of_the_convention_on_certain_weapons_shows_its_first_protocols(treaty):
    reading = read_page(Treaty.objects.get(pk=treaty), page_bytes("ccw"))
    assert reading.proposals == []
    assert reading.rows_read == 126
    assert len(reading.agrees) > 90
    assert {one.state for one in reading.explained} == {"CSK", "DDR", "YUG"}


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_a_row_less_is_told_act_by_act_and_nothing_else_is(proposals, states, treaty, data):
    row = data.draw(st.sampled_from(present(page_of(treaty))))
    state = states[treaty][row.number - 1]
    assert proposals(treaty, without(treaty, row.number)) == sorted(
        ("absent", state, entry.kind, entry.day.isoformat()) for entry in row.entries
    )


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_another_day_is_one_correction(proposals, states, treaty, data):
    row = data.draw(st.sampled_from(page_of(treaty).rows))
    column = data.draw(
        st.sampled_from([number for number, cell in enumerate(row.cells, 2) if cell.entries])
    )
    (entry,) = row.cells[column - 2].entries
    others = st.dates(dt.date(1950, 1, 1), dt.date(2025, 12, 31)).filter(
        lambda day: day not in {entry.day, dt.date(2018, 1, 8)}
    )
    day = data.draw(others)
    text = f"{day.day} {day:%b} {day.year} {entry.suffix}"
    text = f"[{text}]" if entry.bracketed else text
    state = states[treaty][row.number - 1]
    assert proposals(treaty, with_cell(treaty, row.number, column, text)) == [
        ("correct", state, entry.kind, day.isoformat())
    ]


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_another_letter_is_one_correction(proposals, states, treaty, data):
    rows = [row for row in present(page_of(treaty)) if row.cells[-1].entries]
    row = data.draw(st.sampled_from(rows))
    (entry,) = row.cells[-1].entries
    kinds = {"": "ratification", "a": "accession", "A": "acceptance", "d": "succession"}
    if treaty == "ctbt":
        kinds["P"] = "consent_to_be_bound"
    letter = data.draw(st.sampled_from([one for one in kinds if kinds[one] != entry.kind]))
    text = f"{entry.day.day} {entry.day:%b} {entry.day.year} {letter}"
    state = states[treaty][row.number - 1]
    assert proposals(treaty, with_cell(treaty, row.number, len(row.cells) + 1, text)) == [
        ("correct", state, kinds[letter], entry.day.isoformat())
    ]


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_an_emptied_cell_is_one_act_absent(proposals, states, treaty, data):
    row = data.draw(st.sampled_from(present(page_of(treaty))))
    column = data.draw(
        st.sampled_from([number for number, cell in enumerate(row.cells, 2) if cell.entries])
    )
    (entry,) = row.cells[column - 2].entries
    state = states[treaty][row.number - 1]
    assert proposals(treaty, with_cell(treaty, row.number, column, "&nbsp;")) == [
        ("absent", state, entry.kind, entry.day.isoformat())
    ]


NEW = {
    "apmbc": ("Nepal", "NPL"),
    "ccm": ("Türkiye", "TUR"),
    "ccw": ("Viet Nam", "VNM"),
    "ctbt": ("India", "IND"),
    "cwc": ("Egypt", "EGY"),
    "enmod": ("State of Palestine", "PSE"),
}


@pytest.mark.parametrize("treaty", TREATIES)
@given(day=st.dates(dt.date(2025, 1, 1), dt.date(2026, 2, 3)))
@many
def test_a_row_more_is_one_act_to_add(proposals, treaty, day):
    name, state = NEW[treaty]
    empty = [""] * (len(page_of(treaty).headings) - 2)
    letter, kind = ("", "ratification") if treaty == "ctbt" else ("a", "accession")
    data = with_row(treaty, name, *empty, f"{day.day} {day:%b} {day.year} {letter}")
    assert proposals(treaty, data) == [("add", state, kind, day.isoformat())]


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_a_name_that_is_not_known_is_told_and_nobody_is_doubted(registers, treaty, data):
    row = data.draw(st.sampled_from(present(page_of(treaty))))
    page = read(with_cell(treaty, row.number, 1, "Ruritania"))
    reading = compare(page, registers[treaty])
    assert reading.proposals == []
    assert reading.rows_read == ROWS[treaty]
    assert "nobody in the record is called “Ruritania”" in reading.findings[0].says
    assert not reading.check.complete


@pytest.mark.parametrize("treaty", TREATIES)
@given(data=st.data())
@many
def test_a_cell_that_is_not_understood_is_told_and_nothing_is_doubted(registers, treaty, data):
    row = data.draw(st.sampled_from([one for one in page_of(treaty).rows if not one.bracketed]))
    column = data.draw(st.integers(2, len(row.cells) + 1))
    page = read(with_cell(treaty, row.number, column, "see note"))
    reading = compare(page, registers[treaty])
    assert reading.proposals == []
    (finding,) = [one for one in reading.findings if "“see note” is not a date" in one.says]
    assert finding.evidence.text == "see note"
    assert not reading.check.complete


def test_a_state_that_left_need_not_be_listed(registers):
    gone = [row.number for row in page_of("apmbc").rows if row.bracketed]
    reading = compare(read(without("apmbc", *gone)), registers["apmbc"])
    assert reading.proposals == []
    reasons = [one.reason for one in reading.explained if one.state == "FIN"]
    assert reasons == [
        "Finland left on 10 January 2026: the table need not list it.",
        "Finland left on 10 January 2026: the page no longer lists it, and note 2 tells why.",
    ]


@pytest.mark.parametrize("treaty", TREATIES)
def test_a_page_with_far_fewer_rows_is_refused_and_removes_nothing(registers, treaty):
    half = range(1, ROWS[treaty] // 2)
    with pytest.raises(RefusedPageError, match="nothing is concluded from it"):
        compare(read(without(treaty, *half)), registers[treaty])


def test_a_few_rows_less_are_refused_where_the_page_itself_counts_them(registers):
    few, more = without("apmbc", 1, 2, 3), without("apmbc", 1, 2, 3, 5)
    reading = compare(read(few), registers["apmbc"])
    assert {one.change for one in reading.proposals} == {"absent"}
    assert "counts 162 parties, its table shows 159" in reading.findings[-1].says
    with pytest.raises(RefusedPageError, match="lacks 4 of the 166 participants"):
        compare(read(more), registers["apmbc"])


@pytest.mark.parametrize("treaty", TREATIES)
@pytest.mark.parametrize("other", TREATIES)
def test_a_page_of_another_treaty_is_refused(registers, treaty, other):
    if treaty == other:
        assert compare(page_of(treaty), registers[treaty]).treaty == treaty
        return
    with pytest.raises(RefusedPageError, match=f"another treaty's than {treaty}: its number"):
        compare(page_of(other), registers[treaty])


def test_the_title_must_fit_as_well(registers):
    titles = [page_of(treaty).title.encode() for treaty in ("cwc", "apmbc")]
    with pytest.raises(RefusedPageError, match="its title is"):
        compare(read(page_bytes("cwc").replace(*titles)), registers["cwc"])


def test_a_page_whose_columns_changed_places_is_refused(registers):
    data = page_bytes("apmbc")
    heads = (
        b"Signature<br>",
        b"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)<br>",
    )
    for head in heads:
        assert data.count(b">" + head) == 1
    data = data.replace(b">" + heads[0], b">@").replace(b">" + heads[1], b">" + heads[0])
    with pytest.raises(RefusedPageError, match="differ from the record"):
        compare(read(data.replace(b">@", b">" + heads[1])), registers["apmbc"])


def test_a_page_whose_first_column_names_nobody_is_refused(registers):
    data = page_bytes("enmod")
    for row in page_of("enmod").rows[:20]:
        data = data.replace(f"<td>{row.name}".encode(), f"<td>{row.name[::-1]}".encode(), 1)
    with pytest.raises(RefusedPageError, match="names of participants are not known"):
        compare(read(data), registers["enmod"])


@pytest.mark.parametrize("treaty", TREATIES)
def test_a_page_is_read_and_compared_within_two_seconds(treaty):
    began = time.perf_counter()
    read_page(Treaty.objects.get(pk=treaty), page_bytes(treaty))
    assert time.perf_counter() - began < 2
