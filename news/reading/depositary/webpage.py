"""Status pages as HTML: cut into parts by the ids that the site gives them.

The ids have long prefixes that changed over the years; only their ends are relied on.
"""

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from news.reading.depositary.page import RefusedPageError, Section
from news.reading.depositary.sheet import Piece, Said, Sheet, squeeze

ORDER = (
    (rb"<html\b", "the beginning of the document"),
    (rb"_tblgrid[\"']", "the table of participants"),
    (rb"</table>", "the end of the table of participants"),
    (rb"name=[\"']EndDec[\"']", "the part below the table"),
    (rb"</body>", "the end of the page"),
    (rb"</html>", "the end of the document"),
)
"""What a whole page holds, in this order."""

STATEMENTS = (
    ("_dgDec", Section.DECLARATIONS),
    ("_dgObj", Section.OBJECTIONS),
    ("_dgDecUnderArticle", Section.UNDER_ARTICLE),
)

MARK = re.compile(r"\d{1,3}")

BREAKING = frozenset({"br", "p", "div", "td", "th", "tr", "li"})
"""Elements that end a line."""

AS_AT = "STATUS AS AT"


def cut(data: bytes) -> Sheet:
    """Cut a page into its parts.

    Raises:
        RefusedPageError: the page is truncated, or is no status page.
    """
    _whole(data)
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.LxmlError as error:
        raise RefusedPageError(f"The page cannot be read as HTML: {error}.") from error
    sheet = Sheet()
    _head(root, sheet)
    sheet.headings, sheet.rows = _table(_one(root, "_tblgrid"))
    for table in _ending(root, "table", "_Table1"):
        sheet.special_headings, sheet.special = _table(table)
    sheet.notes = list(_notes(root))
    sheet.said = [*_statements(root), *_territories(root)]
    return sheet


def _whole(data: bytes) -> None:
    """Check that the page holds every part of a whole one, up to its last tag."""
    place = 0
    for pattern, part in ORDER:
        found = re.search(pattern, data[place:], re.IGNORECASE)
        if found is None:
            raise RefusedPageError(
                f"The page lacks {part}. It is truncated, or it is not a status page of the "
                "UN Treaty Collection: fetch it again."
            )
        place += found.end()
    if data[place:].strip():
        raise RefusedPageError("Something follows the end of the document: fetch the page again.")


def _encoding(data: bytes) -> str:
    """Return the encoding that the page names, UTF-8 if none."""
    found = re.search(rb"charset=[\"']?([A-Za-z0-9_-]+)", data[:4000])
    named = found[1].decode("ascii") if found else "utf-8"
    try:
        return codecs.lookup(named).name
    except LookupError:
        raise RefusedPageError(f"The page names an encoding that is not known: {named}.") from None


def _ending(root: html.HtmlElement, tag: str, end: str) -> list[html.HtmlElement]:
    """Return elements by the end of their id."""
    return [one for one in root.iter(tag) if (one.get("id") or "").endswith(end)]


def _one(root: html.HtmlElement, end: str, tag: str = "table") -> html.HtmlElement:
    found = _ending(root, tag, end)
    if len(found) != 1:
        raise RefusedPageError(
            f"The layout of the page has changed: {len(found)} parts are called “{end}”."
        )
    return found[0]


def _text(element: html.HtmlElement) -> str:
    """Return the words of an element; a line break counts as a space."""
    return squeeze("".join(_words(element)))


def _words(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _words(child)
            yield " " if child.tag in BREAKING else ""
        yield child.tail or ""


def _piece(element: html.HtmlElement) -> Piece:
    """Return the words of an element, marks of notes taken out."""
    marks: list[str] = []
    for raised in element.findall(".//sup"):
        marks += MARK.findall(raised.text_content())
        raised.drop_tree()
    return Piece(_text(element), tuple(marks))


def _head(root: html.HtmlElement, sheet: Sheet) -> None:
    """Read what stands above the table."""
    chapter = _text(_one(root, "_tcHead", "div"))
    heading = _text(_one(root, "_tcTreaty", "div"))
    dated = (_text(one) for one in root.iter("div") if AS_AT in (one.text or "").upper())
    sheet.as_at = next(dated, "")
    status = [_text(one) for one in root.iter("div") if "_rptStatus_" in (one.get("id") or "")]
    sheet.head = "\n".join([sheet.as_at, chapter, heading, *status])
    match = re.fullmatch(r"(?P<number>\d+\.(?:\s?[a-z]{1,2}\.?(?=\s))?)\s+(?P<title>.+)", heading)
    if match:
        sheet.number, sheet.title = f"{chapter} {match['number']}", match["title"]
    else:
        sheet.number, sheet.title = chapter, heading


def _table(table: html.HtmlElement) -> tuple[list[str], list[list[Piece]]]:
    """Return the headings of a table and the pieces of its rows."""
    rows = [[_piece(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    return ([piece.text for piece in rows[0]], rows[1:]) if rows else ([], [])


def _notes(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for note in _ending(root, "div", "_divNotesAll"):
        anchor = note.find(".//a[@name]")
        mark = (anchor.get("name") or "") if anchor is not None else ""
        text = _text(note)
        yield mark, text.removeprefix(mark).strip()


def _statements(root: html.HtmlElement) -> Iterator[Said]:
    for end, section in STATEMENTS:
        for table in _ending(root, "table", end):
            for row in table.iter("tr"):
                names = _ending(row, "div", "_divParticipant")
                texts = _ending(row, "div", "_divText")
                for name, text in zip(names, texts, strict=False):
                    yield _said(section, name, text)


def _said(section: Section, name: html.HtmlElement, text: html.HtmlElement) -> Said:
    for repeated in text.find_class("invisible"):
        repeated.drop_tree()
    return Said(
        section=section,
        name=Piece(re.sub(r"[\d, ]+$", "", _text(name)), tuple(MARK.findall(_text(name)))),
        headings=tuple(_text(one) for one in text.iter("i")),
        dated=tuple(_text(one) for one in text.iter("p") if one.get("align") == "right"),
        text=_text(text),
    )


def _territories(root: html.HtmlElement) -> Iterator[Said]:
    """Read the table of territories to which a participant extended the treaty."""
    for table in _ending(root, "table", "_tblDec"):
        for row in filter(None, _table(table)[1]):
            texts = [piece.text for piece in row]
            yield Said(
                section=Section.TERRITORIES,
                name=row[0],
                headings=(),
                dated=tuple(texts[1:2]),
                text=" ".join(texts[2:]),
            )
