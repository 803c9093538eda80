"""The texts of documents: a new version where a text changed, and the cluster of a story."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from core.dates import PartialDate
from news.models import Body, Document, Proposal, Version
from news.reading.foreign import ENGLISH, language_of
from news.reading.language import is_english
from news.services import decisions, jobs
from news.services.clustering import cluster_for
from news.terms import JobKind, ProposalStatus

_WAITING = (ProposalStatus.HELD, ProposalStatus.ENDORSED)

UNKNOWN = "und"
"""The code of a language that nothing tells (ISO 639-2)."""

type Fingerprint = Callable[[str], int | None]
"""Gives like numbers for texts that are nearly the same; None for texts too short to compare."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a document says: of itself, and of when and by whom it was written."""

    title: str
    text: str
    author: str = ""
    language: str = ""
    published_at: dt.datetime | None = None
    published_on: PartialDate | None = None

    def __post_init__(self) -> None:
        """Leave out what the database takes for no text."""
        for name in ("title", "text", "author", "language"):
            kept = getattr(self, name).replace("\0", "\N{REPLACEMENT CHARACTER}")
            object.__setattr__(self, name, kept.encode(errors="replace").decode())

    @property
    def sha256(self) -> str:
        """The hash of title and text."""
        return hashlib.sha256(f"{self.title}\n\n{self.text}".encode()).hexdigest()

    @property
    def day(self) -> PartialDate | None:
        """The day of publication, in UTC where only the moment is known."""
        if self.published_on is not None or self.published_at is None:
            return self.published_on
        return PartialDate.of(self.published_at.astimezone(dt.UTC).date())


@transaction.atomic
def add_story(
    document: Document, text: Text, body: Body | None, fingerprint: Fingerprint
) -> Version | None:
    """Add the text of a story where it is new, and ask for its reading; None where it is not.

    The first text puts the story among those that tell the same.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    last = document.versions.order_by("-number").first()
    if last is not None and last.sha256 == text.sha256:
        return None
    number = fingerprint(text.text)
    if document.cluster_id is None:
        document.cluster = cluster_for(text.sha256, number, timezone.now())
        document.save(update_fields=["cluster"])
    told = replace(text, language=_language(text))
    version = add(document, told, body, sha256=text.sha256, fingerprint=number)
    if last is not None:
        _reopen(version)
    return version


def _language(text: Text) -> str:
    """Return the language of a story: what its words are, whatever its page says of itself."""
    if is_english(text.text):
        return ENGLISH
    said = language_of(text.language)
    return UNKNOWN if said in {"", ENGLISH} else said


def add(
    document: Document,
    text: Text,
    body: Body | None,
    *,
    sha256: str,
    fingerprint: int | None = None,
) -> Version:
    """Add the next version of a document, which the caller has locked, and ask for its reading."""
    last = document.versions.order_by("-number").values_list("number", flat=True).first()
    version = Version.objects.create(
        document=document,
        number=(last or 0) + 1,
        title=text.title,
        text=text.text,
        author=text.author[:300],
        language=text.language[:12],
        published_on=text.day,
        published_at=text.published_at,
        sha256=sha256,
        fingerprint=fingerprint,
        body=body,
    )
    jobs.ask(JobKind.READ, version.pk)
    return version


def _reopen(version: Version) -> None:
    """Put back what waits on the ground of an earlier text: it may say something else now."""
    rest = Proposal.objects.filter(evidence__version__document=version.document_id)
    for one in sorted(set(rest.filter(status__in=_WAITING).values_list("pk", flat=True))):
        decisions.reopen(
            one,
            reason=f"The story {version.document.url} was changed (version {version.number}).",
        )
