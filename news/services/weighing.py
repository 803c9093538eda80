"""How heavily a proposal weighs in the queue: who says it, what it would change, where."""

from news.models import Proposal
from news.terms import WEIGHT_OF_GRADE, Change
from treaties.terms import EXIT, ActionKind, Binding, Scope, SourceKind

_ACT, _LEAVING, _LEGAL, _MANY = 60, 30, 20, 10
_NEVER_LEFT = frozenset({ActionKind.SUSPENSION, ActionKind.CONSENT_REVOKED})


def weigh(proposal: Proposal) -> None:
    """Set grade and weight anew by the evidence that there is now."""
    grades = [
        SourceKind(feed.grade) if (feed := one.version.document.feed) else SourceKind.NEWS
        for one in proposal.evidence.select_related("version__document__feed")
    ]
    best = max(grades, key=lambda grade: WEIGHT_OF_GRADE.get(grade, 0), default=SourceKind.NEWS)
    proposal.grade = best
    proposal.weight = weight(proposal, best)
    proposal.save(update_fields=["grade", "weight"])


def weight(proposal: Proposal, grade: SourceKind) -> int:
    """Return the weight: the grade first, then the effect on a status, then the treaty."""
    found = WEIGHT_OF_GRADE.get(grade, 0)
    if proposal.is_act:
        found += _ACT
    if proposal.kind in EXIT | _NEVER_LEFT or proposal.change == Change.ABSENT:
        found += _LEAVING
    if treaty := proposal.treaty:
        found += _LEGAL * (treaty.binding == Binding.LEGAL)
        found += _MANY * (treaty.scope == Scope.MULTILATERAL)
    return found
