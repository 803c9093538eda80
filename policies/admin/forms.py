"""The forms by which editors enter a change, a step or a position, and correct it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, override

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget

from policies import facts
from policies.law.in_force import tracks
from policies.models import DomesticStep, Entry, PolicyChange, Position
from policies.terms import Stage
from treaties.admin.forms import OverrideForm, choose, reason_field
from treaties.models import Treaty

TEXT = {"rows": 3}
ACT = "That is a treaty act: enter it as an act, at the desk that is linked below."
AHEAD = "The day lies ahead: enter it once it has happened."


class EntryForm(forms.ModelForm[Any]):
    """An entry to be made; ``corrected`` is the one that it replaces."""

    dated: ClassVar[str] = ""
    """The field that says when it happened, which cannot lie ahead."""

    about: ClassVar[tuple[str, ...]] = ()
    """The fields that say what it is about, which are filled in first."""

    rest: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The other fields, line by line."""

    def __init__(self, *args: Any, today: dt.date, corrected: Entry | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.corrected = today, corrected
        if corrected is not None:
            self.fields["reason"] = reason_field("What was wrong with the entry; kept for ever.")
        self.where = {name: self._given(name) for name in self.about}

    def _given(self, name: str) -> str:
        if self.is_bound:
            return str(self.data.get(self.add_prefix(name)) or "")
        value = self.get_initial_for_field(self.fields[name], name)
        return str(getattr(value, "pk", value) or "")

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse what has not happened yet."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get(self.dated)
        if day is not None and day.earliest > self.today:
            self.add_error(self.dated, AHEAD)
        if self.corrected is not None and "reason" in cleaned:
            self.instance.reason = cleaned["reason"]
        return cleaned


class _Superseded(forms.ModelChoiceField[PolicyChange]):
    """A change to be superseded, told by its date and its title."""

    @override
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.announced_on}: {obj.title}"


class PolicyForm(EntryForm):
    """A change of policy; what it can supersede follows state, topic and track."""

    dated = "announced_on"
    about = ("state", "topic", "track")
    rest = (
        *(("announced_on", "effective_on"), ("supersedes",), ("title",)),
        *(("direction", "instrument"), ("authority",), ("summary",), ("treaties",)),
        ("confidence",),
    )
    supersedes = _Superseded(
        PolicyChange.objects.none(),
        required=False,
        empty_label="Nothing: earlier changes stay beside it",
        help_text="Changes of the same state, topic and track, the latest first.",
    )
    treaties = forms.ModelMultipleChoiceField(
        Treaty.objects.all(),
        required=False,
        widget=choose(PolicyChange, "treaties", several=True),
        help_text="The treaties that it is to be read beside.",
    )

    class Meta:
        model = PolicyChange
        fields = (
            *("state", "topic", "track", "announced_on", "effective_on", "supersedes"),
            *("title", "direction", "instrument", "authority", "summary", "treaties"),
            "confidence",
        )
        widgets = {
            "state": choose(PolicyChange, "state"),
            "topic": choose(PolicyChange, "topic"),
            "track": AdminTextInputWidget(attrs={"list": "tracks", "autocomplete": "off"}),
            "title": AdminTextInputWidget(),
            "authority": AdminTextInputWidget(),
            "summary": AdminTextareaWidget(attrs=TEXT),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = PolicyChange.objects.uncorrected().order_by("-announced_on", "pk")
        if self.corrected is not None:
            offered = offered.exclude(pk=self.corrected.pk)
            self.initial["supersedes"] = self._held(self.initial.get("supersedes"))
        field: Any = self.fields["supersedes"]
        known = all(self.where.values())
        field.queryset = offered.filter(**self.where) if known else offered.none()
        if known and self.corrected is None and not self._offers(self.initial.get("supersedes")):
            self.initial["supersedes"] = self._last()

    def _offers(self, key: object) -> bool:
        """Return whether a change is among those that can be superseded."""
        field: Any = self.fields["supersedes"]
        return bool(key) and field.queryset.filter(pk=getattr(key, "pk", key)).exists()

    def _held(self, superseded: Any) -> str:
        """Return the entry that holds a superseded change now, corrections followed."""
        key = str(getattr(superseded, "pk", superseded) or "")
        return facts.held_by(key) if key else ""

    def _last(self) -> str | None:
        """Return the last change of the track that nothing supersedes: the likely one."""
        held = PolicyChange.objects.uncorrected().filter(**self.where)
        for track in tracks(facts.changes_in(held).values()):
            left = [link.change.id for link in track.links if link.replaced_by is None]
            return left[-1] if left else None
        return None

    @property
    def track_names(self) -> list[str]:
        """The tracks that the state has about the topic already."""
        about = {name: self.where[name] for name in ("state", "topic")}
        if not all(about.values()):
            return []
        held = PolicyChange.objects.filter(**about).order_by("track")
        return list(held.values_list("track", flat=True).distinct())


class StepForm(EntryForm):
    """A step at home; deposit and effect are refused: they are treaty acts."""

    dated = "taken_on"
    about = ("treaty", "state", "aim")
    rest = (("stage", "taken_on"), ("authority",), ("summary",), ("confidence",))

    class Meta:
        model = DomesticStep
        fields = (
            *("treaty", "state", "aim", "stage", "taken_on", "authority", "summary"),
            "confidence",
        )
        widgets = {
            "treaty": choose(DomesticStep, "treaty"),
            "state": choose(DomesticStep, "state"),
            "authority": AdminTextInputWidget(),
            "summary": AdminTextareaWidget(attrs=TEXT),
        }

    @override
    def clean(self) -> dict[str, Any]:
        """Say where an act is entered, when somebody asks to enter one here."""
        if self.data.get(self.add_prefix("stage")) in {Stage.DEPOSITED, Stage.IN_EFFECT}:
            self.errors.pop("stage", None)
            self.add_error("stage", ACT)
        return super().clean()


class PositionForm(EntryForm):
    """What a state said."""

    dated = "voiced_on"
    about = ("state", "treaty", "topic")
    rest = (("stance", "voiced_on"), ("occasion",), ("says",), ("confidence",))

    class Meta:
        model = Position
        fields = (
            *("state", "treaty", "topic", "stance", "voiced_on", "occasion", "says"),
            "confidence",
        )
        widgets = {
            "state": choose(Position, "state"),
            "treaty": choose(Position, "treaty"),
            "topic": choose(Position, "topic"),
            "occasion": AdminTextInputWidget(),
            "says": AdminTextareaWidget(attrs=TEXT),
        }


class VoidForm(forms.ModelForm[Any]):
    """An entry taken back, because what it records did not happen."""

    reason = reason_field("Why it did not happen; kept for ever beside the entry.")

    class Meta:
        model = PolicyChange
        fields = ("reason",)


class AgainstForm(OverrideForm):
    """The reason for entering what a check of the record will find."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["override"].help_text = "Kept among the explanations of the record."


FORMS: Mapping[type[Entry], type[EntryForm]] = {
    PolicyChange: PolicyForm,
    DomesticStep: StepForm,
    Position: PositionForm,
}
"""The form of each kind of entry."""


def void_form(model: type[Entry]) -> type[VoidForm]:
    """Return the form by which an entry of a kind is taken back."""
    meta = type("Meta", (VoidForm.Meta,), {"model": model})
    return type("VoidForm", (VoidForm,), {"Meta": meta, "reason": VoidForm.base_fields["reason"]})
