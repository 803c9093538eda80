"""What the record is held against, and where it disagrees."""

import pghistory
from django.db import models
from django.utils import timezone

from core.fields import PartialDateField, partial_date_check
from treaties.models.actions import TreatyAction
from treaties.models.sources import Source
from treaties.models.states import State
from treaties.models.treaties import Treaty


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class StatusCheck(models.Model):
    """A list of a treaty's acts that was read against the record."""

    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="status_checks",
        verbose_name="treaty",
        help_text="The treaty whose acts the list holds.",
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="status_checks",
        verbose_name="source",
        help_text="The list that was read.",
    )
    as_of = PartialDateField(
        "as of", null=True, blank=True, help_text="The date at which the list was true."
    )
    complete = models.BooleanField(
        "complete", help_text="Whether an act that the list lacks had not happened by then."
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
        verbose_name = "status check"
        verbose_name_plural = "status checks"
        ordering = ["treaty_id", "as_of", "id"]
        constraints = [
            partial_date_check("as_of", model="statuscheck"),
            models.UniqueConstraint(
                name="statuscheck_once",
                fields=["treaty", "source", "as_of"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treaty_id}: {self.source_id} as of {self.as_of or 'no date'}"


class PublishedTotal(models.Model):
    """A count that somebody published, to hold the record against."""

    class Question(models.TextChoices):
        """Which count was published."""

        PARTIES = "n_parties", "Parties, as the depositary counts them"
        SIGNATORIES = "n_signatories", "Signatures standing"
        SIGNED_NOT_PARTY = "n_signed_not_party", "Signed, consent not given"

    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="published_totals",
        verbose_name="treaty",
        help_text="The treaty counted.",
    )
    question = models.CharField(
        "question", max_length=20, choices=Question, help_text="Which count it is."
    )
    as_of = PartialDateField("as of", help_text="The date at which the count was true.")
    expected = models.PositiveIntegerField("expected", help_text="The number published.")
    source = models.CharField("source", max_length=300, help_text="Who published it, and where.")

    class Meta:
        verbose_name = "published total"
        verbose_name_plural = "published totals"
        ordering = ["treaty_id", "question", "as_of", "id"]
        constraints = [
            partial_date_check("as_of", model="publishedtotal"),
            models.UniqueConstraint(
                name="publishedtotal_once", fields=["treaty", "question", "as_of", "source"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treaty_id} {self.question} {self.as_of}: {self.expected}"


class Explanation(models.Model):
    """A disagreement that is understood, and why."""

    check_code = models.CharField(
        "check", max_length=60, help_text="Name of the check that finds the disagreement."
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="explanations",
        verbose_name="treaty",
        help_text="The treaty concerned; empty for all.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="explanations",
        verbose_name="state",
        help_text="The state concerned; empty for all.",
    )
    subject = models.CharField(
        "subject", max_length=200, blank=True, help_text="Key of what is explained."
    )
    reason = models.TextField("reason", help_text="Why both sides can stand.")

    class Meta:
        verbose_name = "explanation"
        verbose_name_plural = "explanations"
        ordering = ["check_code", "treaty_id", "state_id", "subject", "id"]
        constraints = [
            models.UniqueConstraint(
                name="explanation_once",
                fields=["check_code", "treaty", "state", "subject"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        parts = [self.check_code, self.treaty_id, self.state_id, self.subject]
        return " ".join(part for part in parts if part)


class Anomaly(models.Model):
    """A place where sources, rows or rules disagree, found by ``verify_record``."""

    check_code = models.CharField(
        "check", max_length=60, help_text="Name of the check that found it."
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="anomalies",
        verbose_name="treaty",
        help_text="The treaty concerned.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="anomalies",
        verbose_name="state",
        help_text="The state concerned.",
    )
    action = models.ForeignKey(
        TreatyAction,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="anomalies",
        verbose_name="action",
        help_text="The action concerned.",
    )
    subject = models.CharField(
        "subject", max_length=200, help_text="Key of what the finding is about."
    )
    detail = models.TextField("detail", help_text="What disagrees with what.")
    explained_by = models.TextField(
        "explained by", blank=True, help_text="Why it is understood; empty where it is not."
    )
    found_at = models.DateTimeField(
        "found at", default=timezone.now, help_text="When it was first found."
    )

    class Meta:
        verbose_name = "anomaly"
        verbose_name_plural = "anomalies"
        ordering = ["check_code", "subject", "id"]
        constraints = [
            models.UniqueConstraint(name="anomaly_once", fields=["check_code", "subject"]),
        ]

    def __str__(self) -> str:
        return f"{self.check_code}: {self.subject}"
