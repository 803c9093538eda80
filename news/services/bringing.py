"""What visits bring, by the kind of feed: lists of stories, single pages, depositaries' lists."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from news.fetching.answers import Fetched
from news.fetching.errors import UnreadableError
from news.fetching.feeds import read_feed
from news.fetching.items import FeedKind as Form
from news.fetching.kinds import FEEDS, PAGES, Kind
from news.models import Body, Document, Feed
from news.reading.depositary.page import RefusedPageError
from news.services.comparing import read_list
from news.services.listing import keep_items
from news.services.lists import Listed, add_list
from news.services.versions import Fingerprint, Text, add_story
from news.terms import DocumentKind, FeedKind

TYPES: Mapping[str, frozenset[Kind]] = {
    FeedKind.FEED: FEEDS,
    FeedKind.SITEMAP: frozenset({Kind.XML}),
    FeedKind.PAGE: PAGES,
    FeedKind.UNTC: frozenset({Kind.HTML, Kind.XML}),
}
"""What is taken from each kind of feed that has an address of its own."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read: how much it holds, what was odd, and how it is kept.

    ``keep`` returns how much of it is new. ``true_on`` is the day of a depositary's list.
    """

    held: int
    keep: Callable[[Feed, Body | None], int]
    detail: str = ""
    true_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """How pages of stories are read and compared."""

    article: Callable[[str, str], Text]
    fingerprint: Fingerprint


def bring(feed: Feed, fetched: Fetched, readers: Readers) -> Brought:
    """Return what a visit brought.

    Raises:
        UnreadableError: it can't be read, or not be relied on.
    """
    match feed.kind:
        case FeedKind.FEED | FeedKind.SITEMAP:
            return _listed(feed, fetched)
        case FeedKind.PAGE:
            return _page(fetched, readers)
        case FeedKind.UNTC | FeedKind.UNODA:
            return _list(feed, fetched)
        case _:
            raise AssertionError(f"no reader of {feed.kind}")


def _listed(feed: Feed, fetched: Fetched) -> Brought:
    form = Form.SITEMAP if feed.kind == FeedKind.SITEMAP else None
    read_ = read_feed(fetched.body, fetched.url, kind=form)
    detail = read_.detail
    if read_.sitemaps and not read_.items:
        detail = f"An index of {len(read_.sitemaps)} sitemaps, such as {read_.sitemaps[0].url}."
        raise UnreadableError(f"{detail} Give the address of the one to be visited.")
    return Brought(read_.held, lambda to, _body: keep_items(to, read_.items), detail)


def _page(fetched: Fetched, readers: Readers) -> Brought:
    text = readers.article(fetched.text, fetched.url)
    if not text.text:
        raise UnreadableError("No text was found on the page.")
    return Brought(1, partial(_keep_page, text=text, readers=readers))


def _keep_page(feed: Feed, body: Body | None, *, text: Text, readers: Readers) -> int:
    document, _made = Document.objects.get_or_create(
        url=feed.url,
        defaults={"kind": DocumentKind.STORY, "feed": feed, "outlet": feed.outlet},
    )
    return int(add_story(document, text, body, readers.fingerprint) is not None)


def _list(feed: Feed, fetched: Fetched) -> Brought:
    try:
        listed, reading = read_list(feed, fetched.body, day=timezone.now().date())
    except RefusedPageError as error:
        raise UnreadableError(str(error)) from error
    said = " ".join(one.says for one in reading.findings)
    return Brought(reading.rows_read, partial(_keep_list, listed=listed), said, listed.day)


def _keep_list(feed: Feed, body: Body | None, *, listed: Listed) -> int:
    return int(add_list(feed, listed, body) is not None)
