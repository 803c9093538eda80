"""Which source states which action, and where."""

import pgtrigger
from django.db import models

from treaties.models.actions import TreatyAction
from treaties.models.sources import Source


class Citation(models.Model):
    """One source of one action: added with it, never changed."""

    action = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name="action",
        help_text="The action that the source states.",
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name="source",
        help_text="The source cited.",
    )
    position = models.PositiveSmallIntegerField(
        "position", default=0, help_text="Place among the citations of the action, from 0."
    )
    locator = models.CharField(
        "locator", max_length=200, blank=True, help_text="Where in the source: page, row, section."
    )
    quote = models.TextField("quote", blank=True, help_text="What the source says, word for word.")

    class Meta:
        verbose_name = "citation"
        verbose_name_plural = "citations"
        ordering = ["action_id", "position", "id"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [
            models.UniqueConstraint(
                name="citation_once_a_place",
                fields=["action", "source", "locator"],
                violation_error_message="The action cites this place already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.locator}".rstrip()
