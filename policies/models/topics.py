"""What policies are about."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Topic(models.Model):
    """A field of arms control in which states decide for themselves."""

    id = models.SlugField("id", max_length=60, primary_key=True, help_text="Stable short key.")
    label = models.CharField("label", max_length=120, unique=True, help_text="What it is called.")
    weapon_types = ArrayField(
        models.CharField(max_length=80),
        verbose_name="weapon types",
        default=list,
        blank=True,
        help_text="The weapons concerned.",
    )

    objects: ClassVar[models.Manager["Topic"]] = models.Manager()

    class Meta:
        verbose_name = "topic"
        verbose_name_plural = "topics"
        ordering = ["label", "id"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the address of the page of the topic."""
        return reverse("policies:topic", args=[self.pk])
