"""Pairs the acts of a page with those of the record, and says what the rest means."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.dates import PartialDate
from news.reading.depositary.ground import Ground, Group, Mention, group
from news.reading.depositary.reading import Agreement, Change, Explained, Proposal, Reading
from news.reading.depositary.reasons import why_absent
from news.reading.depositary.register import Held
from news.reading.depositary.words import days_in, written


@dataclass(slots=True)
class Pool:
    """Acts of one participant and group that have no counterpart yet."""

    mentions: list[Mention] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    def pairs(self, fits: Callable[[Mention, Held], bool]) -> Iterator[tuple[Mention, Held]]:
        """Take out and return the pairs that fit each other."""
        for mention in list(self.mentions):
            held = next((one for one in self.held if fits(mention, one)), None)
            if held is not None:
                self.mentions.remove(mention)
                self.held.remove(held)
                yield mention, held


Pools = dict[tuple[str, Group], Pool]


def match(ground: Ground, reading: Reading) -> Pools:
    """Match page and record act by act; return what neither side has a counterpart for."""
    pools = _pools(ground)
    for pool in pools.values():
        _agreeing(ground, pool, reading)
    for pool in pools.values():
        _known(ground, pool, reading)
    _inherited(ground, pools, reading)
    for pool in pools.values():
        _excused(ground, pool, reading)
        _corrected(pool, reading)
    return pools


def _pools(ground: Ground) -> Pools:
    pools: Pools = defaultdict(Pool)
    for mention in ground.mentions():
        if (kind := group(mention.kind)) is not None:
            pools[mention.state, kind].mentions.append(mention)
    for held in ground.register.held:
        if (kind := group(held.kind)) in ground.groups and kind is not None:
            pools[held.state, kind].held.append(held)
    return pools


def _agreeing(ground: Ground, pool: Pool, reading: Reading) -> None:
    for mention, held in pool.pairs(
        lambda one, other: (one.kind, one.day) == (other.kind, other.day)
    ):
        date = PartialDate.of(mention.day)
        if mention.note is None or ground.rows(mention.state):
            agreed = Agreement(mention.state, mention.kind, date, held.id, mention.evidence)
            reading.agrees.append(agreed)
            continue
        who = ground.register.name(mention.state)
        reason = f"{who} has no row; note {mention.note.mark} tells of its act."
        reading.explained.append(
            Explained(mention.state, mention.kind, date, reason, held.id, mention.evidence)
        )


def _known(ground: Ground, pool: Pool, reading: Reading) -> None:
    """Explain a day of the page that the record's own act tells of, or that an editor did."""
    for mention, held in pool.pairs(lambda one, other: one.day in days_in(other.note)):
        reason = f"The record gives {held.acted} and knows of the page's date: {held.note}."
        _explain(mention, reason, held, reading)
    for mention in list(pool.mentions):
        key = f"{ground.register.id}-{mention.state}-{mention.kind}-{mention.day}"
        if reason := ground.register.explanations.get(key, ""):
            pool.mentions.remove(mention)
            _explain(mention, reason, None, reading)


def _inherited(ground: Ground, pools: Pools, reading: Reading) -> None:
    """Explain acts that page and record put under different shapes of one state."""
    for (state, kind), pool in list(pools.items()):
        for kin in sorted(_kin(ground, state)):
            other = pools.get((kin, kind), Pool())
            both = Pool(pool.mentions, other.held)
            for mention, held in both.pairs(lambda one, two: one.day == two.day):
                reason = (
                    f"The page prints the act of {written(mention.day)} under "
                    f"{ground.register.name(state)}, the record under {ground.register.name(kin)}: "
                    "one succeeded the other."
                )
                _explain(mention, reason, held, reading)


def _kin(ground: Ground, state: str) -> frozenset[str]:
    """Return the predecessors and successors of a participant."""
    people = ground.register.participants
    own = people[state].predecessors if state in people else frozenset()
    return own | {code for code, one in people.items() if state in one.predecessors}


def _explain(mention: Mention, reason: str, held: Held | None, reading: Reading) -> None:
    reading.explained.append(
        Explained(
            mention.state,
            mention.kind,
            PartialDate.of(mention.day),
            reason,
            held.id if held else "",
            mention.evidence,
        )
    )


def _excused(ground: Ground, pool: Pool, reading: Reading) -> None:
    """Explain acts of the record that the page need not show, unless it tells more of them."""
    for mention, held in pool.pairs(_sharper):
        reading.proposals.append(_proposal(Change.CORRECT, mention, held))
    for held in list(pool.held):
        if reason := why_absent(ground, held):
            pool.held.remove(held)
            kind = group(held.kind)
            place = ground.gap(held.state, kind) if kind and ground.rows(held.state) else None
            reading.explained.append(
                Explained(held.state, held.kind, held.acted, reason, held.id, place)
            )


def _sharper(mention: Mention, held: Held) -> bool:
    """Whether the page tells the day of an act of which the record knows less."""
    if mention.kind != held.kind or held.day is not None:
        return False
    return held.acted is None or held.acted.earliest <= mention.day <= held.acted.latest


def _corrected(pool: Pool, reading: Reading) -> None:
    """Propose corrections of what is left on both sides: of one day, of one kind, then any."""
    distances: tuple[Callable[[Mention, Held], bool], ...] = (
        lambda one, other: one.day == other.day,
        lambda one, other: one.kind == other.kind,
        lambda one, other: True,  # noqa: ARG005
    )
    for fits in distances:
        pool.held.sort(key=lambda one: one.acted or PartialDate.of(dt.date.min))
        for mention, held in pool.pairs(fits):
            reading.proposals.append(_proposal(Change.CORRECT, mention, held))


def _proposal(change: Change, mention: Mention, held: Held | None = None) -> Proposal:
    return Proposal(
        change,
        mention.state,
        mention.kind,
        PartialDate.of(mention.day),
        mention.evidence,
        held.id if held else "",
    )


def propose_rest(
    ground: Ground, pools: Pools, withheld: frozenset[tuple[str, Group]], reading: Reading
) -> None:
    """Propose what is left: to add what only the page tells, to doubt what only the record does.

    ``withheld`` are participants and groups of which the page was not understood: nothing is
    doubted because of what it lacks.
    """
    for (state, kind), pool in pools.items():
        reading.proposals += [_proposal(Change.ADD, mention) for mention in pool.mentions]
        if (state, kind) in withheld:
            continue
        for held in pool.held:
            evidence = ground.gap(state, kind)
            reading.proposals.append(
                Proposal(Change.ABSENT, state, held.kind, held.acted, evidence, held.id)
            )
