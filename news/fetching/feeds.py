"""What a site lists as new, in whichever form: RSS, Atom, RDF, JSON Feed, sitemaps."""

import re
from dataclasses import replace

from news.fetching.charsets import decode
from news.fetching.errors import UnreadableError
from news.fetching.items import MOST, Feed, FeedKind, Item
from news.fetching.json_feeds import read_json
from news.fetching.sitemaps import read_sitemap
from news.fetching.syndicated import read_syndicated

__all__ = ["MOST", "Feed", "FeedKind", "Item", "read_feed"]

_ENTITIES = re.compile(r"<!ENTITY", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_SITEMAP = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_HEAD = 4096


def read_feed(
    body: bytes | str, url: str, *, kind: FeedKind | None = None, most: int = MOST
) -> Feed:
    """Return what a feed lists, the newest `most` items of it.

    Args:
        body: the feed, its text, or its bytes: what is odd about their charset is told too.
        url: its address, by which relative links are read.
        kind: its form; where it is not given, what it begins like.
        most: how many items are taken.

    Raises:
        UnreadableError: it is no feed, or declares entities, which no feed needs.
    """
    if isinstance(body, bytes):
        decoded = decode(body)
        feed = read_feed(decoded.text, url, kind=kind, most=most)
        details = " ".join(filter(None, (decoded.detail, feed.detail)))
        return replace(feed, broken=feed.broken or decoded.replaced > 0, detail=details)
    return _read(body, url, kind or _kind(body), most)


def _read(text: str, url: str, kind: FeedKind, most: int) -> Feed:
    if kind is FeedKind.JSON:
        return read_json(text, url, most)
    if _declares_entities(text):
        raise UnreadableError("The feed declares entities: it is refused whole.")
    if kind is FeedKind.SITEMAP:
        return read_sitemap(text, url, most)
    return read_syndicated(text, url, most)


def _kind(text: str) -> FeedKind:
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return FeedKind.JSON
    return FeedKind.SITEMAP if _SITEMAP.search(head) else FeedKind.FEED


def _declares_entities(text: str) -> bool:
    """Whether a declaration stands anywhere but inside CDATA, where it is an example."""
    if not _ENTITIES.search(text):
        return False
    inside, at = False, 0
    for found in _CDATA.finditer(text):
        opens = found[0] != "]]>"
        if opens is not inside:
            if opens and _ENTITIES.search(text, at, found.start()):
                return True
            inside, at = opens, found.end()
    return bool(_ENTITIES.search(text, at if not inside else len(text)))
