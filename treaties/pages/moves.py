"""What happened to states under treaties that bind in law, in the time up to a day."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.dates import PartialDate
from treaties.filters import begun_by
from treaties.models import Standing, TreatyAction
from treaties.pages.events import MOVES, ONCE
from treaties.terms import ActionKind, Binding, Status


@dataclass(frozen=True, slots=True)
class Move:
    """An act of a state, or a status of it that began; ``basis`` are ids of acts."""

    treaty: str
    state: str
    what: ActionKind | Status
    on: PartialDate
    basis: tuple[str, ...]

    def since(self, first: dt.date) -> bool:
        """Whether it can have happened after a day."""
        return self.on.latest > first


def read_moves(first: dt.date, day: dt.date) -> list[Move]:
    """Return what happened after a first day, up to another: three queries.

    Consents and signatures on which no standing rests are left out: repeats at other capitals.
    """
    acts = list(_acts(first, day))
    ids = [act.basis[0] for act in acts if act.what in ONCE]
    held = Standing.objects.filter(basis__overlap=ids).order_by().values_list("basis", flat=True)
    founding = {one for basis in held for one in basis}
    kept = [act for act in acts if act.what not in ONCE or act.basis[0] in founding]
    return [*kept, *_effects(first, day)]


def _acts(first: dt.date, day: dt.date) -> Iterator[Move]:
    rows = (
        TreatyAction.objects.uncorrected()
        .legal_acts()
        .of_states()
        .filter(begun_by("acted_on", day), kind__in=MOVES, acted_on__gte=str(first.year))
        .order_by("public_id")
        .values_list("public_id", "treaty_id", "state_id", "kind", "acted_on")
    )
    for public_id, treaty, state, kind, on in rows:
        if on is not None and on.latest > first:
            yield Move(treaty, state, ActionKind(kind), on, (public_id,))


def _effects(first: dt.date, day: dt.date) -> Iterator[Move]:
    rows = (
        Standing.objects.of_states()
        .filter(
            treaty__binding=Binding.LEGAL,
            status__in=[Status.PARTY, Status.FORMER],
            since_latest__gt=first,
            since_latest__lte=day,
        )
        .order_by("pk")
        .values_list("treaty_id", "state_id", "status", "since", "basis")
    )
    for treaty, state, status, since, basis in rows:
        if since is not None:
            yield Move(treaty, state, Status(status), since, tuple(basis))


def of_kind(moves: Sequence[Move], *what: ActionKind | Status) -> list[Move]:
    """Return the moves of some kinds."""
    return [one for one in moves if one.what in what]
