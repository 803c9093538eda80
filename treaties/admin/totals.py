"""What the record is held against: closed lists, totals that others publish, explanations."""

from collections.abc import Iterable
from typing import Any, override

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from treaties import services
from treaties.admin.filters import ChooseFilter
from treaties.admin.register import RegisterAdmin
from treaties.models import Anomaly, Explanation, PublishedTotal, Record, State, StateList


class ListForm(forms.ModelForm[StateList]):
    """A closed list of states."""

    members = forms.ModelMultipleChoiceField(
        State.objects.all(),
        label="States",
        widget=AutocompleteSelectMultiple(StateList._meta.get_field("members"), admin.site),  # noqa: SLF001
        help_text="The states on the list, as of the day the record was compiled.",
    )

    class Meta:
        model = StateList
        fields = ("id", "members")


class _PlainAdmin(RegisterAdmin):
    """What no standing follows from."""

    @override
    def reached(self, entry: Any, form: Any) -> Iterable[str]:
        """Return nothing: it is held against the record, and nothing is derived from it."""
        return ()


@admin.register(StateList)
class StateListAdmin(_PlainAdmin):
    """Closed lists of states, such as CTBT Annex 2."""

    form = ListForm
    list_display = ("id", "number")
    search_fields = ("id", "members__name", "members__code")
    search_help_text = "Name of the list, or a state on it"
    ordering = ("id",)

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[StateList]:
        """Count the states."""
        lists: QuerySet[StateList] = super().get_queryset(request)
        return lists.annotate(number=Count("members"))

    @admin.display(description="states", ordering="number")
    def number(self, row: Any) -> int:
        """Return how many states are on the list."""
        found: int = row.number
        return found


@admin.register(PublishedTotal)
class PublishedTotalAdmin(_PlainAdmin):
    """Counts that others published."""

    list_display = ("treaty", "question", "as_of", "expected", "source")
    list_filter = ("question", ("treaty", ChooseFilter))
    list_select_related = ("treaty",)
    search_fields = ("treaty__short_name", "treaty__id", "source")
    ordering = ("treaty_id", "question", "as_of", "id")
    autocomplete_fields = ("treaty",)

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Let every field be put right."""
        return []


@admin.register(Explanation)
class ExplanationAdmin(_PlainAdmin):
    """Disagreements that are understood; one that explains nothing any more is taken out."""

    list_display = ("check_code", "treaty", "state", "subject", "reason")
    list_filter = ("check_code", ("treaty", ChooseFilter), ("state", ChooseFilter))
    list_select_related = ("treaty", "state")
    search_fields = (
        *("check_code", "subject", "reason"),
        *("treaty__short_name", "treaty__id", "state__name"),
    )
    ordering = ("check_code", "treaty_id", "state_id", "subject", "id")
    autocomplete_fields = ("treaty", "state")

    @override
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Tell the findings that it explains at once; the next check of the record does so too."""
        if change:
            explained(Explanation.objects.get(pk=obj.pk)).update(explained_by="")
        super().save_model(request, obj, form, change)
        explained(obj).update(explained_by=obj.reason)

    @override
    def delete_model(self, request: HttpRequest, obj: Explanation) -> None:
        """Leave what it explained open."""
        Record.objects.lock()
        explained(obj).update(explained_by="")
        super().delete_model(request, obj)
        services.register_changed((), Explanation)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No explanation outlives its case."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Let every field be put right."""
        return []


def explained(one: Explanation) -> QuerySet[Anomaly]:
    """Return the findings that an explanation explains."""
    found = Anomaly.objects.filter(check_code=one.check_code)
    for name in ("treaty", "state", "subject"):
        if wanted := getattr(one, name):
            found = found.filter(**{name: wanted})
    return found
