"""The page of a state under a treaty: where it stands on a day, why, who sees it otherwise."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from core.dates import PartialDate, Span
from treaties.fields import unknown_id
from treaties.history import recorded_by
from treaties.law.periods import Period
from treaties.models import State, Treaty, TreatyAction
from treaties.pages.action import Corrections, Pair, read_answers
from treaties.pages.action_effect import MEANING, EffectView, effect_views
from treaties.pages.asked import Asked
from treaties.pages.contested import (
    ContestedAct,
    contested_among,
    contested_on,
    read_views_known,
)
from treaties.pages.events import Clock, clocks
from treaties.pages.pair_rules import rules_for_state
from treaties.pages.pair_seen import InView, seen_by
from treaties.pages.remembered import checked_on, settled_known, treaty_known
from treaties.pages.rules import RuleView, in_force_words, read_provisions
from treaties.pages.sources import (
    ActView,
    Cited,
    SourceView,
    StateView,
    TreatyView,
    acts_named,
    bindings_of,
    names_of,
    read_acts,
    read_states,
    read_treaties,
)
from treaties.pages.standings import Row, UncertainRow, around, sort_out
from treaties.pages.viewing import Viewing, viewing
from treaties.presentation import bare_words, span_words
from treaties.terms import NONE, Binding, Qualifier, StateKind, Status
from treaties.viewed import Viewed

BOUND: Mapping[str, str] = {
    Status.PARTY: "Bound: the treaty is in force for it (VCLT arts 2(1)(g) and 26).",
    Status.CONTRACTING: (
        "Not bound yet: it has consented, and the treaty is not in force for it. Until then it "
        "must not defeat the object and purpose of the treaty (VCLT art. 18(b))."
    ),
    Status.SIGNATORY: (
        "Not bound: it signed and no consent stands. Until it says that it will not become party, "
        "it must not defeat the object and purpose of the treaty (VCLT art. 18(a))."
    ),
    Status.FORMER: (
        "No longer bound. What arose under the treaty while it bound it is not touched (VCLT "
        "art. 70(1)(b))."
    ),
    Status.SUBSCRIBER: "Not bound in law: a political arrangement, to which it subscribes.",
    Status.ENDED: "The state has ended; no successor takes its place silently.",
    NONE: "Not bound: no act by this day gives it a standing.",
}
"""What a status means for the state, with the article that says so."""

PROVISIONAL = (
    "Bound by what it applies provisionally (VCLT art. 25); the treaty as a whole is not in force "
    "for it."
)
"""The same of a state that applies the treaty, or some articles, before it is in force for it."""

DISOWNED = (
    "Not bound: it signed, no consent stands, and it has said that it will not become party, which "
    "ends the duty of a signatory (VCLT art. 18(a)). The signature stays listed."
)
"""The same of a signatory that disowned its signature."""


class UnknownPairError(LookupError):
    """The record holds no such treaty or no such state; the message names those near it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period of the whole course, past and ahead, in words."""

    status: Status
    since: str
    until: str
    basis: tuple[ActView, ...]
    now: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the state, what it means, what follows from it, and who answered it."""

    act: ActView
    meaning: str
    effect: EffectView | None
    answers: Sequence[ActView]
    answered_by: Sequence[ActView]
    contested: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """What became of a state and what it was before, with the record's own note on it.

    ``elsewhere`` says that the record keeps no act of a former state under its own name.
    """

    note: str
    predecessors: Sequence[StateView]
    successors: Sequence[StateView]
    elsewhere: bool

    @property
    def others(self) -> Sequence[StateView]:
        """The states before and after it."""
        return [*self.predecessors, *self.successors]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Everything that the page shows; ``split`` where the views differ on the status itself."""

    treaty: Treaty
    state: StateView
    lineage: Lineage
    viewing: Viewing
    in_force: str
    row: Row | None
    uncertain: UncertainRow | None
    bound: str
    split: bool
    seen: Sequence[InView]
    clocks: Sequence[Clock]
    course: Sequence[Stretch]
    steps: Sequence[Step]
    later: int
    contested: Sequence[ContestedAct]
    rules: Sequence[RuleView]
    checked: PartialDate | None
    sources: Sequence[SourceView]
    states: Mapping[str, StateView]
    treaties: Mapping[str, TreatyView]


def pair_page(treaty_id: str, code: str, asked: Asked) -> PairPage:
    """Read the page of a state under a treaty.

    Raises:
        UnknownPairError: the record holds no such treaty or participant.
    """
    day, cited = asked.on, Cited()
    treaty, row_of_state = _named(treaty_id, code, asked.known)
    states, treaties = read_states(asked.known), read_treaties(asked.known)
    state = states[code]
    names = names_of(states)
    viewed = Viewed.read(treaty_id, asked.known)
    acts, pairs = _acts_of(treaty_id, code, asked.known, treaties, cited)
    held = read_views_known(asked.known, Q(action__public_id__in=list(acts)))
    provisions = read_provisions(treaty_id, asked.known)
    cited.read(one for _, ids in (*held, *provisions) for one in ids)
    periods = viewed.register(asked.view)[treaty_id].standings.get(code, ())
    known = around(day, acts.values(), states, settled_known(asked, viewed))
    standings = sort_out([(treaty_id, code, periods)], known)
    row, unsure = next(iter(standings.rows), None), next(iter(standings.uncertain), None)
    seen = seen_by(viewed, code, asked, held, names)
    mine = [act for act in acts.values() if act.state == code]
    lineage = _lineage(row_of_state, states, acts=bool(mine))
    done = [act for act in mine if act.begun_by(day)]
    return PairPage(
        treaty=treaty,
        state=state,
        lineage=lineage,
        viewing=viewing(asked.view, held, names),
        in_force=in_force_words(treaty, day),
        row=row,
        uncertain=unsure,
        bound="" if lineage.elsewhere else _bound(row, unsure, treaty, day),
        split=len({one.words for one in seen}) > 1,
        seen=seen,
        clocks=clocks(standings, day, states),
        course=_course(periods, acts, day),
        steps=_steps(
            done, acts, pairs, effect_views(viewed, done, asked.view), contested_among(held)
        ),
        later=len(mine) - len(done),
        contested=contested_on(held, day, acts, names, cited),
        rules=rules_for_state(viewed, provisions, state, asked, cited),
        checked=checked_on(treaty_id, asked.known),
        sources=cited.listed,
        states=states,
        treaties=treaties,
    )


def _named(treaty_id: str, code: str, known: dt.datetime | None) -> tuple[Treaty, State]:
    treaty = treaty_known(treaty_id, known)
    if treaty is None:
        raise UnknownPairError(unknown_id(Treaty, treaty_id, _ids(Treaty)))
    state = State.objects.filter(pk=code).first()
    if state is None:
        raise UnknownPairError(unknown_id(State, code, _ids(State)))
    return treaty, state


def _lineage(row: State, states: Mapping[str, StateView], *, acts: bool) -> Lineage:
    """Return what came before and after a state: two queries."""
    before, after = row.successor_of.order_by("name"), row.succeeded_by.order_by("name")
    return Lineage(
        note=row.notes,
        predecessors=[states[one.pk] for one in before],
        successors=[states[one.pk] for one in after],
        elsewhere=states[row.pk].kind is StateKind.FORMER and not acts,
    )


def _ids(model: type[Treaty | State]) -> Iterable[str]:
    return model._default_manager.order_by("pk").values_list("pk", flat=True)  # noqa: SLF001


def _acts_of(
    treaty_id: str,
    code: str,
    known: dt.datetime | None,
    treaties: Mapping[str, TreatyView],
    cited: Cited,
) -> tuple[dict[str, ActView], list[Pair]]:
    """Return the acts of the state by id, oldest first, with what they answer and what answers."""
    about = Q(action__treaty=treaty_id, action__state=code)
    towards = Q(target__treaty=treaty_id, target__state=code)
    pairs = read_answers((about | towards) & recorded_by(known), Corrections.read(known))
    ids = {one for pair in pairs for one in pair}
    rows = TreatyAction.objects.held(known).filter(
        Q(treaty=treaty_id, state=code) | Q(public_id__in=ids)
    )
    acts = read_acts(rows.order_by("acted_on", "public_id"), bindings_of(treaties), cited)
    return {act.id: act for act in acts}, pairs


def _bound(row: Row | None, unsure: UncertainRow | None, treaty: Treaty, day: dt.date) -> str:
    """Return in a sentence whether the state is bound, as far as that is certain."""
    if unsure is not None:
        return ""
    if treaty.binding == Binding.POLITICAL:
        subscribes = row is not None and row.status is Status.SUBSCRIBER
        return BOUND[Status.SUBSCRIBER] if subscribes else "A political arrangement binds nobody."
    said = BOUND[row.status if row else NONE]
    marks = {one.remark.mark for one in row.remarks} if row else set()
    if Qualifier.PROVISIONAL in marks and row and row.status is not Status.PARTY:
        return PROVISIONAL
    if Qualifier.SIGNATURE_DISOWNED in marks:
        said = DISOWNED
    began = treaty.entered_into_force_on
    nobody = "" if began and began.earliest <= day else " Nobody is: the treaty is not in force."
    return said + nobody


def _course(periods: Sequence[Period], acts: Mapping[str, ActView], day: dt.date) -> list[Stretch]:
    return [
        Stretch(
            status=one.status,
            since=bare_words(one.since) if one.since else _window(one.starts),
            until=(bare_words(one.until) if one.until else _window(one.ends)) if one.ends else "",
            basis=acts_named(one.basis, acts),
            now=one.on(day),
            ahead=one.starts.first is not None and one.starts.first > day,
        )
        for one in periods
    ]


def _window(span: Span) -> str:
    return span_words(span).removeprefix("on ")


def _steps(
    done: Sequence[ActView],
    acts: Mapping[str, ActView],
    pairs: Sequence[Pair],
    effects: Mapping[str, EffectView],
    contested: Collection[str],
) -> list[Step]:
    return [
        Step(
            act=act,
            meaning=MEANING.get(act.kind, "") if act.binding == Binding.LEGAL else "",
            effect=effects.get(act.id),
            answers=[acts[target] for one, target in pairs if one == act.id and target in acts],
            answered_by=[acts[one] for one, target in pairs if target == act.id and one in acts],
            contested=act.id in contested,
        )
        for act in done
    ]
