"""Pages that somebody puts in by hand, read as if their feed had been visited."""

import datetime as dt

from django.db import transaction

from news.models import Document, Feed
from news.reading.depositary.reader import read
from news.services.bodies import keep_bytes
from news.services.lists import Listed, add_list
from news.services.readings import keep, read_version
from news.terms import UNDECIDED, FeedKind
from treaties.models import Treaty


class NoFeedError(Exception):
    """No feed is of the list, so that nothing says which source is cited for it."""


@transaction.atomic
def put_in(treaty: Treaty, data: bytes, *, day: dt.date | None = None) -> int:
    """Propose what a status page says that the record does not; return how much waits now.

    Raises:
        NoFeedError: there is no feed of the treaty's list.
        RefusedPageError: the page can't be relied on.
    """
    feed = Feed.objects.filter(treaty=treaty, kind=FeedKind.UNTC).order_by("pk").first()
    if feed is None:
        raise NoFeedError(
            f"No feed is of the list of {treaty.pk}: run load_feeds, or add one in the admin, "
            "switched off if it is not to be visited."
        )
    add_list(feed, Listed.of(read(data, day=day)), keep_bytes(data, "text/html"))
    document = Document.objects.get(url=feed.url)
    versions = document.versions.select_related(
        "body", "document__feed__source", "document__feed__treaty"
    )
    proposed = keep(read_version(versions.order_by("-number")[0]))
    return sum(one.status in UNDECIDED for one in proposed)
