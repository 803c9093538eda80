"""The desk: an entry is filled in, previewed, and made once the editor has seen what it does."""

import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.options import ModelAdmin
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from policies import services
from policies.admin.foresee import foresee
from policies.admin.forms import FORMS, AgainstForm, void_form
from policies.admin.offering import offered
from policies.admin.telling import Told
from policies.admin.versions import address_of
from treaties.admin.forms import Citations, confidence_problem
from treaties.admin.task import cited, typed
from treaties.models import Record
from treaties.terms import Confidence

_ASIDE = {"csrfmiddlewaretoken", "previewed", "override", "_confirm", "_preview"}
"""What is sent and is no part of the entry."""

_KEPT_ASIDE = {"id", "corrects", "void", "reason", "recorded_at", "recorded_by"}
"""What an entry that takes another one back does not take from it."""


class Desk:
    """One visit to the desk."""

    def __init__(
        self, section: ModelAdmin[Any], request: HttpRequest, entry: Any, *, void: bool = False
    ) -> None:
        self.section, self.request, self.entry, self.void = section, request, entry, void
        self.today = timezone.now().date()
        sent = request.POST
        asking = "_possible" in sent
        data = sent if request.method == "POST" and not asking else None
        self.form = self._form(data, _typed(sent) if asking else request.GET.dict())
        self.citations = self._citations(data, cited(sent) if asking else [])
        self.override = AgainstForm()
        self.told: Told | None = None

    def _form(self, data: Any, given: dict[str, Any]) -> Any:
        model: Any = self.section.model
        if self.void:
            held = {
                one.attname: getattr(self.entry, one.attname)
                for one in model._meta.concrete_fields  # noqa: SLF001
                if one.name not in _KEPT_ASIDE
            }
            return void_form(model)(data, instance=model(corrects=self.entry, void=True, **held))
        form = FORMS[model]
        initial = {"confidence": Confidence.SOURCED.value, **given}
        if self.entry is not None:
            initial = {**model_to_dict(self.entry, form._meta.fields), **given}  # noqa: SLF001
        blank = model(corrects=self.entry)
        return form(data, instance=blank, initial=initial, today=self.today, corrected=self.entry)

    def _citations(self, data: Any, given: list[dict[str, str]]) -> Any:
        if data is not None:
            return Citations(data, prefix="citations")
        if self.entry is not None and not given:
            rows = self.entry.citations.order_by("position", "pk")
            given = [model_to_dict(one, ("source", "locator", "quote")) for one in rows]
        return Citations(initial=given or None, prefix="citations")

    def answer(self) -> HttpResponse:
        """Return the page, or the way to the entry once it is made."""
        if self.entry is not None and (later := self._corrected_by()):
            self.entry.corrected_by = later
            messages.error(self.request, str(services.AlreadyCorrectedError(self.entry)))
            return redirect(address_of(later))
        if self.form.is_bound and self._valid():
            self.told = foresee(self.form.instance, self.today)
            if self._confirmed() and self._overridden(self.told):
                try:
                    return self._enter()
                except services.AlreadyCorrectedError as error:
                    self.form.add_error(None, str(error))
        return self._page()

    def _corrected_by(self) -> Any:
        return type(self.entry).objects.filter(corrects=self.entry).first()

    def _valid(self) -> bool:
        good = all([self.form.is_valid(), self.citations.is_valid()])
        if not good or "confidence" not in self.form.fields:
            return good
        problem = confidence_problem(self.form.instance.confidence, self.citations.cites)
        if problem:
            self.form.add_error("confidence", problem)
        return not problem

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
        """Whether the editor says why it can stand, where a check would find something."""
        if not told.troubles:
            return True
        self.override = AgainstForm(self.request.POST)
        return self.override.is_valid()

    @property
    def digest(self) -> str:
        """What was previewed, and in which version of the record."""
        sent = sorted(
            (name, values) for name, values in self.request.POST.lists() if name not in _ASIDE
        )
        return hashlib.sha256(f"{Record.objects.version()} {sent}".encode()).hexdigest()

    def _enter(self) -> HttpResponseRedirect:
        made = self.form.instance
        made.recorded_by_id = self.request.user.pk
        given: dict[str, Any] = {"cites": self.citations.cites}
        if self.void and hasattr(self.entry, "treaties"):
            given["treaties"] = list(self.entry.treaties.all())
        elif "treaties" in self.form.fields:
            given["treaties"] = list(self.form.cleaned_data["treaties"])
        if self.override.is_bound:
            given["against"] = self.override.cleaned_data["override"]
        if self.entry is None:
            services.record(made, **given)
        else:
            services.correct(self.entry, made, reason=made.reason, **given)
        self.section.log_addition(self.request, made, [{"added": {}}])
        done = "taken back" if made.void else "corrected" if made.corrects_id else "made"
        messages.success(self.request, f"The entry {self.entry or made} is {done}.")
        return redirect(address_of(made))

    @property
    def title(self) -> str:
        """What the page is called."""
        if self.entry is None:
            return f"Enter a {self.section.opts.verbose_name}"
        return f"{'Take back' if self.void else 'Correct'} {self.entry}"

    @property
    def verb(self) -> str:
        """What the last button says."""
        if self.entry is None:
            return "Enter it"
        return "Take it back" if self.void else "Correct it"

    def _page(self) -> TemplateResponse:
        context = {
            **self.section.admin_site.each_context(self.request),
            "opts": self.section.opts,
            "title": self.title,
            "verb": self.verb,
            "about": self._laid("What it is about", [self._of("about")]),
            "what": self._laid("What happened", self._of("rest")),
            "why": self._laid("Why", [["reason"]]),
            "form": self.form,
            "offered": offered(self.form),
            "override": self.override,
            "citations": self.citations,
            "told": self.told,
            "previewed": self.digest if self.told else "",
            "media": self.section.media + self.form.media + self.citations.media,
        }
        return TemplateResponse(self.request, "admin/policies/desk.html", context)

    def _of(self, name: str) -> Any:
        """Return what a form says of its own layout; nothing where it is for taking back."""
        return getattr(self.form, name, ())

    def _laid(self, name: str, lines: Any) -> helpers.AdminForm:
        """Return some fields as the admin lays them out, those of a line beside each other."""
        held = [[one for one in line if one in self.form.fields] for line in lines]
        fields: list[Any] = [(name, {"fields": [line for line in held if line]})]
        shown = fields if any(held) else []
        return helpers.AdminForm(self.form, shown, {}, model_admin=self.section)


def _typed(sent: QueryDict) -> dict[str, Any]:
    """Return what an editor has typed so far, every treaty of it."""
    return {**typed(sent), "treaties": sent.getlist("treaties")}
