"""When an act takes effect: what its source states beside what the rule of the treaty gives."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.dates import PartialDate, Span
from treaties.law.derivation import contexts
from treaties.law.periods import Period
from treaties.law.standings import Context, TreatyFacts, resolve
from treaties.law.timeline import Resolved
from treaties.pages.rules import article_words
from treaties.pages.sources import ActView
from treaties.presentation import on_words, span_words
from treaties.terms import CONSENT, RECORD_VIEW, ActionKind, Status
from treaties.viewed import Viewed

RULED = CONSENT | {ActionKind.WITHDRAWAL_NOTICE}
"""Kinds of act that a rule of the treaty gives a date of effect for."""

MEANING: Mapping[ActionKind, str] = {
    ActionKind.SIGNATURE: (
        "A signature does not bind yet: the state must not defeat the object and purpose of the "
        "treaty while it decides (VCLT art. 18)."
    ),
    ActionKind.PROVISIONAL_APPLICATION: (
        "The treaty, or some articles, are applied before it is in force for the state; its "
        "status stays as it was (VCLT art. 25)."
    ),
    ActionKind.RESERVATION: (
        "A reservation excludes or changes what a clause does for the state (VCLT art. 19). It "
        "does not touch its status."
    ),
    ActionKind.RESERVATION_WITHDRAWN: (
        "A reservation was taken back, not the treaty: this is no withdrawal from the treaty and "
        "no denunciation. The status stays as it was (VCLT art. 22)."
    ),
    ActionKind.DECLARATION: (
        "A declaration says how the state understands the treaty or an act. It does not touch its "
        "status."
    ),
    ActionKind.OBJECTION: (
        "An objection rejects what another state did. It does not touch the status of either."
    ),
    ActionKind.OBJECTION_WITHDRAWN: "An objection was taken back. No status is touched.",
    ActionKind.SIGNATURE_DISOWNED: (
        "The state made clear that it will not become party (VCLT art. 18(a)). It never was one, "
        "so this is no withdrawal from the treaty; the signature stays on the list."
    ),
    ActionKind.CONSENT_REVOKED: (
        "Consent to a treaty that is not in force was taken back. This is no withdrawal from the "
        "treaty: the exit clause is not operative before entry into force. A signature stands "
        "until it is disowned."
    ),
    ActionKind.SUSPENSION: (
        "The state claims that it need not perform the treaty for a time. A claim of suspension "
        "leaves the status as it is (VCLT arts 57–62)."
    ),
    ActionKind.RESUMPTION: "A suspension claimed before ended (VCLT art. 72).",
    ActionKind.WITHDRAWAL_NOTICE: (
        "A notice ends nothing by itself: the state is bound until the notice takes effect, and "
        "can take it back until then (VCLT arts 67 and 68)."
    ),
    ActionKind.WITHDRAWAL_RESCINDED: (
        "A notice of withdrawal was taken back before it took effect (VCLT art. 68)."
    ),
    ActionKind.WITHDRAWAL: "The source gives the effect of a withdrawal, not its notice.",
    ActionKind.TERMINATION: (
        "The treaty itself ended, for every state at once: nobody withdrew by this act."
    ),
}
"""What an act of a kind does and does not do, where a reader may take it for something else."""


@dataclass(frozen=True, slots=True)
class EffectView:
    """When an act takes effect.

    ``computed`` is what the rule alone gives; ``words`` say it, or why there is no day. ``day`` is
    the day that counts, where it is certain.
    """

    stated: PartialDate | None
    computed: Span | None
    words: str
    agree: bool
    day: dt.date | None
    counts: str
    rule: str
    article: str
    steps: tuple[str, ...]
    provisos: tuple[str, ...]


def effect_views(
    treaty: Viewed, acts: Iterable[ActView], view: str = RECORD_VIEW
) -> dict[str, EffectView]:
    """Return by id the effects of acts of one state, those that have a rule, in a view.

    The acts must be held by the record now.
    """
    ruled = [act for act in acts if act.kind in RULED]
    if not ruled:
        return {}
    state = ruled[0].state
    register = treaty.register(view)
    derived = register[treaty.treaty_id]
    held = [one for one in treaty.acts[treaty.treaty_id] if one.state == state]
    context = contexts(derived, treaty.people, register, view=view)(state)
    every = resolve(derived.treaty, held, context)
    about = _About(derived.treaty, context, every, derived.standings.get(state, ()))
    resolved = {one.act.id: one for one in every}
    return {act.id: _view(act, resolved[act.id], about) for act in ruled}


@dataclass(frozen=True, slots=True)
class _About:
    """What the effect of one act is told from: the other acts of the state, and its periods."""

    treaty: TreatyFacts
    context: Context
    acts: Sequence[Resolved]
    periods: Sequence[Period]

    def moved_to(self, act_id: str, *statuses: Status) -> bool:
        """Whether the state came into one of some statuses by an act."""
        return any(one.status in statuses and act_id in one.basis for one in self.periods)

    def after(self, act: ActView, kind: ActionKind) -> PartialDate | None:
        """Return the date of the first act of a kind that came after another one."""
        dates = [one.act.acted for one in self.acts if one.act.kind is kind and one.act.acted]
        return min((one for one in dates if not act.acted or one >= act.acted), default=None)


def _view(act: ActView, whole: Resolved, about: _About) -> EffectView:
    """Return the effect of an act, with what the rule alone would give."""
    kept = whole.act.stated if act.kind is ActionKind.SUCCESSION else None
    bare = replace(whole.act, stated=kept, views=())
    alone = resolve(about.treaty, [bare], about.context)[0].effect
    counts = whole.effect.span if whole.effect else None
    computed = alone.span if alone else None
    return EffectView(
        stated=act.effective,
        computed=computed,
        words=span_words(computed).removeprefix("on ") if computed else "no day",
        agree=act.effective is not None and computed == act.effective.span,
        day=counts.last if counts and counts.certain else None,
        counts=_counts(act, counts, about, effective=whole.effect is not None),
        rule=alone.rule if alone else "",
        article=article_words(alone.article) if alone else "",
        steps=alone.steps if alone else (),
        provisos=alone.provisos if alone else (),
    )


def _counts(act: ActView, counts: Span | None, about: _About, *, effective: bool) -> str:
    """Return in a sentence which day the record counts with, or why it counts with none."""
    if not effective and about.context.view == RECORD_VIEW:
        return "In the record’s own view the act has no effect: see who takes which view."
    if not effective:
        return "In this view the act has no effect."
    if act.kind is ActionKind.WITHDRAWAL_NOTICE:
        return _of_notice(act, counts, about)
    return _of_consent(act, counts, about)


def _of_consent(act: ActView, counts: Span | None, about: _About) -> str:
    revoked = about.after(act, ActionKind.CONSENT_REVOKED)
    if counts is None and revoked:
        return f"It never took effect: the consent was revoked {on_words(revoked)}."
    if not about.moved_to(act.id, Status.PARTY, Status.CONTRACTING, Status.SUBSCRIBER):
        return "Another consent of the state counts: this one moves nothing."
    if counts is None:
        return "No day of effect yet."
    return _counted(counts, "subscribes" if act.binding == "political" else "in force for it")


def _of_notice(act: ActView, counts: Span | None, about: _About) -> str:
    if about.moved_to(act.id, Status.FORMER) and counts is not None:
        return _counted(counts, "no longer bound")
    rescinded = about.after(act, ActionKind.WITHDRAWAL_RESCINDED)
    if rescinded:
        return f"It did not take effect: the notice was taken back {on_words(rescinded)}."
    invoked = about.after(act, ActionKind.PROVISO_INVOKED)
    if invoked:
        return f"Its effect is held: a proviso was invoked {on_words(invoked)}."
    return "No exit follows from it."


def _counted(counts: Span, what: str) -> str:
    when = span_words(counts).removeprefix("on ")
    return f"The record counts with this: {what} from {when}."
