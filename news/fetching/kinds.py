"""What kind of thing an answer is: by what it says of itself, and by how it begins."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a body can be read as."""

    XML = "xml"
    HTML = "html"
    JSON = "json"
    TEXT = "text"


FEEDS = frozenset({Kind.XML, Kind.JSON})
PAGES = frozenset({Kind.HTML})
ANYTHING = frozenset(Kind)

_UNTOLD = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})
"""Types that servers give where they know nothing better."""
_BEFORE_ROOT = re.compile(
    rb"\s+|<\?.*?\?>|<!--.*?-->|<!doctype\b[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_PAGE_ROOT = re.compile(rb"<(?:html|head|body)\b", re.IGNORECASE)
HEAD = 4096
"""How many bytes of a body tell how it begins."""


def told(content_type: str) -> Kind | None:
    """Return the kind that a Content-Type stands for: TEXT where it is untold, None for others."""
    name = content_type.partition(";")[0].strip().lower()
    if name in {"text/html", "application/xhtml+xml"}:
        return Kind.HTML
    if name.endswith(("/xml", "+xml")) and not name.startswith("image/"):
        return Kind.XML
    if name.endswith(("/json", "+json")):
        return Kind.JSON
    return Kind.TEXT if name in _UNTOLD else None


def seen(body: bytes) -> Kind | None:
    """Return the kind that a body begins like, None where that tells nothing."""
    head = body[:HEAD].replace(b"\0", b"")  # the halves of UTF-16
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xfe\xff").removeprefix(b"\xff\xfe")
    start, stated = head.lstrip(), head.lstrip()[:5].lower() == b"<?xml"
    if start[:1] in {b"{", b"["}:
        return Kind.JSON
    if start[:14].lower() == b"<!doctype html" or _PAGE_ROOT.match(root := _root(start)):
        return Kind.HTML
    return Kind.XML if stated or _FEED_ROOT.match(root) else None


def kind_of(content_type: str, body: bytes) -> Kind | None:
    """Return what a body is to be read as, None for what is not read at all.

    Servers call feeds text/html, text/plain or nothing, and errors in HTML application/xml: what
    a body begins like decides between what is told and what is there.
    """
    named, found = told(content_type), seen(body)
    if named is None:
        return None
    if named is Kind.TEXT or named is Kind.HTML:
        return found or named
    return Kind.HTML if found is Kind.HTML else named


def _root(head: bytes) -> bytes:
    """Return a head without what may stand before the first element."""
    while (before := _BEFORE_ROOT.match(head)) and before.end():
        head = head[before.end() :]
    return head
