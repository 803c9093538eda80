"""Whether the record holds already what a reader found."""

from collections.abc import Iterable

from core.dates import PartialDate
from news.models import Proposal
from news.terms import Change
from policies.models import DomesticStep, PolicyChange
from policies.terms import ACTS, DOMESTIC, Aim, Stage
from treaties.models import TreatyAction
from treaties.terms import CONSENT, EXIT, ActionKind

_ENDS: dict[ActionKind, frozenset[ActionKind]] = {
    **dict.fromkeys(CONSENT, EXIT | {ActionKind.CONSENT_REVOKED}),
    **dict.fromkeys(EXIT, CONSENT | {ActionKind.WITHDRAWAL_RESCINDED}),
    ActionKind.SIGNATURE: frozenset({ActionKind.SIGNATURE_DISOWNED}),
    ActionKind.SUSPENSION: frozenset({ActionKind.RESUMPTION}),
    ActionKind.RESUMPTION: frozenset({ActionKind.SUSPENSION}),
    ActionKind.WITHDRAWAL_RESCINDED: EXIT,
    ActionKind.CONSENT_REVOKED: CONSENT,
}
"""Acts after which another one of the first kind would be a new act."""


def is_held(proposal: Proposal, by: PartialDate | None) -> bool:
    """Whether the record holds an act or a step that agrees with what is proposed.

    ``by`` is the day on which the source told it. What it tells without a date is held where
    the last act of that kind before then still stands.
    """
    if proposal.change != Change.ADD:
        return False
    if proposal.treaty_id is None or not proposal.kind:
        return _policy_is_held(proposal)
    if proposal.stage in DOMESTIC:
        return _step_is_held(proposal, by)
    acts = TreatyAction.objects.uncorrected().filter(
        treaty=proposal.treaty_id, state=proposal.state_id
    )
    held = list(acts.values_list("kind", "acted_on"))
    family = family_of(ActionKind(proposal.kind))
    dates = [acted_on for kind, acted_on in held if kind in family]
    if proposal.acted_on is not None:
        return any(agree(proposal.acted_on, one) for one in dates)
    ends = [date for kind, date in held if kind in _ENDS.get(ActionKind(proposal.kind), ())]
    return _stands(_until(dates, by), _until(ends, by))


def family_of(kind: ActionKind) -> frozenset[ActionKind]:
    """Return the kinds that news and depositaries call by one another's names."""
    return next((one for one in (CONSENT, EXIT) if kind in one), frozenset({kind}))


def aim_of(kind: ActionKind) -> Aim | None:
    """Return what a step at home leads to, where it leads to an act of a kind."""
    return next((aim for aim, kinds in ACTS.items() if kind in kinds), None)


def agree(one: PartialDate, other: PartialDate | None) -> bool:
    """Whether two dates can be the same day; an unknown one agrees with none."""
    if other is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _step_is_held(proposal: Proposal, by: PartialDate | None) -> bool:
    aim = aim_of(ActionKind(proposal.kind))
    steps = DomesticStep.objects.uncorrected().filter(
        treaty=proposal.treaty_id, state=proposal.state_id, aim=aim, stage=Stage(proposal.stage)
    )
    dates = list(steps.values_list("taken_on", flat=True))
    if proposal.acted_on is not None:
        return any(agree(proposal.acted_on, one) for one in dates)
    return bool(_until(dates, by))


def _policy_is_held(proposal: Proposal) -> bool:
    """Whether a change of the state's policy on the topic was announced or took effect that day."""
    if proposal.acted_on is None:
        return False
    changes = PolicyChange.objects.uncorrected().filter(
        topic=proposal.topic_id, state=proposal.state_id
    )
    dates = changes.values_list("announced_on", "effective_on")
    return any(agree(proposal.acted_on, one) for pair in dates for one in pair)


def _until(dates: Iterable[PartialDate | None], by: PartialDate | None) -> list[PartialDate | None]:
    """Keep the dates by a day; those that are not known can be any."""
    return [one for one in dates if one is None or by is None or one.earliest <= by.latest]


def _stands(acts: list[PartialDate | None], ends: list[PartialDate | None]) -> bool:
    """Whether there is an act, and nothing that ended it since."""
    if not acts:
        return False
    last = max((one.latest for one in acts if one is not None), default=None)
    return last is None or not any(end is not None and end.earliest > last for end in ends)
