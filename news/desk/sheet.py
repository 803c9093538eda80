"""One visit to one proposal: the form as it stands, what it would do, and the draft it makes."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.forms.models import model_to_dict
from django.http import QueryDict

from news.desk.forms import AbsentForm, ActForm, ChangeForm, CorrectedForm, StepAtHomeForm
from news.models import Evidence, Proposal
from news.services.citing import would_cite
from news.services.decisions import needs_two
from news.services.drafts import Draft
from news.terms import Change, ProposalStatus
from policies.admin.foresee import foresee as foresee_entry
from policies.admin.forms import AgainstForm
from policies.models import DomesticStep, PolicyChange
from policies.terms import ACTS, DOMESTIC, Aim
from treaties.admin.foresee import foresee as foresee_act
from treaties.admin.forms import FIELDS, OverrideForm, confidence_problem
from treaties.admin.offering import ask, kind_choices, target_choices
from treaties.admin.possible import possible
from treaties.admin.task import KEPT
from treaties.admin.words import tell
from treaties.models import Record, TreatyAction
from treaties.terms import ActionKind, Confidence

SEVERAL = ("towards", "answers", "treaties")
_ASIDE = {"beyond", "reason"}
"""Fields that change nothing of what an entry would do."""


class Sheet:
    """What a reviewer fills in, held against the record at every step.

    ``act`` is whether it becomes an act under a treaty; steps at home and changes of policy are
    told of by the app of policies.
    """

    def __init__(self, proposal: Proposal, sent: QueryDict | None, today: dt.date) -> None:
        self.proposal, self.today = proposal, today
        self.evidence: Sequence[Evidence] = list(
            proposal.evidence.select_related("version__document__feed__source").order_by("pk")
        )
        self.aim = aim_of(proposal)
        self.act = bool(proposal.kind) and (proposal.is_act or self.aim is None)
        self.first = _endorsed(proposal)
        self.sent = sent if sent is not None else self._prefilled()
        self.form = self._form(self.sent)
        self.override: Any = self._override_form()(None)
        self.good = self._valid()
        self.told: Any = self._told() if self.good else None

    def _form(self, sent: QueryDict) -> Any:
        about = self.proposal
        if self.act:
            return self._act_form(sent)
        model = DomesticStep if about.kind else PolicyChange
        form = StepAtHomeForm if about.kind else ChangeForm
        return form(sent, instance=model(), today=self.today, corrected=None)

    def _act_form(self, sent: QueryDict) -> Any:
        entry, kinds = self.proposal.corrects, tuple(ActionKind)
        if self.proposal.change == Change.ABSENT and entry is not None:
            kept = {name: getattr(entry, name) for name in KEPT}
            taken_back = TreatyAction(corrects=entry, void=True, towards=entry.towards, **kept)
            return AbsentForm(sent, instance=taken_back)
        if self.proposal.change == Change.CORRECT and entry is not None:
            blank = TreatyAction(corrects=entry, treaty=entry.treaty)
            initial = {"treaty": entry.treaty_id}
            return CorrectedForm(
                sent, instance=blank, initial=initial, kinds=kinds, today=self.today
            )
        form = ActForm(sent, instance=TreatyAction(), kinds=kinds, today=self.today)
        question = ask(form, self.today, None)
        found = possible(question) if question else None
        chosen = str(form["kind"].value() or "")
        form.offer(
            kind_choices(found, kinds, chosen=chosen, beyond=True),
            target_choices(form, chosen, found),
        )
        return form

    def _prefilled(self) -> QueryDict:
        """Return what the form holds at first: the first person's draft, or what was proposed."""
        sent = QueryDict(mutable=True)
        for name, value in (self.first or self._proposed()).items():
            if name in SEVERAL:
                sent.setlist(name, [str(one) for one in value])
            else:
                sent[name] = str(value)
        return sent

    def _proposed(self) -> Mapping[str, Any]:
        about, entry = self.proposal, self.proposal.corrects
        given: dict[str, Any] = {
            "treaty": about.treaty_id or "",
            "state": about.state_id,
            "kind": about.kind,
            "acted_on": about.acted_on or "",
            "effective_on": about.effective_on or "",
            "note": about.note,
            "confidence": Confidence.SOURCED.value,
        }
        if self.act and entry is not None:
            held = {name: value or "" for name, value in model_to_dict(entry, FIELDS).items()}
            held["towards"] = entry.towards
            said = "The depositary’s list says otherwise."
            changed = {name: value for name, value in given.items() if value}
            return {**held, **changed, "reason": said}
        if self.act:
            return given
        quote = self.evidence[0].quote if self.evidence else ""
        if about.kind:
            aim = self.aim.value if self.aim else ""
            stage = {"stage": about.stage, "taken_on": about.acted_on or "", "aim": aim}
            return {**given, **stage, "summary": quote}
        topic = {"topic": about.topic_id, "announced_on": about.acted_on or "", "track": "main"}
        tied = {"treaties": [about.treaty_id] if about.treaty_id else []}
        return {**given, **topic, **tied, "summary": quote}

    def _override_form(self) -> type[OverrideForm]:
        return OverrideForm if self.act else AgainstForm

    def _valid(self) -> bool:
        if not self.form.is_valid():
            return False
        instance = self.form.instance
        problem = confidence_problem(instance.confidence, would_cite(self.evidence))
        if problem and not self.is_sample and "confidence" in self.form.fields:
            self.form.add_error("confidence", problem)
            return False
        return True

    @property
    def is_sample(self) -> bool:
        """Whether everything that it rests on was written for demonstration."""
        return all(one.version.document.sample for one in self.evidence)

    def _told(self) -> Any:
        if not self.act:
            return foresee_entry(self.form.instance, self.today)
        entry, cites = self.form.instance, would_cite(self.evidence)
        found = foresee_act(entry, cites=cites, answers=self.answers, today=self.today)
        return tell(found, entry, self.today)

    @property
    def answers(self) -> list[TreatyAction]:
        """The entries that the act is about."""
        return list(self.form.cleaned_data.get("answers") or ())

    @property
    def fields(self) -> list[Any]:
        """The fields that are shown; what an act answers only where there is such an entry."""
        return [
            one
            for one in self.form
            if one.name != "beyond" and (one.name != "answers" or list(one.field.widget.choices))
        ]

    @property
    def digest(self) -> str:
        """What is shown: the form, the record, and how far the proposal has come."""
        last = self.proposal.decisions.order_by("-pk").values_list("pk", flat=True).first()
        held = [(name, self._typed(name)) for name in self.form.fields if name not in _ASIDE]
        told = f"{Record.objects.version()} {last} {held}"
        return hashlib.sha256(told.encode()).hexdigest()

    def _typed(self, name: str) -> list[str]:
        """Return what a field holds, however a browser ends its lines."""
        typed = (value.replace("\r\n", "\n").strip() for value in self.sent.getlist(name))
        return sorted(value for value in typed if value)

    def ready(self, sent: QueryDict) -> str:
        """Return what keeps the entry from being made as it was sent; nothing if all is well."""
        if not self.good:
            return "Nothing was entered: put right what is marked in the form."
        if sent.get("previewed") != self.digest:
            return "The entry or the record changed since it was shown: look at it once more."
        if self.told.troubles:
            self.override = self._override_form()(sent)
            if not self.override.is_valid():
                return "Nothing was entered: a rule speaks against it. Say why it can stand."
        return ""

    def draft(self) -> Draft:
        """Return the entry as it stands, with what goes with it."""
        entry, against = self.form.instance, ""
        if self.told.troubles:
            against = self.override.cleaned_data["override"]
        if against and isinstance(entry, TreatyAction):
            rules = ", ".join(dict.fromkeys(one.rule for one in self.told.troubles))
            entry.note = f"{entry.note}\nEntered against the rule {rules}: {against}".strip()
            against = ""
        treaties = list(self.form.cleaned_data.get("treaties") or ())
        return Draft(entry, self.answers, treaties, against)

    @property
    def endorses(self) -> bool:
        """Whether accepting it as it stands only endorses it: a second person is needed."""
        if (
            self.is_sample
            or not self.good
            or not needs_two(self.proposal, Draft(self.form.instance))
        ):
            return False
        return self.proposal.status != ProposalStatus.ENDORSED


def aim_of(proposal: Proposal) -> Aim | None:
    """Return what a step of the proposal's kind leads to; none where no step does."""
    if not proposal.kind or proposal.stage not in DOMESTIC:
        return None
    return next((aim for aim, kinds in ACTS.items() if proposal.kind in kinds), None)


def _endorsed(proposal: Proposal) -> Mapping[str, Any] | None:
    """Return the draft of the first of two people, by the names of the form's fields."""
    if proposal.status != ProposalStatus.ENDORSED:
        return None
    last = proposal.decisions.order_by("pk").last()
    if last is None or not last.draft:
        return None
    held = {name.removesuffix("_id"): value for name, value in last.draft.items()}
    answers = TreatyAction.objects.filter(public_id__in=held["answers"]).values_list(
        "pk", flat=True
    )
    kept = {name: "" if value is None else value for name, value in held.items()}
    return {**kept, "answers": list(answers), "towards": held.get("towards", [])}
