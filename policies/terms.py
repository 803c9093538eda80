"""The vocabulary of national policies, as choices."""

from django.db.models import TextChoices

from treaties.terms import CONSENT, ActionKind


class Direction(TextChoices):
    """What a change does to the restraint that a state puts on itself."""

    TIGHTENS = "tightens", "Tightens"
    LOOSENS = "loosens", "Loosens"
    NEUTRAL = "neutral", "Neither"


class Instrument(TextChoices):
    """The form in which a policy was decided or made known, as the state names it."""

    CONSTITUTION = "constitution", "Constitution"
    REFERENDUM = "referendum", "Referendum"
    LAW = "law", "Law"
    PARLIAMENTARY_ACT = "parliamentary-act", "Act of parliament other than a law"
    VOTE = "vote", "Vote"
    DECREE = "decree", "Decree"
    PRESIDENTIAL_DIRECTIVE = "presidential-directive", "Presidential directive"
    EXECUTIVE_ORDER = "executive-order", "Executive order"
    GOVERNMENT_DECISION = "government-decision", "Government decision"
    EU_DECISION = "eu-decision", "Decision of the European Union"
    DIRECTIVE = "directive", "Ministerial directive"
    MINISTERIAL_MEMO = "ministerial-memo", "Ministerial memorandum"
    POLICY_REVIEW = "policy-review", "Policy review"
    DOCTRINE = "doctrine", "Doctrine"
    STATEMENT = "statement", "Statement"
    JOINT_STATEMENT = "joint-statement", "Joint statement"
    UN_STATEMENT = "un-statement", "Statement at the United Nations"


class Stage(TextChoices):
    """How far a state has come on its way to a treaty act, lowest first; the last says no.

    Only the sixth and the seventh are acts in international law (VCLT arts 11, 16, 24, 67, 78):
    everything before them happens at home and changes no status.
    """

    PLANNED = "planned", "Planned"
    PROPOSED = "proposed", "Proposed"
    VOTED = "voted", "Voted"
    DECIDED = "decided", "Decided"
    SIGNED_INTO_LAW = "signed_into_law", "Signed into law"
    DEPOSITED = "deposited", "Deposited"
    IN_EFFECT = "in_effect", "In effect"
    DENIED = "denied", "Denied"


DOMESTIC: tuple[Stage, ...] = (
    Stage.PLANNED,
    Stage.PROPOSED,
    Stage.VOTED,
    Stage.DECIDED,
    Stage.SIGNED_INTO_LAW,
    Stage.DENIED,
)
"""The stages that a step at home can reach; the other two are read from the treaty acts."""

LADDER: tuple[Stage, ...] = tuple(stage for stage in Stage if stage is not Stage.DENIED)
"""The stages in the order in which they are climbed."""


class Aim(TextChoices):
    """The kind of treaty act that a step leads to."""

    SIGNATURE = ActionKind.SIGNATURE.value, "Signature"
    CONSENT = "consent", "Consent to be bound"
    WITHDRAWAL = ActionKind.WITHDRAWAL_NOTICE.value, "Withdrawal"
    RESCISSION = ActionKind.WITHDRAWAL_RESCINDED.value, "Taking back a notice of withdrawal"
    SUSPENSION = ActionKind.SUSPENSION.value, "Suspension"
    RESUMPTION = ActionKind.RESUMPTION.value, "Resumption"
    REVOCATION = ActionKind.CONSENT_REVOKED.value, "Revocation of consent"
    DISOWNING = ActionKind.SIGNATURE_DISOWNED.value, "Disowning a signature"


ACTS: dict[Aim, frozenset[ActionKind]] = {
    **{aim: frozenset({ActionKind(aim.value)}) for aim in Aim if aim is not Aim.CONSENT},
    Aim.CONSENT: CONSENT,
    Aim.WITHDRAWAL: frozenset({ActionKind.WITHDRAWAL_NOTICE, ActionKind.WITHDRAWAL}),
}
"""The kinds of act that end the way to each aim."""


class Stance(TextChoices):
    """What a state says about a treaty, or about a rule that is proposed: words, not acts."""

    WILL_JOIN = "will_join", "Says that it will become party"
    WILL_NOT_JOIN = "will_not_join", "Says that it will not become party"
    WILL_LEAVE = "will_leave", "Says that it will leave"
    WILL_STAY = "will_stay", "Says that it will stay"
    SUPPORTS = "supports", "Supports it"
    OPPOSES = "opposes", "Opposes it"
    ABSTAINS = "abstains", "Abstains"


class Force(TextChoices):
    """How a policy stands on a day."""

    IN_FORCE = "in_force", "In force"
    ANNOUNCED = "announced", "Announced; no date of effect is recorded"
