"""What moved a count, in words: the state, what happened, its act and its source."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.dates import Span
from treaties.law.counting import Record
from treaties.law.movement import MINUS, Move, Place
from treaties.law.periods import Period
from treaties.pages.sources import ActView, SourceView, StateView, acts_named
from treaties.presentation import bare_words, on_words, span_words, upper_first
from treaties.terms import ActionKind, Binding, Counted, Qualifier, Status

SPEAKING = frozenset({Counted.SIGNED, Counted.ACTED})
"""Counts that a state comes into by an act, whatever status follows from it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a number.

    ``window`` are the days on which it can have come; ``note`` says of a change that does not
    settle the number what it leaves open.
    """

    state: str
    window: Span
    effect: str
    note: str
    words: str
    acts: tuple[ActView, ...]
    sources: tuple[SourceView, ...]

    @property
    def days(self) -> str:
        """The days on which it can have come, in words."""
        return upper_first(span_words(self.window))


@dataclass(frozen=True, slots=True)
class Around:
    """What changes of a count are told from: periods by state, acts by id and by state."""

    which: Counted
    treaty: str
    states: Mapping[str, StateView]
    periods: Mapping[str, Sequence[Period]]
    acts: Mapping[str, ActView]
    by_state: Mapping[str, Sequence[ActView]]


def around(
    which: Counted,
    treaty: str,
    states: Mapping[str, StateView],
    records: Iterable[Record],
    acts: Iterable[ActView],
) -> Around:
    """Return what changes of a count of a treaty are told from."""
    held = {act.id: act for act in acts}
    by_state: dict[str, list[ActView]] = {}
    for act in held.values():
        by_state.setdefault(act.state, []).append(act)
    periods = {one.participant.code: one.periods for one in records}
    return Around(which, treaty, states, periods, held, by_state)


def told(move: Move, known: Around) -> Change:
    """Return a move of a count in words."""
    period = _reached(move, known.periods.get(move.state, ()))
    acts = _acts(move, period, known)
    effect, note = _effect(move)
    return Change(
        state=move.state,
        window=move.span,
        effect=effect,
        note=note,
        words=_words(move, period, acts, known.which),
        acts=acts,
        sources=sources_of(acts),
    )


def sources_of(acts: Iterable[ActView]) -> tuple[SourceView, ...]:
    """Return the sources that acts cite, each once."""
    return tuple(dict.fromkeys(cite.source for act in acts for cite in act.cites))


def _effect(move: Move) -> tuple[str, str]:
    """Return what a move does to the number, and in words what it leaves open."""
    match move.least, move.most:
        case 1, 1:
            return "+1", ""
        case -1, -1:
            return f"{MINUS}1", ""
        case 0, 1:
            return "0 or +1", "perhaps by this day, perhaps later"
        case -1, 0:
            return f"0 or {MINUS}1", "perhaps by this day, perhaps later"
        case 1, 0:
            return "certain", "perhaps counted before, certainly from this day on"
        case _:
            return "out", "perhaps counted before, certainly not from this day on"


def _reached(move: Move, periods: Sequence[Period]) -> Period | None:
    """Return the period that a move led to; None where no standing followed."""
    day = move.on
    if move.after is Place.PERHAPS:
        return next((one for one in reversed(periods) if one.possible_on(day)), None)
    return next((one for one in periods if one.on(day)), None)


def _acts(move: Move, period: Period | None, known: Around) -> tuple[ActView, ...]:
    """Return the acts that a move rests on."""
    mine = known.by_state.get(move.state, ())
    if known.which in SPEAKING and move.after is not Place.OUT:
        kinds = {ActionKind.SIGNATURE} if known.which is Counted.SIGNED else set(ActionKind)
        return _first(mine, kinds)
    if period is None:
        return tuple(
            act for act in mine if act.kind is ActionKind.CONSENT_REVOKED and _on(act, move.on)
        )
    revoked = [
        act
        for one in period.qualifiers
        if one.name is Qualifier.CONSENT_REVOKED and one.since == period.since
        for act in acts_named(one.basis, known.acts)
    ]
    return tuple(revoked) or acts_named(period.basis, known.acts)


def _on(act: ActView, day: dt.date) -> bool:
    return act.acted is not None and act.acted.earliest <= day <= act.acted.latest


def _first(acts: Sequence[ActView], kinds: Collection[ActionKind]) -> tuple[ActView, ...]:
    found = [act for act in acts if act.kind in kinds]
    found.sort(key=lambda act: (act.acted.latest if act.acted else dt.date.max, act.id))
    return tuple(found[:1])


def _words(move: Move, period: Period | None, acts: Sequence[ActView], which: Counted) -> str:
    done = " and ".join(dict.fromkeys(f"{act.verb} {on_words(act.acted)}" for act in acts))
    if which in SPEAKING and move.after is not Place.OUT:
        return done
    if period is None:
        return done or "no standing any more"
    match period.status:
        case Status.PARTY:
            return _became_party(done, period, acts)
        case Status.FORMER:
            return _left(done, acts)
        case Status.ENDED:
            return "ceased to exist as a state"
        case _:
            return done or "no act of its own"


def _became_party(done: str, period: Period, acts: Sequence[ActView]) -> str:
    parts = ["became party"]
    if done:
        parts.append(f": {done}")
    if period.since is not None and all(act.acted != period.since for act in acts):
        parts.append(f", in force for it since {bare_words(period.since)}")
    return "".join(parts)


def _left(done: str, acts: Sequence[ActView]) -> str:
    kinds = {act.kind for act in acts}
    if ActionKind.WITHDRAWAL_NOTICE in kinds:
        notice = next(act for act in acts if act.kind is ActionKind.WITHDRAWAL_NOTICE)
        return f"left: withdrawal took effect (notice of {notice.dated})"
    if acts and (ActionKind.WITHDRAWAL in kinds or acts[0].binding == Binding.POLITICAL):
        return f"left: {done}"
    return done or "ceased to be party: the treaty ended"
