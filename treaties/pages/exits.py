"""Every way out: notices of withdrawal, consents revoked, signatures disowned, treaties ended."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from core.dates import PartialDate
from treaties import answers
from treaties.filters import EVERYWHERE, Among
from treaties.law.periods import Period, possible_statuses
from treaties.models import Characterisation, Standing, Treaty, TreatyAction
from treaties.pages.action import Corrections, read_answers
from treaties.pages.contested import ContestedAct, contested_on, read_views
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    bindings_of,
    names_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.pages.standings import ORDER
from treaties.presentation import countdown, status_words
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
class Exit:
    """One act by which a state left or means to leave, what became of it, who contests it."""

    act: ActView
    fate: Fate
    status: str
    views: ContestedAct | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A treaty that ended, for all its parties at once."""

    treaty: str
    on: PartialDate
    reason: str
    acts: Sequence[ActView]
    sources: Sequence[SourceView]


@dataclass(frozen=True, slots=True)
class ExitsPage:
    """Everything that the page shows."""

    notices: Sequence[Exit]
    running: int
    revoked: Sequence[Exit]
    disowned: Sequence[Exit]
    ended: Sequence[Ended]
    contested: Sequence[ContestedAct]
    later: int
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the fate of a notice depends on besides the act."""

    day: dt.date
    periods: Mapping[str, Mapping[str, Sequence[Period]]]
    rescinded: Mapping[str, ActView]
    views: Mapping[str, ContestedAct]


def exits_page(day: dt.date, among: Among = EVERYWHERE) -> ExitsPage:
    """Read every exit, of some states or treaties where it is asked of them."""
    states, treaties, cited = read_states(), read_treaties(), Cited()
    rows = TreatyAction.objects.uncorrected().filter(kind__in=LISTED).order_by("public_id")
    every = read_acts(rows, bindings_of(treaties), Cited())
    asked = [one for one in every if among.takes(one.treaty, one.state)]
    begun = sorted(
        (one for one in asked if one.begun_by(day)), key=lambda one: one.order, reverse=True
    )
    for act in begun:
        cited.by_id.update({one.source.id: one.source for one in act.cites})
    around = _around(day, begun, names_of(states), cited)
    notices = [_exit(act, around) for act in begun if act.kind in EXIT]
    finished = _ended(day, begun, cited, among)
    ended_ids = set(Treaty.objects.exclude(ended_on=None).values_list("id", flat=True))
    concerned = {act.treaty for act in every} | ended_ids
    return ExitsPage(
        notices=notices,
        running=sum(one.fate.mark == "leaving" for one in notices),
        revoked=[_exit(one, around) for one in begun if one.kind is ActionKind.CONSENT_REVOKED],
        disowned=[_exit(one, around) for one in begun if one.kind is ActionKind.SIGNATURE_DISOWNED],
        ended=finished,
        contested=[one.views for one in notices if one.views and one.views.contested],
        later=len(asked) - len(begun),
        in_treaties=[view for one, view in treaties.items() if one in concerned],
        of_states=[view for code, view in states.items() if code in {a.state for a in every}],
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _around(
    day: dt.date, begun: Sequence[ActView], names: Mapping[str, str], cited: Cited
) -> _Around:
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
    return _Around(day, periods, rescinded, {one.act.id: one for one in seen})


def _exit(act: ActView, around: _Around) -> Exit:
    periods = around.periods[act.treaty].get(act.state, ())
    possible = possible_statuses(periods, around.day)
    status = status_words([one for one in ORDER if one in possible])
    fate = _fate(act, periods, around) if act.kind in EXIT else Fate("")
    return Exit(act, fate, status, around.views.get(act.id))


def _fate(act: ActView, periods: Sequence[Period], around: _Around) -> Fate:
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


def _ended(day: dt.date, begun: Sequence[ActView], cited: Cited, among: Among) -> list[Ended]:
    """Return the treaties that ended by the day, the latest first: two queries at the most."""
    rows = Treaty.objects.exclude(ended_on=None).annotate(
        source_ids=ArrayAgg("sources", filter=Q(sources__isnull=False), order_by="sources")
    )
    acts = [act for act in begun if act.kind is ActionKind.TERMINATION]
    of_state = {act.treaty for act in acts}
    held = [
        row
        for row in rows.order_by("-ended_on", "id")
        if row.ended_on is not None
        and row.ended_on.earliest <= day
        and among.takes_treaty(row.pk)
        and (among.states is None or row.pk in of_state)
    ]
    cited.read(one for row in held for one in row.source_ids or ())
    return [
        Ended(
            row.pk,
            row.ended_on,
            row.end_reason,
            [act for act in acts if act.treaty == row.pk],
            cited.of(row.source_ids or ()),
        )
        for row in held
        if row.ended_on is not None
    ]
