"""Worklists: what of the record needs an editor."""

from typing import Any, ClassVar, override
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.dates import PartialDate
from treaties.admin.actions import ActionAdmin, KindFilter
from treaties.admin.disagreements import disagreements
from treaties.admin.filters import ChooseFilter
from treaties.admin.looking import LookedAtAdmin
from treaties.admin.sections import address_of
from treaties.models import (
    Anomaly,
    Citation,
    EffectDiffers,
    ExplainedAnomaly,
    OpenAnomaly,
    SourcesDisagree,
    UnsourcedAction,
    UnverifiedAction,
)
from treaties.presentation import bare_words, listed, sentence
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import Confidence, SourceKind


class WorklistAdmin(ActionAdmin):
    """Actions that need work: they are put right by a correction, and leave the list by it."""

    enters = False
    what: ClassVar[str]
    change_list_template = "admin/treaties/worklist.html"
    list_filter: ClassVar[Any] = (
        ("treaty", ChooseFilter),
        ("state", ChooseFilter),
        KindFilter,
        "treaty__category",
    )


@admin.register(UnverifiedAction)
class UnverifiedAdmin(WorklistAdmin):
    """Actions that somebody recalled: find the document, then correct the entry."""

    what = (
        "Actions that somebody recalled and nobody has seen in a document. Find the document, "
        "then correct the entry and cite it."
    )

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep what stands and is only recalled."""
        recalled = super().get_queryset(request).filter(confidence=Confidence.RECALLED)
        return recalled.uncorrected()


@admin.register(UnsourcedAction)
class UnsourcedAdmin(WorklistAdmin):
    """Actions that cite recall alone, or nothing."""

    what = "Actions that cite no document: recall alone, or nothing at all."

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep what stands and cites no document."""
        documents = Citation.objects.filter(action=OuterRef("pk")).exclude(
            source__kind=SourceKind.RECALL
        )
        return super().get_queryset(request).filter(~Exists(documents)).uncorrected()


class DisagreementFilter(admin.SimpleListFilter):
    """What sources disagree on."""

    title = "what differs"
    parameter_name = "differs"

    @override
    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Return what it can be, the surest first."""
        return [
            ("dates", "More dates than depositaries"),
            ("unnamed", "Dates, the capital not stated"),
            ("views", "Views of the act"),
            ("effect", "Effect, in unofficial sources"),
        ]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what is asked for."""
        match self.value():
            case "dates":
                return queryset.filter(dates__len__gt=0, too_many=True)
            case "unnamed":
                return queryset.filter(dates__len__gt=0, too_many=False)
            case "views":
                return queryset.filter(contested=True)
            case "effect":
                return queryset.filter(by_rule__isnull=False)
            case _:
                return queryset


@admin.register(SourcesDisagree)
class SourcesDisagreeAdmin(WorklistAdmin):
    """Actions of which sources state different dates or effects, or take different views."""

    what = (
        "Acts done once (signatures and consents) that the record holds with several dates, where "
        "there are more dates than depositaries or a date names no capital, so that it may be "
        "that of another one; acts whose effect holders of views judge differently; and effects "
        "that unofficial sources alone state, other than the rule gives. A difference that only "
        "a note tells is not found."
    )
    list_display = ("state", "kind", "acted_on", "depositary", "treaty", "differs")
    list_filter = (DisagreementFilter, *WorklistAdmin.list_filter)

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep what sources disagree on."""
        return disagreements(super().get_queryset(request))

    @admin.display(description="what differs")
    def differs(self, action: Any) -> str:
        """Return what sources disagree on."""
        told = []
        if action.dates:
            why = "more dates than depositaries" if action.too_many else "capital not stated"
            told.append(f"Also dated {listed([_dated(one) for one in action.dates])}: {why}.")
        if action.contested:
            told.append("Views of its effect differ.")
        if action.by_rule:
            told.append(sentence(f"effect {action.by_rule}, no official source"))
        return " ".join(told)


def _dated(text: str) -> str:
    """Return a date and its depositary in words."""
    date, _space, capital = text.partition(" ")
    return f"{bare_words(PartialDate.parse(date))}{f' ({capital})' if capital else ''}"


class AnomalyAdmin(LookedAtAdmin[Any]):
    """Findings of the checks, to be read: they go when their cause does."""

    what: ClassVar[str] = "Findings of the checks. They go when their cause does."
    change_list_template = "admin/treaties/worklist.html"
    list_display: Any = ("check_code", "treaty", "state", "detail", "entry", "found_at")
    list_filter: ClassVar[Any] = ("check_code", ("treaty", ChooseFilter), ("state", ChooseFilter))
    list_select_related = ("treaty", "state", "action")
    list_per_page = 50
    search_fields = ("subject", "detail", "explained_by", "treaty__short_name", "state__name")
    ordering = ("check_code", "subject", "id")
    show_full_result_count = False
    actions = None
    fields = ("check_code", "treaty", "state", "entry", "detail", "explained_by", "found_at")
    readonly_fields = ("entry",)

    @admin.display(description="entry")
    def entry(self, anomaly: Anomaly) -> SafeString | str:
        """Return a link to the action concerned."""
        if anomaly.action is None:
            return "–"
        return format_html('<a href="{}">{}</a>', address_of(anomaly.action), anomaly.action)


@admin.register(OpenAnomaly)
class OpenAnomalyAdmin(AnomalyAdmin):
    """Findings that nobody has explained."""

    what = (
        "Places where sources, rows or rules disagree and nobody has explained why. Correct what "
        "is wrong; where both sides can stand, explain it."
    )
    list_display = (*AnomalyAdmin.list_display, "explain")

    @admin.display(description="explain")
    def explain(self, anomaly: Anomaly) -> SafeString:
        """Return the way to an explanation of the finding."""
        given = {
            "check_code": anomaly.check_code,
            "treaty": anomaly.treaty_id or "",
            "state": anomaly.state_id or "",
            "subject": anomaly.subject,
        }
        address = f"{reverse('admin:treaties_explanation_add')}?{urlencode(given)}"
        return format_html(
            '<a href="{}">Explain<span class="visually-hidden"> {}</span></a>',
            address,
            anomaly.subject,
        )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what has no explanation."""
        return super().get_queryset(request).filter(explained_by="")


@admin.register(ExplainedAnomaly)
class ExplainedAnomalyAdmin(AnomalyAdmin):
    """Findings that are understood, with the reason."""

    what = "Places where sources, rows or rules disagree, and why both sides can stand."
    list_display = (*AnomalyAdmin.list_display, "explained_by")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what is explained."""
        return super().get_queryset(request).exclude(explained_by="")


@admin.register(EffectDiffers)
class EffectDiffersAdmin(AnomalyAdmin):
    """Actions whose stated date of effect is not the one that the rule gives."""

    what = "Dates of effect that a source states and that are not those of the treaty’s own rule."
    list_display = ("entry", "treaty", "state", "detail", "explained_by")
    list_display_links = ("treaty",)
    list_filter = (
        ("explained_by", admin.EmptyFieldListFilter),
        ("treaty", ChooseFilter),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what the check of effects found."""
        return super().get_queryset(request).filter(check_code="stated_effect")
