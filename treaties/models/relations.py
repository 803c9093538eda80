"""What others say of an action: answers to it, and views of it."""

from typing import override

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.fields import PartialDateField, partial_date_check
from treaties.models.actions import TreatyAction
from treaties.models.sources import Source
from treaties.models.states import State
from treaties.terms import DECIDING_HOLDERS, Opinion


class Answer(models.Model):
    """An action that is about another one: an objection, a reservation or notice taken back."""

    action = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name="action",
        help_text="The action that answers.",
    )
    target = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        related_name="answered_by",
        verbose_name="target",
        help_text="The action answered.",
    )
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="answers",
        verbose_name="sources",
        help_text="Who says that the one answers the other.",
    )
    recorded_at = models.DateTimeField(
        "recorded at",
        null=True,
        blank=True,
        editable=False,
        default=timezone.now,
        help_text="When it came into the record; empty for what was compiled with it.",
    )

    class Meta:
        verbose_name = "answer"
        verbose_name_plural = "answers"
        ordering = ["action_id", "target_id"]
        constraints = [
            models.UniqueConstraint(name="answer_once", fields=["action", "target"]),
            models.CheckConstraint(name="answer_to_another", condition=~Q(action=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} answers {self.target_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Characterisation(models.Model):
    """Who takes which view of an action, since when, on which source."""

    action = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        related_name="characterisations",
        verbose_name="action",
        help_text="The action that the view is about.",
    )
    holder = models.CharField(
        "holder",
        max_length=20,
        help_text="depositary, un, meeting_of_parties, secretariat, or the code of a state.",
    )
    opinion = models.CharField(
        "opinion", max_length=15, choices=Opinion, help_text="What the holder makes of the action."
    )
    says = models.TextField("says", blank=True, help_text="What the holder says, in short.")
    voiced_on = PartialDateField(
        "voiced on", null=True, blank=True, help_text="When the view was voiced."
    )
    effective_on = PartialDateField(
        "effective on",
        null=True,
        blank=True,
        help_text="The date of effect that this holder gives, where it gives one.",
    )
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="characterisations",
        verbose_name="sources",
        help_text="Where the view can be read.",
    )
    position = models.PositiveSmallIntegerField(
        "position", default=0, help_text="Place among the views of the action, from 0."
    )
    recorded_at = models.DateTimeField(
        "recorded at",
        null=True,
        blank=True,
        editable=False,
        default=timezone.now,
        help_text="When it came into the record; empty for what was compiled with it.",
    )

    class Meta:
        verbose_name = "characterisation"
        verbose_name_plural = "characterisations"
        ordering = ["action_id", "position", "id"]
        constraints = [
            partial_date_check("voiced_on", model="characterisation"),
            partial_date_check("effective_on", model="characterisation"),
            models.UniqueConstraint(
                name="characterisation_once",
                fields=["action", "holder", "opinion", "voiced_on"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}: {self.get_opinion_display()}"

    @override
    def clean(self) -> None:
        """Let only known holders have a view."""
        super().clean()
        if self.holder not in DECIDING_HOLDERS and not State.objects.codes([self.holder]):
            names = ", ".join(DECIDING_HOLDERS)
            raise ValidationError({"holder": f"Write {names} or the code of a state."})
