"""What follows from the actions: written by the services alone, rebuilt at any time."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from core.fields import PartialDateField, partial_date_check
from treaties.models.states import State
from treaties.models.treaties import Treaty
from treaties.querysets import StandingQuerySet
from treaties.terms import Status


class Standing(models.Model):
    """A period during which the status of a state towards a treaty did not change.

    ``period`` runs from the latest certain day; it is empty for a status that is only possible
    because dates are partial.
    """

    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.CASCADE,
        related_name="standings",
        verbose_name="treaty",
        help_text="The treaty.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="standings",
        verbose_name="state",
        help_text="The state.",
    )
    status = models.CharField(
        "status", max_length=20, choices=Status, help_text="Where the state stands."
    )
    period = DateRangeField("period", help_text="Days on which the status is certain.")
    since = PartialDateField(
        "since", null=True, blank=True, help_text="When the status began, as printed."
    )
    until = PartialDateField(
        "until", null=True, blank=True, help_text="First day after the status, as printed."
    )
    since_earliest = models.DateField(
        "since, earliest", null=True, blank=True, help_text="Earliest day it can have begun."
    )
    since_latest = models.DateField(
        "since, latest", null=True, blank=True, help_text="Latest day it can have begun."
    )
    until_earliest = models.DateField(
        "until, earliest", null=True, blank=True, help_text="Earliest day it can have ended."
    )
    until_latest = models.DateField(
        "until, latest", null=True, blank=True, help_text="Latest day it can have ended."
    )
    qualifiers = models.JSONField(
        "qualifiers",
        default=list,
        blank=True,
        help_text="What else is true, each with its own dates.",
    )
    basis = ArrayField(
        models.CharField(max_length=120),
        verbose_name="basis",
        default=list,
        blank=True,
        help_text="Public ids of the actions it follows from.",
    )
    episode = models.PositiveSmallIntegerField(
        "episode", default=0, help_text="Raised when a state that left consents anew."
    )
    position = models.PositiveSmallIntegerField(
        "position", default=0, help_text="Place among the standings of the state, from 0."
    )

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = "standing"
        verbose_name_plural = "standings"
        ordering = ["treaty_id", "state_id", "position", "id"]
        constraints = [
            ExclusionConstraint(
                name="standing_one_status_at_a_time",
                expressions=[
                    ("treaty", RangeOperators.EQUAL),
                    ("state", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            partial_date_check("since", model="standing"),
            partial_date_check("until", model="standing"),
        ]
        indexes = [models.Index(fields=["state", "treaty"], name="standing_state_treaty")]

    def __str__(self) -> str:
        return f"{self.treaty_id} {self.state_id} {self.status} since {self.since or 'unknown'}"


class EntryIntoForce(models.Model):
    """When a treaty entered into force, as its own rule and the actions give it."""

    treaty = models.OneToOneField(
        Treaty,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="derived_entry_into_force",
        verbose_name="treaty",
        help_text="The treaty.",
    )
    earliest = models.DateField(
        "earliest", null=True, blank=True, help_text="Earliest day it can have been."
    )
    latest = models.DateField(
        "latest", null=True, blank=True, help_text="Latest day it can have been."
    )
    threshold_on = models.DateField(
        "threshold met on", null=True, blank=True, help_text="Day on which the condition was met."
    )
    counted = ArrayField(
        models.CharField(max_length=120),
        verbose_name="counted",
        default=list,
        blank=True,
        help_text="Public ids of the actions that met the condition.",
    )
    steps = models.JSONField(
        "steps", default=list, blank=True, help_text="The arithmetic, one sentence a step."
    )
    note = models.TextField("note", blank=True, help_text="Why no date can be derived.")

    class Meta:
        verbose_name = "entry into force"
        verbose_name_plural = "entries into force"
        ordering = ["treaty_id"]

    def __str__(self) -> str:
        return f"{self.treaty_id}: {self.latest or 'not in force'}"
