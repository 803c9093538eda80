"""Webhooks and their deliveries."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import treaties.models.webhooks


class Migration(migrations.Migration):
    """Keep who is told of changes, and what was sent to whom."""

    dependencies = [
        ("treaties", "0008_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        help_text="Where changes are posted: https.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        default=treaties.models.webhooks.new_secret,
                        help_text="What deliveries are signed with.",
                        max_length=64,
                        verbose_name="secret",
                    ),
                ),
                (
                    "legal_only",
                    models.BooleanField(
                        default=False,
                        help_text="Tell only of acts under treaties that bind in law, and corrections of them.",
                        verbose_name="legal acts only",
                    ),
                ),
                (
                    "owner",
                    models.EmailField(
                        help_text="Who is told by mail when deliveries fail.",
                        max_length=254,
                        verbose_name="owner",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True, help_text="Whether anything is sent.", verbose_name="active"
                    ),
                ),
                (
                    "seen",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Id of the last change that was put into a delivery or passed.",
                        verbose_name="seen",
                    ),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Attempts that failed since one succeeded.",
                        verbose_name="failures",
                    ),
                ),
                (
                    "disabled_because",
                    models.TextField(
                        blank=True,
                        help_text="Why nothing is sent any more.",
                        verbose_name="disabled because",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When it was registered.",
                        verbose_name="created at",
                    ),
                ),
                (
                    "sign_up",
                    models.UUIDField(
                        blank=True,
                        help_text="The link that confirmed it, which works once; none where staff registered it.",
                        null=True,
                        unique=True,
                        verbose_name="sign-up",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        help_text="Tell only of this state.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.state",
                        verbose_name="state",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        blank=True,
                        help_text="Tell only of this treaty.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook",
                "verbose_name_plural": "webhooks",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        help_text="The same at every attempt.",
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "change_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Ids of the changes told.",
                        verbose_name="changes",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("queued", "Queued"),
                            ("sending", "Being sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        help_text="Where it stands.",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "attempt",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="How often it was tried.", verbose_name="attempt"
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When to try it.",
                        verbose_name="due at",
                    ),
                ),
                (
                    "lease_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until when a worker has it to itself.",
                        null=True,
                        verbose_name="lease until",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="When the changes were put together.",
                        verbose_name="created at",
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the last attempt began.",
                        null=True,
                        verbose_name="started at",
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the last attempt ended.",
                        null=True,
                        verbose_name="ended at",
                    ),
                ),
                (
                    "response_status",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="What the last attempt was answered.",
                        null=True,
                        verbose_name="response status",
                    ),
                ),
                (
                    "said",
                    models.TextField(
                        blank=True, help_text="Why the last attempt failed.", verbose_name="said"
                    ),
                ),
                (
                    "webhook",
                    models.ForeignKey(
                        help_text="Who is told.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="treaties.webhook",
                        verbose_name="webhook",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["status", "due_at"], name="delivery_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("waiting", "queued", "sending"))),
                        fields=("webhook",),
                        name="delivery_one_open",
                    )
                ],
            },
        ),
    ]
