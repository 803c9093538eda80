"""Treaty actions: the facts from which everything else follows."""

from typing import override

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone

from core.fields import PartialDateField, partial_date_check
from treaties.models.states import State
from treaties.models.treaties import Treaty
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import ActionKind, Confidence

EFFECT_NOT_BEFORE_ACT = GreaterThanOrEqual(
    Left(F("effective_on"), Length(F("acted_on"))),
    Left(F("acted_on"), Length(F("effective_on"))),
)
"""Compared as far as both dates are known, so that an act of 2001 may have effect in 2001-04."""


class TreatyAction(models.Model):
    """One act under a treaty, as a source states it.

    Rows are added, never changed: a mistake is put right by a later entry that ``corrects`` it,
    so that what the record said at any moment can be shown again. An entry that is ``void`` only
    takes back the one it corrects.
    """

    public_id = models.CharField(
        "public id",
        max_length=120,
        unique=True,
        help_text="{treaty}-{STATE}-{kind}-{date}[-n], fixed at first entry.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name="treaty",
        help_text="The treaty acted on.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name="state",
        help_text="Who acted.",
    )
    kind = models.CharField("kind", max_length=30, choices=ActionKind, help_text="What was done.")
    acted_on = PartialDateField(
        "acted on",
        null=True,
        blank=True,
        help_text="Date of signature, of deposit, or of receipt; as precise as the source.",
    )
    effective_on = PartialDateField(
        "effective on",
        null=True,
        blank=True,
        help_text="Date of effect, only where a source states it.",
    )
    depositary = models.CharField(
        "depositary",
        max_length=40,
        blank=True,
        help_text="The capital whose date this is, where there are several depositaries.",
    )
    towards = ArrayField(
        models.CharField(max_length=3),
        verbose_name="towards",
        default=list,
        blank=True,
        help_text="Codes of the states towards which alone a suspension is claimed.",
    )
    note = models.TextField("note", blank=True, help_text="What a reader should know.")
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
        help_text="The entry of the same treaty that this one replaces.",
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

    objects = TreatyActionQuerySet.as_manager()

    class Meta:
        verbose_name = "treaty action"
        verbose_name_plural = "treaty actions"
        ordering = ["treaty_id", "state_id", "acted_on", "id"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [
            partial_date_check("acted_on", model="treatyaction"),
            partial_date_check("effective_on", model="treatyaction"),
            models.CheckConstraint(
                name="treatyaction_effect_not_before_act",
                condition=Q(kind=ActionKind.SUCCESSION)
                | Q(acted_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(EFFECT_NOT_BEFORE_ACT),
                violation_error_message="Only a succession can take effect before it was notified.",
            ),
            models.CheckConstraint(
                name="treatyaction_void_needs_corrects",
                condition=Q(void=False) | Q(corrects__isnull=False),
                violation_error_message="Name the entry that is taken back.",
            ),
            models.CheckConstraint(
                name="treatyaction_corrects_another",
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                violation_error_message="An entry cannot correct itself.",
            ),
        ]
        indexes = [
            models.Index(fields=["treaty", "state", "acted_on"], name="treatyaction_treaty_state"),
            models.Index(fields=["state", "acted_on"], name="treatyaction_state_acted"),
            models.Index(fields=["recorded_at"], name="treatyaction_recorded"),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        """Return the address of the act on the page of its treaty."""
        return f"{reverse('treaties:treaty', args=[self.treaty_id])}#{self.public_id}"

    @override
    def clean(self) -> None:
        """Check what one row of the table cannot."""
        super().clean()
        errors: dict[str, str] = {}
        if self.corrects is not None and self.corrects.treaty_id != self.treaty_id:
            errors["corrects"] = "Correct an entry of the same treaty."
        if self.corrects_id is not None and not self.reason:
            errors["reason"] = "Say why the entry is corrected."
        if self.corrects_id is None and self.reason:
            errors["reason"] = "Give a reason only with the entry that is corrected."
        if unknown := set(self.towards) - set(State.objects.codes(self.towards)):
            errors["towards"] = f"No such state: {', '.join(sorted(unknown))}."
        if errors:
            raise ValidationError(errors)
