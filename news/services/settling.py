"""What waits and what the record holds: proposals set aside where it holds them, and put back."""

from core.dates import PartialDate
from news.models import Proposal
from news.services.holding import is_held
from news.terms import UNDECIDED, Change, ProposalStatus

_CAN_MOVE = UNDECIDED | {ProposalStatus.KNOWN}


def settle(proposal: Proposal, by: PartialDate | None) -> None:
    """Set a proposal aside if the record holds it, put it back if it does not any more.

    ``by`` is the day on which its source told it. What somebody decided stays decided.
    """
    mark(proposal, held=is_held(proposal, by))


def mark(proposal: Proposal, *, held: bool) -> None:
    """Let a proposal be known to the record or not; where it waits for somebody, it goes on to."""
    if proposal.status not in _CAN_MOVE or held == (proposal.status == ProposalStatus.KNOWN):
        return
    proposal.status = ProposalStatus.KNOWN if held else ProposalStatus.OPEN
    proposal.save(update_fields=["status"])


def settle_alike(proposal: Proposal) -> None:
    """Settle the other proposals about state and treaty of one, after the record changed there.

    So a story that was held for the depositary is answered by the depositary's own list. What
    somebody is deciding at this moment is left to them.
    """
    alike = Proposal.objects.filter(
        state=proposal.state_id, treaty=proposal.treaty_id, change=Change.ADD, status__in=_CAN_MOVE
    )
    for one in alike.exclude(pk=proposal.pk).select_for_update(skip_locked=True):
        last = one.evidence.select_related("version").order_by("-pk").first()
        settle(one, last.version.published_on if last else None)
