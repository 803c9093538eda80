"""What was read: documents at their addresses, the versions of their text, clusters of stories."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import PartialDateField, partial_date_check
from news.models.feeds import Body, Feed
from news.terms import DocumentKind

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class Cluster(models.Model):
    """Stories that tell the same, word for word or nearly so."""

    created_at = models.DateTimeField(
        "created at", default=timezone.now, help_text="When its first story came in."
    )

    class Meta:
        verbose_name = "cluster"
        verbose_name_plural = "clusters"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Cluster {self.pk}"


class Document(models.Model):
    """A story, or a depositary's list, at its address."""

    url = models.URLField("address", max_length=2000, unique=True, help_text="Canonical address.")
    kind = models.CharField(
        "kind", max_length=15, choices=DocumentKind, help_text="What stands there."
    )
    feed = models.ForeignKey(
        Feed,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="feed",
        help_text="Which feed brought it first; none where somebody put it in.",
    )
    outlet = models.CharField("outlet", max_length=200, help_text="Who published it.")
    cluster = models.ForeignKey(
        Cluster,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="cluster",
        help_text="The stories that tell the same.",
    )
    sample = models.BooleanField(
        "sample", default=False, help_text="Written for demonstration; nothing in it is a source."
    )
    told = models.JSONField(
        "told", default=dict, blank=True, help_text="What the feed itself says of it."
    )
    found_at = models.DateTimeField("found at", default=timezone.now, help_text="When it came in.")

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documents"
        ordering = ["-found_at", "-id"]

    def __str__(self) -> str:
        return self.url


class Version(models.Model):
    """The text of a document as it was read at one moment: added, never changed."""

    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name="document",
        help_text="The document.",
    )
    number = models.PositiveIntegerField("number", help_text="Counts from 1.")
    title = models.TextField("title", blank=True, help_text="Its headline or heading.")
    text = models.TextField("text", help_text="What is read; paragraphs apart by an empty line.")
    author = models.CharField("author", max_length=300, blank=True, help_text="As it is printed.")
    language = models.CharField("language", max_length=12, blank=True, help_text="ISO 639-1 code.")
    published_on = PartialDateField(
        "published on", null=True, blank=True, help_text="The day that the document itself gives."
    )
    published_at = models.DateTimeField(
        "published at", null=True, blank=True, help_text="The moment, where it gives one."
    )
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        help_text="Of title and text; of a depositary's list, of all it says but its date.",
    )
    fingerprint = models.BigIntegerField(
        "fingerprint", null=True, blank=True, help_text="Alike for texts that are nearly the same."
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name="body",
        help_text="The bytes that it was read from.",
    )
    read_at = models.DateTimeField("read at", default=timezone.now, help_text="When it was read.")

    class Meta:
        verbose_name = "version"
        verbose_name_plural = "versions"
        ordering = ["document_id", "-number"]
        triggers = [APPEND_ONLY]
        constraints = [
            partial_date_check("published_on", model="version"),
            models.UniqueConstraint(name="version_number_once", fields=["document", "number"]),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="version_sha256"),
            models.Index(
                fields=["-read_at"],
                include=["fingerprint", "document"],
                name="version_recent",
                condition=Q(fingerprint__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.document_id} ({self.number})"
