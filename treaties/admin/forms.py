"""The forms by which editors enter an act, correct an entry, and cite sources."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, override

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db.models import Model

from treaties.admin.answering import ABOUT, Group, problem
from treaties.models import Citation, Source, State, TreatyAction
from treaties.services import Cites
from treaties.terms import ActionKind, Confidence, SourceKind

FIELDS = (
    *("treaty", "state", "kind", "acted_on", "effective_on", "depositary"),
    *("towards", "note", "confidence"),
)


def choose(model: type[Model], name: str, *, several: bool = False) -> forms.Widget:
    """Return the admin's autocomplete of what a field of a model points to."""
    widget: Any = AutocompleteSelectMultiple if several else AutocompleteSelect
    found: forms.Widget = widget(model._meta.get_field(name), admin.site)  # noqa: SLF001
    return found


class EntryForm(forms.ModelForm[TreatyAction]):
    """An act to be entered."""

    towards = forms.ModelMultipleChoiceField(
        State.objects.all(),
        required=False,
        widget=choose(TreatyAction, "state", several=True),
        help_text="Only for a suspension towards some states and not towards all.",
    )
    answers = forms.ModelMultipleChoiceField(
        TreatyAction.objects.uncorrected(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 7}),
        help_text="The entry that an objection, or the taking back of something, is about.",
    )
    beyond = forms.BooleanField(
        required=False,
        label="Offer these as well: a written reason will be needed",
    )

    class Meta:
        model = TreatyAction
        fields: tuple[str, ...] = FIELDS
        widgets = {
            "treaty": choose(TreatyAction, "treaty"),
            "state": choose(TreatyAction, "state"),
            "depositary": AdminTextInputWidget(attrs={"list": "capitals", "autocomplete": "off"}),
            "note": AdminTextareaWidget(attrs={"rows": 3}),
        }
        labels = {"acted_on": "Done on", "effective_on": "Stated effect"}

    def __init__(
        self, *args: Any, kinds: Collection[ActionKind], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = [(kind.value, str(kind.label)) for kind in kinds]
        empty = [] if len(choices) == 1 else [("", "---------")]
        self.fields["kind"] = forms.ChoiceField(
            choices=[*empty, *choices], help_text="What was done."
        )
        if not ABOUT.keys() & set(kinds):
            del self.fields["answers"]
        if ActionKind.SUSPENSION not in kinds:
            del self.fields["towards"]

    def offer(self, kinds: Sequence[Any], targets: Sequence[Group]) -> None:
        """Show some kinds and entries alone; what was chosen is still judged by itself."""
        self.fields["kind"].widget.choices = kinds
        if "answers" in self.fields:
            self.fields["answers"].widget.choices = targets

    def clean_acted_on(self) -> Any:
        """Refuse an act that has not happened yet."""
        acted = self.cleaned_data["acted_on"]
        if acted is not None and acted.earliest > self.today:
            raise ValidationError("The day lies ahead: enter an act once it has been done.")
        return acted

    def clean_towards(self) -> list[str]:
        """Return the codes that the record keeps."""
        return [state.pk for state in self.cleaned_data["towards"]]

    @override
    def clean(self) -> dict[str, Any]:
        """Hold the fields against one another."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if cleaned.get("towards") and kind not in {ActionKind.SUSPENSION, ActionKind.RESUMPTION}:
            self.add_error("towards", "Only a suspension or its end is towards some states alone.")
        if "answers" in self.fields:
            self._clean_answers(cleaned)
        return cleaned

    def _clean_answers(self, cleaned: dict[str, Any]) -> None:
        targets: Sequence[TreatyAction] = list(cleaned.get("answers") or ())
        treaty, state, kind = (cleaned.get(name) for name in ("treaty", "state", "kind"))
        if not (treaty and state and kind):
            return
        about = ABOUT.get(ActionKind(kind))
        if about and about.needed and not targets and "answers" not in self.errors:
            self.add_error("answers", "Name the entry that it answers.")
        given = {"treaty": treaty.pk, "state": state.pk, "acted": cleaned.get("acted_on")}
        for target in targets:
            if wrong := problem(target, kind=ActionKind(kind), **given):
                self.add_error("answers", wrong)


def reason_field(help_text: str) -> forms.CharField:
    """Return the field in which an editor says why."""
    return forms.CharField(
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=help_text,
        error_messages={"required": "Say why the entry is corrected."},
    )


class CorrectionForm(EntryForm):
    """An entry with its mistakes put right; what it answers stays as it was."""

    reason = reason_field("What was wrong with the entry; kept for ever beside it.")

    class Meta(EntryForm.Meta):
        fields = (*FIELDS, "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["treaty"].disabled = True
        self.fields.pop("answers", None)


class VoidForm(forms.ModelForm[TreatyAction]):
    """An entry taken back, because what it records did not happen."""

    reason = reason_field("Why it did not happen; kept for ever beside the entry.")

    class Meta:
        model = TreatyAction
        fields = ("reason",)


class OverrideForm(forms.Form):
    """The reason for entering an act that a rule does not allow."""

    override = forms.CharField(
        label="Reason for the override",
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text="Kept in the note of the entry, with the name of the rule.",
        error_messages={"required": "Say why it is entered against the rule, or change the entry."},
    )


class CitationForm(forms.Form):
    """One source, where in it, and what it says."""

    source = forms.ModelChoiceField(
        Source.objects.all(), required=False, widget=choose(Citation, "source")
    )
    locator = forms.CharField(
        required=False,
        max_length=200,
        widget=AdminTextInputWidget(),
        help_text="Page, row, section",
    )
    quote = forms.CharField(
        required=False, widget=AdminTextareaWidget(attrs={"rows": 2}), help_text="Word for word"
    )

    @override
    def clean(self) -> dict[str, Any]:
        """Let nothing be quoted from nowhere."""
        cleaned = super().clean() or self.cleaned_data
        said = cleaned.get("locator") or cleaned.get("quote")
        if said and not cleaned.get("source") and "source" not in self.errors:
            self.add_error("source", "Name the source.")
        return cleaned


class _Citations(forms.BaseFormSet[CitationForm]):
    """The sources of an entry: at least one, none twice at the same place."""

    @property
    def cites(self) -> list[Cites]:
        """The sources cited, in order."""
        return [
            Cites(data["source"], data["locator"], data["quote"])
            for data in (form.cleaned_data for form in self.forms)
            if data.get("source")
        ]

    @override
    def clean(self) -> None:
        """Refuse an entry without a source."""
        if any(self.errors):
            return
        cites = self.cites
        if not cites:
            raise ValidationError("Cite at least one source: no datum without a source.")
        places = {(cite.source.pk, cite.locator) for cite in cites}
        if len(places) < len(cites):
            raise ValidationError("The same place of a source is cited twice.")


Citations = forms.formset_factory(CitationForm, formset=_Citations, extra=3, max_num=20)


def confidence_problem(confidence: str, cites: Sequence[Cites]) -> str:
    """Return what is wrong with how well an entry is said to be established; empty if nothing."""
    documents = {cite.source.pk for cite in cites if cite.source.kind != SourceKind.RECALL}
    if confidence == Confidence.CROSS_CHECKED and len(documents) < 2:  # noqa: PLR2004
        return "Cross-checked needs two sources that agree: cite the second one."
    if confidence == Confidence.SOURCED and not documents:
        return "Only recall is cited: the entry is unverified until a document is."
    return ""
