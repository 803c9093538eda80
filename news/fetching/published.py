"""When a page says it was published: from what it says to programs, never from how it looks."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from news.fetching.moments import Moment, moment

_NAMES = frozenset(
    {
        *("article:published_time", "og:published_time", "og:article:published_time"),
        *("datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date"),
        *("published-date", "publication_date", "dc.date", "dc.date.issued", "dc.date.created"),
        *("dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date"),
    }
)
"""Names of meta elements that hold the day of publication."""
_STORIES = frozenset(
    {
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting"),
        *("pressrelease", "governmentannouncement", "report", "webpage", "liveblogposting"),
    }
)
_LONGEST_SCRIPT = 500_000
_DEEPEST = 6


def published(page: html.HtmlElement) -> Moment | None:
    """Return when a page was published, None where it does not say, or says several things.

    What its linked data says comes first, then its meta elements, then the one `time` it holds. A
    time without a zone tells the day only.
    """
    for said in (_linked(page), _meta(page), _times(page)):
        for text in said:
            if (found := moment(text)) is not None:
                return _honest(found, text)
    return None


def _honest(found: Moment, text: str) -> Moment:
    """Return a moment as its day where the zone of its time is not told."""
    if found.day_only or _zoned(text):
        return found
    return Moment(found.at.replace(hour=0, minute=0, second=0, microsecond=0), day_only=True)


def _zoned(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text.strip()).tzinfo is not None
    except ValueError:
        return True  # a time as in mails, which tells its zone


def _linked(page: html.HtmlElement) -> Iterator[str]:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            told = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # a page whose linked data is broken may say it elsewhere
        yield from _dates(told, _DEEPEST)


def _dates(told: Any, deeper: int) -> Iterator[str]:
    """Yield datePublished of every story in linked data."""
    if deeper and isinstance(told, list):
        for one in told:
            yield from _dates(one, deeper - 1)
    elif deeper and isinstance(told, dict):
        types = told.get("@type")
        named = {str(one).lower() for one in (types if isinstance(types, list) else [types])}
        if named & _STORIES and isinstance(told.get("datePublished"), str):
            yield told["datePublished"]
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates(told.get(name), deeper - 1)


def _meta(page: html.HtmlElement) -> Iterator[str]:
    for one in page.iter("meta"):
        names = {(one.get(key) or "").lower() for key in ("property", "name", "itemprop")}
        if names & _NAMES and one.get("content"):
            yield one.get("content")


def _times(page: html.HtmlElement) -> Iterator[str]:
    marked = [
        one
        for one in page.iter("time")
        if "datepublished" in (one.get("itemprop") or "").lower() or "pubdate" in one.attrib
    ]
    for one in marked:
        yield one.get("datetime") or ""
    held = {one.get("datetime") for one in page.iter("time") if one.get("datetime")}
    if not marked and len(held) == 1:
        yield held.pop()
