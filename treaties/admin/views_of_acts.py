"""Who takes which view of an act: standings follow from it, so they are derived at once."""

from collections.abc import Iterable
from typing import Any, override

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from treaties.admin.filters import ChooseFilter
from treaties.admin.register import RegisterAdmin
from treaties.models import Characterisation, State, TreatyAction
from treaties.presentation import BODIES, upper_first
from treaties.terms import DECIDING_HOLDERS


def holders() -> list[Any]:
    """Return whose view it can be: the bodies that decide, in their order, then the states."""
    bodies = [(holder, upper_first(BODIES[holder])) for holder in DECIDING_HOLDERS]
    states = list(State.objects.order_by("name", "code").values_list("code", "name"))
    return [("", "---------"), ("Bodies, the first that decides first", bodies), ("States", states)]


class ViewForm(forms.ModelForm[Characterisation]):
    """A view of an act."""

    holder = forms.ChoiceField(
        choices=holders, help_text="Whose view it is: a body that decides, or a state."
    )

    class Meta:
        model = Characterisation
        fields = ("action", "holder", "opinion", "says", "voiced_on", "effective_on", "sources")


@admin.register(Characterisation)
class ViewAdmin(RegisterAdmin):
    """Views of acts."""

    form = ViewForm
    list_display = ("action", "holder", "opinion", "voiced_on", "effective_on", "says")
    list_filter = (
        "opinion",
        ("action__treaty", ChooseFilter),
        ("action__state", ChooseFilter),
    )
    list_select_related = ("action",)
    search_fields = (
        *("action__public_id", "action__treaty__short_name", "action__state__name"),
        *("holder", "says"),
    )
    search_help_text = "Treaty, state that acted, holder or words: “mine ban ukraine”"
    ordering = ("action__treaty_id", "action_id", "position", "id")
    autocomplete_fields = ("action", "sources")

    @override
    def reached(self, entry: Characterisation, form: Any) -> Iterable[str]:
        """Return the treaty of the act, and of the one that it was about before."""
        before = TreatyAction.objects.filter(pk=form.initial.get("action"))
        return {entry.action.treaty_id, *before.values_list("treaty_id", flat=True)}

    @override
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Put a new view after those that are there."""
        if not change:
            obj.position = Characterisation.objects.filter(action=obj.action).count()
        super().save_model(request, obj, form, change)

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Let every field be put right."""
        return []
