"""States and other participants, and closed lists of them."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from treaties.querysets import StateQuerySet
from treaties.terms import StateKind


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class State(models.Model):
    """A state, former state, organisation or entity that acts under treaties."""

    code = models.CharField(
        "code",
        max_length=3,
        primary_key=True,
        help_text="ISO 3166-1 alpha-3, or the record's own code for a former state.",
    )
    iso2 = models.CharField("ISO alpha-2", max_length=2, help_text="ISO 3166-1 alpha-2 code.")
    m49 = models.CharField(
        "M49", max_length=3, blank=True, help_text="Numeric code of the UN Statistics Division."
    )
    kind = models.CharField(
        "kind",
        max_length=12,
        choices=StateKind,
        help_text="What sort of participant this is; counts of states depend on it.",
    )
    name = models.CharField("name", max_length=80, unique=True, help_text="Short name in English.")
    official_name = models.CharField(
        "official name", max_length=120, help_text="Formal name in English."
    )
    aliases = ArrayField(
        models.CharField(max_length=120),
        verbose_name="aliases",
        default=list,
        blank=True,
        help_text="Other names that sources use.",
    )
    demonyms = ArrayField(
        models.CharField(max_length=60),
        verbose_name="demonyms",
        default=list,
        blank=True,
        help_text="Adjectives that stand for the state in texts.",
    )
    capital = models.CharField(
        "capital", max_length=60, blank=True, help_text="Capital city, which texts use as a name."
    )
    existed_from = models.DateField(
        "existed from", null=True, blank=True, help_text="First day of a former state."
    )
    existed_until = models.DateField(
        "existed until",
        null=True,
        blank=True,
        help_text="First day on which a former state no longer existed.",
    )
    un_member_since = models.DateField(
        "UN member since", null=True, blank=True, help_text="Day of admission to the UN."
    )
    un_member_until = models.DateField(
        "UN member until", null=True, blank=True, help_text="Day on which UN membership ended."
    )
    region = models.CharField("region", max_length=40, help_text="Region of the UN geoscheme.")
    subregion = models.CharField(
        "subregion", max_length=40, blank=True, help_text="Subregion of the UN geoscheme."
    )
    successor_of = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="succeeded_by",
        verbose_name="successor of",
        help_text="Former states whose successor, continuator or reunited part this state is.",
    )
    notes = models.TextField("notes", blank=True, help_text="What a reader should know.")
    cow = models.CharField(
        "COW", max_length=5, blank=True, help_text="Number in the Correlates of War system."
    )
    gw = models.CharField(
        "Gleditsch-Ward", max_length=5, blank=True, help_text="Number in the list of both authors."
    )
    wikidata = models.CharField(
        "Wikidata", max_length=20, blank=True, help_text="Item of Wikidata, such as Q889."
    )
    uncode = models.CharField(
        "UN code", max_length=5, blank=True, help_text="Numeric code used in UN data sets."
    )

    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = "state"
        verbose_name_plural = "states"
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                name="state_code_is_three_capitals", condition=Q(code__regex=r"^[A-Z]{3}$")
            ),
            models.CheckConstraint(
                name="state_existed_from_before_until",
                condition=Q(existed_from__isnull=True)
                | Q(existed_until__isnull=True)
                | Q(existed_from__lt=F("existed_until")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("treaties:state", args=[self.pk])


class StateList(models.Model):
    """A closed list of states that a rule or a reader names, such as CTBT Annex 2."""

    id = models.SlugField(
        "id", max_length=60, primary_key=True, help_text="Stable name, such as ctbt-annex-2."
    )
    members = models.ManyToManyField(
        State,
        related_name="lists",
        verbose_name="members",
        help_text="The states on the list, as of the day the record was compiled.",
    )

    class Meta:
        verbose_name = "list of states"
        verbose_name_plural = "lists of states"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id
