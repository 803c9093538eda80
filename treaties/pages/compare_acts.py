"""Acts of one state that touch another: what it reserved or claimed, and how the other answered.

Articles are of the Vienna Convention on the Law of Treaties of 1969 (VCLT).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties.law.between import Outcome, Relation
from treaties.pages.action import Pair
from treaties.pages.reservations import MADE, in_part
from treaties.pages.sources import ActView
from treaties.terms import ActionKind

ABOUT_ACTS = {
    ActionKind.RESERVATION: (
        "An objection to a reservation does not keep the treaty from being in force between the "
        "two unless the objecting state said so; what the reservation is about does not apply "
        "between them, to its extent (VCLT arts 20(4)(b) and 21(3))."
    ),
    ActionKind.SUSPENSION: (
        "Where a party objects to a suspension, both are to settle it by peaceful means (VCLT "
        "art. 65(3))."
    ),
}
"""What an objection is worth, by the kind of act that it answers."""

RESERVED = "A reservation changes what it is about for both in their relations (VCLT art. 21(1))."
CONTESTS = (
    "The objection is to the act itself and to no reservation: what that means between the two is "
    "contested."
)


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are made of: names of states and instruments, acts by id, and who answered whom."""

    names: Mapping[str, str]
    titles: Mapping[str, str]
    acts: Mapping[str, ActView]
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Touching:
    """An act of the one that touches the other: a reservation, a claim, and answers to it."""

    act: ActView
    withdrawn: Sequence[ActView]
    answers: Sequence[ActView]


def touching_acts(relation: Relation, day: dt.date, known: Known) -> list[Touching]:
    """Return the acts of each that touch the other: what was reserved, declared, or answered."""
    found = []
    bare = relation.outcome in {Outcome.NOT_IN_FORCE, Outcome.NOT_SUBSCRIBED}
    for act in known.acts.values():
        if act.treaty != relation.instrument.id or not act.begun_by(day):
            continue
        about = [known.acts[one] for one, target in known.pairs if target == act.id]
        about = [one for one in about if one.begun_by(day)]
        withdrawn = [
            one
            for one in about
            if one.kind is ActionKind.RESERVATION_WITHDRAWN and one.state == act.state
        ]
        answers = [one for one in about if one.state != act.state]
        gone = any(not in_part(one) for one in withdrawn)
        if answers or (act.kind in MADE and not gone and not bare):
            found.append(Touching(act, withdrawn, answers))
    return sorted(found, key=lambda one: one.act.order)


def worth_of(touching: Sequence[Touching]) -> list[str]:
    """Return what reservations and objections are worth between the two."""
    found = []
    if any(one.act.kind is ActionKind.RESERVATION for one in touching):
        found.append(RESERVED)
    for one in touching:
        if any(answer.kind is ActionKind.OBJECTION for answer in one.answers):
            about = "" if one.act.kind is ActionKind.DECLARATION else CONTESTS
            found.append(ABOUT_ACTS.get(one.act.kind, about))
    return [one for one in dict.fromkeys(found) if one]
