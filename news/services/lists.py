"""Depositaries' lists: a version where one says something else, and once a month in any case."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Self

from django.db import transaction

from core.dates import PartialDate
from news.models import Body, Document, Feed, Version
from news.reading.depositary.page import Page
from news.services.versions import Text, add
from news.terms import DocumentKind

CHECKED_EVERY = dt.timedelta(days=28)
"""How often a list that says the same is held against the record, which may have changed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: ``sha256`` is of all of it but the day at which it is true."""

    title: str
    text: str
    day: dt.date
    sha256: str

    @classmethod
    def of(cls, page: Page) -> Self:
        """Return what a status page says."""
        return cls(page.title, page.text, page.day, content_sha256(page))


@transaction.atomic
def add_list(feed: Feed, listed: Listed, body: Body | None) -> Version | None:
    """Add what the list of a feed says, and ask for its reading; None where it said so before."""
    Document.objects.bulk_create(
        [Document(url=feed.url, kind=DocumentKind.STATUS_PAGE, feed=feed, outlet=feed.outlet)],
        ignore_conflicts=True,
    )
    document = Document.objects.select_for_update().get(url=feed.url)
    if (document.kind, document.feed_id) != (DocumentKind.STATUS_PAGE, feed.pk):
        document.kind, document.feed, document.outlet = (
            DocumentKind.STATUS_PAGE,
            feed,
            feed.outlet,
        )
        document.save(update_fields=["kind", "feed", "outlet"])  # a story had led here before
    return add_to(document, listed, body)


def add_to(document: Document, listed: Listed, body: Body | None) -> Version | None:
    """Add what a list says to its document, which is locked; None where it said so before."""
    last = document.versions.order_by("-number").first()
    if last is not None and last.sha256 == listed.sha256 and not _long_ago(last, listed.day):
        return None
    day = PartialDate.of(listed.day)
    text = Text(listed.title, listed.text, language="en", published_on=day)
    return add(document, text, body, sha256=listed.sha256)


def content_sha256(page: Page) -> str:
    """Return the hash of all that a list says but the day at which it is true."""
    digest = hashlib.sha256()
    parts = [page.title, page.number, *page.headings, *page.special_headings]
    for row in (*page.rows, *page.special):
        parts += [row.name, *row.marks, *(cell.evidence.text for cell in row.cells)]
    for note in page.notes:
        parts += [note.mark, note.evidence.text]
    for said in page.statements:
        parts += [said.section, said.name, *said.marks, *map(str, said.days), *said.upon]
        parts.append(said.evidence.text)
    for part in parts:
        digest.update(part.encode(errors="replace") + b"\0")
    return digest.hexdigest()


def _long_ago(version: Version, day: dt.date) -> bool:
    if version.published_on is None:
        return True
    return day - version.published_on.earliest >= CHECKED_EVERY
