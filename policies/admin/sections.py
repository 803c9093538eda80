"""Sections of changes, steps and positions: searched and read; entered at the desk."""

from typing import Any, ClassVar, override

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from policies.admin.desk import Desk
from policies.admin.forms import FORMS
from policies.admin.versions import as_list
from policies.models import (
    ChangeCitation,
    DomesticStep,
    PolicyChange,
    Position,
    PositionCitation,
    StepCitation,
)
from treaties.admin.actions import CitationInline, EntryFilter
from treaties.admin.filters import ChooseFilter


class ChangeCitationInline(CitationInline):
    """The sources of a change, to be read."""

    model = ChangeCitation  # type: ignore[assignment]


class StepCitationInline(CitationInline):
    """The sources of a step, to be read."""

    model = StepCitation  # type: ignore[assignment]


class PositionCitationInline(CitationInline):
    """The sources of a position, to be read."""

    model = PositionCitation  # type: ignore[assignment]


class EntryAdmin(admin.ModelAdmin[Any]):
    """Entries: nothing is edited in place, nothing is deleted."""

    enters: ClassVar[bool] = True
    change_form_template = "admin/treaties/action.html"
    list_per_page = 50
    show_full_result_count = False
    actions = None
    readonly_fields = ("versions",)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Entries are made in their sections, not on worklists."""
        return self.enters and super().has_add_permission(request)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Entries are never changed: they are corrected by a later one."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Entries are never deleted."""
        return False

    @override
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show what was entered, then how it came into the record."""
        form: Any = FORMS[self.opts.concrete_model]  # type: ignore[index]
        own = ("id", form.about, *form.rest)
        entry = (("recorded_at", "recorded_by"), "reason", "void", "versions")
        return [(None, {"fields": own}), ("Entry", {"fields": entry})]

    @admin.display(description="versions")
    def versions(self, entry: Any) -> SafeString:
        """Return the entry with its corrections, the first version first."""
        return as_list(entry)

    @override
    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the desk."""
        name = f"policies_{self.opts.model_name}"
        wrap: Any = self.admin_site.admin_view
        return [
            path("<slug:pk>/correct/", wrap(self.correct_view), name=f"{name}_correct"),
            path("<slug:pk>/void/", wrap(self.void_view), name=f"{name}_void"),
            *super().get_urls(),
        ]

    @override
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Make an entry at the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return Desk(self, request, None).answer()

    def correct_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Replace an entry by another one at the desk."""
        return self._correct(request, pk, void=False)

    def void_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Take an entry back at the desk."""
        return self._correct(request, pk, void=True)

    def _correct(self, request: HttpRequest, pk: str, *, void: bool) -> HttpResponse:
        if not super().has_add_permission(request):
            raise PermissionDenied
        return Desk(self, request, get_object_or_404(self.model, pk=pk), void=void).answer()

    @override
    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Add the ways to the desk."""
        entry = context["original"]
        name = f"admin:policies_{self.opts.model_name}"
        context["may_correct"] = super().has_add_permission(request) and not entry.void
        context["correct_url"] = reverse(f"{name}_correct", args=[entry.pk])
        context["void_url"] = reverse(f"{name}_void", args=[entry.pk])
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(PolicyChange)
class PolicyChangeAdmin(EntryAdmin):
    """Changes of policy."""

    inlines = (ChangeCitationInline,)
    list_display = ("title", "state", "topic", "track", "announced_on", "direction", "confidence")
    list_filter: ClassVar[Any] = (
        ("topic", ChooseFilter),
        ("state", ChooseFilter),
        "direction",
        "instrument",
        "confidence",
        EntryFilter,
    )
    list_select_related = ("state", "topic")
    search_fields = ("id", "title", "summary", "authority", "state__name", "topic__label")
    search_help_text = "Title, state, topic or words of the summary: “landmine memo”"
    ordering = ("-announced_on", "id")


@admin.register(DomesticStep)
class DomesticStepAdmin(EntryAdmin):
    """Steps at home."""

    inlines = (StepCitationInline,)
    list_display = ("state", "treaty", "aim", "stage", "taken_on", "authority", "confidence")
    list_filter: ClassVar[Any] = (
        ("treaty", ChooseFilter),
        ("state", ChooseFilter),
        "aim",
        "stage",
        "confidence",
        EntryFilter,
    )
    list_select_related = ("state", "treaty")
    search_fields = ("id", "summary", "authority", "state__name", "treaty__short_name")
    ordering = (F("taken_on").desc(nulls_last=True), "id")


@admin.register(Position)
class PositionAdmin(EntryAdmin):
    """What states have said."""

    inlines = (PositionCitationInline,)
    list_display = ("state", "stance", "treaty", "topic", "voiced_on", "confidence")
    list_filter: ClassVar[Any] = (
        ("state", ChooseFilter),
        ("treaty", ChooseFilter),
        ("topic", ChooseFilter),
        "stance",
        "confidence",
        EntryFilter,
    )
    list_select_related = ("state", "treaty", "topic")
    search_fields = ("id", "says", "occasion", "state__name", "treaty__short_name")
    ordering = ("-voiced_on", "id")
