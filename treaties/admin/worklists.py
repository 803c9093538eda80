"""Worklists: what of the record needs an editor."""

from typing import Any, ClassVar, override

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.admin.actions import ActionAdmin, KindFilter
from treaties.admin.desk import address_of
from treaties.models import (
    Anomaly,
    Citation,
    EffectDiffers,
    ExplainedAnomaly,
    OpenAnomaly,
    UnsourcedAction,
    UnverifiedAction,
)
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import Confidence, SourceKind


@admin.register(UnverifiedAction)
class UnverifiedAdmin(ActionAdmin):
    """Actions that somebody recalled: find the document, then correct the entry."""

    enters = False
    list_filter = (KindFilter, "treaty__category", ("treaty", admin.RelatedOnlyFieldListFilter))

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep what stands and is only recalled."""
        recalled = super().get_queryset(request).filter(confidence=Confidence.RECALLED)
        return recalled.uncorrected()


@admin.register(UnsourcedAction)
class UnsourcedAdmin(ActionAdmin):
    """Actions that cite recall alone, or nothing."""

    enters = False
    list_filter = (KindFilter, "treaty__category", ("treaty", admin.RelatedOnlyFieldListFilter))

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep what stands and cites no document."""
        documents = Citation.objects.filter(action=OuterRef("pk")).exclude(
            source__kind=SourceKind.RECALL
        )
        return super().get_queryset(request).filter(~Exists(documents)).uncorrected()


class AnomalyAdmin(admin.ModelAdmin[Any]):
    """Findings of the checks, to be read: they go when their cause does."""

    list_display: Any = ("check_code", "treaty", "state", "detail", "entry", "found_at")
    list_filter: ClassVar[Any] = ("check_code", ("treaty", admin.RelatedOnlyFieldListFilter))
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

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Findings are made by the checks."""
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Findings are made by the checks."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Findings go when their cause does."""
        return False


@admin.register(OpenAnomaly)
class OpenAnomalyAdmin(AnomalyAdmin):
    """Findings that nobody has explained."""

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what has no explanation."""
        return super().get_queryset(request).filter(explained_by="")


@admin.register(ExplainedAnomaly)
class ExplainedAnomalyAdmin(AnomalyAdmin):
    """Findings that are understood, with the reason."""

    list_display = (*AnomalyAdmin.list_display, "explained_by")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what is explained."""
        return super().get_queryset(request).exclude(explained_by="")


@admin.register(EffectDiffers)
class EffectDiffersAdmin(AnomalyAdmin):
    """Actions whose stated date of effect is not the one that the rule gives."""

    list_display = ("entry", "treaty", "state", "detail", "explained_by")
    list_display_links = ("treaty",)
    list_filter = (
        ("explained_by", admin.EmptyFieldListFilter),
        ("treaty", admin.RelatedOnlyFieldListFilter),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what the check of effects found."""
        return super().get_queryset(request).filter(check_code="stated_effect")
