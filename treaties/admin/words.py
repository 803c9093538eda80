"""What an entry would do, in the words that an editor reads before making it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from treaties.admin.foresee import Foreseen
from treaties.admin.world import DUPLICATE
from treaties.law.effects import Effect, span_in_words
from treaties.law.legality import RULES, Irregularity
from treaties.law.periods import Period, possible_statuses
from treaties.law.sense import SENSE
from treaties.models import State, Treaty, TreatyAction
from treaties.presentation import bare_words, listed, sentence, span_words, status_words
from treaties.presentation_acts import remarks
from treaties.terms import NONE, ActionKind, Status

_ORDER = (*Status, NONE)
_FEW = 3
_NUMERALS = frozenset("0123456789IVXLC")
_SENTENCES: Mapping[str, str] = {DUPLICATE: "No act stands twice in the record."}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a rule does not allow: the rule's name, what is wrong, the rule itself."""

    rule: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """A foreseen entry in words."""

    today: tuple[str, str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    effect: str
    rule: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    troubles: tuple[Trouble, ...]
    elsewhere: tuple[str, ...]
    state: str
    treaty: str

    @property
    def changes(self) -> bool:
        """Whether the state stands differently afterwards."""
        return self.before != self.after


def tell(foreseen: Foreseen, entry: TreatyAction, today: dt.date) -> Told:
    """Return what would follow from an entry in words."""
    names = dict(State.objects.values_list("code", "name"))
    effect = foreseen.effect
    return Told(
        today=(stands_on(foreseen.before, today, names), stands_on(foreseen.after, today, names)),
        before=course(foreseen.before, names),
        after=course(foreseen.after, names),
        effect=_effect(effect, entry),
        rule=_rule(effect),
        steps=effect.steps if effect else (),
        warnings=(*_differs(effect, entry), *(effect.provisos if effect else ())),
        troubles=tuple(_trouble(one) for one in foreseen.troubles),
        elsewhere=(*_in_force(foreseen), *_elsewhere(foreseen, names)),
        state=str(entry.state),
        treaty=str(entry.treaty),
    )


def course(periods: Sequence[Period], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return every period in words, in order; one line where there is none."""
    return tuple(_period(period, names) for period in periods) or ("No standing",)


def _period(period: Period, names: Mapping[str, str]) -> str:
    until = ""
    if period.ends is not None:
        until = bare_words(period.until) if period.until else span_words(period.ends)
        until = f", until {until.removeprefix('on ')}"
    since = f"since {bare_words(period.since)}" if period.since else _begun(period)
    words = f"{status_words([period.status.value])} {since}{until}"
    told = [
        remark.words
        for one in period.qualifiers
        for remark in remarks([one], one.since.latest if one.since else dt.date.max, names)
    ]
    return sentence("; ".join([words, *told]))


def _begun(period: Period) -> str:
    return f"begun {span_words(period.starts)}"


def stands_on(periods: Sequence[Period], day: dt.date, names: Mapping[str, str]) -> str:
    """Return where a state stands on a day, in words."""
    possible = sorted(possible_statuses(periods, day), key=_ORDER.index)
    held = [one for period in periods if period.on(day) for one in period.qualifiers]
    told = [remark.words for remark in remarks(held, day, names)]
    return sentence("; ".join([status_words(possible), *told]))


def _effect(effect: Effect | None, entry: TreatyAction) -> str:
    if entry.void:
        return "The entry is taken back: nothing follows from it any more."
    if effect is None:
        return "It changes no status by itself."
    if entry.kind == ActionKind.SIGNATURE:
        return "A signature: it does not bind by itself."
    if effect.span is None:
        return "No day of effect follows from it."
    return f"Takes effect {span_words(effect.span)}."


def _rule(effect: Effect | None) -> str:
    if effect is None:
        return ""
    article = effect.article
    if article[:1] in _NUMERALS:
        article = f"art. {article}"
    return " ".join(filter(None, [sentence(effect.rule), f"({article})" if article else ""]))


def _differs(effect: Effect | None, entry: TreatyAction) -> tuple[str, ...]:
    """Tell where the date of effect that is stated is not the one that the rule gives."""
    stated = entry.effective_on
    if effect is None or effect.computed is None or stated is None:
        return ()
    if effect.computed == stated.span:
        return ()
    counts = "what is stated counts" if effect.stated else "the rule's day counts"
    by_rule = span_in_words(effect.computed)
    return (f"Stated {bare_words(stated)}, by the rule {by_rule}: {counts}.",)


def _trouble(one: Irregularity) -> Trouble:
    said = _SENTENCES.get(one.rule) or ({**RULES, **SENSE}[one.rule].__doc__ or "")
    return Trouble(one.rule, sentence(one.detail), said.strip().partition("\n")[0])


def _in_force(foreseen: Foreseen) -> tuple[str, ...]:
    before, after = (one.in_force_on for one in foreseen.in_force)
    if before == after:
        return ()
    was = span_in_words(before) if before else "not in force"
    becomes = span_in_words(after) if after else "not in force"
    return (f"The entry into force of the treaty moves: {was} before, {becomes} after.",)


def _elsewhere(foreseen: Foreseen, names: Mapping[str, str]) -> tuple[str, ...]:
    numbers = Counter(treaty for treaty, _state in foreseen.elsewhere)
    titles = dict(Treaty.objects.filter(pk__in=numbers).values_list("pk", "short_name"))
    lines = []
    for treaty_id, number in sorted(numbers.items()):
        states = [names[state] for treaty, state in foreseen.elsewhere if treaty == treaty_id]
        who = listed(states) if number <= _FEW else f"{number} states"
        lines.append(f"{titles[treaty_id]}: the standing of {who} changes too.")
    return tuple(lines)
