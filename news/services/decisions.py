"""What reviewers decide about proposals: one transaction a verb, kept for ever.

News alone can set a step at home; it changes a status only where two different people enter the
same act. What a depositary or an intergovernmental organisation states needs one person.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from news.models import Decision, Evidence, Proposal
from news.services.citing import cites_of
from news.services.drafts import Draft, Made
from news.services.settling import settle_alike
from news.services.weighing import weigh
from news.terms import (
    UNDECIDED,
    Change,
    Ground,
    ProposalStatus,
    Verdict,
    is_depositary_grade,
)
from policies import services as policies
from policies.models import DomesticStep, PolicyChange
from treaties import services as treaties
from treaties.models import TreatyAction


class AlreadyDecidedError(Exception):
    """Somebody decided the proposal first; the message says who, when and what."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.decision = proposal.decisions.order_by("id").last()
        super().__init__(_told(proposal, self.decision))


class SecondPersonError(Exception):
    """The same person cannot be both of two."""


def _told(proposal: Proposal, decision: Decision | None) -> str:
    status = proposal.get_status_display().lower()
    if decision is None:
        return f"This proposal is decided: {status}."
    who = decision.by.get_username() if decision.by else "The machine"
    when = f"{decision.at:%-d %B %Y at %H:%M} UTC"
    said = f"{who} decided this on {when}: {decision.get_verdict_display().lower()}"
    return f"{said} ({decision.reason})." if decision.reason else f"{said}."


def needs_two(proposal: Proposal, draft: Draft) -> bool:
    """Whether a draft needs two different people: an act that only news tells of."""
    return draft.changes_status and not is_depositary_grade(proposal.grade)


@transaction.atomic
def accept(proposal_id: int, *, by: Any, draft: Draft, reason: str = "") -> Decision:
    """Enter what a proposal says, as the reviewer leaves it; or endorse it, where two are needed.

    Raises:
        PermissionDenied: the person is no reviewer.
        AlreadyDecidedError: somebody decided it first.
        SecondPersonError: the act needs a second person, and this is the first one again.
        ValidationError: the entry is not well formed.
        treaties.services.AlreadyCorrectedError: the entry to be corrected was corrected before.
    """
    proposal = _taken(proposal_id, by)
    data = draft.as_data()
    evidence = list(proposal.evidence.select_related("version__document__feed__source"))
    if all(one.version.document.sample for one in evidence):
        return _practised(proposal, by=by, draft=draft, reason=reason)
    if needs_two(proposal, draft) and not _seconded(proposal, by, data):
        return _decide(proposal, Verdict.ENDORSE, by=by, reason=reason, draft=data)
    made = _enter(draft, proposal, evidence, by=by)
    entries = _as_entry(made)
    decision = _decide(proposal, Verdict.ACCEPT, by=by, reason=reason, draft=data, **entries)
    settle_alike(proposal)
    return decision


def _seconded(proposal: Proposal, by: Any, data: dict[str, Any]) -> bool:
    """Whether another person endorsed this very draft."""
    if proposal.status != ProposalStatus.ENDORSED:
        return False
    first = proposal.decisions.order_by("id").last()
    if first is None or first.draft != data:
        return False
    if first.by_id == by.pk:
        raise SecondPersonError(
            "You endorsed this entry yourself: an act that only news tells of takes two people."
        )
    return True


def _practised(proposal: Proposal, *, by: Any, draft: Draft, reason: str) -> Decision:
    """Decide a sample: everything is checked, nothing is entered."""
    draft.entry.recorded_by = by
    draft.entry.full_clean(exclude=["public_id", "id"])
    said = reason or "A sample: nothing was entered into the record."
    return _decide(proposal, Verdict.ACCEPT, by=by, reason=said, draft=draft.as_data())


def _enter(draft: Draft, proposal: Proposal, evidence: list[Evidence], *, by: Any) -> Made:
    """Write the entry through the same services as the editors' desk."""
    entry, cites = draft.entry, cites_of(evidence)
    entry.recorded_by = by
    if proposal.change != Change.ADD and entry.corrects_id is None:
        raise ValidationError("Name the entry that is corrected: the proposal is about one.")
    if isinstance(entry, TreatyAction):
        return treaties.record(entry, cites=cites, answers=draft.answers)
    if isinstance(entry, PolicyChange):
        return policies.record(entry, cites=cites, treaties=draft.treaties, against=draft.against)
    return policies.record(entry, cites=cites)


def _as_entry(made: Made) -> dict[str, Any]:
    match made:
        case TreatyAction():
            return {"action": made}
        case DomesticStep():
            return {"step": made}
        case PolicyChange():
            return {"policy": made}


@transaction.atomic
def reject(proposal_id: int, *, by: Any, ground: Ground, reason: str) -> Decision:
    """Decide that nothing is entered.

    Raises:
        PermissionDenied: the person is no reviewer.
        AlreadyDecidedError: somebody decided it first.
        ValidationError: no reason is given.
    """
    proposal = _taken(proposal_id, by)
    return _decide(proposal, Verdict.REJECT, by=by, ground=ground, reason=_given(reason))


