"""The record: what was done, on which source, and what follows from it."""

from treaties.models.about import Record
from treaties.models.actions import TreatyAction
from treaties.models.changes import Change
from treaties.models.checks import Anomaly, Explanation, PublishedTotal, StatusCheck
from treaties.models.citations import Citation
from treaties.models.derived import EntryIntoForce, Standing
from treaties.models.provisions import Provision
from treaties.models.proxies import (
    Consent,
    EffectDiffers,
    ExplainedAnomaly,
    OpenAnomaly,
    OtherAction,
    Signature,
    SourcesDisagree,
    UnsourcedAction,
    UnverifiedAction,
    Withdrawal,
)
from treaties.models.relations import Answer, Characterisation
from treaties.models.releases import Release
from treaties.models.sources import Source
from treaties.models.states import State, StateList
from treaties.models.treaties import Treaty
from treaties.models.webhooks import Delivery, Webhook

__all__ = [
    "Anomaly",
    "Answer",
    "Change",
    "Characterisation",
    "Citation",
    "Consent",
    "Delivery",
    "EffectDiffers",
    "EntryIntoForce",
    "ExplainedAnomaly",
    "Explanation",
    "OpenAnomaly",
    "OtherAction",
    "Provision",
    "PublishedTotal",
    "Record",
    "Release",
    "Signature",
    "Source",
    "SourcesDisagree",
    "Standing",
    "State",
    "StateList",
    "StatusCheck",
    "Treaty",
    "TreatyAction",
    "UnsourcedAction",
    "UnverifiedAction",
    "Webhook",
    "Withdrawal",
]
