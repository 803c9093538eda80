"""Signatures that wait: states that signed years ago and never consented."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from treaties import answers
from treaties.filters import EVERYWHERE, Among
from treaties.law.periods import Period
from treaties.models import Standing, TreatyAction
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    acts_named,
    bindings_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.terms import COUNTED, Binding, Qualifier


@dataclass(frozen=True, slots=True)
class Waiting:
    """A state that signed and has not consented."""

    state: str
    act: ActView
    years: int
    disowned: str


@dataclass(frozen=True, slots=True)
class PendingTreaty:
    """The states that wait under one treaty, the longest wait first."""

    treaty: str
    rows: Sequence[Waiting]


@dataclass(frozen=True, slots=True)
class PendingPage:
    """Everything that the page shows."""

    lists: Sequence[PendingTreaty]
    number: int
    states_number: int
    disowned: int
    revoked: int
    longest: Waiting | None
    in_treaties: Sequence[TreatyView]
    of_states: Sequence[StateView]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def pending_page(
    day: dt.date, *, years: int, disowned: bool, among: Among = EVERYWHERE
) -> PendingPage:
    """Read who signed at least ``years`` before ``day`` and has not consented.

    Signatures disowned are counted, and listed where ``disowned`` asks for them; consents revoked
    are only counted, for those states did consent.
    """
    states, treaties, cited = read_states(), read_treaties(), Cited()
    standing = Standing.objects.on(day).signatories().of_states()
    rows = standing.filter(among.rows, treaty__binding=Binding.LEGAL)
    periods = [(row.treaty_id, row.state_id, answers.period_of(row)) for row in rows.order_by("pk")]
    ids = {one for _, _, period in periods for one in period.basis}
    actions = TreatyAction.objects.filter(public_id__in=ids).order_by("public_id")
    acts = {act.id: act for act in read_acts(actions, bindings_of(treaties), cited)}
    late = day - relativedelta(years=years)
    waiting = [
        (one, state, period)
        for one, state, period in periods
        if period.since is not None and period.since.latest <= late
    ]
    kept = [one for one in waiting if not _has(one[2], Qualifier.CONSENT_REVOKED, day)]
    found = [
        (one, _waiting(state, period, day, acts))
        for one, state, period in kept
        if disowned or not _has(period, Qualifier.SIGNATURE_DISOWNED, day)
    ]
    every = [row for _, row in found]
    return PendingPage(
        lists=_by_treaty(found, treaties),
        number=len(every),
        states_number=len({row.state for row in every}),
        disowned=sum(_has(one[2], Qualifier.SIGNATURE_DISOWNED, day) for one in kept),
        revoked=sum(_has(one[2], Qualifier.CONSENT_REVOKED, day) for one in periods),
        longest=max(every, key=lambda row: row.years, default=None),
        in_treaties=[one for one in treaties.values() if one.binding == Binding.LEGAL],
        of_states=[one for one in states.values() if one.kind in COUNTED],
        sources=_sources(every, cited),
        states=states,
        treaties=treaties,
    )


def _has(period: Period, name: Qualifier, day: dt.date) -> bool:
    return any(one.name is name and one.on(day) for one in period.qualifiers)


def _waiting(state: str, period: Period, day: dt.date, acts: Mapping[str, ActView]) -> Waiting:
    """Return a signature that waits; years are counted from its latest possible day."""
    act = acts_named(period.basis, acts)[-1]
    since = period.since.latest if period.since else day
    given_up = next(
        (
            one.basis[0]
            for one in period.qualifiers
            if one.name is Qualifier.SIGNATURE_DISOWNED and one.on(day) and one.basis
        ),
        "",
    )
    return Waiting(state, act, relativedelta(day, since).years, given_up)


def _by_treaty(
    found: Sequence[tuple[str, Waiting]], treaties: Mapping[str, TreatyView]
) -> list[PendingTreaty]:
    lists = []
    for treaty in treaties:
        rows = [row for one, row in found if one == treaty]
        if rows:
            rows.sort(key=lambda row: (str(row.act.acted or ""), row.state))
            lists.append(PendingTreaty(treaty, rows))
    return lists


def _sources(rows: Sequence[Waiting], cited: Cited) -> list[SourceView]:
    """Return the sources of the signatures listed."""
    used = {cite.source.id for row in rows for cite in row.act.cites}
    return [source for source in cited.listed if source.id in used]
