"""What the desk shows beside what is chosen: the chain or way so far, where acts are entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policies.admin.chains import chain
from policies.admin.forms import PolicyForm, StepForm
from policies.admin.telling import Lines
from policies.admin.ways import ways
from policies.terms import ACTS, Aim
from treaties.admin.sections import entry_address
from treaties.terms import ActionKind


@dataclass(frozen=True, slots=True)
class ActLink:
    """A kind of act, and where it is entered."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What is shown; ``asks`` are the fields that it follows, ``ask`` the button without a script.

    ``known`` is whether these fields are filled in.
    """

    asks: str
    ask: str
    missing: str
    known: bool
    lists: Sequence[Lines] = ()
    tracks: Sequence[str] = ()
    acts: Sequence[ActLink] = ()


def offered(form: Any) -> Offered | None:
    """Return what a form offers as far as it is filled in; nothing for other entries."""
    match form:
        case PolicyForm():
            known = all(form.where.values())
            return Offered(
                asks="state topic track",
                ask="Show the track so far",
                missing="Choose state and topic: the chain of the track, and what the change can "
                "supersede, are shown then.",
                known=known,
                lists=[chain(**form.where)] if known else [],
                tracks=form.track_names,
            )
        case StepForm():
            return _way(form)
        case _:
            return None


def _way(form: StepForm) -> Offered:
    where = form.where
    known = all(where.values()) and where["aim"] in Aim
    return Offered(
        asks="treaty state aim",
        ask="Show the way so far",
        missing="Choose treaty, state and aim: the way so far is shown then, and where the act "
        "itself is entered.",
        known=known,
        lists=ways(**where) if known else [],
        acts=_acts(where) if known else [],
    )


def _acts(where: dict[str, str]) -> list[ActLink]:
    given = {name: where[name] for name in ("treaty", "state")}
    kinds = [kind for kind in ActionKind if kind in ACTS[Aim(where["aim"])]]
    return [ActLink(str(kind.label), entry_address(kind, **given)) for kind in kinds]
