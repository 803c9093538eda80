"""The standings of a state: what its acts and the treaty's provisions make of it over time.

:func:`standings` is the one function that everything follows from. It takes the facts of a
treaty, the acts of one state and the context, and gives periods that never overlap.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.dates import PartialDate, Span
from treaties.law.acts import Act, Participant, StatusCheck, span_of
from treaties.law.effects import Effect, Situation, consent_effect, exit_effect
from treaties.law.endings import Surroundings
from treaties.law.narrowing import Bounds, held, narrowed
from treaties.law.periods import Period, printed
from treaties.law.provisions import NO_RULES, Individual, Rules
from treaties.law.qualifiers import qualified, rescinded_by
from treaties.law.timeline import LONG_AGO, NEVER, Ends, Resolved, Spell, milestones, run
from treaties.law.views import decide
from treaties.terms import CONSENT, EXIT, RECORD_VIEW, ActionKind, Binding, Scope, Status


@dataclass(frozen=True, slots=True)
class TreatyFacts:
    """What the register and the provisions say of one treaty."""

    id: str
    rules: Rules = NO_RULES
    binding: Binding = Binding.LEGAL
    scope: Scope = Scope.MULTILATERAL
    parent: str = ""
    adopted: PartialDate | None = None
    entered_into_force: PartialDate | None = None
    ended_on: dt.date | None = None
    checks: tuple[StatusCheck, ...] = ()
    depositaries: int = 1

    @property
    def names(self) -> frozenset[str]:
        """The other treaties whose dates or standings the rules of this one need."""
        clause = self.rules.entry_into_force
        after_parent = clause is not None and isinstance(clause.rule, Individual)
        return self.rules.names | ({self.parent} if after_parent and self.parent else set())

    @property
    def floor(self) -> dt.date | None:
        """The first day on which there was a text to act on."""
        return self.adopted.earliest if self.adopted else None


@dataclass(frozen=True, slots=True)
class Context:
    """What the standings of one state need from outside its acts.

    ``entry_into_force`` of the treaty, as the register has it or as derived; ``ended_on`` the day
    the treaty ended; ``parents`` the periods of the state under the treaty that this one hangs on;
    ``disowned_on`` the day on which a side of a bilateral treaty disowned its signature.
    """

    participant: Participant
    entry_into_force: Span | None = None
    ended_on: dt.date | None = None
    parents: tuple[Period, ...] = ()
    disowned_on: dt.date | None = None
    view: str = RECORD_VIEW

    def situation(self, acted: Span) -> Situation:
        """Return what the effect of an act done on one of some days is computed with."""
        return Situation(self.entry_into_force, bound_from(self.parents, acted.last))


def bound_from(parents: Sequence[Period], day: dt.date | None) -> Span | None:
    """Return since when a state is party to another treaty, in the standing that outlasts a day."""
    for period in parents:
        end = period.ends.last if period.ends else None
        if period.status is Status.PARTY and (end is None or day is None or end > day):
            return period.starts
    return None


def standings(treaty: TreatyFacts, acts: Sequence[Act], context: Context) -> tuple[Period, ...]:
    """Return the periods of one state under one treaty, in order.

    The order of ``acts`` does not matter. On every day at most one period holds; a day between
    two dates that a source leaves open belongs to the status that was certain before it.
    """
    resolved = resolve(treaty, acts, context)
    standing = standing_acts(treaty, resolved, context)
    left = tuple(one.starts for one in context.parents if one.status is Status.FORMER)
    ends = Ends(context.ended_on, context.participant.existed_until, left)
    late = run(milestones(standing, ends, late=True))
    early = run(milestones(standing, ends, late=False))
    periods = _side_by_side(early, late)
    if treaty.binding is Binding.POLITICAL:
        periods = _as_subscriptions(periods)
    around = Surroundings(
        treaty.rules, context.entry_into_force, context.ended_on, context.disowned_on, context.view
    )
    return qualified(periods, resolved, around)


def resolve(treaty: TreatyFacts, acts: Sequence[Act], context: Context) -> tuple[Resolved, ...]:
    """Return every act with the days on which it was done and on which it takes effect.

    An act without effect in the view chosen keeps its days and has no effect.
    """
    resolved = []
    for act in sorted(acts, key=lambda act: act.id):
        span = span_of(act, floor=treaty.floor, checks=treaty.checks)
        effective = decide(act, context.view).effective
        effect = _effect(treaty.rules, act, span, context) if effective else None
        resolved.append(Resolved(act, span, effect))
    return tuple(held(one, resolved) for one in resolved)


def standing_acts(
    treaty: TreatyFacts, resolved: Sequence[Resolved], context: Context
) -> tuple[Resolved, ...]:
    """Return the acts that a status follows from: effective in the view and not rescinded."""
    standing = [
        one
        for one in resolved
        if (one.effect is not None or one.act.kind is ActionKind.SIGNATURE)
        and rescinded_by(one, resolved) is None
    ]
    in_force = context.entry_into_force
    bounds = Bounds(treaty.floor, in_force.first if in_force else None)
    return tuple(
        narrowed(standing, lambda act, span: _effect(treaty.rules, act, span, context), bounds)
    )


def _effect(rules: Rules, act: Act, span: Span, context: Context) -> Effect | None:
    given = decide(act, context.view).effective_on
    stated, official = (given, True) if given else (act.stated, act.stated_officially)
    if act.kind in CONSENT:
        return consent_effect(
            rules, act.kind, span, context.situation(span), stated=stated, official=official
        )
    if act.kind in EXIT or act.kind is ActionKind.TERMINATION:
        return exit_effect(
            rules,
            act.kind,
            span,
            stated=stated,
            official=official,
            entry_into_force=context.entry_into_force,
        )
    if act.kind is ActionKind.CONSENT_REVOKED:
        return Effect(stated.span if stated else span, "Consent revoked before entry into force")
    return None


_IN_ORDER = (Status.FORMER, Status.SIGNATORY, Status.CONTRACTING, Status.PARTY, Status.ENDED)
"""How statuses follow one another within an episode, which begins where a consent ended."""


def _side_by_side(early: Sequence[Spell], late: Sequence[Spell]) -> list[Period]:
    """Lay the earliest and the latest run together into periods with open ends."""
    firsts = {(spell.episode, spell.status): spell for spell in early}
    lasts = {(spell.episode, spell.status): spell for spell in late}
    keys = sorted(firsts.keys() | lasts.keys(), key=lambda key: (key[0], _IN_ORDER.index(key[1])))
    return [_period(firsts.get(key), lasts.get(key)) for key in keys]


def _period(early: Spell | None, late: Spell | None) -> Period:
    spell = late or early
    assert spell is not None
    ends: Span | None
    if late is None:
        # Only possible: it begins and ends on days that are not certain.
        starts = Span(_day(spell.start), _day(spell.end))
        ends = Span(_day(spell.end), _day(spell.end))
    elif early is None:
        # It may not have come about: it can have ended as soon as it began.
        starts = _span(spell.earliest, spell.start)
        ends = _span(spell.earliest, spell.end)
    else:
        starts = _span(early.start, late.start)
        ends = None if early.end == late.end == NEVER else _span(early.end, late.end)
    opened = spell.opened_by.resolved if spell.opened_by else None
    return Period(
        spell.status,
        starts,
        ends,
        since=_printed(starts, opened.act if opened else None),
        until=None,
        basis=spell.basis,
        episode=spell.episode,
    )


def _span(early: dt.date, late: dt.date) -> Span:
    """Return the days between both runs; the latest run says what is certain."""
    return Span(_day(min(early, late)), _day(late))


def _day(day: dt.date) -> dt.date | None:
    return None if day in {LONG_AGO, NEVER} else day


def _printed(span: Span, act: Act | None) -> PartialDate | None:
    sources = [act.stated, act.acted] if act else []
    for source in sources:
        text = printed(span, source)
        if text is not None and text == source:
            return text
    return printed(span)


def _as_subscriptions(periods: Sequence[Period]) -> list[Period]:
    """Say “subscriber” where an arrangement binds in politics only (never “in force”)."""
    named = {Status.PARTY: Status.SUBSCRIBER, Status.CONTRACTING: Status.SUBSCRIBER}
    return [replace(period, status=named.get(period.status, period.status)) for period in periods]
