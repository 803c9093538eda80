"""When a treaty itself enters into force: thresholds, closed lists, exchanges, fractions."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.dates import Span
from treaties.law.delays import Delay
from treaties.law.effects import in_words, span_in_words
from treaties.law.provisions import (
    Clause,
    EntryIntoForceRule,
    Exchange,
    Fraction,
    Individual,
    Instruments,
    ListedAll,
    Named,
    Political,
    Threshold,
    WaivableConditions,
)
from treaties.terms import CONSENT, ActionKind


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument of consent that can count towards entry into force."""

    state: str
    kind: ActionKind
    deposited: Span
    act_id: str


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """The derived entry into force of a treaty, and what it was derived from.

    ``span`` is None where the treaty is not in force or no day can be derived; ``counted`` are
    the ids of the acts that met the condition, ``missing`` the states still to act where the rule
    names states, ``steps`` the reasoning in sentences.
    """

    span: Span | None
    threshold: Span | None = None
    counted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules of one treaty need to know of others.

    ``parties_on`` counts the parties of a treaty on a day, ``entered_into_force`` tells the entry
    into force of another treaty; ``parent`` is the treaty that a protocol belongs to.
    """

    parties_on: Callable[[str, dt.date], int] = lambda _treaty, _day: 0
    entered_into_force: Mapping[str, Span | None] | None = None
    parent: str = ""


def entry_into_force(  # noqa: PLR0911 - one return for each form of rule
    clause: Clause[EntryIntoForceRule] | None,
    instruments: Sequence[Instrument],
    surroundings: Surroundings,
) -> EntryIntoForce:
    """Derive when a treaty enters into force from its rule and the instruments deposited.

    Each state counts once, by its earliest instrument of a kind that the rule counts.
    """
    if clause is None:
        return EntryIntoForce(None, steps=("The record holds no rule on entry into force.",))
    match clause.rule:
        case Threshold() as rule:
            return _threshold(rule, instruments)
        case ListedAll() as rule:
            return _all_of(rule.states, CONSENT, instruments, rule.delay, rule.not_before)
        case Named() as rule:
            return _named(rule, instruments)
        case Exchange() as rule:
            return _exchange(rule, instruments, surroundings)
        case Fraction() as rule:
            return _fraction(rule, instruments, surroundings)
        case Individual() as rule:
            return _individual(rule, instruments, surroundings)
        case WaivableConditions():
            reason = "Each state may waive the conditions for itself; the record dates no waiver."
            return EntryIntoForce(None, steps=(reason,))
        case Political(effective=effective):
            start = in_words(effective.earliest) if effective.is_day else str(effective)
            reason = f"A political commitment, applied from {start}; never “in force”."
            return EntryIntoForce(effective.span, steps=(reason,))


def _first_by_state(instruments: Sequence[Instrument], kinds: Instruments) -> list[Instrument]:
    firsts: dict[str, Instrument] = {}
    for item in instruments:
        if item.kind not in kinds:
            continue
        held = firsts.get(item.state)
        if held is None or _earliest(item) < _earliest(held):
            firsts[item.state] = item
    return sorted(firsts.values(), key=_earliest)


def _earliest(item: Instrument) -> tuple[dt.date, dt.date, str]:
    deposited = item.deposited
    return (deposited.last or dt.date.max, deposited.first or dt.date.min, item.act_id)


def _nth(spans: Sequence[Span], number: int) -> Span:
    """Return the days on which the ``number``-th of several things can have happened."""
    firsts = sorted(span.first or dt.date.min for span in spans)
    lasts = sorted(span.last or dt.date.max for span in spans)
    first, last = firsts[number - 1], lasts[number - 1]
    return Span(None if first == dt.date.min else first, None if last == dt.date.max else last)


def _met(
    threshold: Span,
    counted: Sequence[Instrument],
    delay: Delay,
    what: str,
    not_before: dt.date | None = None,
) -> EntryIntoForce:
    span = delay.after_span(threshold)
    steps = [f"{what} on {span_in_words(threshold)}.", f"Plus {delay}: {span_in_words(span)}."]
    bounded = span.not_before(not_before)
    if bounded != span:
        steps.append(f"Not before {in_words(not_before)}.")
    ids = tuple(item.act_id for item in counted)
    return EntryIntoForce(bounded, threshold, ids, steps=tuple(steps))


def _threshold(rule: Threshold, instruments: Sequence[Instrument]) -> EntryIntoForce:
    firsts = _first_by_state(instruments, rule.instruments)
    if len(firsts) < rule.count:
        reason = f"{len(firsts)} of {rule.count} instruments deposited."
        return EntryIntoForce(None, counted=tuple(i.act_id for i in firsts), steps=(reason,))
    threshold = _nth([item.deposited for item in firsts], rule.count)
    what = f"Instrument no. {rule.count} deposited"
    return _met(threshold, firsts[: rule.count], rule.delay, what, rule.not_before)


def _all_of(
    states: frozenset[str],
    kinds: Instruments,
    instruments: Sequence[Instrument],
    delay: Delay,
    not_before: dt.date | None = None,
) -> EntryIntoForce:
    firsts = [item for item in _first_by_state(instruments, kinds) if item.state in states]
    missing = tuple(sorted(states - {item.state for item in firsts}))
    if missing:
        reason = f"{len(firsts)} of the {len(states)} states named have consented."
        ids = tuple(item.act_id for item in firsts)
        return EntryIntoForce(None, counted=ids, missing=missing, steps=(reason,))
    threshold = _nth([item.deposited for item in firsts], len(states))
    what = f"The last of the {len(states)} states named consented"
    return _met(threshold, firsts, delay, what, not_before)


def _named(rule: Named, instruments: Sequence[Instrument]) -> EntryIntoForce:
    named = _all_of(rule.states, rule.instruments, instruments, rule.delay)
    others = [
        item
        for item in _first_by_state(instruments, rule.instruments)
        if item.state not in rule.states
    ]
    if named.threshold is None or len(others) < rule.others:
        reason = f"{len(others)} of {rule.others} others have consented."
        return EntryIntoForce(
            None, counted=named.counted, missing=named.missing, steps=(*named.steps, reason)
        )
    parts = [named.threshold]
    if rule.others:
        parts.append(_nth([item.deposited for item in others], rule.others))
    threshold = _nth(parts, len(parts))
    counted = [item for item in instruments if item.act_id in named.counted]
    what = f"The {len(rule.states)} states named and {rule.others} others had consented"
    return _met(threshold, [*counted, *others[: rule.others]], rule.delay, what)


def _exchange(
    rule: Exchange, instruments: Sequence[Instrument], surroundings: Surroundings
) -> EntryIntoForce:
    exchanged = _all_of(rule.states, CONSENT, instruments, rule.delay)
    if exchanged.span is None or not rule.not_before_treaty:
        return exchanged
    known = surroundings.entered_into_force or {}
    other = known.get(rule.not_before_treaty)
    if other is None:
        reason = f"Not before {rule.not_before_treaty} is in force."
        return EntryIntoForce(None, counted=exchanged.counted, steps=(*exchanged.steps, reason))
    span = exchanged.span.not_before(other.last)
    return EntryIntoForce(span, exchanged.threshold, exchanged.counted, steps=exchanged.steps)


def _fraction(
    rule: Fraction, instruments: Sequence[Instrument], surroundings: Surroundings
) -> EntryIntoForce:
    firsts = _first_by_state(instruments, rule.instruments)
    for number, item in enumerate(firsts, start=1):
        day = item.deposited.last
        if day is None:
            break
        parties = surroundings.parties_on(rule.of_treaty, day)
        needed = math.ceil(parties * rule.numerator / rule.denominator)
        if parties and number >= needed:
            threshold = _nth([one.deposited for one in firsts], number)
            what = (
                f"Instrument no. {number} deposited, {rule.numerator}/{rule.denominator} of the "
                f"{parties} parties to {rule.of_treaty.upper()},"
            )
            return _met(threshold, firsts[:number], rule.delay, what)
    reason = f"{len(firsts)} instruments deposited, too few."
    return EntryIntoForce(None, counted=tuple(i.act_id for i in firsts), steps=(reason,))


def _individual(
    rule: Individual, instruments: Sequence[Instrument], surroundings: Surroundings
) -> EntryIntoForce:
    firsts = _first_by_state(instruments, CONSENT)
    if not firsts:
        return EntryIntoForce(None, steps=("No state has consented.",))
    threshold = _nth([item.deposited for item in firsts], 1)
    alone = _met(threshold, firsts[:1], rule.delay, "The first state consented")
    if not rule.after_treaty or alone.span is None:
        return alone
    parent = (surroundings.entered_into_force or {}).get(surroundings.parent)
    if parent is None:
        reason = f"Not before {surroundings.parent} is in force."
        return EntryIntoForce(None, threshold, alone.counted, steps=(*alone.steps, reason))
    reason = f"Not before the treaty itself is in force, {span_in_words(parent)}."
    steps = (*alone.steps, reason)
    return EntryIntoForce(alone.span.not_before(parent.last), threshold, alone.counted, steps=steps)
