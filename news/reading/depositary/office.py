"""Actions of the treaties database of UNODA held against the record.

The office lists acts one by one, those of each capital by itself, and types revocations of consent
as withdrawals (DOMAIN W2). So nothing is concluded from what its list lacks: only acts that the
record does not hold are proposed.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from news.reading.depositary.bounds import FEW, MANY
from news.reading.depositary.ground import group
from news.reading.depositary.names import Names
from news.reading.depositary.page import Evidence, RefusedPageError
from news.reading.depositary.reading import Agreement, Change, Finding, Proposal, Reading
from news.reading.depositary.register import Held, Register
from treaties.terms import EXIT, ActionKind

KINDS = {
    "signatory": ActionKind.SIGNATURE,
    "signature": ActionKind.SIGNATURE,
    "ratification": ActionKind.RATIFICATION,
    "acceptance": ActionKind.ACCEPTANCE,
    "approval": ActionKind.APPROVAL,
    "accession": ActionKind.ACCESSION,
    "succession": ActionKind.SUCCESSION,
    "definitive signature": ActionKind.DEFINITIVE_SIGNATURE,
    "consent to be bound": ActionKind.CONSENT_TO_BE_BOUND,
    "withdrawal": ActionKind.WITHDRAWAL_NOTICE,
}
"""The office's words, in small letters, and the kinds of the record."""

_LEFT = EXIT | {ActionKind.CONSENT_REVOKED}
"""What the office's “Withdrawal” can stand for."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act as the office words it: ``state`` by name, ``kind`` in its words."""

    state: str
    kind: str
    day: dt.date
    depositary: str = ""
    note: str = ""

    @property
    def line(self) -> str:
        """The act as a line of the list."""
        told = (self.state, self.kind, self.day.isoformat(), self.depositary, self.note)
        return "\t".join(" ".join(part.split()) for part in told).rstrip("\t")


def lay_out(acts: Sequence[Told]) -> str:
    """Return the list as text, an act a line, from which all evidence is cut."""
    return "\n".join(one.line for one in acts)


def compare(acts: Sequence[Told], register: Register, day: dt.date) -> Reading:
    """Return what the office lists that the record does not hold; ``day`` is that of the answer.

    Raises:
        RefusedPageError: it lists nothing, or too much of it is not understood or not held, as
            when it is of another treaty.
    """
    if not acts:
        raise RefusedPageError("The office lists no act of the treaty: ask for it by another name.")
    names = Names(one.named for one in register.participants.values())
    reading = Reading(register.id, day, len(acts), lay_out(acts), conclusive=False)
    start, proposed = 0, set()
    for number, told in enumerate(acts, start=1):
        place = Evidence(told.line, start, start + len(told.line), number)
        start = place.end + 1
        state, kind = names.code(told.state), KINDS.get(told.kind.strip().lower())
        if state is None or kind is None:
            word, what = (told.state, "participant") if state is None else (told.kind, "act")
            reading.findings.append(Finding(f"“{word}” is no {what} that is known.", place))
        elif held := _held(register, state, kind, told.day):
            date = PartialDate.of(told.day)
            reading.agrees.append(Agreement(state, held.kind, date, held.id, place))
        elif (state, kind, told.day) not in proposed:
            proposed.add((state, kind, told.day))
            date = PartialDate.of(told.day)
            reading.proposals.append(Proposal(Change.ADD, state, kind, date, place))
    _check(reading)
    return reading


def _held(register: Register, state: str, kind: ActionKind, day: dt.date) -> Held | None:
    """Return the act of the record that the office tells, by state, sort and day."""
    alike = [one for one in register.held if one.state == state and _same(one.kind, kind)]
    return next((one for one in alike if one.day == day), None)


def _same(held: ActionKind, told: ActionKind) -> bool:
    if told in _LEFT:
        return held in _LEFT
    return group(held) == group(told)


def _check(reading: Reading) -> None:
    """Refuse a list most of which is not in the record, or not understood.

    Raises:
        RefusedPageError: names or words of one act in ten are not known, or more than one in five
            is not held.
    """
    unknown, many = len(reading.findings), reading.rows_read
    if unknown > max(FEW, many // 10):
        raise RefusedPageError(
            f"{unknown} of {many} acts are not understood, such as: {reading.findings[0].says} The "
            "office has changed how it words them."
        )
    if len(reading.proposals) > max(MANY, many // 5):
        raise RefusedPageError(
            f"The record holds {len(reading.agrees)} of the {many} acts. The list is of another "
            "treaty: compare the name after # in the address with the treaty of the feed."
        )
