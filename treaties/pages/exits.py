"""Every way out: notices of withdrawal, consents revoked, signatures disowned, treaties ended."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from core.dates import PartialDate
from treaties.filters import EVERYWHERE, Among
from treaties.law.periods import possible_statuses
from treaties.models import Treaty, TreatyAction
from treaties.pages.contested import ContestedAct
from treaties.pages.fates import LISTED, Around, Fate, around_of, fate_of
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
from treaties.presentation import status_words
from treaties.terms import EXIT, ActionKind


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
    around = around_of(day, begun, names_of(states), cited)
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


def _exit(act: ActView, around: Around) -> Exit:
    periods = around.periods[act.treaty].get(act.state, ())
    possible = possible_statuses(periods, around.day)
    status = status_words([one for one in ORDER if one in possible])
    fate = fate_of(act, periods, around) if act.kind in EXIT else Fate("")
    return Exit(act, fate, status, around.views.get(act.id))


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
