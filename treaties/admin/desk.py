"""The desk: an act is filled in, previewed, and entered once the editor has seen what it does."""

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.options import ModelAdmin
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from treaties import services
from treaties.admin.foresee import foresee
from treaties.admin.forms import (
    FIELDS,
    Citations,
    CorrectionForm,
    EntryForm,
    OverrideForm,
    VoidForm,
    confidence_problem,
)
from treaties.admin.words import Told, tell
from treaties.models import Record, TreatyAction
from treaties.models.proxies import CONSENTS, OTHERS, SIGNATURES, WITHDRAWALS
from treaties.terms import ActionKind, Confidence

KEPT = ("treaty", "state", "kind", "acted_on", "effective_on", "depositary", "note", "confidence")
LINES = (
    ("treaty", "state"),
    ("kind", "confidence"),
    ("acted_on", "effective_on"),
    ("depositary", "towards"),
    ("answers",),
    ("note",),
    ("reason",),
)
SECTIONS = {
    **dict.fromkeys(SIGNATURES, "signature"),
    **dict.fromkeys(CONSENTS, "consent"),
    **dict.fromkeys(WITHDRAWALS, "withdrawal"),
    **dict.fromkeys(OTHERS, "otheraction"),
}
"""The section in which each kind of act is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """What an editor sits at the desk for: a new entry, a correction, or taking one back."""

    kinds: Sequence[ActionKind]
    entry: TreatyAction | None = None
    void: bool = False

    @property
    def title(self) -> str:
        """What the page is called."""
        if self.entry is None:
            return "Enter an act"
        return f"{'Take back' if self.void else 'Correct'} {self.entry}"

    @property
    def verb(self) -> str:
        """What the last button says."""
        if self.entry is None:
            return "Enter it"
        return "Take it back" if self.void else "Correct it"

    def form(self, data: Any, today: dt.date, initial: dict[str, Any]) -> forms.ModelForm[Any]:
        """Return the form, filled in with the entry where there is one."""
        blank = TreatyAction(corrects=self.entry)
        if self.entry is None:
            return EntryForm(data, instance=blank, initial=initial, kinds=self.kinds, today=today)
        if self.void:
            kept = {name: getattr(self.entry, name) for name in KEPT}
            taken_back = TreatyAction(
                corrects=self.entry, void=True, towards=self.entry.towards, **kept
            )
            return VoidForm(data, instance=taken_back)
        blank.treaty = self.entry.treaty
        held = model_to_dict(self.entry, FIELDS)
        return CorrectionForm(
            data, instance=blank, initial=held, kinds=list(ActionKind), today=today
        )

    def citations(self, data: Any) -> Any:
        """Return the formset of the sources, filled in with those of the entry."""
        if data is not None or self.entry is None:
            return Citations(data, prefix="citations")
        held = self.entry.citations.order_by("position", "pk")
        initial = [model_to_dict(one, ["source", "locator", "quote"]) for one in held]
        return Citations(initial=initial, prefix="citations")


class Desk:
    """One visit to the desk."""

    def __init__(self, section: ModelAdmin[Any], request: HttpRequest, task: Task) -> None:
        data = request.POST if request.method == "POST" else None
        self.section, self.request, self.task = section, request, task
        self.today = timezone.now().date()
        initial = {"confidence": Confidence.SOURCED.value, **request.GET.dict()}
        self.form = task.form(data, self.today, initial)
        self.citations = task.citations(data)
        self.override = OverrideForm()
        self.told: Told | None = None

    def answer(self) -> HttpResponse:
        """Return the page, or the way to the entry once it is made."""
        if self.task.entry is not None and (answer := self._corrected_before(self.task.entry)):
            return answer
        if self.request.method == "POST" and self._valid():
            self.told = tell(self._foresee(), self.form.instance, self.today)
            if self._confirmed() and self._overridden(self.told):
                try:
                    return self._enter(self.told)
                except services.AlreadyCorrectedError as error:
                    self.form.add_error(None, str(error))
        return self._page()

    def _corrected_before(self, entry: TreatyAction) -> HttpResponse | None:
        later = TreatyAction.objects.filter(corrects=entry).first()
        if later is None:
            return None
        entry.corrected_by = later
        messages.error(self.request, f"The entry {services.AlreadyCorrectedError(entry)}")
        return redirect(address_of(later))

    def _valid(self) -> bool:
        good = all([self.form.is_valid(), self.citations.is_valid()])
        if not good or "confidence" not in self.form.fields:
            return good
        problem = confidence_problem(self.form.instance.confidence, self.citations.cites)
        if problem:
            self.form.add_error("confidence", problem)
        return not problem

    def _foresee(self) -> Any:
        return foresee(
            self.form.instance, cites=self.citations.cites, answers=self._answers, today=self.today
        )

    @property
    def _answers(self) -> list[TreatyAction]:
        return list(self.form.cleaned_data.get("answers") or ())

    def _confirmed(self) -> bool:
        """Whether the editor confirms what the preview showed, and nothing changed since."""
        if "_confirm" not in self.request.POST:
            return False
        same = self.request.POST.get("previewed") == self.digest
        if not same:
            text = "The entry or the record changed since the preview: look at it once more."
            messages.warning(self.request, text)
        return same

    def _overridden(self, told: Told) -> bool:
        if not told.troubles:
            return True
        self.override = OverrideForm(self.request.POST)
        return self.override.is_valid()

    @property
    def digest(self) -> str:
        """What was previewed, and in which version of the record."""
        aside = {"csrfmiddlewaretoken", "previewed", "override", "_confirm", "_preview"}
        sent = sorted(
            (name, values) for name, values in self.request.POST.lists() if name not in aside
        )
        return hashlib.sha256(f"{Record.objects.version()} {sent}".encode()).hexdigest()

    def _enter(self, told: Told) -> HttpResponseRedirect:
        action = self.form.instance
        if told.troubles:
            rules = ", ".join(dict.fromkeys(one.rule for one in told.troubles))
            why = self.override.cleaned_data["override"]
            action.note = f"{action.note}\nEntered against the rule {rules}: {why}".strip()
        action.recorded_by_id = self.request.user.pk
        given = {"cites": self.citations.cites, "answers": self._answers}
        if action.corrects is None:
            services.record(action, **given)
        else:
            services.correct(action.corrects, action, reason=action.reason, **given)
        self.section.log_addition(self.request, action, [{"added": {}}])
        done = "taken back" if action.void else "corrected" if action.corrects_id else "made"
        stands = told.today[1]
        said = f"The entry {self.task.entry or action} is {done}. {action.state} today: {stands}"
        messages.success(self.request, said)
        return redirect(address_of(action))

    def _page(self) -> TemplateResponse:
        opts = self.section.opts
        context = {
            **self.section.admin_site.each_context(self.request),
            "opts": opts,
            "title": self.task.title,
            "task": self.task,
            "adminform": helpers.AdminForm(
                self.form, _laid_out(self.form.fields), {}, model_admin=self.section
            ),
            "citations": self.citations,
            "override": self.override,
            "told": self.told,
            "day": self.today,
            "previewed": self.digest if self.told else "",
            "media": self.section.media + self.form.media + self.citations.media,
        }
        return TemplateResponse(self.request, "admin/treaties/desk.html", context)


def _laid_out(fields: Collection[str]) -> list[Any]:
    """Return the fields of a form as the admin lays them out, two a line where they belong."""
    lines = [tuple(name for name in line if name in fields) for line in LINES]
    done, why = [line for line in lines if line and line != ("reason",)], "reason" in fields
    return [
        *([("What was done", {"fields": done})] if done else []),
        *([("Why", {"fields": ["reason"]})] if why else []),
    ]


def address_of(action: TreatyAction) -> str:
    """Return the address of an entry in the section of its kind."""
    section = SECTIONS[ActionKind(action.kind)]
    return reverse(f"admin:treaties_{section}_change", args=[action.pk])
