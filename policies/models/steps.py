"""Steps at home on the way to a treaty act."""

from typing import override

from django.core.exceptions import ValidationError
from django.db import models

from core.fields import PartialDateField, partial_date_check
from policies.models.entries import Entry, EntryCitation
from policies.terms import DOMESTIC, Aim, Stage
from treaties.models import State, Treaty


class DomesticStep(Entry):
    """A step that a state took at home towards an act under a treaty; it changes no status."""

    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="domestic_steps",
        verbose_name="treaty",
        help_text="The treaty that the act is to be done under.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="domestic_steps",
        verbose_name="state",
        help_text="Who is on its way to the act.",
    )
    aim = models.CharField(
        "aim", max_length=25, choices=Aim, help_text="The kind of act that the step leads to."
    )
    stage = models.CharField(
        "stage",
        max_length=20,
        choices=[(stage.value, stage.label) for stage in DOMESTIC],
        help_text="How far the step leads; deposit and effect are treaty acts, not steps.",
    )
    taken_on = PartialDateField(
        "taken on", null=True, blank=True, help_text="When; as precise as the source."
    )
    authority = models.CharField(
        "authority", max_length=200, blank=True, help_text="Who took it: organ, office, person."
    )
    summary = models.TextField("summary", help_text="What was done, in a sentence.")

    class Meta(Entry.Meta):
        verbose_name = "domestic step"
        verbose_name_plural = "domestic steps"
        ordering = ["treaty_id", "state_id", "taken_on", "id"]
        constraints = [
            *Entry.Meta.constraints,
            partial_date_check("taken_on", model="domesticstep"),
            models.CheckConstraint(
                name="domesticstep_is_domestic",
                condition=models.Q(stage__in=DOMESTIC),
                violation_error_message="Deposit and effect are treaty acts: enter them there.",
            ),
        ]

    @override
    def clean(self) -> None:
        """Let a correction stay with its treaty and state."""
        super().clean()
        if self.stage in {Stage.DEPOSITED, Stage.IN_EFFECT}:
            message = "Deposit and effect are treaty acts: enter them there."
            raise ValidationError({"stage": message})


class StepCitation(EntryCitation):
    """One source of one step."""

    entry = models.ForeignKey(
        DomesticStep,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name="entry",
        help_text="The step that the source states.",
    )

    class Meta(EntryCitation.Meta):
        verbose_name = "source of a domestic step"
        verbose_name_plural = "sources of domestic steps"
