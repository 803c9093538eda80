"""Where facts come from."""

from typing import ClassVar

import pghistory
from django.db import models

from core.fields import PartialDateField, partial_date_check
from treaties.terms import SourceKind


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Source(models.Model):
    """A document, page or data set that states facts of the record."""

    id = models.SlugField("id", max_length=80, primary_key=True, help_text="Stable short key.")
    title = models.CharField("title", max_length=300, help_text="Title as the source prints it.")
    publisher = models.CharField(
        "publisher", max_length=200, blank=True, help_text="Who published it."
    )
    url = models.URLField("address", max_length=500, blank=True, help_text="Where to read it.")
    kind = models.CharField(
        "kind", max_length=20, choices=SourceKind, help_text="Who stands behind the source."
    )
    as_of = PartialDateField(
        "as of", null=True, blank=True, help_text="The date at which what it says was true."
    )

    objects: ClassVar[models.Manager["Source"]] = models.Manager()

    class Meta:
        verbose_name = "source"
        verbose_name_plural = "sources"
        ordering = ["id"]
        constraints = [partial_date_check("as_of", model="source")]

    def __str__(self) -> str:
        return self.title
