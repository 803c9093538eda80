"""Sections of treaty actions: to be searched and read; entered and corrected at the desk."""

from collections.abc import Callable, Collection
from typing import Any, ClassVar, override

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.admin.desk import Desk
from treaties.admin.filters import ChooseFilter
from treaties.admin.sections import address_of
from treaties.admin.task import Task
from treaties.models import (
    Citation,
    Consent,
    OtherAction,
    Signature,
    TreatyAction,
    Withdrawal,
)
from treaties.models.proxies import CONSENTS, OTHERS, SIGNATURES, WITHDRAWALS
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import ActionKind


class EntryFilter(admin.SimpleListFilter):
    """What stands in the record, unless what was corrected is asked for."""

    title = "entry"
    parameter_name = "entry"

    @override
    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Return the other choices."""
        return [("replaced", "Corrected or taken back"), ("every", "Every entry")]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what is asked for."""
        match self.value():
            case "every":
                return queryset
            case "replaced":
                return queryset.filter(corrected_by__isnull=False)
            case _:
                return queryset.filter(corrected_by__isnull=True, void=False)

    @override
    def choices(self, changelist: ChangeList) -> Any:
        """Call the choice made without asking by its name."""
        for number, choice in enumerate(super().choices(changelist)):
            yield choice if number else {**choice, "display": "What stands"}


class KindFilter(admin.SimpleListFilter):
    """The kinds of the section."""

    title = "kind"
    parameter_name = "kind"

    @override
    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Return the kinds by name."""
        kinds: Collection[ActionKind] = getattr(model_admin, "kinds", ())
        return [(kind.value, str(kind.label)) for kind in kinds]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the kind that is asked for."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


class CitationInline(admin.TabularInline[Citation, TreatyAction]):
    """The sources of an action, to be read."""

    model = Citation
    fields = ("source", "locator", "quote")
    extra = 0

    @override
    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Citations come with the action."""
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Citations are never changed."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Citations are never deleted."""
        return False

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        """Fetch the sources at once."""
        return super().get_queryset(request).select_related("source")


class ActionAdmin(admin.ModelAdmin[Any]):
    """Actions of some kinds: nothing is edited in place, nothing is deleted."""

    kinds: ClassVar[Collection[ActionKind]] = tuple(ActionKind)
    enters: ClassVar[bool] = True

    change_form_template = "admin/treaties/action.html"
    list_display = ("state", "kind", "acted_on", "treaty", "effective_on", "confidence")
    list_filter: ClassVar[Any] = (
        ("treaty", ChooseFilter),
        ("state", ChooseFilter),
        KindFilter,
        "confidence",
        EntryFilter,
        "treaty__category",
        "state__region",
    )
    list_select_related = ("treaty", "state")
    list_per_page = 50
    search_fields = ("public_id", "treaty__short_name", "state__name", "note")
    search_help_text = "Treaty, state, id or words of the note: “mine ban finland”"
    ordering = (F("acted_on").desc(nulls_last=True), "-id")
    show_full_result_count = False
    actions = None
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("public_id", ("treaty", "state"), ("kind", "confidence"))}),
        (None, {"fields": (("acted_on", "effective_on"), ("depositary", "towards"))}),
        (None, {"fields": ("note", "about")}),
        ("Entry", {"fields": (("recorded_at", "recorded_by"), ("old", "new"), "reason", "void")}),
    )
    readonly_fields = ("about", "old", "new")

    @override
    def get_queryset(self, request: HttpRequest) -> TreatyActionQuerySet:
        """Keep the kinds of the section."""
        every: TreatyActionQuerySet = super().get_queryset(request)  # type: ignore[assignment]
        return every.filter(kind__in=self.kinds)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Acts are entered in the section of their kind."""
        return self.enters and super().has_add_permission(request)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Actions are never changed: they are corrected by a later entry."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Actions are never deleted."""
        return False

    @admin.display(description="answers")
    def about(self, action: TreatyAction) -> str:
        """Return the acts that it answers."""
        targets = action.answers.select_related("target").order_by("pk")
        return ", ".join(str(one.target) for one in targets) or "–"

    @admin.display(description="corrects")
    def old(self, action: TreatyAction) -> SafeString | str:
        """Return a link to the entry that this one replaces."""
        return _link(action.corrects)

    @admin.display(description="corrected by")
    def new(self, action: TreatyAction) -> SafeString | str:
        """Return a link to the entry that replaces this one."""
        return _link(TreatyAction.objects.filter(corrects=action.pk).first())

    @override
    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the desk."""
        name = f"treaties_{self.opts.model_name}"
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [
            path("<int:pk>/correct/", wrap(self.correct_view), name=f"{name}_correct"),
            path("<int:pk>/void/", wrap(self.void_view), name=f"{name}_void"),
            *super().get_urls(),
        ]

    @override
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Enter an act at the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return Desk(self, request, Task(list(self.kinds))).answer()

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Replace an entry by another one at the desk."""
        return self._correct(request, pk, void=False)

    def void_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take an entry back at the desk."""
        return self._correct(request, pk, void=True)

    def _correct(self, request: HttpRequest, pk: int, *, void: bool) -> HttpResponse:
        if not super().has_add_permission(request):
            raise PermissionDenied
        entry = get_object_or_404(TreatyAction.objects.select_related("treaty", "state"), pk=pk)
        return Desk(self, request, Task(list(self.kinds), entry, void)).answer()

    @override
    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Add the ways to the desk."""
        entry = context["original"]
        name = f"admin:treaties_{self.opts.model_name}"
        context["may_correct"] = super().has_add_permission(request) and not entry.void
        context["correct_url"] = reverse(f"{name}_correct", args=[entry.pk])
        context["void_url"] = reverse(f"{name}_void", args=[entry.pk])
        return super().render_change_form(request, context, *args, **kwargs)


def _link(entry: TreatyAction | None) -> SafeString | str:
    if entry is None:
        return "–"
    return format_html('<a href="{}">{}</a>', address_of(entry), entry.public_id)


@admin.register(Signature)
class SignatureAdmin(ActionAdmin):
    """Signatures."""

    kinds = SIGNATURES


@admin.register(Consent)
class ConsentAdmin(ActionAdmin):
    """Acts by which states consent to be bound."""

    kinds = CONSENTS


@admin.register(Withdrawal)
class WithdrawalAdmin(ActionAdmin):
    """Acts by which states leave, and acts about them."""

    kinds = WITHDRAWALS


@admin.register(OtherAction)
class OtherActionAdmin(ActionAdmin):
    """Everything else that states do about a treaty."""

    kinds = OTHERS


@admin.register(TreatyAction)
class EveryActionAdmin(ActionAdmin):
    """All actions together, to be searched; acts are entered in their sections."""

    enters = False
