"""The register of treaties."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.fields import PartialDateField, partial_date_check
from treaties.models.sources import Source
from treaties.terms import Binding, Category, Instrument, Scope


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Treaty(models.Model):
    """A treaty, protocol, amendment or political arrangement that states join by itself."""

    id = models.SlugField(
        "id", max_length=40, primary_key=True, help_text="Stable short name, such as apmbc."
    )
    short_name = models.CharField(
        "short name", max_length=120, unique=True, help_text="The name used in running text."
    )
    official_title = models.TextField("official title", help_text="Full title in English.")
    also_known_as = ArrayField(
        models.CharField(max_length=120),
        verbose_name="also known as",
        default=list,
        blank=True,
        help_text="Other names and abbreviations.",
    )
    category = models.CharField(
        "category", max_length=20, choices=Category, help_text="Field of arms control."
    )
    weapon_types = ArrayField(
        models.CharField(max_length=80),
        verbose_name="weapon types",
        default=list,
        blank=True,
        help_text="What the instrument is about.",
    )
    instrument = models.CharField(
        "instrument", max_length=20, choices=Instrument, help_text="Form of the instrument."
    )
    binding = models.CharField(
        "binding", max_length=20, choices=Binding, help_text="Whether it binds in law."
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="protocols",
        verbose_name="parent",
        help_text="The treaty that this protocol or amendment belongs to.",
    )
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amended_by",
        verbose_name="amends",
        help_text="The treaty whose text this one changes, in part or as a whole.",
    )
    scope = models.CharField(
        "scope", max_length=20, choices=Scope, help_text="Who the instrument is between."
    )
    adopted_on = PartialDateField(
        "adopted on", null=True, blank=True, help_text="Date on which the text was adopted."
    )
    adopted_at = models.CharField(
        "adopted at",
        max_length=120,
        blank=True,
        help_text="Place of adoption; several are split by “|”.",
    )
    opened_for_signature_on = PartialDateField(
        "opened for signature on", null=True, blank=True, help_text="First day of signature."
    )
    closed_for_signature_on = PartialDateField(
        "closed for signature on", null=True, blank=True, help_text="Last day of signature."
    )
    entered_into_force_on = PartialDateField(
        "entered into force on",
        null=True,
        blank=True,
        help_text="The official date of the register; the derived one stands beside it.",
    )
    ended_on = PartialDateField(
        "ended on", null=True, blank=True, help_text="First day on which it was no longer in force."
    )
    end_reason = models.TextField("end reason", blank=True, help_text="Why it ended.")
    depositaries = ArrayField(
        models.CharField(max_length=20),
        verbose_name="depositaries",
        default=list,
        blank=True,
        help_text="Codes of the states or bodies with which instruments are deposited.",
    )
    mtdsg_no = models.CharField(
        "MTDSG number",
        max_length=20,
        blank=True,
        help_text="Chapter and number in Multilateral Treaties Deposited with the UN.",
    )
    unts_registration_no = models.CharField(
        "UNTS registration number",
        max_length=20,
        blank=True,
        help_text="Number of registration in the UN Treaty Series.",
    )
    text_url = models.URLField(
        "text", max_length=500, blank=True, help_text="Where the text can be read."
    )
    status_url = models.URLField(
        "status page", max_length=500, blank=True, help_text="The depositary's own list of acts."
    )
    sources = models.ManyToManyField(
        Source,
        blank=True,
        related_name="treaties",
        verbose_name="sources",
        help_text="What the entry in the register rests on.",
    )
    wikidata = models.CharField(
        "Wikidata", max_length=20, blank=True, help_text="Item of Wikidata."
    )
    ieadb = models.CharField(
        "IEADB", max_length=40, blank=True, help_text="Number in the IEA Database Project."
    )
    unts = models.CharField(
        "UNTS", max_length=40, blank=True, help_text="Number in the UN Treaty Series."
    )
    mtdsg = models.CharField(
        "MTDSG", max_length=40, blank=True, help_text="Number in the Secretary-General's list."
    )
    vaynman_code = models.CharField(
        "Vaynman code",
        max_length=40,
        blank=True,
        help_text="Code in Vaynman's data set of arms control agreements.",
    )

    class Meta:
        verbose_name = "treaty"
        verbose_name_plural = "treaties"
        ordering = ["short_name", "id"]
        constraints = [
            partial_date_check("adopted_on", model="treaty"),
            partial_date_check("opened_for_signature_on", model="treaty"),
            partial_date_check("closed_for_signature_on", model="treaty"),
            partial_date_check("entered_into_force_on", model="treaty"),
            partial_date_check("ended_on", model="treaty"),
            models.CheckConstraint(
                name="treaty_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="treaty_does_not_amend_itself",
                condition=Q(amends__isnull=True) | ~Q(amends=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("treaties:treaty", args=[self.pk])