@transaction.atomic
def hold(proposal_id: int, *, by: Any, reason: str = "") -> Decision:
    """Put a proposal aside until a depositary says the same.

    Raises:
        PermissionDenied: the person is no reviewer.
        AlreadyDecidedError: somebody decided it first.
    """
    return _decide(_taken(proposal_id, by), Verdict.HOLD, by=by, reason=reason)


@transaction.atomic
def merge(proposal_id: int, into_id: int, *, by: Any, reason: str = "") -> Decision:
    """Let another proposal stand for this one, and give it the evidence of both.

    Raises:
        PermissionDenied: the person is no reviewer.
        AlreadyDecidedError: somebody decided one of the two first.
        ValidationError: a proposal cannot be merged with itself.
    """
    if proposal_id == into_id:
        raise ValidationError("Name another proposal to merge this one with.")
    both = {pk: _taken(pk, by) for pk in sorted((proposal_id, into_id))}
    proposal, into = both[proposal_id], both[into_id]
    Evidence.objects.bulk_create(
        [
            Evidence(
                proposal=into,
                version_id=one.version_id,
                start=one.start,
                end=one.end,
                locator=one.locator,
                rules=one.rules,
            )
            for one in proposal.evidence.all()
        ],
        ignore_conflicts=True,
    )
    weigh(into)
    return _decide(proposal, Verdict.MERGE, by=by, reason=reason, into=into)


@transaction.atomic
def reopen(proposal_id: int, *, by: Any = None, reason: str) -> Decision:
    """Put a proposal back to where nobody has decided; ``by`` is nobody where a story changed.

    Raises:
        PermissionDenied: the person is no reviewer.
        ValidationError: no reason is given, or an entry was made: that is undone instead.
    """
    if by is not None:
        _permitted(by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    if proposal.status == ProposalStatus.ACCEPTED:
        raise ValidationError("An entry was made: undo the decision instead.")
    if proposal.status == ProposalStatus.OPEN:
        raise ValidationError("The proposal is open already.")
    return _decide(proposal, Verdict.REOPEN, by=by, reason=_given(reason))


@transaction.atomic
def undo(proposal_id: int, *, by: Any, reason: str) -> Decision:
    """Take back the entry that a proposal became, by a correction, and open the proposal again.

    Raises:
        PermissionDenied: the person is no reviewer.
        ValidationError: nothing was accepted, or no reason is given.
        treaties.services.AlreadyCorrectedError: the entry was corrected since.
    """
    _permitted(by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    last = proposal.decisions.order_by("id").last()
    if proposal.status != ProposalStatus.ACCEPTED or last is None:
        raise ValidationError("Only an accepted proposal can be undone.")
    made = last.entry
    entries = _as_entry(_taken_back(made, by=by, reason=_given(reason))) if made else {}
    decision = _decide(proposal, Verdict.UNDO, by=by, reason=_given(reason), **entries)
    settle_alike(proposal)
    return decision


def _taken_back(made: Made, *, by: Any, reason: str) -> Made:
    """Enter that an entry records something that did not happen, on the sources it cites."""
    cites = [
        treaties.Cites(one.source, one.locator, one.quote)
        for one in made.citations.select_related("source")
    ]
    values = {
        one.attname: getattr(made, one.attname)
        for one in made._meta.concrete_fields  # noqa: SLF001
        if one.name not in {"id", "public_id", "corrects", "void", "reason", "recorded_at"}
    }
    back = type(made)(**{**values, "void": True, "recorded_by_id": by.pk})
    service: Any = treaties if isinstance(made, TreatyAction) else policies
    taken_back: Made = service.correct(made, back, reason=reason, cites=cites)
    return taken_back


def _taken(proposal_id: int, by: Any) -> Proposal:
    """Return an undecided proposal, locked until the end of the transaction."""
    _permitted(by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal_id)
    if proposal.status not in UNDECIDED:
        raise AlreadyDecidedError(proposal)
    return proposal


def _permitted(by: Any) -> None:
    if not by.has_perm("news.review"):
        raise PermissionDenied("Only reviewers decide what readers propose.")


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "Say why."})
    return reason.strip()


_AFTERWARDS = {
    Verdict.ENDORSE: ProposalStatus.ENDORSED,
    Verdict.ACCEPT: ProposalStatus.ACCEPTED,
    Verdict.REJECT: ProposalStatus.REJECTED,
    Verdict.MERGE: ProposalStatus.MERGED,
    Verdict.HOLD: ProposalStatus.HELD,
    Verdict.REOPEN: ProposalStatus.OPEN,
    Verdict.UNDO: ProposalStatus.OPEN,
}


def _decide(
    proposal: Proposal,
    verdict: Verdict,
    *,
    by: Any,
    reason: str = "",
    **more: Any,
) -> Decision:
    decision = Decision(
        proposal=proposal, verdict=verdict, by=by, reason=reason, at=timezone.now(), **more
    )
    decision.full_clean(exclude=["draft"])
    decision.save(force_insert=True)
    proposal.status = _AFTERWARDS[verdict]
    proposal.save(update_fields=["status"])
    return decision
