"""What else bears on a number: dates known in part, other views, acts that are contested."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties.law.counting import Counts
from treaties.law.movement import Place, place_in
from treaties.pages import standings
from treaties.pages.changes import Around
from treaties.pages.contested import ContestedAct, Held, contested_on
from treaties.pages.counted import others
from treaties.pages.sources import ActView, Cited, names_of
from treaties.presentation import day_words, listed
from treaties.presentation_acts import remarks
from treaties.terms import COUNTED, ActionKind, Counted
from treaties.viewed import Counting

BY_STATUS = frozenset({Counted.PARTIES, Counted.CONTRACTING, Counted.CONSENTED, Counted.FORMER})
"""Counts that contested acts touch: they follow from where states stand."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the number is a range on some days: one state, and what is not known of it."""

    state: str
    words: str
    days: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the number is in the view of others, on those days on which it differs."""

    holder: str
    difference: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A contested act, and whether the state it is about is counted on the last day."""

    state: str
    counted: str
    claim: str
    outcome: str
    act: ActView


def reasons(counted: Sequence[Counts], known: Around) -> tuple[Reason, ...]:
    """Return which states leave the number open, and why."""
    found: dict[tuple[str, str], list[dt.date]] = {}
    for counts in counted:
        for state in sorted(counts[known.which].perhaps):
            words = _open(state, counts.on, known)
            found.setdefault((state, words), []).append(counts.on)
    return tuple(
        Reason(state, words, listed([day_words(day) for day in days]))
        for (state, words), days in found.items()
    )


def _open(state: str, day: dt.date, known: Around) -> str:
    around = standings.around(day, known.acts.values(), known.states, ())
    held = (known.treaty, state, known.periods[state])
    rows = standings.sort_out([held], around).uncertain
    return rows[0].reason if rows else "Its dates are known only in part"


def otherwise(counting: Counting, which: Counted, names: Mapping[str, str]) -> tuple[Seen, ...]:
    """Return what the number is in other views, told once for all days."""
    found: dict[tuple[str, str], list[str]] = {}
    for counts, differing in zip(counting.counts, counting.alternatives, strict=True):
        for one in others([each for each in differing if each.which is which], names):
            told = f"{one.number} on {day_words(counts.on)}"
            found.setdefault((one.holder, one.difference), []).append(told)
    return tuple(
        Seen(holder, difference, listed(told)) for (holder, difference), told in found.items()
    )


def claims(views: Sequence[Held], counts: Counts, known: Around, cited: Cited) -> tuple[Claim, ...]:
    """Return the contested acts done by the last day that bear on the number."""
    if known.which not in BY_STATUS:
        return ()
    names = names_of(known.states)
    found = contested_on(views, counts.on, known.acts, names, cited)
    return tuple(
        Claim(
            state=one.act.state,
            counted=_counted(one, counts, known),
            claim=_claim(one, counts.on, known, names),
            outcome=one.outcome,
            act=one.act,
        )
        for one in found
        if one.contested
    )


def _counted(one: ContestedAct, counts: Counts, known: Around) -> str:
    tally = counts[known.which]
    if one.act.state in tally.apart or known.states[one.act.state].kind not in COUNTED:
        return "is listed apart and not counted"
    match place_in(tally, one.act.state):
        case Place.IN:
            return "is counted"
        case Place.PERHAPS:
            return "is perhaps counted"
        case Place.OUT:
            return "is not counted"


def _claim(one: ContestedAct, day: dt.date, known: Around, names: Mapping[str, str]) -> str:
    """Return what is claimed: of a suspension what the standing says, else the act by its name."""
    for period in known.periods.get(one.act.state, ()):
        if one.act.kind is ActionKind.SUSPENSION and period.on(day):
            for remark in remarks(period.qualifiers, day, names):
                if one.act.id in remark.basis:
                    return f"it {remark.words}"
    return f"its {one.act.noun.lower()} of {one.act.dated} is contested"
