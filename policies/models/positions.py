"""What states say about treaties: kept apart from what they did."""

from typing import override

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.fields import PartialDateField, partial_date_check
from policies.models.entries import Entry, EntryCitation
from policies.models.topics import Topic
from policies.terms import Stance
from treaties.models import State, Treaty


class Position(Entry):
    """What a state said about a treaty or a topic; it changes no status and no policy."""

    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="positions",
        verbose_name="state",
        help_text="Who said it.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name="treaty",
        help_text="The treaty that it is about, where it is about one.",
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name="topic",
        help_text="The topic that it is about.",
    )
    stance = models.CharField(
        "stance", max_length=15, choices=Stance, help_text="What it comes down to."
    )
    voiced_on = PartialDateField("voiced on", help_text="When; as precise as the source.")
    occasion = models.CharField(
        "occasion", max_length=200, blank=True, help_text="Where: a speech, a vote, a conference."
    )
    says = models.TextField("says", help_text="What was said, in a sentence.")

    class Meta(Entry.Meta):
        verbose_name = "position"
        verbose_name_plural = "positions"
        ordering = ["state_id", "voiced_on", "id"]
        constraints = [
            *Entry.Meta.constraints,
            partial_date_check("voiced_on", model="position"),
            models.CheckConstraint(
                name="position_is_about_something",
                condition=Q(treaty__isnull=False) | Q(topic__isnull=False),
                violation_error_message="Name the treaty or the topic that it is about.",
            ),
        ]

    @override
    def clean(self) -> None:
        """Let a position be about something."""
        super().clean()
        if self.treaty_id is None and self.topic_id is None:
            raise ValidationError("Name the treaty or the topic that it is about.")


class PositionCitation(EntryCitation):
    """One source of one position."""

    entry = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name="entry",
        help_text="The position that the source states.",
    )

    class Meta(EntryCitation.Meta):
        verbose_name = "source of a position"
        verbose_name_plural = "sources of positions"
