"""Background work as rows, so that a message which a broker loses is only a delay."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.querysets import JobQuerySet
from news.terms import JobKind, JobStatus


class Job(models.Model):
    """One piece of background work, until it is done or parked.

    A worker holds it until ``lease_until``; if the worker does not come back it is given out
    again. There is one open job of a kind for a subject at a time.
    """

    OPEN = (JobStatus.WAITING, JobStatus.QUEUED, JobStatus.RUNNING)

    kind = models.CharField("kind", max_length=10, choices=JobKind, help_text="What is done.")
    subject = models.PositiveBigIntegerField("subject", help_text="Id of what it is done to.")
    status = models.CharField(
        "status",
        max_length=10,
        choices=JobStatus,
        default=JobStatus.WAITING,
        help_text="Where it stands.",
    )
    attempt = models.PositiveSmallIntegerField(
        "attempt", default=0, help_text="How often it was tried."
    )
    due_at = models.DateTimeField("due at", default=timezone.now, help_text="When to try it.")
    lease_until = models.DateTimeField(
        "lease until", null=True, blank=True, help_text="Until when a worker has it to itself."
    )
    again = models.BooleanField(
        "again", default=False, help_text="Asked for while it ran: it is done once more."
    )
    created_at = models.DateTimeField(
        "created at", default=timezone.now, help_text="When it was asked for."
    )
    ended_at = models.DateTimeField(
        "ended at", null=True, blank=True, help_text="When the last attempt ended."
    )
    said = models.TextField("said", blank=True, help_text="Why the last attempt failed.")

    objects: ClassVar[JobQuerySet] = JobQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "job"
        verbose_name_plural = "jobs"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="job_one_open",
                fields=["kind", "subject"],
                condition=Q(status__in=("waiting", "queued", "running")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "due_at", "id"],
                name="job_open",
                condition=Q(status__in=("waiting", "queued", "running")),
            ),
            models.Index(fields=["status", "ended_at"], name="job_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
