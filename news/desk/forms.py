"""The forms of the review desk: those of the editors' desk, with plain lists in them."""

from typing import Any

from django import forms

from news.models import Proposal
from news.terms import UNDECIDED, Ground
from policies.admin.forms import PolicyForm, StepForm
from treaties.admin.forms import CorrectionForm, EntryForm, VoidForm
from treaties.models import State, Treaty


class Plain:
    """Takes the place of the admin's boxes, which need its scripts, by lists of the browser."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, several in (("treaty", False), ("state", False), ("topic", False)):
            self._listed(name, several=several)
        for name in ("towards", "treaties"):
            self._listed(name, several=True)
        for field in self.fields.values():
            field.widget.attrs.pop("class", None)

    def _listed(self, name: str, *, several: bool) -> None:
        field: Any = self.fields.get(name)
        if field is None:
            return
        if name in {"state", "towards"}:
            field.queryset = State.objects.order_by("name", "code")
        elif name in {"treaty", "treaties"}:
            field.queryset = Treaty.objects.order_by("short_name", "pk")
        field.widget = forms.SelectMultiple(attrs={"size": 5}) if several else forms.Select()
        field.widget.choices = field.choices


class ActForm(Plain, EntryForm):
    """An act to be entered."""


class CorrectedForm(Plain, CorrectionForm):
    """An entry to be corrected."""


class AbsentForm(Plain, VoidForm):
    """An entry to be taken back."""


class StepAtHomeForm(Plain, StepForm):
    """A step at home."""


class ChangeForm(Plain, PolicyForm):
    """A change of policy."""


class RejectForm(forms.Form):
    """Why nothing is entered."""

    ground = forms.ChoiceField(label="Ground", choices=Ground)
    reason = forms.CharField(
        label="In words",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why: it is kept for ever."},
    )


class ReasonForm(forms.Form):
    """Why something is put back or undone."""

    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why: it is kept for ever."},
    )


class HoldForm(forms.Form):
    """What is waited for."""

    reason = forms.CharField(label="What is waited for", required=False, widget=forms.TextInput())


class MergeForm(forms.Form):
    """Which proposal stands for this one."""

    into = forms.ModelChoiceField(
        Proposal.objects.none(), label="Merge with", empty_label="Choose another proposal"
    )
    reason = forms.CharField(label="Why", required=False, widget=forms.TextInput())

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alike = Proposal.objects.filter(status__in=UNDECIDED, state=proposal.state_id)
        alike = alike.filter(treaty=proposal.treaty_id, topic=proposal.topic_id)
        field: Any = self.fields["into"]
        field.queryset = alike.exclude(pk=proposal.pk).queued()
