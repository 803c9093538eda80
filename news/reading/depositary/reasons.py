"""Why a page need not show an act that the record holds."""

import re
from collections.abc import Callable

from news.reading.depositary.ground import Ground, group
from news.reading.depositary.register import OWN_DEPOSITARY, Held
from news.reading.depositary.words import days_in, written
from treaties.terms import CONSENT, ActionKind

UNDONE = r"(?:cancelled|annulled|corrected|withdrawn|void)\b"

Rule = Callable[[Ground, Held], str]


def why_absent(ground: Ground, held: Held) -> str:
    """Return the reason for which the page need not show an act; empty where there is none."""
    return next((reason for rule in RULES if (reason := rule(ground, held))), "")


def _unknown(ground: Ground, held: Held) -> str:
    if held.acted is not None:
        return ""
    return f"The record does not know the date: it can be later than {written(ground.day)}."


def _later(ground: Ground, held: Held) -> str:
    if held.acted is None or held.acted.earliest <= ground.day:
        return ""
    return f"The act ({_said(held)}) is later than the page ({written(ground.day)})."


def _reaching(ground: Ground, held: Held) -> str:
    if held.acted is None or held.acted.latest <= ground.day:
        return ""
    return (
        f"The record knows no more of the date than “{held.acted}”, which reaches past the page "
        f"({written(ground.day)})."
    )


def _elsewhere(ground: Ground, held: Held) -> str:  # noqa: ARG001
    if held.depositary in OWN_DEPOSITARY:
        return ""
    return f"The act was done with another depositary ({held.depositary})."


def _revoked(ground: Ground, held: Held) -> str:
    if held.kind not in CONSENT or held.acted is None:
        return ""
    for other in ground.register.held:
        if (
            other.state == held.state
            and other.kind is ActionKind.CONSENT_REVOKED
            and other.acted is not None
            and held.acted.earliest <= other.acted.earliest
            and other.acted.latest <= ground.day
        ):
            return f"{_who(ground, held)} revoked its consent on {_said(other)}."
    return ""


def _ended(ground: Ground, held: Held) -> str:
    ended = ground.register.ended(held.state, ground.day)
    if ended is None or ground.rows(held.state):
        return ""
    return (
        f"{_who(ground, held)} no longer existed from {written(ended)}: the table lists "
        "participants of today."
    )


def _left(ground: Ground, held: Held) -> str:
    away = ground.register.left(held.state, ground.day)
    if away is None or ground.rows(held.state):
        return ""
    since = f" on {written(away.since)}" if away.since else ""
    return f"{_who(ground, held)} left{since}: the table need not list it."


def _undone(ground: Ground, held: Held) -> str:
    """A note of the participant's row tells that the act of that day was undone."""
    act = rf"\b(?:{held.kind.label.lower()}|instrument)\b[^.;]*\b{UNDONE}"
    for shown in ground.rows(held.state):
        for note in ground.page.notes:
            words = note.evidence.text
            if (
                note.mark in shown.row.marks
                and held.day in days_in(words)
                and re.search(act, words, re.IGNORECASE)
            ):
                return f"Note {note.mark} tells that the act of {_said(held)} was undone."
    return ""


def _explained(ground: Ground, held: Held) -> str:
    return ground.register.explanations.get(held.id, "")


def _who(ground: Ground, held: Held) -> str:
    return ground.register.name(held.state)


def _said(held: Held) -> str:
    return written(held.day) if held.day else str(held.acted)


RULES: tuple[Rule, ...] = (
    _explained,
    _unknown,
    _later,
    _reaching,
    _elsewhere,
    _revoked,
    _ended,
    _left,
    _undone,
)
"""In the order in which they are asked; the first that has a reason gives it."""


def expected(ground: Ground) -> frozenset[str]:
    """Return the participants that the record makes one expect on the page."""
    return frozenset(
        held.state
        for held in ground.register.held
        if group(held.kind) in ground.groups and not why_absent(ground, held)
    )
