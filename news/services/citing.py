"""The source that an entry cites for what a document states."""

from collections.abc import Iterable

from django.utils.text import slugify

from news.models import Document, Evidence, Feed, Version
from news.terms import DocumentKind
from treaties.models import Source
from treaties.services import Cites, register_changed
from treaties.terms import SourceKind

LONGEST_QUOTE = 1000


def cites_of(evidence: Iterable[Evidence]) -> list[Cites]:
    """Return what an entry cites for some evidence, each place once; sources are made as needed.

    Evidence in documents that are samples is no source and is left out.
    """
    found: dict[tuple[str, str], Cites] = {}
    for one in evidence:
        if one.version.document.sample:
            continue
        source = source_of(one.version)
        key = (source.pk, one.locator)
        found.setdefault(key, Cites(source, one.locator, one.quote[:LONGEST_QUOTE]))
    return list(found.values())


def would_cite(evidence: Iterable[Evidence]) -> list[Cites]:
    """Return what an entry would cite for some evidence; sources that are not there stay unmade."""
    return [
        Cites(_drafted(one.version), one.locator, one.quote[:LONGEST_QUOTE])
        for one in evidence
        if not one.version.document.sample
    ]


def source_of(version: Version) -> Source:
    """Return the source that stands for a version in the record; made where there is none yet.

    A depositary's list is cited with the day at which it was true, a story with the day on which
    it was published: an older or newer text at the same address is a source of its own.
    """
    drafted = _drafted(version)
    held = Source.objects.filter(pk=drafted.pk).first()
    if held is not None:
        return held
    drafted.full_clean()
    drafted.save(force_insert=True)
    register_changed((), Source)
    return drafted


def _drafted(version: Version) -> Source:
    document = version.document
    feed = document.feed
    if document.kind == DocumentKind.STATUS_PAGE and feed is not None and feed.source:
        return _dated(feed, feed.source, version)
    return _story(document, version)


def _dated(feed: Feed, listed: Source, version: Version) -> Source:
    if version.published_on is None or listed.as_of == version.published_on:
        return listed
    day = str(version.published_on)
    return Source(
        pk=f"{feed.slug}-{day}",
        title=feed.name,
        publisher=feed.outlet,
        url=feed.url,
        kind=feed.grade,
        as_of=version.published_on,
    )


def _story(document: Document, version: Version) -> Source:
    stem = "-".join(
        part for part in (slugify(document.outlet)[:40], str(version.published_on or "")) if part
    )
    return Source(
        pk=f"{stem or 'story'}-{version.sha256[:8]}",
        title=(version.title or document.url)[:300],
        publisher=document.outlet,
        url=document.url[:500],
        kind=document.feed.grade if document.feed else SourceKind.NEWS,
        as_of=version.published_on,
    )
