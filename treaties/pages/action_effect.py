"""When an act takes effect: what its source states beside what the rule of the treaty gives."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.dates import PartialDate, Span
from treaties import answers, facts
from treaties.law.derivation import contexts
from treaties.law.standings import resolve
from treaties.pages.rules import article_words
from treaties.pages.sources import ActView
from treaties.presentation import span_words
from treaties.terms import CONSENT, ActionKind

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


def effect_view(act: ActView) -> EffectView | None:
    """Return the effect of an act that the record holds; None where its kind has no rule."""
    if act.kind not in RULED:
        return None
    register = answers.derive_many([act.treaty])
    derived = register[act.treaty]
    held = [one for one in facts.acts([act.treaty])[act.treaty] if one.state == act.state]
    entry = next(one for one in held if one.id == act.id)
    context = contexts(derived, facts.participants(), register)(act.state)
    kept = entry.stated if act.kind is ActionKind.SUCCESSION else None
    bare = replace(entry, stated=kept, views=())
    alone = resolve(derived.treaty, [bare], context)[0].effect
    whole = next(one for one in resolve(derived.treaty, held, context) if one.act.id == act.id)
    counts = whole.effect.span if whole.effect else None
    computed = alone.span if alone else None
    return EffectView(
        stated=act.effective,
        computed=computed,
        words=span_words(computed).removeprefix("on ") if computed else "no day",
        agree=act.effective is not None and computed == act.effective.span,
        day=counts.last if counts and counts.certain else None,
        counts=_counts(act, counts, effective=whole.effect is not None),
        rule=alone.rule if alone else "",
        article=article_words(alone.article) if alone else "",
        steps=alone.steps if alone else (),
        provisos=alone.provisos if alone else (),
    )


def _counts(act: ActView, counts: Span | None, *, effective: bool) -> str:
    """Return in a sentence which day the record counts with."""
    if not effective:
        return "In the record’s own view the act has no effect: see who takes which view."
    if counts is None:
        return "No day of effect yet."
    leaves = act.kind is ActionKind.WITHDRAWAL_NOTICE
    what = "no longer bound" if leaves else "in force for it"
    if act.binding == "political":
        what = "subscribes"
    when = span_words(counts)
    return f"The record counts with this: {what} from {when.removeprefix('on ')}."
