"""Drafts: the entry that a reviewer would make, as data that two people can be held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from policies.models import DomesticStep, PolicyChange
from treaties.models import Treaty, TreatyAction

type Made = TreatyAction | DomesticStep | PolicyChange
"""What an accepted proposal becomes."""

_FIELDS: dict[type[Any], tuple[str, ...]] = {
    TreatyAction: (
        *("treaty_id", "state_id", "kind", "acted_on", "effective_on", "depositary"),
        *("towards", "note", "confidence", "corrects_id", "void"),
    ),
    DomesticStep: (
        *("treaty_id", "state_id", "aim", "stage", "taken_on", "authority", "summary"),
        *("confidence", "corrects_id", "void"),
    ),
    PolicyChange: (
        *("state_id", "topic_id", "track", "title", "announced_on", "effective_on", "direction"),
        *("instrument", "authority", "summary", "supersedes_id", "confidence", "corrects_id"),
        "void",
    ),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not made yet, and what goes with it.

    ``answers`` are the entries that an act is about, ``treaties`` those that a change of policy
    is read beside, ``against`` says why it can stand although a rule speaks against it.
    """

    entry: Made
    answers: Sequence[TreatyAction] = ()
    treaties: Sequence[Treaty] = field(default=())
    against: str = ""

    @property
    def changes_status(self) -> bool:
        """Whether it is an act under a treaty: steps and policies change no status."""
        return isinstance(self.entry, TreatyAction)

    def as_data(self) -> dict[str, Any]:
        """Return what would be entered, as JSON holds it: equal for equal drafts."""
        entry = self.entry
        names = _FIELDS[type(entry)]
        return {
            "model": entry._meta.model_name,  # noqa: SLF001
            **{name: _plain(getattr(entry, name)) for name in names},
            "answers": sorted(one.public_id for one in self.answers),
            "treaties": sorted(one.pk for one in self.treaties),
            "against": self.against,
        }


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def differences(one: dict[str, Any], other: dict[str, Any]) -> Iterable[str]:
    """Return the names of the fields in which two drafts differ."""
    return [name for name in {**one, **other} if one.get(name) != other.get(name)]
