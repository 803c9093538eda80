"""One run through a state's acts, with every date taken at its earliest or at its latest.

Partial dates make two runs of the same story; :mod:`treaties.law.standings` lays them side by
side. A run is a small state machine over dated milestones.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from core.dates import Span
from treaties.law.acts import Act
from treaties.law.effects import Effect
from treaties.terms import CONSENT, ActionKind, Status

LONG_AGO = dt.date.min
NEVER = dt.date.max


@dataclass(frozen=True, slots=True)
class Resolved:
    """An act with the days on which it was done and on which it takes effect.

    ``effect`` is None for acts that change no status; its span is None while nothing follows yet.
    """

    act: Act
    span: Span
    effect: Effect | None = None


class Order(IntEnum):
    """What comes first of several things on one day."""

    SIGN = 0
    CONSENT = 1
    FORCE = 2
    EXIT = 3
    HANGS_ON = 4
    TREATY_ENDS = 5
    STATE_ENDS = 6


@dataclass(frozen=True, slots=True, order=True)
class Milestone:
    """A day on which a status can change."""

    day: dt.date
    order: Order
    takes_effect: dt.date = NEVER
    act_id: str = ""
    done: dt.date = field(default=LONG_AGO, compare=False)
    resolved: Resolved | None = field(default=None, compare=False)

    @property
    def earliest(self) -> dt.date:
        """The earliest day on which it can have happened."""
        if self.resolved is None:
            return self.day
        effect = self.resolved.effect
        by_effect = self.order in {Order.FORCE, Order.EXIT}
        span = effect.span if by_effect and effect else self.resolved.span
        return (span.first if span else None) or LONG_AGO


@dataclass(frozen=True, slots=True)
class Spell:
    """A status with the days that this run gives it.

    An episode begins with each end of a consent, so that it holds each status once.
    """

    status: Status
    episode: int
    start: dt.date
    end: dt.date
    basis: tuple[str, ...]
    opened_by: Milestone | None = None

    @property
    def earliest(self) -> dt.date:
        """The earliest day on which it can have begun."""
        return self.opened_by.earliest if self.opened_by else self.start


@dataclass(frozen=True, slots=True)
class Ends:
    """What ends standings from outside: the treaty, the state, the treaty it hangs on."""

    treaty_on: dt.date | None = None
    state_on: dt.date | None = None
    hangs_on: tuple[Span, ...] = ()


def _at(span: Span | None, *, late: bool) -> dt.date:
    if span is None:
        return NEVER
    return (span.last or NEVER) if late else (span.first or LONG_AGO)


def milestones(acts: Sequence[Resolved], ends: Ends, *, late: bool) -> list[Milestone]:
    """Return the milestones of one run in order."""
    found: list[Milestone] = []
    for resolved in acts:
        act = resolved.act
        done = _at(resolved.span, late=late)
        takes_effect = _at(resolved.effect.span, late=late) if resolved.effect else NEVER
        if act.kind is ActionKind.SIGNATURE:
            found.append(Milestone(done, Order.SIGN, NEVER, act.id, done, resolved))
        elif act.kind in CONSENT:
            # A succession can take effect before it is notified.
            given = min(done, takes_effect)
            found.append(Milestone(given, Order.CONSENT, takes_effect, act.id, done, resolved))
            found.append(Milestone(takes_effect, Order.FORCE, takes_effect, act.id, done, resolved))
        elif resolved.effect is not None:
            found.append(Milestone(takes_effect, Order.EXIT, takes_effect, act.id, done, resolved))
    found += [Milestone(_at(span, late=late), Order.HANGS_ON) for span in ends.hangs_on]
    if ends.treaty_on is not None:
        found.append(Milestone(ends.treaty_on, Order.TREATY_ENDS))
    if ends.state_on is not None:
        found.append(Milestone(ends.state_on, Order.STATE_ENDS))
    return sorted(stone for stone in found if stone.day != NEVER)


class Run:
    """The state machine: what is standing, and the spells it has produced."""

    def __init__(self) -> None:
        self.spells: list[Spell] = []
        self.signature: Resolved | None = None
        self.live: list[Milestone] = []
        self.forced: set[str] = set()
        self.left: Milestone | None = None
        self.has_left = False
        self.state_ended = False
        self.treaty_ended = False
        self.episode = 1
        self._day = LONG_AGO
        self._opened_by: Milestone | None = None

    @property
    def in_force(self) -> bool:
        """Whether the first standing consent has taken effect; later ones change nothing."""
        return bool(self.live) and self.live[0].act_id in self.forced

    def status(self) -> Status | None:
        """Return the status that now holds."""
        if self.state_ended:
            return Status.ENDED
        if self.live:
            return Status.PARTY if self.in_force else Status.CONTRACTING
        if self.has_left:
            return Status.FORMER
        return Status.SIGNATORY if self.signature and not self.treaty_ended else None

    def basis(self) -> tuple[str, ...]:
        """Return the ids of the acts that the present status rests on."""
        match self.status():
            case Status.PARTY | Status.CONTRACTING:
                return (self.live[0].act_id,)
            case Status.FORMER:
                return (self.left.act_id,) if self.left and self.left.act_id else ()
            case Status.SIGNATORY:
                return (self.signature.act.id,) if self.signature else ()
            case _:
                return ()

    def take(self, stone: Milestone) -> None:
        """Let one milestone happen."""
        if self.treaty_ended or self.state_ended:
            return
        status, episode, basis = self.status(), self.episode, self.basis()
        self._happen(stone)
        if (self.status(), self.episode) == (status, episode):
            return
        self._close(status, episode, basis, stone.day)
        self._day, self._opened_by = stone.day, stone

    def _happen(self, stone: Milestone) -> None:
        match stone.order:
            case Order.SIGN:
                self.signature = self.signature or stone.resolved
            case Order.CONSENT:
                self.live.append(stone)
            case Order.FORCE:
                self.forced.add(stone.act_id)
            case Order.EXIT | Order.HANGS_ON:
                self._leave(stone)
            case Order.TREATY_ENDS:
                self._leave(stone)
                self.treaty_ended = True
            case Order.STATE_ENDS:
                self.state_ended = self.status() not in {None, Status.FORMER}

    def _leave(self, stone: Milestone) -> None:
        # A consent given after the notice starts a new standing.
        noticed = stone.done if stone.order is Order.EXIT else NEVER
        survivors = [one for one in self.live if one.done > noticed]
        if len(survivors) == len(self.live):
            return
        if self.in_force and self._day < stone.day:
            self.has_left, self.left = True, stone
        self.live = survivors
        self.episode += 1

    def _close(
        self, status: Status | None, episode: int, basis: tuple[str, ...], day: dt.date
    ) -> None:
        if status is not None and day > self._day:
            self.spells.append(Spell(status, episode, self._day, day, basis, self._opened_by))

    def finish(self) -> list[Spell]:
        """Close what is still open and return all spells in order."""
        self._close(self.status(), self.episode, self.basis(), NEVER)
        return self.spells


def run(stones: Iterable[Milestone]) -> list[Spell]:
    """Return the spells that a sequence of milestones gives."""
    machine = Run()
    for stone in stones:
        machine.take(stone)
    return machine.finish()
