"""Stories that tell the same: found among those of the last days, word for word or nearly so."""

import datetime as dt

from django.db import connection

from news.fetching.likeness import NEAR
from news.models import Cluster, Document, Version

WINDOW = dt.timedelta(days=14)
"""How far apart stories of one cluster come in at the most."""
MOST_COMPARED = 50_000
"""With how many stories a text is compared at the most, the newest first."""
_LOCK = 4_077_231
"""Number of the database's lock, so that of two like stories at once the second finds the first."""
_NEAREST = """
    SELECT document_id FROM (
        SELECT document_id, read_at, fingerprint FROM news_version
        WHERE fingerprint IS NOT NULL AND read_at >= %(since)s
        ORDER BY read_at DESC LIMIT %(most)s
    ) AS recent
    WHERE bit_count((fingerprint # %(wanted)s::bigint)::bit(64)) <= %(near)s
    ORDER BY bit_count((fingerprint # %(wanted)s::bigint)::bit(64)), read_at DESC, document_id
    LIMIT 1
"""


def cluster_for(sha256: str, fingerprint: int | None, now: dt.datetime) -> Cluster:
    """Return the cluster of a story: that of the one most like it, or a new one.

    Call it in the transaction that adds the story: until its end no other story looks for one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    like = _same(sha256, now) if fingerprint is None else _near(fingerprint, now)
    if like is not None:
        found = Document.objects.select_related("cluster").get(pk=like)
        if found.cluster is not None:
            return found.cluster
    return Cluster.objects.create(created_at=now)


def _same(sha256: str, now: dt.datetime) -> int | None:
    """Return the newest document with the very same words: for texts too short to compare."""
    same = Version.objects.filter(
        sha256=sha256, read_at__gte=now - WINDOW, document__cluster__isnull=False
    )
    return same.order_by("-read_at", "-id").values_list("document_id", flat=True).first()


def _near(fingerprint: int, now: dt.datetime) -> int | None:
    """Return the document whose text is nearest, if one is near."""
    wanted = str(fingerprint)  # as text: bound as a number, the least of 64 bits is out of range
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAREST,
            {"since": now - WINDOW, "most": MOST_COMPARED, "wanted": wanted, "near": NEAR},
        )
        row = cursor.fetchone()
    return row[0] if row else None
