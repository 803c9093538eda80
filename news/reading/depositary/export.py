"""Status pages as XML, the form behind “View XML” on the site.

No whole export could be seen when this was written. What is known, from programs that read it:
the table is ``Treaty/Participants/Table/TGroup`` with the headings in ``Thead/Row/Entry`` and the
rows in ``Tbody/Rows/Row/Entry``; ``SpecialTables`` holds a second one with ``Title`` and
``Column``; ``Declarations/Declaration`` has a ``Participant`` and paragraphs of ``Text``; marks of
notes and italics are escaped tags inside the text. How title, number and end notes are tagged is
not known: title and number are found by their form among the texts outside the tables, notes by
the name of the part they stand in. An export that does not fit is refused, as any page is.
"""

import re
from collections.abc import Iterator

from lxml import etree

from news.reading.depositary.page import RefusedPageError, Section
from news.reading.depositary.sheet import Piece, Said, Sheet, squeeze

RAISED = re.compile(r"<superscript>(.*?)</superscript>", re.IGNORECASE | re.DOTALL)
ITALIC = re.compile(r"<i>(.*?)</i>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
MARK = re.compile(r"\d{1,3}")
NUMBER = re.compile(r"(\d+\s*\.?\s*(?:[a-z]{1,2}\s*\.?)?)(?:\s+([A-Z].+))?")
CHAPTER = re.compile(r"chapter\s+[IVXLCDM]+\b", re.IGNORECASE)
NOT_HEAD = frozenset(
    {"participants", "specialtables", "declarations", "objections", "endnotes", "notes"}
)
STATEMENTS = (
    ("declarations", "declaration", Section.DECLARATIONS),
    ("objections", "objection", Section.OBJECTIONS),
)


def cut(data: bytes) -> Sheet:
    """Cut an export into its parts.

    Raises:
        RefusedPageError: it is truncated, no well-formed XML, or has no table of participants.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise RefusedPageError(
            f"The export is truncated or no XML: {error.msg}. Fetch it again."
        ) from error
    table = next(_named(root, "participants"), None)
    if table is None:
        raise RefusedPageError("The export has no table of participants: it is no status page.")
    sheet = Sheet()
    _head(root, sheet)
    sheet.headings = [piece.text for head in _named(table, "thead") for piece in _entries(head)]
    sheet.rows = [_entries(row) for body in _named(table, "tbody") for row in _named(body, "row")]
    for special in _named(root, "specialtables"):
        sheet.special_headings = [_piece(one).text for one in _named(special, "title")]
        found = ([_piece(one) for one in _named(row, "column")] for row in _named(special, "row"))
        sheet.special = [row for row in found if row]
    sheet.notes = list(_notes(root))
    sheet.said = list(_statements(root))
    return sheet


def _tag(element: etree._Element) -> str:
    """Return the name of an element in small letters; empty for comments."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in element.iter() if _tag(one) == name)


def _words(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def _plain(words: str) -> str:
    return squeeze(TAG.sub(" ", words))


def _piece(element: etree._Element) -> Piece:
    words = _words(element)
    marks = [mark for raised in RAISED.findall(words) for mark in MARK.findall(raised)]
    return Piece(_plain(RAISED.sub("", words)), tuple(marks))


def _entries(row: etree._Element) -> list[Piece]:
    return [_piece(one) for one in _named(row, "entry")]


def _outside(element: etree._Element) -> Iterator[str]:
    """Return the texts outside tables, statements and notes, in order."""
    if _tag(element) in NOT_HEAD:
        return
    if text := _plain(element.text or ""):
        yield text
    for child in element:
        yield from _outside(child)


def _head(root: etree._Element, sheet: Sheet) -> None:
    """Find chapter, number, title and date among the texts of the head."""
    texts = list(_outside(root))
    sheet.head = "\n".join(texts)
    sheet.as_at = next((text for text in texts if "status as at" in text.lower()), "")
    chapter = next((index for index, text in enumerate(texts) if CHAPTER.search(text)), None)
    if chapter is None:
        return
    for index, text in enumerate(texts[chapter + 1 :], start=chapter + 1):
        match = NUMBER.fullmatch(text)
        if match is not None:
            sheet.number = f"{texts[chapter]} {match[1].strip()}"
            sheet.title = match[2] or next(iter(texts[index + 1 :]), "")
            return


def _notes(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Return the end notes with their marks: a leading number, or an attribute or child of one."""
    for part in _named(root, "endnotes"):
        for note in part:
            words = _plain(_words(note))
            match = re.match(r"\(?(\d{1,3})\)?[.\s]*(?=\D)", words)
            number = next((str(one) for one in note.attrib.values() if str(one).isdecimal()), "")
            if number or match is None:
                yield number, words
            else:
                yield match[1], words[match.end() :].strip()


def _statements(root: etree._Element) -> Iterator[Said]:
    for part, one, section in STATEMENTS:
        for statement in (found for held in _named(root, part) for found in _named(held, one)):
            name = next(_named(statement, "participant"), None)
            if name is None:
                continue
            words = " ".join(_words(text) for text in _named(statement, "text"))
            headings = tuple(_plain(found) for found in ITALIC.findall(words))
            yield Said(section, _piece(name), headings, (), _plain(words))
