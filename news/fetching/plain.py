"""Plain text out of HTML and of whatever else calls itself text."""

import re
import unicodedata
from collections.abc import Iterator

import lxml.html
from lxml import etree

_LONGEST = 200_000
"""How many characters are looked at; a summary has far fewer."""
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"),
    *("ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
)
"""Elements that stand apart from what is around them."""
_UNSAID = ("script", "style", "template", "noscript", "iframe", "object")
_LOOKS_MARKED = re.compile(r"<[a-zA-Z/!?]|&[#\w]+;")


def plain(html: str) -> str:
    """Return the text of a piece of HTML, one space between its words."""
    html = html[:_LONGEST]
    return tidy(_text(html) if _LOOKS_MARKED.search(html) else html)


def tidy(text: str) -> str:
    """Return a text with one space between its words, and without what is not text."""
    kept = (one if one.isspace() or unicodedata.category(one) != "Cc" else " " for one in text)
    return " ".join("".join(kept).replace("\N{SOFT HYPHEN}", "").split())


def _text(html: str) -> str:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    page = f"<div>{html}</div>".encode("utf-8", errors="replace")
    try:
        tree = lxml.html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return ""
    etree.strip_elements(tree, *_UNSAID, with_tail=False)
    return "".join(_pieces(tree))


def _pieces(tree: etree._Element) -> Iterator[str]:
    """Yield what a tree says, in order, with a space on either side of every block.

    Nothing is written into the tree: it may hold characters that lxml reads and does not write.
    """
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield " "
        yield (element.text if event == "start" else element.tail) or ""
