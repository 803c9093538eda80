"""A status page is read as a whole, or refused with the reason."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.reading.depositary.page import RefusedPageError, Section
from news.reading.depositary.reader import read
from tests.news.depositary.scene import (
    ROWS,
    TREATIES,
    page_bytes,
    page_of,
    table_rows,
    with_cell,
    without,
)
from treaties.terms import ActionKind

HEADS = {
    "apmbc": ("XXVI-5", 132, 162),
    "ccm": ("XXVI-6", 107, 112),
    "ccw": ("XXVI-2", 50, 128),
    "ctbt": ("XXVI-4", 187, 178),
    "cwc": ("XXVI-3", 165, 193),
    "enmod": ("XXVI-1", 48, 78),
}


def row_of(page, name):
    return next(row for row in page.rows if row.name == name)


def acts(page, name):
    return [(entry.kind, entry.day.isoformat()) for entry in row_of(page, name).entries]


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_participant_is_read_with_nothing_left_over(treaty):
    page = page_of(treaty)
    assert len(page.rows) == ROWS[treaty] == len(table_rows(treaty))
    assert [cell.unread for row in page.rows for cell in row.cells if cell.unread] == []
    assert all(row.entries for row in page.rows)


def test_the_six_pages_hold_898_participants():
    assert sum(len(page_of(treaty).rows) for treaty in TREATIES) == 898


@pytest.mark.parametrize("treaty", TREATIES)
def test_the_head_gives_number_date_and_counts_which_the_rows_bear_out(treaty):
    page = page_of(treaty)
    assert (page.number, page.signatories, page.parties) == HEADS[treaty]
    assert page.day == dt.date(2026, 2, 3)
    standing = [entry for row in page.rows for entry in row.entries if not entry.bracketed]
    signed = [entry for entry in standing if entry.kind is ActionKind.SIGNATURE]
    applied = [entry for entry in standing if entry.kind is ActionKind.PROVISIONAL_APPLICATION]
    assert len(signed) == page.signatories
    assert len(standing) - len(signed) - len(applied) == page.parties


@pytest.mark.parametrize("treaty", TREATIES)
def test_all_evidence_is_cut_from_the_text_of_the_page(treaty):
    page = page_of(treaty)
    places = [row.evidence for row in (*page.rows, *page.special)]
    places += [cell.evidence for row in (*page.rows, *page.special) for cell in row.cells]
    places += [entry.evidence for row in page.rows for entry in row.entries]
    places += [one.evidence for one in (*page.notes, *page.statements)]
    for place in places:
        assert page.text[place.start : place.end] == place.text


@pytest.mark.parametrize(
    ("treaty", "name", "expected"),
    [
        ("apmbc", "Afghanistan", [("accession", "2002-09-11")]),
        ("apmbc", "Japan", [("signature", "1997-12-03"), ("acceptance", "1998-09-30")]),
        ("apmbc", "South Sudan", [("succession", "2011-11-11")]),
        ("ccm", "Belize", [("provisional_application", "2014-09-02"), ("accession", "2014-09-02")]),
        ("ctbt", "Montenegro", [("signature", "2006-10-23"), ("succession", "2006-10-23")]),
        ("ctbt", "Russian Federation", [("signature", "1996-09-24")]),
    ],
)
def test_suffixes_mean_what_their_column_says(treaty, name, expected):
    assert acts(page_of(treaty), name) == expected


def test_brackets_and_marks_of_notes_are_kept():
    page = page_of("apmbc")
    assert [row.name for row in page.rows if row.bracketed] == [
        "Estonia",
        "Finland",
        "Latvia",
        "Lithuania",
    ]
    assert row_of(page, "Ukraine").marks == ("10", "11")
    assert row_of(page, "Finland").entries[0].evidence.text == "[ 9 Jan 2012 a]"
    assert [note.mark for note in page.notes] == [str(number) for number in range(1, 13)]


def test_statements_are_read_with_their_dates_and_the_acts_they_were_made_upon():
    lebanon = next(one for one in page_of("ctbt").statements if one.name == "Lebanon")
    assert lebanon.days == (dt.date(2005, 10, 3),)
    greece = next(one for one in page_of("apmbc").statements if one.name == "Greece")
    assert (greece.section, greece.upon) == (Section.DECLARATIONS, ("signature",))
    objections = [one for one in page_of("ccw").statements if one.section is Section.OBJECTIONS]
    assert len(objections) == 17
    assert {one.days[0].isoformat()[:7] for one in objections} == {"2010-02"}
    (territories,) = [
        one for one in page_of("enmod").statements if one.section is Section.TERRITORIES
    ]
    assert territories.days == (dt.date(1978, 5, 16),)


def test_the_second_table_is_kept():
    page = page_of("ccw")
    assert page.special_headings == ("Participant", "Protocol I", "Protocol II", "Protocol III")
    assert len(page.special) == 126


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12 Mai 2004 a", "there is no day"),
        ("31 Feb 2004 a", "there is no day"),
        ("12 May 2004 z", "the letter “z” has no meaning"),
        ("[12 May 2004 a", "has no counterpart"),
        ("see note", "is not a date"),
        ("12 May 2004 a (in part)", "is not a date"),
    ],
)
def test_a_cell_that_is_not_understood_is_kept_with_its_text(text, why):
    page = read(with_cell("apmbc", 1, 3, text))
    cell = page.rows[0].cells[1]
    assert cell.evidence.text == text
    assert why in cell.unread
    assert len(page.rows) == ROWS["apmbc"]


@given(st.dates(dt.date(1925, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["", "A", "AA", "a"]))
def test_any_date_with_a_letter_of_the_heading_is_read(day, letter):
    kinds = {"": "ratification", "A": "acceptance", "AA": "approval", "a": "accession"}
    page = read(with_cell("apmbc", 1, 3, f"&nbsp;{day:%d %b}\t {day.year} {letter}"))
    assert acts(page, "Afghanistan") == [(kinds[letter], day.isoformat())]


@pytest.mark.parametrize("treaty", TREATIES)
@given(share=st.floats(0, 1))
def test_a_page_cut_anywhere_is_refused(treaty, share):
    whole = page_bytes(treaty).rstrip()
    with pytest.raises(RefusedPageError, match="fetch"):
        read(whole[: int(share * (len(whole) - 1))])


@pytest.mark.parametrize("treaty", TREATIES)
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_page_cut_and_closed_again_is_refused(treaty, share):
    data = page_bytes(treaty)
    begin = data.index(b'_tblgrid"')
    end = data.index(b"</table>", begin)
    cut = data[: begin + int(share * (end - begin))]
    with pytest.raises(RefusedPageError, match="fetch it again"):
        read(cut + b"</td></tr></table></body></html>")


DAMAGE = st.sampled_from(
    [
        b"",
        b"<td>",
        b"</td>",
        b"<tr></tr>",
        b"</table>",
        b"<!--",
        b"\x00",
        b"\xff\xfe",
        b"&#0;",
        b"<sup>",
    ]
)


@pytest.mark.parametrize("treaty", TREATIES)
@given(place=st.integers(0, 400_000), lost=st.integers(0, 200), damage=DAMAGE)
def test_a_damaged_page_is_read_or_refused_but_never_breaks_the_reader(treaty, place, lost, damage):
    data = page_bytes(treaty)
    place = place % len(data)
    rows, text = (), ""
    with suppress(RefusedPageError):
        page = read(data[:place] + damage + data[place + lost :])
        rows, text = page.rows, page.text
    for row in rows:
        assert text[row.evidence.start : row.evidence.end] == row.name


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_page_is_refused(data):
    with pytest.raises(RefusedPageError, match="is empty"):
        read(data)


def test_a_table_without_rows_is_refused():
    with pytest.raises(RefusedPageError, match="table of participants is empty"):
        read(without("enmod", *range(1, 95)))


def test_another_page_of_the_site_is_refused():
    with pytest.raises(RefusedPageError, match="the table of participants"):
        read(b"<!DOCTYPE html><html><body><h1>Urgent maintenance</h1></body></html>")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b">Participant<br>", b">Party<br>"),
        (b">Signature<br>", b">Date<br>"),
        (b">Signature<br>", b"><br>"),
        (b">Ratification, Acceptance(A)", b">Consent, Acceptance(A)"),
        (b"Succession(d)<br>", b"Succession(d), Objection(o)<br>"),
    ],
)
def test_a_page_with_other_columns_is_refused(old, new):
    data = page_bytes("apmbc")
    assert old in data
    with pytest.raises(RefusedPageError, match="layout of the page has changed"):
        read(data.replace(old, new, 1))


def test_a_row_of_another_width_is_refused():
    row = table_rows("apmbc")[4]
    changed = row.replace(b"<td>", b"<td></td><td>", 1)
    with pytest.raises(RefusedPageError, match="row 5"):
        read(page_bytes("apmbc").replace(row, changed, 1))


def test_a_page_without_a_date_needs_one():
    data = page_bytes("apmbc").replace(b"STATUS AS AT : 03-02-2026", b"STATUS", 1)
    with pytest.raises(RefusedPageError, match="give the day"):
        read(data)
    assert read(data, day=dt.date(2026, 3, 1)).day == dt.date(2026, 3, 1)
