"""Releases: the record as it was published, numbered and never changed."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone


class Release(models.Model):
    """The record as it was published at a moment, with the files and what proves them.

    Each names the one before it, whose manifest its own manifest holds the hash of.
    """

    number = models.PositiveIntegerField(
        "number", primary_key=True, help_text="1, 2, 3 … in the order of publication."
    )
    released_at = models.DateTimeField(
        "released at", default=timezone.now, help_text="The record as known at this moment."
    )
    version = models.PositiveBigIntegerField(
        "version", help_text="Version of the record that was released."
    )
    compiled_on = models.DateField(
        "compiled on", help_text="The day up to which the record's compilers looked for acts."
    )
    content_hash = models.CharField(
        "content hash", max_length=64, help_text="SHA-256 over the record's own files."
    )
    manifest_hash = models.CharField(
        "manifest hash", max_length=64, unique=True, help_text="SHA-256 of the manifest."
    )
    previous = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name="previous",
        help_text="The release before this one; the first has none.",
    )
    counts = models.JSONField("counts", default=dict, help_text="How many rows each table has.")
    files = models.JSONField(
        "files", default=list, help_text="Each file: its name, size in bytes and SHA-256."
    )

    objects: models.Manager["Release"] = models.Manager()

    class Meta:
        verbose_name = "release"
        verbose_name_plural = "releases"
        ordering = ["-number"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [
            models.CheckConstraint(
                name="release_follows_the_one_before",
                condition=Q(previous__isnull=True, number=1)
                | Q(previous__isnull=False, number=F("previous_id") + 1),
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("treaties:release", args=[self.number])
