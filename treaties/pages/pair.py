"""The page of a state under a treaty: where it stands on a day, why, who sees it otherwise."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from core.dates import PartialDate, Span
from treaties.fields import unknown_id
from treaties.history import recorded_by
from treaties.law.periods import Period, possible_statuses
from treaties.models import State, Treaty, TreatyAction
from treaties.pages.action import Corrections, Pair, read_answers
from treaties.pages.action_effect import MEANING, EffectView, effect_views
from treaties.pages.asked import Asked
from treaties.pages.contested import (
    ContestedAct,
    Held,
    contested_among,
    contested_on,
    read_views_known,
)
from treaties.pages.events import Clock, clocks
from treaties.pages.pair_rules import rules_for_state
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
from treaties.pages.standings import ORDER, Row, UncertainRow, around, sort_out
from treaties.pages.viewing import Viewing, holders_in_order, view_holder, viewing
from treaties.presentation import bare_words, listed, span_words, status_words, upper_first
from treaties.presentation_acts import Remark, remarks
from treaties.terms import NONE, RECORD_VIEW, Binding, Status
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


class UnknownPairError(LookupError):
    """The record holds no such treaty or no such state; the message names those near it."""


@dataclass(frozen=True, slots=True)
class InView:
    """Where the state stands on the day in the eyes of some holders of views."""

    view: str
    holders: str
    words: str
    status: str
    since: PartialDate | None
    remarks: tuple[Remark, ...]
    current: bool


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
class PairPage:
    """Everything that the page shows; ``split`` where the views differ on the status itself."""

    treaty: Treaty
    state: StateView
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
    day, cited, treaty = asked.on, Cited(), _named(treaty_id, code, asked.known)
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
    seen = _seen(viewed, code, asked, held, names)
    mine = [act for act in acts.values() if act.state == code]
    done = [act for act in mine if act.begun_by(day)]
    return PairPage(
        treaty=treaty,
        state=state,
        viewing=viewing(asked.view, held, names),
        in_force=in_force_words(treaty, day),
        row=row,
        uncertain=unsure,
        bound=_bound(row, unsure, treaty, day),
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


def _named(treaty_id: str, code: str, known: dt.datetime | None) -> Treaty:
    treaty = treaty_known(treaty_id, known)
    if treaty is None:
        raise UnknownPairError(unknown_id(Treaty, treaty_id, _ids(Treaty)))
    if not State.objects.filter(pk=code).exists():
        raise UnknownPairError(unknown_id(State, code, _ids(State)))
    return treaty


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


def _seen(
    viewed: Viewed,
    code: str,
    asked: Asked,
    held: Sequence[Held],
    names: Mapping[str, str],
) -> list[InView]:
    """Return where the state stands in each view of its contested acts; nothing without any."""
    contested = contested_among(held)
    views = {row.holder for row, _ in held if row.action.public_id in contested}
    if not views:
        return []
    together: dict[InView, list[str]] = {}
    for view in (RECORD_VIEW, *holders_in_order(views - {RECORD_VIEW}, names)):
        periods = viewed.register(view)[viewed.treaty_id].standings.get(code, ())
        together.setdefault(_in_view(periods, asked.on, names), []).append(view)
    return [
        replace(
            one,
            view=views[0],
            holders=upper_first(listed([view_holder(view, names) for view in views])),
            current=asked.view in views,
        )
        for one, views in together.items()
    ]


def _in_view(periods: Sequence[Period], day: dt.date, names: Mapping[str, str]) -> InView:
    possible = possible_statuses(periods, day)
    ordered = [status for status in ORDER if status in possible]
    period = next((one for one in periods if one.on(day)), None)
    return InView(
        view="",
        holders="",
        words=status_words(ordered),
        status=str(ordered[0]) if len(ordered) == 1 else "uncertain",
        since=period.since if period else None,
        remarks=remarks(period.qualifiers, day, names) if period else (),
        current=False,
    )


def _bound(row: Row | None, unsure: UncertainRow | None, treaty: Treaty, day: dt.date) -> str:
    """Return in a sentence whether the state is bound, as far as that is certain."""
    if unsure is not None:
        return ""
    if treaty.binding == Binding.POLITICAL:
        subscribes = row is not None and row.status is Status.SUBSCRIBER
        return BOUND[Status.SUBSCRIBER] if subscribes else "A political arrangement binds nobody."
    said = BOUND[row.status if row else NONE]
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
