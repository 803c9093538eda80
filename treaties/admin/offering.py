"""What the desk offers: the kinds of act that the rules allow, and where the others are entered."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.dates import InvalidDateError
from core.fields import to_partial_date
from treaties.admin.answering import Group, targets
from treaties.admin.possible import Possible, Question
from treaties.admin.sections import NAMES, SECTIONS, entry_address
from treaties.admin.words import stands_on
from treaties.models import State, Treaty, TreatyAction
from treaties.presentation import day_words, listed, on_words
from treaties.terms import ActionKind

AGAINST = "Against a rule"
_DASHES = "---------"


@dataclass(frozen=True, slots=True)
class Refused:
    """A kind of act that the rules do not allow, and why."""

    kind: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A kind of act that is allowed and entered in another section."""

    kind: str
    section: str
    address: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the desk says of who acts, when: where the state stands and what it can do.

    ``dropped`` is the kind that was chosen before and is offered no more.
    """

    who: str
    when: str
    stands: str
    allowed: str
    refused: tuple[Refused, ...]
    elsewhere: tuple[Elsewhere, ...]
    capitals: tuple[str, ...]
    dropped: str = ""


def ask(form: Any, today: dt.date, corrects: TreatyAction | None) -> Question | None:
    """Return what a form asks so far; None until both treaty and state are known."""
    treaty = Treaty.objects.filter(pk=str(form["treaty"].value() or "")).first()
    state = State.objects.filter(pk=str(form["state"].value() or "")).first()
    if treaty is None or state is None:
        return None
    try:
        acted = to_partial_date(str(form["acted_on"].value() or "").strip())
    except InvalidDateError:
        acted = None
    depositary = str(form["depositary"].value() or "").strip()
    return Question(treaty, state, today, acted, depositary, corrects)


def offer(
    found: Possible, kinds: Sequence[ActionKind], names: Mapping[str, str], *, dropped: str = ""
) -> Offer:
    """Return what the desk says of what is possible."""
    asked, allowed, refused = found.asked, found.allowed(kinds), found.refused(kinds)
    elsewhere = () if allowed else found.elsewhere(kinds)
    return Offer(
        who=f"{asked.state} under {asked.treaty}",
        when=on_words(asked.acted) if asked.acted else f"today, {day_words(asked.today)}",
        stands=stands_on(found.periods, asked.day.latest, names),
        allowed=listed([str(kind.label) for kind in allowed]),
        refused=tuple(Refused(str(kind.label), found.against[kind]) for kind in refused),
        elsewhere=tuple(_elsewhere(kind, asked) for kind in elsewhere),
        capitals=found.capitals,
        dropped=dropped,
    )


def _elsewhere(kind: ActionKind, asked: Question) -> Elsewhere:
    given = {"treaty": asked.treaty.pk, "state": asked.state.pk, "acted_on": asked.acted}
    address = entry_address(kind, **{name: str(value or "") for name, value in given.items()})
    return Elsewhere(str(kind.label), NAMES[SECTIONS[kind]], address)


def settled(
    form: Any, found: Possible | None, kinds: Sequence[ActionKind], *, asking: bool
) -> tuple[str, str]:
    """Return the kind chosen and, apart, the one that is offered no more.

    An editor who asks what is possible keeps the kind if it is allowed or insisted on; where one
    kind alone is possible and no other was chosen, it is chosen.
    """
    chosen, dropped = str(form["kind"].value() or ""), ""
    if found is None or form.is_bound:
        return chosen, dropped
    refused = {kind.value for kind in found.refused(kinds)}
    if asking and chosen in refused and not form["beyond"].value():
        chosen, dropped = "", str(ActionKind(chosen).label)
    allowed = found.allowed(kinds)
    if not chosen and not dropped and len(allowed) == 1:
        chosen = allowed[0].value
    form.initial["kind"] = chosen
    return chosen, dropped


def kind_choices(
    found: Possible | None, kinds: Collection[ActionKind], *, chosen: str, beyond: bool
) -> list[Any]:
    """Return the kinds to choose among: those allowed, and apart what an editor insists on."""
    if found is None:
        return [("", _DASHES), *((kind.value, str(kind.label)) for kind in kinds)]
    allowed = [(kind.value, str(kind.label)) for kind in found.allowed(kinds)]
    against = [
        (kind.value, str(kind.label))
        for kind in found.refused(kinds)
        if beyond or kind.value == chosen
    ]
    settled_on = len(allowed) == 1 and not against and chosen == allowed[0][0]
    empty = (
        [] if settled_on else [("", _DASHES if allowed or against else "Nothing of this section")]
    )
    return [*empty, *allowed, *([(AGAINST, against)] if against else [])]


def target_choices(form: Any, kind: str, found: Possible | None) -> list[Group]:
    """Return the entries that the act can answer, as far as treaty and kind are known."""
    treaty, state = (str(form[name].value() or "") for name in ("treaty", "state"))
    if not treaty or kind not in ActionKind:
        return []
    asked = found.asked if found else None
    return targets(
        ActionKind(kind),
        treaty=treaty,
        state=state,
        acted=asked.acted if asked else None,
        running=found.running if found else (),
    )
