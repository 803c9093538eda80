"""What a check finds, and what it looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties.law.acts import Act, Participant
from treaties.law.derivation import Derived
from treaties.law.standings import TreatyFacts


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A disagreement: which check found it, what it is about, and what disagrees with what.

    ``subject`` is the key that an explanation names: an action's public id, a treaty's id, or
    what the check says.
    """

    check: str
    treaty: str
    subject: str
    detail: str
    state: str = ""
    action: str = ""

    def __str__(self) -> str:
        return f"{self.check}: {self.subject}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Held:
    """The record as the checks read it: facts of treaties, acts, participants, what follows.

    ``reservations`` is what each treaty says of reservations: none, some or unspecified.
    """

    register: Mapping[str, TreatyFacts]
    acts: Mapping[str, Sequence[Act]]
    participants: Mapping[str, Participant]
    derived: Mapping[str, Derived]
    reservations: Mapping[str, str]
