"""The rules of a treaty, in structured form."""

import json

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast

from treaties.models.sources import Source
from treaties.models.treaties import Treaty
from treaties.terms import ProvisionKind


def validate_json(text: str) -> None:
    """Refuse text that is not a JSON object.

    Raises:
        ValidationError: the text cannot be read, with the place of the mistake.
    """
    try:
        rule = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValidationError(f"Not JSON: {error}.", code="invalid") from error
    if not isinstance(rule, dict):
        raise ValidationError("Write the rule as a JSON object: {…}.", code="invalid")


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["rule"]
)
class Provision(models.Model):
    """What one clause of a treaty settles, as data, with the article and a plain sentence.

    ``rule_text`` is the rule as it was written, kept to the byte; ``rule`` is the same as JSON,
    made by the database.
    """

    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        related_name="provisions",
        verbose_name="treaty",
        help_text="The treaty that holds the clause.",
    )
    kind = models.CharField(
        "kind", max_length=30, choices=ProvisionKind, help_text="What the clause settles."
    )
    article = models.CharField(
        "article", max_length=60, blank=True, help_text="Article and paragraph."
    )
    rule_text = models.TextField(
        "rule as written", validators=[validate_json], help_text="The rule as a JSON object."
    )
    rule = models.GeneratedField(
        verbose_name="rule",
        expression=Cast("rule_text", models.JSONField()),
        output_field=models.JSONField(),
        db_persist=True,
        help_text="The rule as data, read from the text by the database.",
    )
    summary = models.TextField("summary", help_text="The clause in one plain sentence.")
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="provisions",
        verbose_name="sources",
        help_text="Where the clause can be read.",
    )
    position = models.PositiveSmallIntegerField(
        "position", default=0, help_text="Place among the provisions of the treaty, from 0."
    )

    class Meta:
        verbose_name = "provision"
        verbose_name_plural = "provisions"
        ordering = ["treaty_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="provision_once_a_kind",
                fields=["treaty", "kind"],
                violation_error_message="The treaty has a provision of this kind already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treaty_id}: {self.get_kind_display()}"
