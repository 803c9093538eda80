"""The page of one act: what was done, what follows from it, who answers it, how it was entered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import Q

from treaties import answers
from treaties.fields import unknown_id
from treaties.law.periods import Period, possible_statuses
from treaties.models import Anomaly, Answer, Characterisation, TreatyAction
from treaties.pages.action_effect import MEANING, RULED, EffectView, effect_views
from treaties.pages.asked import Asked
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
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import status_words
from treaties.presentation_acts import Remark, remarks
from treaties.terms import Binding, Confidence
from treaties.viewed import Viewed


class UnknownActionError(LookupError):
    """The record holds no act of this id; the message names those near it."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Which entry replaced which, over the whole record, by public id.

    ``void`` are the entries that only take another one back.
    """

    replaced_by: Mapping[str, str]
    void: frozenset[str]

    @classmethod
    def read(cls, known: dt.datetime | None = None) -> Self:
        """Read every correction made by a moment, or ever: one query."""
        made = Q(recorded_at__lte=known) if known else Q()
        rows = list(
            TreatyAction.objects.filter(made)
            .exclude(corrects=None)
            .order_by("pk")
            .values_list("corrects__public_id", "public_id", "void")
        )
        return cls({old: new for old, new, _ in rows}, frozenset(new for _, new, v in rows if v))

    def now(self, act_id: str) -> str:
        """Return the id of the entry that stands for this one; empty where it was taken back."""
        while act_id in self.replaced_by:
            act_id = self.replaced_by[act_id]
        return "" if act_id in self.void else act_id

    def chain(self, act_id: str) -> list[str]:
        """Return the ids of the first entry and of its corrections, in order."""
        older = {new: old for old, new in self.replaced_by.items()}
        while act_id in older:
            act_id = older[act_id]
        found = [act_id]
        while found[-1] in self.replaced_by:
            found.append(self.replaced_by[found[-1]])
        return found


type Pair = tuple[str, str]
"""An act that answers another one: the ids of both."""


def read_answers(about: Q, corrections: Corrections) -> list[Pair]:
    """Return which act answers which, by the entries that stand now: one query."""
    rows = Answer.objects.filter(about).order_by("id")
    pairs = rows.values_list("action__public_id", "target__public_id")
    found = ((corrections.now(one), corrections.now(target)) for one, target in pairs)
    return list(dict.fromkeys(pair for pair in found if all(pair)))


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the state stood on one day before, on or after the act."""

    label: str
    on: dt.date
    words: str
    status: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the act in the record: the first, or a correction of an earlier one."""

    act: ActView
    recorded_at: dt.datetime
    reason: str
    void: bool
    stands: bool
    by_editor: bool


@dataclass(frozen=True, slots=True)
class ActionPage:
    """Everything that the page shows."""

    act: ActView
    viewing: Viewing
    title: str
    meaning: str
    confidence: str
    entry: Entry
    entries: Sequence[Entry]
    current: str
    effect: EffectView | None
    moments: Sequence[Moment]
    answering: Sequence[ActView]
    answered_by: Sequence[ActView]
    later: int
    views: Sequence[ContestedAct]
    towards: Sequence[StateView]
    findings: Sequence[Anomaly]
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def action_page(public_id: str, asked: Asked) -> ActionPage:
    """Read the page of an act.

    Raises:
        UnknownActionError: the record holds no such act.
    """
    day, cited = asked.on, Cited()
    states, treaties, corrections = read_states(), read_treaties(), Corrections.read()
    chain = corrections.chain(public_id)
    pairs = read_answers(
        Q(action__public_id__in=chain) | Q(target__public_id__in=chain), corrections
    )
    rows = TreatyAction.objects.filter(public_id__in={*chain, *(one for p in pairs for one in p)})
    ordered = rows.order_by("acted_on", "public_id")
    acts = {act.id: act for act in read_acts(ordered, bindings_of(treaties), cited)}
    if public_id not in acts:
        raise UnknownActionError(_unknown(public_id))
    act, current = acts[public_id], corrections.now(public_id)
    held = read_views(Characterisation.objects.filter(action__public_id__in=chain))
    cited.read(one for _, ids in held for one in ids)
    others = _others(pairs, current, acts)
    stands = current == public_id
    effect = None
    if stands and act.kind in RULED:
        effect = effect_views(Viewed.read(act.treaty), [act], asked.view)[act.id]
    entries = _entries(chain, acts, current)
    return ActionPage(
        act=act,
        viewing=viewing(asked.view, held, names_of(states)),
        title=f"{states[act.state].name} {act.verb}",
        meaning=MEANING.get(act.kind, "") if act.binding == Binding.LEGAL else "",
        confidence=Confidence(act.confidence).label,
        entry=next(one for one in entries if one.act.id == public_id),
        entries=entries,
        current=current,
        effect=effect,
        moments=_moments(act, effect, asked, names_of(states)) if stands else (),
        answering=others[0],
        answered_by=[one for one in others[1] if one.begun_by(day)],
        later=sum(not one.begun_by(day) for one in others[1]),
        views=contested_on(held, day, dict.fromkeys(chain, act), names_of(states), cited),
        towards=[states[code] for code in act.towards if code in states],
        findings=list(Anomaly.objects.filter(action__public_id=public_id).order_by("pk")),
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _unknown(public_id: str) -> str:
    """Return what to say of an id that is not known; only ids of that treaty are compared."""
    begins = public_id.partition("-")[0][:40]
    known = TreatyAction.objects.filter(public_id__istartswith=begins).order_by("public_id")
    return unknown_id(TreatyAction, public_id, known.values_list("public_id", flat=True))


def _others(
    pairs: Iterable[Pair], current: str, acts: Mapping[str, ActView]
) -> tuple[list[ActView], list[ActView]]:
    """Return the acts that this one answers, and those that answer it, by date."""
    held = list(pairs)
    answered = [acts[target] for one, target in held if one == current and target in acts]
    answer = [acts[one] for one, target in held if target == current and one in acts]
    return (
        sorted(answered, key=lambda one: one.order),
        sorted(answer, key=lambda one: one.order),
    )


def _entries(chain: Sequence[str], acts: Mapping[str, ActView], current: str) -> list[Entry]:
    """Return every entry of the act, the first one first: one query."""
    rows = {row.public_id: row for row in TreatyAction.objects.filter(public_id__in=chain)}
    return [
        Entry(
            act=acts[one],
            recorded_at=rows[one].recorded_at,
            reason=rows[one].reason,
            void=rows[one].void,
            stands=one == current,
            by_editor=rows[one].recorded_by_id is not None,
        )
        for one in chain
    ]


def _moments(
    act: ActView, effect: EffectView | None, asked: Asked, names: Mapping[str, str]
) -> list[Moment]:
    """Return where the state stood around the act, and on the day asked about."""
    question = answers.Asked(asked.on, view=asked.view)
    periods = answers.pair_periods(act.treaty, act.state, question)
    days: dict[dt.date, str] = {}
    if act.acted is not None:
        vague = "" if act.acted.is_day else ", at the earliest"
        days[act.acted.earliest - dt.timedelta(days=1)] = f"The day before the act{vague}"
        days[act.acted.latest] = "After the act, at the latest" if vague else "The day of the act"
    if effect is not None and effect.day is not None:
        days.setdefault(effect.day, "The day of effect")
    days.setdefault(asked.on, "Today" if asked.is_today else "The day asked about")
    return [_moment(label, day, periods, names) for day, label in sorted(days.items())]


def _moment(
    label: str, day: dt.date, periods: Sequence[Period], names: Mapping[str, str]
) -> Moment:
    possible = possible_statuses(periods, day)
    ordered = [status for status in ORDER if status in possible]
    mark = str(ordered[0]) if len(ordered) == 1 else "uncertain"
    period = next((one for one in periods if one.on(day)), None)
    also = remarks(period.qualifiers, day, names) if period else ()
    return Moment(label, day, status_words(ordered), mark, also)
