"""The desk: an act is filled in, previewed, and entered once the editor has seen what it does."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.options import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from treaties import services
from treaties.admin.answering import line
from treaties.admin.foresee import foresee
from treaties.admin.forms import EntryForm, OverrideForm, confidence_problem
from treaties.admin.offering import Offer, ask, kind_choices, offer, settled, target_choices
from treaties.admin.possible import possible
from treaties.admin.sections import address_of
from treaties.admin.task import Task, cited, typed
from treaties.admin.words import Told, tell
from treaties.models import Record, State, TreatyAction

WHO_AND_WHEN = (("treaty", "state"), ("acted_on", "effective_on"), ("depositary",))
WHAT = (("kind", "confidence"), ("answers",), ("towards",), ("note",))
WHY = (("reason",),)
_ASIDE = {"csrfmiddlewaretoken", "previewed", "override", "beyond", "_confirm", "_preview"}
"""What is sent and is no part of the entry."""


class Desk:
    """One visit to the desk."""

    def __init__(self, section: ModelAdmin[Any], request: HttpRequest, task: Task) -> None:
        self.section, self.request, self.task = section, request, task
        self.today = timezone.now().date()
        sent = request.POST
        self.asking = "_possible" in sent
        data = sent if request.method == "POST" and not self.asking else None
        given = typed(sent) if self.asking else {} if task.entry else request.GET.dict()
        self.form = task.form(data, self.today, given)
        self.citations = task.citations(data, cited(sent))
        self.override = OverrideForm()
        self.told: Told | None = None

    def answer(self) -> HttpResponse:
        """Return the page, or the way to the entry once it is made."""
        if self.task.entry is not None and (answer := self._corrected_before(self.task.entry)):
            return answer
        if self.form.is_bound and self._valid():
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
        sent = sorted(
            (name, values) for name, values in self.request.POST.lists() if name not in _ASIDE
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

    def _offer(self) -> Offer | None:
        """Let the form offer what is possible; tell it where treaty and state are known."""
        if not isinstance(self.form, EntryForm):
            return None
        kinds = self.task.offered
        question = ask(self.form, self.today, self.task.entry)
        found = possible(question) if question else None
        chosen, dropped = settled(self.form, found, kinds, asking=self.asking)
        beyond = bool(self.form["beyond"].value())
        self.form.offer(
            kind_choices(found, kinds, chosen=chosen, beyond=beyond),
            target_choices(self.form, chosen, found),
        )
        names = dict(State.objects.values_list("code", "name"))
        return offer(found, kinds, names, dropped=dropped) if found else None

    def _page(self) -> TemplateResponse:
        opts = self.section.opts
        offered = self._offer()
        context = {
            **self.section.admin_site.each_context(self.request),
            "opts": opts,
            "title": self.task.title,
            "task": self.task,
            "who_and_when": self._fields("Who and when", WHO_AND_WHEN),
            "what": self._fields("What was done", WHAT),
            "why": self._fields("Why", WHY),
            "form": self.form,
            "offers": isinstance(self.form, EntryForm),
            "offer": offered,
            "citations": self.citations,
            "override": self.override,
            "told": self.told,
            "answered": [line(one) for one in self._answers] if self.told else [],
            "day": self.today,
            "previewed": self.digest if self.told else "",
            "media": self.section.media + self.form.media + self.citations.media,
        }
        return TemplateResponse(self.request, "admin/treaties/desk.html", context)

    def _fields(self, name: str, lines: Collection[Collection[str]]) -> helpers.AdminForm:
        """Return some fields as the admin lays them out, two a line where they belong."""
        held = [tuple(one for one in line if one in self.form.fields) for line in lines]
        laid: list[Any] = [(name, {"fields": [line for line in held if line]})]
        shown = laid if any(held) else []
        return helpers.AdminForm(self.form, shown, {}, model_admin=self.section)
