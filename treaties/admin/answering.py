"""Which acts another act can be about, and which entries are offered for it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.models import TreatyAction
from treaties.presentation import date_words
from treaties.terms import CONSENT, ActionKind

OWN, OTHERS, ANYBODY = "own", "others", "anybody"
"""Whose acts an act can be about."""


@dataclass(frozen=True, slots=True)
class About:
    """What a kind of act is about: acts of which kinds, whose, and whether one must be named."""

    kinds: frozenset[ActionKind]
    whose: str = OWN
    needed: bool = False


_NOTICE = frozenset({ActionKind.WITHDRAWAL_NOTICE})
_OBJECTIONABLE = frozenset(ActionKind) - {
    ActionKind.OBJECTION,
    ActionKind.OBJECTION_WITHDRAWN,
    ActionKind.RESERVATION_WITHDRAWN,
}

ABOUT: Mapping[ActionKind, About] = {
    ActionKind.OBJECTION: About(_OBJECTIONABLE, OTHERS, needed=True),
    ActionKind.OBJECTION_WITHDRAWN: About(frozenset({ActionKind.OBJECTION}), needed=True),
    ActionKind.RESERVATION_WITHDRAWN: About(frozenset({ActionKind.RESERVATION}), needed=True),
    ActionKind.DECLARATION: About(frozenset(ActionKind), ANYBODY),
    ActionKind.RESUMPTION: About(frozenset({ActionKind.SUSPENSION})),
    ActionKind.WITHDRAWAL_RESCINDED: About(_NOTICE),
    ActionKind.WITHDRAWAL_NOTICE: About(_NOTICE),
    ActionKind.WITHDRAWAL: About(_NOTICE),
    ActionKind.PROVISO_INVOKED: About(_NOTICE),
    ActionKind.PROVISO_LIFTED: About(frozenset({ActionKind.PROVISO_INVOKED, *_NOTICE})),
    ActionKind.CONSENT_REVOKED: About(CONSENT),
}
"""Kinds that are about another act, or can be."""

_FIRST = (
    ActionKind.RESERVATION,
    ActionKind.DECLARATION,
    ActionKind.SUSPENSION,
    ActionKind.WITHDRAWAL_NOTICE,
)
"""What is answered most."""


def problem(
    target: TreatyAction, *, kind: ActionKind, treaty: str, state: str, acted: PartialDate | None
) -> str:
    """Return why an act cannot be about another one, in words; empty where it can."""
    about = ABOUT.get(kind)
    if about is None:
        return f"This kind of act answers no other: {target} does not belong here."
    own = target.state_id == state
    early = acted and target.acted_on and target.acted_on.earliest > acted.latest
    checks = (
        (target.treaty_id != treaty, "is an act under another treaty."),
        (target.kind not in about.kinds, "is not an act that this kind answers."),
        (about.whose == OWN and not own, "is an act of another state."),
        (
            about.whose == OTHERS and own,
            "is the state’s own act: it objects to acts of others.",
        ),
        (early, "had not been done by then."),
    )
    return next((f"{target} {wrong}" for applies, wrong in checks if applies), "")


type Group = tuple[str, list[tuple[int, str]]]


def targets(
    kind: ActionKind,
    *,
    treaty: str,
    state: str,
    acted: PartialDate | None,
    running: Collection[str],
) -> list[Group]:
    """Return the entries that an act of a kind can be about, by their kind, as lines to choose.

    ``running`` are the ids of the state's notices that have not taken effect by the day of the
    act: a rescission answers one of these.
    """
    about = ABOUT.get(kind)
    if about is None:
        return []
    rows = TreatyAction.objects.uncorrected().filter(treaty=treaty, kind__in=about.kinds)
    if about.whose == OWN:
        rows = rows.filter(state=state)
    elif about.whose == OTHERS:
        rows = rows.exclude(state=state)
    if kind is ActionKind.WITHDRAWAL_RESCINDED:
        rows = rows.filter(public_id__in=running)
    ordered = rows.select_related("state").order_by("state__name", "acted_on", "pk")
    return _grouped(
        one
        for one in ordered
        if not problem(one, kind=kind, treaty=treaty, state=state, acted=acted)
    )


def line(target: TreatyAction) -> str:
    """Return an entry as a line to be chosen."""
    day = date_words(target.acted_on) if target.acted_on else "no date"
    return f"{target.state}: {ActionKind(target.kind).label.lower()}, {day}"


def _grouped(rows: Iterable[TreatyAction]) -> list[Group]:
    by_kind: dict[ActionKind, list[tuple[int, str]]] = {}
    for row in rows:
        by_kind.setdefault(ActionKind(row.kind), []).append((row.pk, line(row)))
    order = [*_FIRST, *(kind for kind in ActionKind if kind not in _FIRST)]
    return [(str(kind.label), by_kind[kind]) for kind in order if kind in by_kind]
