"""Topics, changes of policy, steps at home, positions: each on its sources."""

from policies.models.changes import ChangeCitation, ChangeTreaty, PolicyChange
from policies.models.entries import Entry, EntryCitation
from policies.models.positions import Position, PositionCitation
from policies.models.proxies import UnverifiedChange, WaitingStep
from policies.models.steps import DomesticStep, StepCitation
from policies.models.topics import Topic

__all__ = [
    "ChangeCitation",
    "ChangeTreaty",
    "DomesticStep",
    "Entry",
    "EntryCitation",
    "PolicyChange",
    "Position",
    "PositionCitation",
    "StepCitation",
    "Topic",
    "UnverifiedChange",
    "WaitingStep",
]
