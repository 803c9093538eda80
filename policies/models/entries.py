"""What all entries of this app have in common: added, never changed, each on its sources."""

from typing import TYPE_CHECKING, Any, ClassVar, override

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from policies.querysets import EntryQuerySet
from treaties.models import Source
from treaties.terms import Confidence

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class Entry(models.Model):
    """A row that a later one may correct, so that any past answer can be given again.

    An entry that is ``void`` only takes back the one it corrects.
    """

    id = models.CharField(
        "id",
        max_length=120,
        primary_key=True,
        validators=[validate_slug],
        help_text="Fixed at first entry.",
    )
    confidence = models.CharField(
        "confidence", max_length=15, choices=Confidence, help_text="How well it is established."
    )
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="corrects",
        help_text="The entry that this one replaces.",
    )
    void = models.BooleanField(
        "void",
        default=False,
        help_text="The corrected entry records something that did not happen.",
    )
    reason = models.TextField("reason", blank=True, help_text="Why the entry is corrected.")
    recorded_at = models.DateTimeField(
        "recorded at", default=timezone.now, help_text="When the entry came into the record."
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="recorded by",
        help_text="The editor who entered it; empty for compiled rows.",
    )

    if TYPE_CHECKING:  # what every concrete model has
        corrects_id: str | None
        citations: Any

    objects: ClassVar[EntryQuerySet[Any]] = EntryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True
        triggers = [APPEND_ONLY]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_void_needs_corrects",
                condition=Q(void=False) | Q(corrects__isnull=False),
                violation_error_message="Name the entry that is taken back.",
            ),
            models.CheckConstraint(
                name="%(class)s_corrects_another",
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                violation_error_message="An entry cannot correct itself.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @override
    def clean(self) -> None:
        """Let a reason come with a correction, and a correction with a reason."""
        super().clean()
        if self.corrects_id is not None and not self.reason:
            raise ValidationError({"reason": "Say why the entry is corrected."})
        if self.corrects_id is None and self.reason:
            raise ValidationError(
                {"reason": "Give a reason only with the entry that is corrected."}
            )


class EntryCitation(models.Model):
    """One source of one entry: added with it, never changed."""

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name="source",
        help_text="The source cited.",
    )
    position = models.PositiveSmallIntegerField(
        "position", default=0, help_text="Place among the citations of the entry, from 0."
    )
    locator = models.CharField(
        "locator", max_length=200, blank=True, help_text="Where in the source: page, row, section."
    )
    quote = models.TextField("quote", blank=True, help_text="What the source says, word for word.")

    class Meta:
        abstract = True
        ordering = ["entry_id", "position", "id"]
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_once_a_place",
                fields=["entry", "source", "locator"],
                violation_error_message="The entry cites this place already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.locator}".rstrip()
