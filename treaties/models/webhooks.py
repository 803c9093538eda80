"""Who is told of changes as they come, and what was sent to whom."""

import secrets
import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from treaties.models.states import State
from treaties.models.treaties import Treaty
from treaties.terms import DeliveryStatus


def new_secret() -> str:
    """Return a secret that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


class Webhook(models.Model):
    """An address that is told of changes, and by whose wish."""

    url = models.URLField("address", max_length=500, help_text="Where changes are posted: https.")
    secret = models.CharField(
        "secret", max_length=64, default=new_secret, help_text="What deliveries are signed with."
    )
    legal_only = models.BooleanField(
        "legal acts only",
        default=False,
        help_text="Tell only of acts under treaties that bind in law, and corrections of them.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="treaty",
        help_text="Tell only of this treaty.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="state",
        help_text="Tell only of this state.",
    )
    owner = models.EmailField("owner", help_text="Who is told by mail when deliveries fail.")
    active = models.BooleanField("active", default=True, help_text="Whether anything is sent.")
    seen = models.PositiveBigIntegerField(
        "seen", default=0, help_text="Id of the last change that was put into a delivery or passed."
    )
    failures = models.PositiveIntegerField(
        "failures", default=0, help_text="Attempts that failed since one succeeded."
    )
    disabled_because = models.TextField(
        "disabled because", blank=True, help_text="Why nothing is sent any more."
    )
    created_at = models.DateTimeField(
        "created at", default=timezone.now, help_text="When it was registered."
    )
    sign_up = models.UUIDField(
        "sign-up",
        null=True,
        blank=True,
        unique=True,
        help_text="The link that confirmed it, which works once; none where staff registered it.",
    )

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhooks"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """Some changes that a webhook is told of in one message, until it has taken them.

    A webhook has one open delivery at a time, so that changes arrive in their order. A worker
    holds a delivery until ``lease_until``; if it does not come back it is given out again.
    """

    OPEN = (DeliveryStatus.WAITING, DeliveryStatus.QUEUED, DeliveryStatus.SENDING)

    key = models.UUIDField(
        "key", unique=True, default=uuid.uuid4, help_text="The same at every attempt."
    )
    webhook = models.ForeignKey(
        Webhook,
        on_delete=models.CASCADE,
        related_name="deliveries",
        verbose_name="webhook",
        help_text="Who is told.",
    )
    change_ids = ArrayField(
        models.BigIntegerField(), verbose_name="changes", help_text="Ids of the changes told."
    )
    status = models.CharField(
        "status",
        max_length=10,
        choices=DeliveryStatus,
        default=DeliveryStatus.WAITING,
        help_text="Where it stands.",
    )
    attempt = models.PositiveSmallIntegerField(
        "attempt", default=0, help_text="How often it was tried."
    )
    due_at = models.DateTimeField("due at", default=timezone.now, help_text="When to try it.")
    lease_until = models.DateTimeField(
        "lease until", null=True, blank=True, help_text="Until when a worker has it to itself."
    )
    created_at = models.DateTimeField(
        "created at", default=timezone.now, help_text="When the changes were put together."
    )
    started_at = models.DateTimeField(
        "started at", null=True, blank=True, help_text="When the last attempt began."
    )
    ended_at = models.DateTimeField(
        "ended at", null=True, blank=True, help_text="When the last attempt ended."
    )
    response_status = models.PositiveSmallIntegerField(
        "response status", null=True, blank=True, help_text="What the last attempt was answered."
    )
    said = models.TextField("said", blank=True, help_text="Why the last attempt failed.")

    class Meta:
        verbose_name = "delivery"
        verbose_name_plural = "deliveries"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="delivery_one_open",
                fields=["webhook"],
                condition=Q(status__in=("waiting", "queued", "sending")),
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="delivery_due")]

    def __str__(self) -> str:
        return str(self.key)
