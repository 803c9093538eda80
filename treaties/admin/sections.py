"""The sections of actions: which kinds each holds, what it is called, where it is."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from treaties.models import TreatyAction
from treaties.models.proxies import CONSENTS, OTHERS, SIGNATURES, WITHDRAWALS
from treaties.terms import ActionKind

SECTIONS: Mapping[ActionKind, str] = {
    **dict.fromkeys(SIGNATURES, "signature"),
    **dict.fromkeys(CONSENTS, "consent"),
    **dict.fromkeys(WITHDRAWALS, "withdrawal"),
    **dict.fromkeys(OTHERS, "otheraction"),
}
"""The section in which each kind of act is kept."""

NAMES: Mapping[str, str] = {
    "signature": "Signatures",
    "consent": "Consents",
    "withdrawal": "Withdrawals",
    "otheraction": "Other actions",
}
"""What each section is called."""


def address_of(action: TreatyAction) -> str:
    """Return the address of an entry in the section of its kind."""
    section = SECTIONS[ActionKind(action.kind)]
    return reverse(f"admin:treaties_{section}_change", args=[action.pk])


def entry_address(kind: ActionKind, **given: str) -> str:
    """Return the address at which an act of a kind is entered, filled in with what is given."""
    held = {name: value for name, value in {**given, "kind": kind.value}.items() if value}
    return f"{reverse(f'admin:treaties_{SECTIONS[kind]}_add')}?{urlencode(held)}"
