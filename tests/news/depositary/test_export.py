"""The XML form tells what the HTML form tells; its table has the shape that programs read."""

import datetime as dt
from xml.sax.saxutils import escape

import pytest

from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reader import read
from tests.news.depositary.scene import TREATIES, page_of

FETCHED = dt.date(2026, 2, 3)


def entry(row, column):
    if column == 0:
        marks = f"<superscript>{','.join(row.marks)}</superscript>" if row.marks else ""
        return escape(row.name + marks)
    return escape(row.cells[column - 1].evidence.text.replace(" ", "\t ", 1))


def exported(page):
    """A page written as its export would be."""
    heads = "".join(f"<Entry>{escape(one)}</Entry>" for one in page.headings)
    rows = "".join(
        "<Row>"
        + "".join(f"<Entry>{entry(row, column)}</Entry>" for column in range(len(page.headings)))
        + "</Row>"
        for row in page.rows
    )
    said = "".join(
        f"<Declaration><Participant>{escape(one.name)}</Participant>"
        f"<Text type='para'>{escape('<i>Upon ' + (one.upon or ('consent',))[0] + ':</i>')}</Text>"
        f"<Text type='para'>{escape(one.evidence.text)}</Text></Declaration>"
        for one in page.statements
    )
    notes = "".join(f"<Note>{one.mark} {escape(one.evidence.text)}</Note>" for one in page.notes)
    number = page.number.split("-")[1]
    return (
        "<?xml version='1.0' encoding='UTF-8'?><Document><Treaty>"
        f"<Head><Chapter>CHAPTER XXVI</Chapter><Name>DISARMAMENT</Name><No>{number}.</No>"
        f"<Title>{escape(page.title)}</Title>"
        f"<Status>Signatories : {page.signatories}. Parties : {page.parties}</Status></Head>"
        f"<Participants><Table><TGroup><Thead><Row>{heads}</Row></Thead>"
        f"<Tbody><Rows>{rows}</Rows></Tbody></TGroup></Table></Participants>"
        f"<Declarations>{said}</Declarations><EndNotes>{notes}</EndNotes></Treaty></Document>"
    ).encode()


def told(page):
    return [
        (row.name, row.marks, [(one.kind, one.day, one.bracketed) for one in row.entries])
        for row in page.rows
    ]


@pytest.mark.parametrize("treaty", TREATIES)
def test_an_export_tells_what_the_page_tells(treaty):
    page = page_of(treaty)
    found = read(exported(page), day=FETCHED)
    assert told(found) == told(page)
    assert (found.number, found.title, found.day) == (page.number, page.title, FETCHED)
    assert (found.signatories, found.parties) == (page.signatories, page.parties)
    assert [(one.mark, one.evidence.text) for one in found.notes] == [
        (one.mark, one.evidence.text) for one in page.notes
    ]
    assert [one.name for one in found.statements] == [one.name for one in page.statements]
    assert found.kinds == page.kinds


def test_an_export_in_latin_letters_is_read():
    data = exported(page_of("cwc")).decode().replace("UTF-8", "ISO-8859-1", 1)
    found = read(data.encode("iso-8859-1", "xmlcharrefreplace"), day=FETCHED)
    assert "Côte d'Ivoire" in [row.name for row in found.rows]


def test_an_export_without_a_declaration_is_read():
    data = exported(page_of("enmod")).split(b"?>", 1)[1]
    assert len(read(data, day=FETCHED).rows) == 94


def test_an_export_without_a_date_needs_one():
    with pytest.raises(RefusedPageError, match="give the day"):
        read(exported(page_of("enmod")))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_cut_export_is_refused(share):
    data = exported(page_of("enmod"))
    with pytest.raises(RefusedPageError, match="truncated or no XML"):
        read(data[: int(share * len(data))], day=FETCHED)


def test_an_export_of_something_else_is_refused():
    with pytest.raises(RefusedPageError, match="no table of participants"):
        read(b"<?xml version='1.0'?><rss><channel/></rss>")


def test_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("<Entry>open</Entry>")
    data = exported(page_of("enmod")).decode()
    data = data.replace("<Document>", f"<!DOCTYPE D [<!ENTITY e SYSTEM '{secret}'>]><Document>", 1)
    found = read(data.replace("<Title>", "<Title>&e;", 1).encode(), day=FETCHED)
    assert "open" not in found.text
