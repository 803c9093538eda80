"""What is visited, each visit, and what came of it."""

import datetime as dt
from typing import ClassVar, override

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.querysets import FeedQuerySet
from news.terms import DEPOSITARY, FeedKind, Outcome
from treaties.models import Source, Treaty
from treaties.terms import SourceKind


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Feed(models.Model):
    """An address that is visited again and again for what is new there."""

    slug = models.SlugField("slug", max_length=60, unique=True, help_text="Stable short key.")
    name = models.CharField("name", max_length=200, help_text="Who publishes it, and what it is.")
    publisher = models.CharField(
        "publisher",
        max_length=200,
        blank=True,
        help_text="Who is cited for its stories; the name where it is left empty.",
    )
    url = models.URLField("address", max_length=500, unique=True, help_text="What is visited.")
    kind = models.CharField("kind", max_length=10, choices=FeedKind, help_text="What is there.")
    grade = models.CharField(
        "grade",
        max_length=20,
        choices=SourceKind,
        default=SourceKind.NEWS,
        help_text="Who stands behind it: what depositaries state may change a status.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="treaty",
        help_text="The treaty whose acts a depositary's list holds.",
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="source",
        help_text="What is cited for what a depositary's list states.",
    )
    language = models.CharField(
        "language", max_length=12, blank=True, help_text="ISO 639-1 code, where it has but one."
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="owner",
        help_text="Who looks after it and is told when it fails.",
    )
    active = models.BooleanField("active", default=False, help_text="Whether it is visited.")
    every_minutes = models.PositiveIntegerField(
        "every (minutes)",
        default=60,
        validators=[MinValueValidator(5), MaxValueValidator(60 * 24 * 31)],
        help_text="How often it is visited.",
    )
    stale_after_days = models.PositiveSmallIntegerField(
        "stale after (days)",
        default=14,
        validators=[MinValueValidator(1)],
        help_text="After how many days without anything new an alarm is raised.",
    )

    objects: ClassVar[FeedQuerySet] = FeedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "feed"
        verbose_name_plural = "feeds"
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="feed_list_names_treaty",
                condition=~Q(kind__in=DEPOSITARY) | Q(treaty__isnull=False, source__isnull=False),
                violation_error_message="Name the treaty whose acts it lists and what is cited.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @override
    def clean(self) -> None:
        """Let only a depositary's list be about one treaty, and name it where it is asked for."""
        super().clean()
        if self.kind not in DEPOSITARY and (self.treaty_id or self.source_id):
            raise ValidationError({"treaty": "Only a depositary's list is about one treaty."})
        if self.kind == FeedKind.UNODA and not self.url.partition("#")[2]:
            said = "Write the office's short name of the treaty after a #, as in …/#npt."
            raise ValidationError({"url": said})

    @property
    def outlet(self) -> str:
        """Who is named as the publisher of what it brings."""
        return self.publisher or self.name

    @property
    def every(self) -> dt.timedelta:
        """How often it is visited."""
        return dt.timedelta(minutes=self.every_minutes)


class FeedState(models.Model):
    """What the last visits of a feed left behind: when to come again, and what is wrong."""

    feed = models.OneToOneField(
        Feed,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="state",
        verbose_name="feed",
        help_text="The feed.",
    )
    due_at = models.DateTimeField("due at", default=timezone.now, help_text="When to visit it.")
    etag = models.CharField("ETag", max_length=500, blank=True, help_text="Sent at the next visit.")
    last_modified = models.CharField(
        "Last-Modified", max_length=100, blank=True, help_text="Sent at the next visit."
    )
    visited_at = models.DateTimeField("visited at", null=True, blank=True, help_text="Last visit.")
    news_at = models.DateTimeField(
        "news at", null=True, blank=True, help_text="When it last held something new."
    )
    failures = models.PositiveIntegerField(
        "failures", default=0, help_text="Visits that failed since one was good."
    )
    held = models.PositiveIntegerField(
        "held", null=True, blank=True, help_text="How many items or rows it held last."
    )
    usual = models.PositiveIntegerField(
        "usual number", null=True, blank=True, help_text="How many items or rows it usually holds."
    )
    alarm = models.TextField("alarm", blank=True, help_text="What is wrong, in words.")
    alarm_since = models.DateTimeField(
        "alarm since", null=True, blank=True, help_text="Since when it has been wrong."
    )

    class Meta:
        verbose_name = "state of a feed"
        verbose_name_plural = "states of feeds"

    def __str__(self) -> str:
        return str(self.feed_id)


class Body(models.Model):
    """What was sent, byte for byte, once for each content; kept as long as the policy says."""

    sha256 = models.CharField(
        "SHA-256", max_length=64, unique=True, help_text="Of the bytes before compression."
    )
    content = models.BinaryField(
        "content", null=True, help_text="Compressed with gzip; empty once it was pruned."
    )
    size = models.PositiveIntegerField("size", help_text="In bytes, before compression.")
    media_type = models.CharField("media type", max_length=100, help_text="As it was declared.")
    charset = models.CharField("charset", max_length=40, blank=True, help_text="As it was found.")
    kept_at = models.DateTimeField("kept at", default=timezone.now, help_text="When it came.")

    class Meta:
        verbose_name = "body"
        verbose_name_plural = "bodies"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.sha256[:12]


class FeedVisit(models.Model):
    """One visit of a feed: how it ended, how long it took, what it brought."""

    feed = models.ForeignKey(
        Feed,
        on_delete=models.CASCADE,
        related_name="visits",
        verbose_name="feed",
        help_text="What was visited.",
    )
    began_at = models.DateTimeField("began at", help_text="When the visit began.")
    outcome = models.CharField(
        "outcome", max_length=20, choices=Outcome, help_text="How the visit ended."
    )
    status = models.PositiveSmallIntegerField(
        "status", null=True, blank=True, help_text="What the server answered."
    )
    detail = models.TextField("detail", blank=True, help_text="What was wrong, in words.")
    final_url = models.URLField(
        "final address", max_length=2000, blank=True, help_text="Where redirects led."
    )
    size = models.PositiveIntegerField(
        "size", null=True, blank=True, help_text="In bytes, decompressed."
    )
    timings = models.JSONField(
        "timings", default=dict, blank=True, help_text="Seconds that each part took."
    )
    held = models.PositiveIntegerField(
        "held", null=True, blank=True, help_text="How many items or rows were there."
    )
    new = models.PositiveIntegerField("new", default=0, help_text="How many were new.")
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name="body",
        help_text="What was sent.",
    )

    class Meta:
        verbose_name = "visit"
        verbose_name_plural = "visits"
        ordering = ["-began_at", "-id"]
        indexes = [models.Index(fields=["feed", "-began_at"], name="feedvisit_feed")]

    def __str__(self) -> str:
        return f"{self.feed_id} {self.began_at:%Y-%m-%d %H:%M}"
