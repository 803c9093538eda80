"""The register: states, treaties, provisions, sources and status checks, edited in place.

Every version is kept by the history; what follows from a change is derived at once.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse

from treaties import services
from treaties.admin.filters import ChooseFilter
from treaties.admin.history import kept_in_log, versions
from treaties.law.parsing import rules_of
from treaties.law.reading import UnknownRuleError
from treaties.models import Provision, Record, Source, State, StatusCheck, Treaty


class LinesField(SimpleArrayField):
    """A list of texts, one a line."""

    def __init__(self, base_field: Any, **kwargs: Any) -> None:
        kwargs["help_text"] = f"{kwargs.get('help_text', '')} One a line."
        kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        super().__init__(base_field, delimiter="\n", **kwargs)

    @override
    def to_python(self, value: Any) -> Any:
        """Leave empty lines out."""
        if isinstance(value, str):
            value = "\n".join(line.strip() for line in value.splitlines() if line.strip())
        return super().to_python(value)


class RegisterAdmin(admin.ModelAdmin[Any]):
    """A part of the register: a change of it is told, and what follows from it derived."""

    formfield_overrides = {ArrayField: {"form_class": LinesField}}
    list_per_page = 50
    show_full_result_count = False
    actions = None
    object_history_template = "admin/treaties/history.html"
    nearest: ClassVar[tuple[str, ...]] = ()
    """Lookups that bring an entry to the front where one is chosen among those found."""

    def reached(self, entry: Any, form: Any) -> Iterable[str]:
        """Return the treaties whose standings depend on an entry."""
        raise NotImplementedError

    @override
    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Save while nobody else changes the record."""
        Record.objects.lock()
        super().save_model(request, obj, form, change)

    @override
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the links, then log the change with them and derive what follows."""
        super().save_related(request, form, formsets, change)
        if form.changed_data:
            services.register_changed(self.reached(form.instance, form), self.model)

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Put what the words begin with first: “russia” is not Belarus, once Belorussia."""
        found, doubles = super().get_search_results(request, queryset, search_term)
        if self.nearest and search_term:
            ranks = [
                When(Q((lookup, search_term)), then=Value(number))
                for number, lookup in enumerate(self.nearest)
            ]
            rank = Case(*ranks, default=Value(len(ranks)))
            found = found.alias(rank=rank).order_by("rank", *self.get_ordering(request))
        return found, doubles

    @override
    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Keep what changed where the database keeps no version of it."""
        message = list(super().construct_change_message(request, form, formsets, add))
        kept = kept_in_log(form, added=add)
        return [*message, {"kept": kept}] if kept else message

    @override
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show every version."""
        entry = self.get_object(request, unquote(object_id))
        told = {"versions": versions(entry) if entry else [], **(extra_context or {})}
        return super().history_view(request, object_id, told)

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Never change a key: everything else names it."""
        return [self.opts.pk.name] if obj else []

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing leaves the register: others may have cited it."""
        return False


@admin.register(State)
class StateAdmin(RegisterAdmin):
    """States and other participants."""

    list_display = ("code", "name", "kind", "region", "existed_until")
    list_display_links = ("code", "name")
    list_filter = ("kind", "region")
    search_fields = ("code", "name", "official_name", "aliases")
    nearest = ("code__iexact", "name__istartswith", "name__icontains")
    ordering = ("name", "code")
    autocomplete_fields = ("successor_of",)

    @override
    def reached(self, entry: State, form: Any) -> Iterable[str]:
        """Return the treaties it acted under, where what counts of it changed."""
        if not {"kind", "existed_until"} & set(form.changed_data):
            return ()
        return entry.actions.order_by().values_list("treaty_id", flat=True).distinct()


@admin.register(Treaty)
class TreatyAdmin(RegisterAdmin):
    """The register of treaties."""

    list_display = ("id", "short_name", "category", "entered_into_force_on", "ended_on")
    list_display_links = ("id", "short_name")
    list_filter = ("category", "instrument", "binding", "scope")
    search_fields = ("id", "short_name", "official_title", "also_known_as")
    nearest = (
        *("id__iexact", "short_name__istartswith", "short_name__icontains"),
        "also_known_as__icontains",
    )
    ordering = ("short_name", "id")
    autocomplete_fields = ("parent", "amends", "sources")

    @override
    def reached(self, entry: Treaty, form: Any) -> Iterable[str]:
        """Return the treaty."""
        return [entry.pk]


class ProvisionForm(forms.ModelForm[Provision]):
    """A provision in a form that the engine knows."""

    class Meta:
        model = Provision
        fields = ("treaty", "kind", "article", "rule_text", "summary", "sources", "position")

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a rule that nothing could be derived from."""
        cleaned = super().clean() or self.cleaned_data
        treaty = cleaned.get("treaty") or getattr(self.instance, "treaty", None)
        kind, text = cleaned.get("kind"), cleaned.get("rule_text")
        if treaty and kind and text:
            row = (treaty.pk, kind, cleaned.get("article", ""), text, cleaned.get("summary", ""))
            try:
                rules_of([row])
            except UnknownRuleError as error:
                raise ValidationError({"rule_text": str(error)}) from error
        return cleaned


class _OfTreatyAdmin(RegisterAdmin):
    """What belongs to one treaty for good."""

    @override
    def reached(self, entry: Any, form: Any) -> Iterable[str]:
        """Return the treaty it belongs to."""
        return [entry.treaty_id]

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep it with its treaty."""
        return ["treaty"] if obj else []


@admin.register(Provision)
class ProvisionAdmin(_OfTreatyAdmin):
    """The rules of treaties."""

    form = ProvisionForm
    list_select_related = ("treaty",)
    list_display = ("treaty", "kind", "article", "summary")
    list_filter = ("kind", ("treaty", ChooseFilter))
    search_fields = ("treaty__short_name", "treaty__id", "article", "summary", "rule_text")
    ordering = ("treaty_id", "position", "id")
    autocomplete_fields = ("treaty", "sources")


@admin.register(StatusCheck)
class StatusCheckAdmin(_OfTreatyAdmin):
    """Lists of acts that were read against the record."""

    list_display = ("treaty", "source", "as_of", "complete")
    list_filter = ("complete", ("treaty", ChooseFilter))
    list_select_related = ("treaty", "source")
    search_fields = ("treaty__short_name", "treaty__id", "source__id", "source__title")
    ordering = ("treaty_id", "as_of", "id")
    autocomplete_fields = ("treaty", "source")


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    """Where facts come from."""

    list_display = ("id", "title", "publisher", "kind", "as_of")
    list_display_links = ("id", "title")
    list_filter = ("kind",)
    search_fields = ("id", "title", "publisher", "url")
    nearest = ("id__istartswith", "title__istartswith")
    ordering = ("id",)

    @override
    def reached(self, entry: Source, form: Any) -> Iterable[str]:
        """Return the treaties with acts that cite it, where what it is worth changed."""
        if not {"kind", "as_of"} & set(form.changed_data):
            return ()
        cited = entry.citations.order_by().values_list("action__treaty_id", flat=True)
        return cited.distinct()
