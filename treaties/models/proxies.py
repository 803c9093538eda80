"""The record as editors look for it: sections of its actions, and lists of what needs work."""

from treaties.models.actions import TreatyAction
from treaties.models.checks import Anomaly
from treaties.terms import CONSENT, ActionKind

SIGNATURES = (ActionKind.SIGNATURE,)
CONSENTS = tuple(kind for kind in ActionKind if kind in CONSENT)
WITHDRAWALS = (
    ActionKind.WITHDRAWAL_NOTICE,
    ActionKind.WITHDRAWAL_RESCINDED,
    ActionKind.CONSENT_REVOKED,
    ActionKind.WITHDRAWAL,
    ActionKind.TERMINATION,
    ActionKind.PROVISO_INVOKED,
    ActionKind.PROVISO_LIFTED,
)
OTHERS = tuple(kind for kind in ActionKind if kind not in {*SIGNATURES, *CONSENTS, *WITHDRAWALS})


class Signature(TreatyAction):
    """A signature."""

    class Meta:
        proxy = True
        verbose_name = "signature"
        verbose_name_plural = "signatures"


class Consent(TreatyAction):
    """An act by which a state consents to be bound."""

    class Meta:
        proxy = True
        verbose_name = "consent"
        verbose_name_plural = "consents"


class Withdrawal(TreatyAction):
    """An act by which a state leaves, or that bears on its leaving."""

    class Meta:
        proxy = True
        verbose_name = "withdrawal"
        verbose_name_plural = "withdrawals"


class OtherAction(TreatyAction):
    """A reservation, a declaration, an objection, a suspension, and whatever else is done."""

    class Meta:
        proxy = True
        verbose_name = "other action"
        verbose_name_plural = "other actions"


class UnverifiedAction(TreatyAction):
    """An action that somebody recalled and nobody has seen in a document."""

    class Meta:
        proxy = True
        verbose_name = "unverified action"
        verbose_name_plural = "unverified actions"


class UnsourcedAction(TreatyAction):
    """An action for which no document is cited."""

    class Meta:
        proxy = True
        verbose_name = "unsourced action"
        verbose_name_plural = "unsourced actions"


class SourcesDisagree(TreatyAction):
    """An action of which sources state different dates or effects, or take different views."""

    class Meta:
        proxy = True
        verbose_name = "action on which sources disagree"
        verbose_name_plural = "actions on which sources disagree"


class OpenAnomaly(Anomaly):
    """A disagreement that nobody has explained."""

    class Meta:
        proxy = True
        verbose_name = "open anomaly"
        verbose_name_plural = "open anomalies"


class ExplainedAnomaly(Anomaly):
    """A disagreement that is understood."""

    class Meta:
        proxy = True
        verbose_name = "explained anomaly"
        verbose_name_plural = "explained anomalies"


class EffectDiffers(Anomaly):
    """An action whose stated date of effect is not the one that the treaty's rule gives."""

    class Meta:
        proxy = True
        verbose_name = "effect computed and stated"
        verbose_name_plural = "effects computed ≠ stated"
