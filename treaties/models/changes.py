"""The log of everything that ever changed in the record."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from treaties.models.states import State
from treaties.models.treaties import Treaty
from treaties.querysets import ChangeQuerySet
from treaties.terms import ChangeKind


class Change(models.Model):
    """One row of one file of the record, added, changed or removed.

    Rows are only ever added, in the transaction of the change itself and under the lock of the
    record's row, so that their ids are in the order in which the changes were committed. Whoever
    sets the row ``key`` of each ``table`` to ``after``, from the first change to the last, has the
    files that a dump writes.
    """

    kind = models.CharField("kind", max_length=10, choices=ChangeKind, help_text="What happened.")
    table = models.CharField(
        "table", max_length=80, help_text="File of the record: states.csv, actions/apmbc.csv …"
    )
    key = models.TextField("key", help_text="What tells the row from others of its file.")
    place = models.JSONField(
        "place", help_text="By what the rows of the file are ordered, before their cells."
    )
    before = models.JSONField(
        "before", null=True, blank=True, help_text="The cells before, or of the entry replaced."
    )
    after = models.JSONField(
        "after", null=True, blank=True, help_text="The cells since; none where it was removed."
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="treaty",
        help_text="The treaty that the row is about.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="state",
        help_text="The state that the row is about.",
    )
    legal_act = models.BooleanField(
        "legal act",
        help_text="Whether it tells of an act under a treaty that binds in law, or corrects one.",
    )
    reason = models.TextField("reason", blank=True, help_text="Why, where somebody said.")
    version = models.PositiveBigIntegerField(
        "version", help_text="The version of the record that the change made."
    )
    at = models.DateTimeField("at", help_text="When it came into the record.")

    objects: ClassVar[ChangeQuerySet] = ChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "change"
        verbose_name_plural = "changes"
        ordering = ["id"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [
            models.CheckConstraint(
                name="change_has_cells",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
                violation_error_message="A change has cells before it or after it.",
            ),
        ]
        indexes = [
            models.Index(fields=["table", "key", "-id"], name="change_last_of_row"),
            models.Index(fields=["id"], condition=Q(legal_act=True), name="change_legal_acts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.table} {self.key}"
