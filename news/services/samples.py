"""Samples: stories and a depositary's list for practice, so that a new desk has work at once.

They say themselves that they did not happen. What is accepted of them enters nothing.
"""

import gzip
import json
from pathlib import Path

from django.db import transaction

from core.dates import PartialDate
from news.models import Document, Feed, Proposal, Version
from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reader import read
from news.services.bodies import keep_bytes
from news.services.lists import Listed, add_to
from news.services.readings import keep, read_version
from news.services.versions import Text, add_story
from news.terms import DocumentKind, FeedKind

ADDRESS = "https://sample.invalid/{}"
"""Where samples are said to stand: at no address that anybody can have (RFC 2606)."""

OUTLET = "The Rehearsal Depositary"
"""Who is said to have published the lists."""


@transaction.atomic
def load_samples(folder: Path) -> int:
    """Read the samples of a folder into an empty desk; return how many were new.

    ``*.json`` are stories; ``lists/ID.html.gz`` are status pages of the treaty with that id, left
    out where no feed is of its list. A desk that holds any document is in use: nothing is added.

    Raises:
        ValueError: a file is no sample; the message names it.
    """
    if Document.objects.exists():
        return 0
    tried = [_add_story(path) for path in sorted(folder.glob("*.json"))]
    tried += [_add_list(path) for path in sorted(folder.glob("lists/*.html.gz"))]
    added = [version for version in tried if version is not None]
    for version in added:
        keep(read_version(version))
    return len(added)


def proposed() -> int:
    """Return how many proposals the samples brought."""
    return Proposal.objects.filter(evidence__version__document__sample=True).distinct().count()


def _add_story(path: Path) -> Version | None:
    try:
        held = json.loads(path.read_text())
        day = PartialDate.parse(held["published"])
        text = Text(held["title"], held["body"], language="en", published_on=day)
        slug, outlet = held["slug"], held["outlet"]
    except (KeyError, TypeError, ValueError) as error:
        needs = "slug, outlet, title, published and body"
        msg = f"{path.name} is no sample story: {error!r}. It needs {needs}."
        raise ValueError(msg) from error
    document = _document(slug, outlet=outlet, kind=DocumentKind.STORY)
    return add_story(document, text, None, lambda _text: None)


def _add_list(path: Path) -> Version | None:
    treaty = path.name.partition(".")[0]
    feed = Feed.objects.filter(treaty=treaty, kind=FeedKind.UNTC).order_by("pk").first()
    if feed is None:
        return None
    try:
        data = gzip.decompress(path.read_bytes())
        page = read(data)
    except (OSError, EOFError, RefusedPageError) as error:
        raise ValueError(f"{path.name} is no sample list: {error}") from error
    name = f"lists/{treaty}"
    document = _document(name, outlet=OUTLET, kind=DocumentKind.STATUS_PAGE, feed=feed)
    return add_to(document, Listed.of(page), keep_bytes(data, "text/html"))


def _document(name: str, **values: object) -> Document:
    return Document.objects.create(url=ADDRESS.format(name), sample=True, **values)
