"""The dates of deposit at each of several depositaries, and which of them counts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from treaties.models import Treaty
from treaties.pages.sources import ActView, StateView
from treaties.presentation import alphabetical
from treaties.terms import CONSENT

UNSTATED = "capital not stated"


@dataclass(frozen=True, slots=True)
class Deposits:
    """The consents of one state: by capital in the order of the columns, the unstated last.

    ``counts`` is the act that its standing rests on.
    """

    state: StateView
    by_capital: tuple[tuple[str, tuple[ActView, ...]], ...]
    counts: ActView | None


@dataclass(frozen=True, slots=True)
class Capitals:
    """The table of deposits; ``several`` are the states with more than one date."""

    names: tuple[str, ...]
    rows: Sequence[Deposits]
    several: int


def capitals_of(
    treaty: Treaty,
    acts: Sequence[ActView],
    basis: Collection[str],
    states: Mapping[str, StateView],
    day: dt.date,
) -> Capitals | None:
    """Return the deposits by capital; None where a treaty has one depositary.

    The earliest deposit counts (NPT art. IX(4) and its like: “the date of the deposit” at any).
    """
    if len(treaty.depositaries) < 2:  # noqa: PLR2004
        return None
    consents = [act for act in acts if act.kind in CONSENT]
    names = tuple(sorted({act.depositary for act in consents} - {""}))
    held: dict[str, list[ActView]] = defaultdict(list)
    for act in consents:
        if act.begun_by(day):
            held[act.state].append(act)
    order = sorted(held, key=lambda code: alphabetical(states[code].name))
    rows = [_deposits(states[code], held[code], names, basis) for code in order]
    return Capitals(names, rows, sum(len(mine) > 1 for mine in held.values()))


def _deposits(
    state: StateView, acts: Sequence[ActView], names: Sequence[str], basis: Collection[str]
) -> Deposits:
    dated = sorted(acts, key=lambda act: act.order)
    return Deposits(
        state=state,
        by_capital=tuple(
            (name or UNSTATED, tuple(act for act in dated if act.depositary == name))
            for name in (*names, "")
        ),
        counts=next((act for act in dated if act.id in basis), None),
    )
