"""Reads the bytes of a status page, in whichever form it comes."""

import datetime as dt
import re

from news.reading.depositary import export, webpage
from news.reading.depositary.assembling import assemble
from news.reading.depositary.page import Page, RefusedPageError

EXPORT = re.compile(rb"<(?:\?xml|[a-z])")
"""How XML begins, with a declaration or with its first element; a page begins with a doctype."""


def read(data: bytes, *, day: dt.date | None = None) -> Page:
    """Read a status page, HTML or XML.

    ``day`` is the day on which it was fetched: it dates a page that does not date itself.

    Raises:
        RefusedPageError: the page is empty, truncated, of an unknown layout, or no status page.
    """
    begin = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if not begin:
        raise RefusedPageError("The page is empty: fetch it again.")
    if EXPORT.match(begin) and b"<html" not in begin:
        return assemble(export.cut(data), day)
    return assemble(webpage.cut(data), day)
