"""What pages read of the record as it was known at an earlier moment, or is now."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from core.dates import PartialDate
from treaties import answers
from treaties.ahead import settled_by
from treaties.history import rows_known
from treaties.law.derivation import Derived
from treaties.models import State, StatusCheck, Treaty
from treaties.pages.asked import Asked
from treaties.rebuilding import entry_row
from treaties.viewed import Viewed


def treaty_known(treaty_id: str, known: dt.datetime | None) -> Treaty | None:
    """Return a treaty as the register held it; as it came, where it came later."""
    then = rows_known(Treaty, known, Q(id=treaty_id)) if known else []
    return then[0] if then else Treaty.objects.filter(pk=treaty_id).first()


def state_known(code: str, known: dt.datetime | None) -> State | None:
    """Return a participant as the register held it; as it came, where it came later."""
    then = rows_known(State, known, Q(code=code)) if known else []
    return then[0] if then else State.objects.filter(pk=code).first()


def checked_on(treaty_id: str, known: dt.datetime | None = None) -> PartialDate | None:
    """Return as of when the newest complete list of acts was read against the record."""
    wanted = Q(treaty=treaty_id, complete=True, as_of__isnull=False)
    dates = [row.as_of for row in rows_known(StatusCheck, known, wanted) if row.as_of]
    return max(dates, key=str, default=None)


def settled_known(asked: Asked, viewed: Viewed) -> set[str]:
    """Return the treaties of which it was known on the day when they enter into force.

    At an earlier moment of the record only the treaty viewed is looked at, as known then.
    """
    if asked.known is None:
        return settled_by(asked.on)
    return _settled(viewed.register().values(), asked.on)


def stands_known(code: str, asked: Asked) -> tuple[answers.Periods, set[str]]:
    """Return where a state stands under every treaty, and of which the entry was settled."""
    if asked.known is None:
        periods = answers.state_periods(code, answers.Asked(asked.on, view=asked.view))
        return periods, settled_by(asked.on)
    every = answers.derive_many(known=asked.known, view=asked.view)
    found = {treaty: one.standings.get(code, ()) for treaty, one in every.items()}
    return (
        {treaty: periods for treaty, periods in found.items() if periods},
        _settled(every.values(), asked.on),
    )


def _settled(derived: Iterable[Derived], day: dt.date) -> set[str]:
    rows = [entry_row(one) for one in derived]
    return {
        row.treaty_id
        for row in rows
        if any(bound is not None and bound <= day for bound in (row.threshold_on, row.latest))
    }
