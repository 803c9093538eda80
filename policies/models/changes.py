"""Changes of national policy: what was decided, when, by whom, by which instrument."""

from typing import ClassVar, override

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.fields import PartialDateField, partial_date_check
from policies.models.entries import APPEND_ONLY, Entry, EntryCitation
from policies.models.topics import Topic
from policies.querysets import PolicyChangeQuerySet
from policies.terms import Direction, Instrument
from treaties.models import State, Treaty


class PolicyChange(Entry):
    """A decision of a state about a topic, as a source states it.

    Which policy is in force on a day follows from the changes (``policies.law.in_force``).
    """

    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="policy_changes",
        verbose_name="state",
        help_text="Who decided.",
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        related_name="changes",
        verbose_name="topic",
        help_text="What it is about.",
    )
    track = models.SlugField(
        "track",
        max_length=60,
        default="main",
        help_text="Tells parallel policies of one state and topic apart, such as use and export.",
    )
    treaties = models.ManyToManyField(
        Treaty,
        through="ChangeTreaty",
        blank=True,
        related_name="policy_changes",
        verbose_name="treaties",
        help_text="The treaties that it is to be read beside.",
    )
    title = models.CharField("title", max_length=200, help_text="What it is called, in short.")
    announced_on = PartialDateField(
        "announced on", help_text="When it was made known; as precise as the source."
    )
    effective_on = PartialDateField(
        "effective on",
        null=True,
        blank=True,
        help_text="When it takes effect, only where a source states it.",
    )
    direction = models.CharField(
        "direction",
        max_length=10,
        choices=Direction,
        help_text="Whether it tightens or loosens restraint.",
    )
    instrument = models.CharField(
        "instrument", max_length=30, choices=Instrument, help_text="The form of the decision."
    )
    authority = models.CharField(
        "authority", max_length=200, help_text="Who decided or spoke: organ, office, person."
    )
    summary = models.TextField("summary", help_text="What was decided, in a sentence or two.")
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name="supersedes",
        help_text="The change of the same state, topic and track that it replaces.",
    )

    objects: ClassVar[PolicyChangeQuerySet] = PolicyChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Entry.Meta):
        verbose_name = "policy change"
        verbose_name_plural = "policy changes"
        ordering = ["-announced_on", "id"]
        constraints = [
            *Entry.Meta.constraints,
            partial_date_check("announced_on", model="policychange"),
            partial_date_check("effective_on", model="policychange"),
            models.CheckConstraint(
                name="policychange_supersedes_another",
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                violation_error_message="A change cannot supersede itself.",
            ),
        ]
        indexes = [
            models.Index(fields=["topic", "state", "announced_on"], name="policychange_topic"),
            models.Index(fields=["state", "announced_on"], name="policychange_state"),
            models.Index(fields=["recorded_at"], name="policychange_recorded"),
        ]

    @property
    def begins_on(self) -> object:
        """When it takes effect; where no such date is recorded, when it was announced."""
        return self.effective_on or self.announced_on

    def get_absolute_url(self) -> str:
        """Return the address of the change in its chain."""
        chain = reverse("policies:chain", args=[self.topic_id, self.state_id])
        return f"{chain}#{self.pk}"

    @override
    def clean(self) -> None:
        """Check what one row of the table cannot."""
        super().clean()
        earlier = self.supersedes
        if earlier is None:
            return
        if (earlier.state_id, earlier.topic_id, earlier.track) != (
            self.state_id,
            self.topic_id,
            self.track,
        ):
            message = "Name a change of the same state, topic and track."
            raise ValidationError({"supersedes": message})
        then = earlier.announced_on
        if self.announced_on and then and then.earliest > self.announced_on.latest:
            message = f"It was announced later, on {then}: name an earlier one."
            raise ValidationError({"supersedes": message})


class ChangeTreaty(models.Model):
    """A treaty that a change is to be read beside: added with it, never changed."""

    change = models.ForeignKey(
        PolicyChange,
        on_delete=models.PROTECT,
        related_name="treaty_links",
        verbose_name="change",
        help_text="The change of policy.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="policy_links",
        verbose_name="treaty",
        help_text="The treaty.",
    )

    class Meta:
        verbose_name = "treaty of a change"
        verbose_name_plural = "treaties of changes"
        ordering = ["id"]
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(name="changetreaty_once", fields=["change", "treaty"]),
        ]

    def __str__(self) -> str:
        return f"{self.change_id} {self.treaty_id}"


class ChangeCitation(EntryCitation):
    """One source of one change of policy."""

    entry = models.ForeignKey(
        PolicyChange,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name="entry",
        help_text="The change that the source states.",
    )

    class Meta(EntryCitation.Meta):
        verbose_name = "source of a policy change"
        verbose_name_plural = "sources of policy changes"
