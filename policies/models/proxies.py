"""Policies as editors look for them: lists of what needs work."""

from policies.models.changes import PolicyChange
from policies.models.steps import DomesticStep


class UnverifiedChange(PolicyChange):
    """A change that somebody recalled and nobody has seen in a document."""

    class Meta:
        proxy = True
        verbose_name = "unverified policy change"
        verbose_name_plural = "unverified policy changes"


class WaitingStep(DomesticStep):
    """A step at home of which the act is still to come."""

    class Meta:
        proxy = True
        verbose_name = "step that waits for its act"
        verbose_name_plural = "steps that wait for their acts"
