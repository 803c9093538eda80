"""Who holds which view of an act, and what a chosen view makes of it.

Contested is a fact, not an error: an act keeps every view of it, counts follow a named one.
"""

from dataclasses import dataclass

from core.dates import PartialDate
from treaties.law.acts import Act, View
from treaties.terms import CONSENT, DECIDING_HOLDERS, EXIT, RECORD_VIEW, ActionKind, Opinion

ENDING = EXIT | {ActionKind.CONSENT_REVOKED}
"""Acts whose effect is that the treaty no longer binds, or no longer will."""

CONTESTABLE = CONSENT | ENDING | {ActionKind.SUSPENSION}
"""Acts that can be contested: consents, exits and suspensions."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a view makes of an act.

    ``effective``: the act has its effect. ``holder`` decided, or is empty where the act stands
    as recorded. ``effective_on`` is the day of effect that this holder gives, if it gives one.
    """

    effective: bool
    holder: str = ""
    effective_on: PartialDate | None = None


AS_RECORDED = Decision(effective=True)


def has_effect(kind: ActionKind, opinion: Opinion) -> bool | None:
    """Whether an act has effect in an opinion; None where the opinion decides nothing.

    Of an exit, “in force” says that the treaty still is in force for the state, so that the exit
    has no effect; of a consent, that the treaty came into force for it.
    """
    match opinion:
        case Opinion.VALID:
            return True
        case Opinion.INVALID:
            return False
        case Opinion.IN_FORCE:
            return kind not in ENDING
        case Opinion.NOT_IN_FORCE:
            return kind in ENDING
        case _:
            return None


def is_contested(act: Act) -> bool:
    """Whether two holders differ on an act; to take no position is not to differ."""
    if act.kind not in CONTESTABLE or not act.views:
        return False
    held: dict[str, set[bool | None]] = {}
    for view in act.views:
        if view.opinion is not Opinion.NO_POSITION:
            held.setdefault(view.holder, set()).add(has_effect(act.kind, view.opinion))
    positions = set[bool | None]().union(*held.values())
    return len(held) > 1 and len(positions) > 1


def _deciding(act: Act, holder: str) -> View | None:
    deciding = [
        view
        for view in act.views
        if view.holder == holder and has_effect(act.kind, view.opinion) is not None
    ]
    return max(deciding, key=lambda view: (str(view.voiced or ""), view.opinion), default=None)


def decide(act: Act, view: str = RECORD_VIEW) -> Decision:
    """Return what ``view`` makes of an act, whenever the views were voiced.

    A holder that says nothing decisive of this act leaves it to the record's own view: the first
    of depositary, UN, meeting of parties and secretariat that decides. Where none does, the act
    stands as recorded, but a contested exit has no effect.
    """
    if not act.views:
        return AS_RECORDED
    for holder in (view, *DECIDING_HOLDERS):
        deciding = _deciding(act, holder)
        if deciding is not None:
            effective = bool(has_effect(act.kind, deciding.opinion))
            return Decision(effective, holder, deciding.effective)
    return Decision(effective=not (act.kind in ENDING and is_contested(act)))
