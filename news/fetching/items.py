"""What a feed says: its items, and what was left out of it and why."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MOST = 500
"""How many items of a feed are taken."""
LONGEST_SUMMARY = 5000
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_LONGEST_TITLE, _LONGEST_ID, _LONGEST_LANGUAGE = 500, 500, 35


class FeedKind(StrEnum):
    """The forms in which sites list what is new."""

    FEED = "feed"
    JSON = "json_feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a feed lists: texts plain, moments in UTC, `url` in its one form."""

    url: str
    id: str = ""
    title: str = ""
    summary: str = ""
    published_at: dt.datetime | None = None
    updated_at: dt.datetime | None = None
    language: str = ""

    def within_bounds(self) -> "Item":
        """Return the item with texts no longer than is kept of them."""
        return Item(
            self.url,
            (self.id or self.url)[:_LONGEST_ID],
            self.title[:_LONGEST_TITLE],
            self.summary[:LONGEST_SUMMARY],
            self.published_at,
            self.updated_at,
            self.language[:_LONGEST_LANGUAGE].lower(),
        )


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed lists.

    `held` are the items it holds; of the newest, those that lead nowhere are `skipped`; the rest
    are `items`, newest first. `broken` says that not all of it could be read, `detail` what was
    wrong. `sitemaps` are what a sitemap index leads to.
    """

    kind: FeedKind
    title: str = ""
    language: str = ""
    items: tuple[Item, ...] = ()
    held: int = 0
    skipped: int = 0
    broken: bool = False
    detail: str = ""
    sitemaps: tuple[Item, ...] = ()


class Newest[T]:
    """Takes things one by one, keeps the newest, and counts all of them.

    What has no date comes after what has one, in the order given.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[dt.datetime | None, T]] = []
        self.held = 0

    def add(self, at: dt.datetime | None, one: T) -> None:
        """Take one more."""
        self.held += 1
        self._kept.append((at, one))
        if len(self._kept) > 4 * self._most:
            self._prune()

    def all(self) -> list[T]:
        """Return those that are kept, newest first."""
        self._prune()
        return [one for _, one in self._kept]

    def _prune(self) -> None:
        self._kept.sort(key=lambda one: one[0] or _LONG_AGO, reverse=True)
        del self._kept[self._most :]
