"""What a feed lists: new stories become documents, and those that changed are fetched again."""

from collections.abc import Iterable, Mapping
from typing import Any

from news.fetching.items import Item
from news.models import Document, Feed
from news.services import jobs
from news.terms import DocumentKind, JobKind

LONGEST_URL = 2000


def keep_items(feed: Feed, items: Iterable[Item]) -> int:
    """Ask for the page of every story that is new or changed; return how many there are.

    A story that another feed brought first is left to that one.
    """
    listed = {item.url: item for item in items if len(item.url) <= LONGEST_URL}
    known = set(Document.objects.filter(url__in=listed).values_list("url", flat=True))
    new = [listed[url] for url in sorted(set(listed) - known)]
    Document.objects.bulk_create([_drafted(feed, one) for one in new], ignore_conflicts=True)
    held = Document.objects.select_for_update().filter(url__in=listed, feed=feed).order_by("pk")
    wanted = []
    for document in held:
        told = told_of(listed[document.url])
        if document.url in known:
            if _mark(document.told) == _mark(told):
                continue
            document.told = told
            document.save(update_fields=["told"])
        wanted.append(document.pk)
    jobs.ask_all(JobKind.STORY, wanted)
    return len(wanted)


def told_of(item: Item) -> dict[str, Any]:
    """Return what a feed says of a story, as it is kept beside the document."""
    told = {
        "title": item.title,
        "summary": item.summary,
        "language": item.language,
        "published_at": item.published_at.isoformat() if item.published_at else None,
        "updated_at": item.updated_at.isoformat() if item.updated_at else None,
    }
    return {name: _plain(value) for name, value in told.items()}


def _plain(value: str | None) -> str | None:
    return value.replace("\0", "").encode(errors="replace").decode() if value else value


def _drafted(feed: Feed, item: Item) -> Document:
    return Document(
        url=item.url,
        kind=DocumentKind.STORY,
        feed=feed,
        outlet=feed.outlet,
        told=told_of(item),
    )


def _mark(told: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what changes when a story does: its date, and where it has none its words."""
    dated = told.get("updated_at")
    return (told.get("title"), dated) if dated else (told.get("title"), told.get("summary"))
