"""What was sent, kept once for each content, and given back."""

import gzip
import hashlib

from news.fetching.answers import Fetched
from news.fetching.charsets import decode
from news.models import Body


class PrunedError(Exception):
    """The bytes were thrown away when their time was over."""


def keep(fetched: Fetched) -> Body:
    """Keep what a visit brought; the same bytes are kept once."""
    return keep_bytes(fetched.body, fetched.content_type)


def keep_bytes(content: bytes, content_type: str) -> Body:
    """Keep some bytes and how they were declared; those that were pruned come back."""
    drafted = Body(content=gzip.compress(content, mtime=0), size=len(content))
    drafted.sha256 = _sha256(content)
    drafted.media_type = content_type.partition(";")[0].strip().lower()[:100]
    drafted.charset = decode(content).charset[:40]
    Body.objects.bulk_create([drafted], ignore_conflicts=True)
    body = Body.objects.get(sha256=drafted.sha256)
    if body.content is None:
        body.content, body.kept_at = drafted.content, drafted.kept_at
        body.save(update_fields=["content", "kept_at"])
    return body


def content_of(body: Body) -> bytes:
    """Return the bytes that are kept.

    Raises:
        PrunedError: they are kept no more.
    """
    if body.content is None:
        raise PrunedError(f"The bytes {body} are kept no more: visit the feed again.")
    return gzip.decompress(body.content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
