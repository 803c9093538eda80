"""Counting states under a treaty: each number with its rule, who is in, who is out and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.dates import Span
from treaties.law.acts import Participant
from treaties.law.periods import Period, possible_statuses
from treaties.terms import CONSENTED, COUNTED, NONE, ActionKind, Counted, Status

RULES: Mapping[Counted, str] = {
    Counted.PARTIES: (
        "States for which the treaty is in force on the day: status party. A suspension claimed "
        "or a notice still running changes nothing."
    ),
    Counted.CONTRACTING: (
        "States that have consented to be bound and for which the treaty is not yet in force."
    ),
    Counted.CONSENTED: (
        "Parties and contracting states together: what depositaries print as “Parties”. For a "
        "political arrangement, its subscribing states."
    ),
    Counted.SIGNED: (
        "States whose signature stands, whether they consented later or not, successions to a "
        "signature included: what depositaries print as “Signatories”. States that left or ended "
        "are out."
    ),
    Counted.SIGNED_NOT_CONSENTED: "States whose status is signatory: signed, no consent standing.",
    Counted.FORMER: "States that were parties and no longer are: they left, or the treaty ended.",
    Counted.ENDED: "Former states that had a standing when they ceased to exist.",
    Counted.ACTED: "States with any act at all on or before the day.",
}
"""What each count counts, in words."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one participant has under a treaty: its periods, its signature and its first act."""

    participant: Participant
    periods: tuple[Period, ...]
    signed: Span | None = None
    acted: Span | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One count: certainly counted, perhaps counted, and those listed apart (by code)."""

    sure: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    @property
    def minimum(self) -> int:
        """How many states at the least."""
        return len(self.sure)

    @property
    def maximum(self) -> int:
        """How many states at the most."""
        return len(self.sure) + len(self.perhaps)

    def as_json(self) -> int | dict[str, int]:
        """Return a number, or the least and the most where dates leave it open."""
        if not self.perhaps:
            return self.minimum
        return {"min": self.minimum, "max": self.maximum}

    def __str__(self) -> str:
        """Return the count as one reads it: ``162`` or ``161–162``."""
        return f"{self.minimum}–{self.maximum}" if self.perhaps else str(self.minimum)


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts of a treaty on a day, in one view."""

    on: dt.date
    view: str
    tallies: Mapping[Counted, Tally] = field(default_factory=dict)

    def __getitem__(self, which: Counted) -> Tally:
        return self.tallies[which]


type _Test = Callable[[Record, frozenset[str], dt.date], bool | None]


def _statuses(*wanted: Status) -> _Test:
    """Return a test for a status: True sure, None perhaps, False not."""

    def test(_record: Record, possible: frozenset[str], _day: dt.date) -> bool | None:
        hits = possible & frozenset(wanted)
        if not hits:
            return False
        return True if hits == possible else None

    return test


def _happened(span: Span | None, day: dt.date) -> bool | None:
    if span is None or (span.first is not None and day < span.first):
        return False
    return True if span.last is not None and span.last <= day else None


def _signed(record: Record, possible: frozenset[str], day: dt.date) -> bool | None:
    happened = _happened(record.signed, day)
    # A signature that gives no status any more is one of a treaty that has ended.
    gone = possible & {Status.FORMER, Status.ENDED, NONE}
    if not happened or not gone:
        return happened
    return False if gone == possible else None


def _acted(record: Record, _possible: frozenset[str], day: dt.date) -> bool | None:
    return _happened(record.acted, day)


_TESTS: Mapping[Counted, _Test] = {
    Counted.PARTIES: _statuses(Status.PARTY),
    Counted.CONTRACTING: _statuses(Status.CONTRACTING),
    Counted.CONSENTED: _statuses(*CONSENTED),
    Counted.SIGNED: _signed,
    Counted.SIGNED_NOT_CONSENTED: _statuses(Status.SIGNATORY),
    Counted.FORMER: _statuses(Status.FORMER),
    Counted.ENDED: _statuses(Status.ENDED),
    Counted.ACTED: _acted,
}


def counts(records: Iterable[Record], day: dt.date, view: str) -> Counts:
    """Count the states of one treaty on a day.

    States are members, observers, associated states and former states while they existed;
    organisations and entities are kept apart. Capitals never multiply a state.
    """
    held = [(record, possible_statuses(record.periods, day)) for record in records]
    tallies = {}
    for which, test in _TESTS.items():
        sure, perhaps, apart = set(), set(), set()
        for record, possible in held:
            answer = test(record, possible, day)
            if answer is False:
                continue
            if record.participant.kind not in COUNTED:
                apart.add(record.participant.code)
            elif answer is None:
                perhaps.add(record.participant.code)
            else:
                sure.add(record.participant.code)
        tallies[which] = Tally(frozenset(sure), frozenset(perhaps), frozenset(apart))
    return Counts(day, view, tallies)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a count would be in another view, and which states make the difference."""

    view: str
    which: Counted
    tally: Tally
    added: frozenset[str]
    removed: frozenset[str]


def alternatives(held: Counts, others: Iterable[Counts]) -> list[Alternative]:
    """Return how the counts differ in other views; views that agree are left out."""
    found = []
    for other in others:
        for which, tally in other.tallies.items():
            here, there = held[which].sure, tally.sure
            if here != there or held[which].perhaps != tally.perhaps:
                found.append(Alternative(other.view, which, tally, there - here, here - there))
    return found


def holders(acts: Iterable[Sequence[str]]) -> list[str]:
    """Return the distinct holders of views, in order."""
    return sorted({holder for names in acts for holder in names})


def spans_of(
    acts: Iterable[tuple[ActionKind, Span]],
) -> tuple[Span | None, Span | None]:
    """Return the days of the first signature and of the first act of any kind."""
    signed: Span | None = None
    acted: Span | None = None
    for kind, span in acts:
        acted = _first(acted, span)
        if kind is ActionKind.SIGNATURE:
            signed = _first(signed, span)
    return signed, acted


def _first(one: Span | None, other: Span) -> Span:
    if one is None:
        return other
    firsts = [span.first for span in (one, other)]
    lasts = [span.last or dt.date.max for span in (one, other)]
    first = None if None in firsts else min(day for day in firsts if day is not None)
    last = min(lasts)
    return Span(first, None if last == dt.date.max else last)


def why(record: Record, day: dt.date) -> str:
    """Return in one word where a state stands on a day, or the statuses it can have."""
    possible = possible_statuses(record.periods, day)
    return " or ".join(sorted(possible)) if possible else NONE
