"""Where a state stands under a treaty in each view that somebody holds of its contested acts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.dates import PartialDate
from treaties.law.periods import Period, possible_statuses
from treaties.pages.asked import Asked
from treaties.pages.contested import Held, contested_among
from treaties.pages.standings import ORDER
from treaties.pages.viewing import holders_in_order, view_holder
from treaties.presentation import listed, status_words, upper_first
from treaties.presentation_acts import Remark, remarks
from treaties.terms import RECORD_VIEW
from treaties.viewed import Viewed


@dataclass(frozen=True, slots=True)
class InView:
    """Where the state stands on the day in the eyes of some holders of views."""

    view: str
    holders: str
    words: str
    status: str
    since: PartialDate | None
    remarks: tuple[Remark, ...]
    current: bool


def seen_by(
    viewed: Viewed,
    code: str,
    asked: Asked,
    held: Sequence[Held],
    names: Mapping[str, str],
) -> list[InView]:
    """Return where the state stands in each view of its contested acts; nothing without any."""
    contested = contested_among(held)
    views = {row.holder for row, _ in held if row.action.public_id in contested}
    if not views:
        return []
    together: dict[InView, list[str]] = {}
    for view in (RECORD_VIEW, *holders_in_order(views - {RECORD_VIEW}, names)):
        periods = viewed.register(view)[viewed.treaty_id].standings.get(code, ())
        together.setdefault(_in_view(periods, asked.on, names), []).append(view)
    return [
        replace(
            one,
            view=views[0],
            holders=upper_first(listed([view_holder(view, names) for view in views])),
            current=asked.view in views,
        )
        for one, views in together.items()
    ]


def _in_view(periods: Sequence[Period], day: dt.date, names: Mapping[str, str]) -> InView:
    possible = possible_statuses(periods, day)
    ordered = [status for status in ORDER if status in possible]
    period = next((one for one in periods if one.on(day)), None)
    return InView(
        view="",
        holders="",
        words=status_words(ordered),
        status=str(ordered[0]) if len(ordered) == 1 else "uncertain",
        since=period.since if period else None,
        remarks=remarks(period.qualifiers, day, names) if period else (),
        current=False,
    )
