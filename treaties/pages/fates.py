"""What became of notices of withdrawal by a day: taken back, running, in effect, without effect."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from core.dates import PartialDate
from treaties import answers
from treaties.law.periods import Period
from treaties.models import Characterisation, Standing, TreatyAction
from treaties.pages.action import Corrections, read_answers
from treaties.pages.contested import ContestedAct, contested_on, read_views
from treaties.pages.sources import ActView, Cited, StateView, names_of, read_acts
from treaties.presentation import countdown
from treaties.terms import EXIT, ActionKind, Qualifier, Status

LISTED = EXIT | {
    ActionKind.CONSENT_REVOKED,
    ActionKind.SIGNATURE_DISOWNED,
    ActionKind.TERMINATION,
    ActionKind.WITHDRAWAL_RESCINDED,
}
"""Acts that the page tells of."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a notice by a day: words before the date, the date, the days left."""

    words: str
    on: PartialDate | None = None
    left: str = ""
    mark: str = "uncertain"
    proviso: str = ""
    act: ActView | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the fate of a notice depends on besides the act."""

    day: dt.date
    periods: Mapping[str, Mapping[str, Sequence[Period]]]
    rescinded: Mapping[str, ActView]
    views: Mapping[str, ContestedAct]


def read_fates(
    day: dt.date,
    wanted: Q,
    bindings: Mapping[str, str],
    states: Mapping[str, StateView],
) -> dict[str, Fate]:
    """Return what became by a day of the notices wanted, by the ids of the acts."""
    rows = TreatyAction.objects.uncorrected().filter(wanted, kind__in=LISTED)
    acts = read_acts(rows.order_by("public_id"), bindings, Cited())
    begun = [act for act in acts if act.begun_by(day)]
    around = around_of(day, begun, names_of(states), Cited())
    return {
        act.id: fate_of(act, around.periods[act.treaty].get(act.state, ()), around)
        for act in begun
        if act.kind in EXIT
    }


def around_of(
    day: dt.date, begun: Sequence[ActView], names: Mapping[str, str], cited: Cited
) -> Around:
    """Read standings, answers and views around some acts: six queries at the most."""
    acts = {act.id: act for act in begun}
    periods = answers.read_periods(
        Standing.objects.filter(
            treaty__in={act.treaty for act in begun}, state__in={act.state for act in begun}
        )
    )
    pairs = read_answers(Q(action__kind=ActionKind.WITHDRAWAL_RESCINDED), Corrections.read())
    held = read_views(Characterisation.objects.filter(action__public_id__in=acts))
    cited.read(one for _, ids in held for one in ids)
    seen = contested_on(held, day, acts, names, cited)
    rescinded = {target: acts[one] for one, target in pairs if one in acts}
    return Around(day, periods, rescinded, {one.act.id: one for one in seen})


def fate_of(act: ActView, periods: Sequence[Period], around: Around) -> Fate:
    """Return what became of a notice: taken back, running, in effect, or without effect."""
    taken_back = around.rescinded.get(act.id)
    if taken_back is not None:
        return Fate("taken back", taken_back.acted, mark="none", act=taken_back)
    for period in periods:
        for one in period.qualifiers:
            if one.name is Qualifier.LEAVING and act.id in one.basis and one.on(around.day):
                return _running(one.details, around.day)
    left = next((one for one in periods if _ends_by(one, act)), None)
    if left is not None:
        reached = left.starts.last is not None and left.starts.last <= around.day
        words = "took effect" if reached else "takes effect"
        return Fate(words, left.since, mark="former" if reached else "leaving")
    views = around.views.get(act.id)
    if views is not None and views.contested:
        return Fate("contested: no effect in the record’s own view")
    return Fate("no effect in the record")


def _ends_by(period: Period, act: ActView) -> bool:
    return period.status is Status.FORMER and act.id in period.basis


def _running(details: Mapping[str, object], day: dt.date) -> Fate:
    told = details.get("effective_on")
    on = PartialDate.parse(str(told)) if told else None
    left = countdown(on.earliest, day) if on and on.is_day else ""
    words = "takes effect" if on else "held: day of effect not known"
    return Fate(words, on, left, "leaving", str(details.get("proviso") or ""))
