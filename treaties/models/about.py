"""The record as a whole."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from treaties.querysets import RecordQuerySet


class Record(models.Model):
    """The one row about the record itself: its version and the day it was compiled.

    Every answer's ETag is made of ``version``; whoever changes the record calls
    ``Record.objects.bump()`` in the same transaction.
    """

    id = models.PositiveSmallIntegerField(
        "id", primary_key=True, default=1, help_text="Always 1: there is one record."
    )
    version = models.PositiveBigIntegerField(
        "version", default=0, help_text="Raised by one with every change of the record."
    )
    compiled_on = models.DateField(
        "compiled on", help_text="The day up to which the record's compilers looked for acts."
    )
    changed_at = models.DateTimeField(
        "changed at", default=timezone.now, help_text="When the record last changed."
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "record"
        verbose_name_plural = "record"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="record_is_single", condition=Q(id=1)),
        ]

    def __str__(self) -> str:
        return f"Record compiled on {self.compiled_on}, version {self.version}"
