"""Acts and qualifiers in words: what a state did, and what else is true of where it stands."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from core.dates import PartialDate
from treaties.law.periods import Qualification
from treaties.presentation import bare_words, date_words, listed, on_words, the
from treaties.terms import CONSENT, ActionKind, Binding, Qualifier

DID: Mapping[ActionKind, str] = {
    ActionKind.SIGNATURE: "signed",
    ActionKind.RATIFICATION: "ratified",
    ActionKind.ACCEPTANCE: "accepted",
    ActionKind.APPROVAL: "deposited an instrument of approval",
    ActionKind.ACCESSION: "acceded",
    ActionKind.SUCCESSION: "succeeded",
    ActionKind.DEFINITIVE_SIGNATURE: "signed definitively",
    ActionKind.CONSENT_TO_BE_BOUND: "consented to be bound",
    ActionKind.PROVISIONAL_APPLICATION: "declared provisional application",
    ActionKind.PROVISIONAL_APPLICATION_ENDED: "ended provisional application",
    ActionKind.RESERVATION: "made a reservation",
    ActionKind.RESERVATION_WITHDRAWN: "withdrew a reservation",
    ActionKind.DECLARATION: "made a declaration",
    ActionKind.OBJECTION: "objected",
    ActionKind.OBJECTION_WITHDRAWN: "withdrew an objection",
    ActionKind.SIGNATURE_DISOWNED: "disowned its signature",
    ActionKind.CONSENT_REVOKED: "revoked its consent",
    ActionKind.SUSPENSION: "claimed suspension",
    ActionKind.RESUMPTION: "resumed operation",
    ActionKind.WITHDRAWAL_NOTICE: "gave notice of withdrawal",
    ActionKind.WITHDRAWAL_RESCINDED: "took back its notice of withdrawal",
    ActionKind.PROVISO_INVOKED: "invoked a proviso that holds its notice",
    ActionKind.PROVISO_LIFTED: "no longer invokes a proviso",
    ActionKind.WITHDRAWAL: "withdrew",
    ActionKind.TERMINATION: "ceased to be bound as the treaty ended",
}
"""What was done, as a verb after the name of a state."""

DONE_BY_SEVERAL: Mapping[ActionKind, str] = {
    **DID,
    ActionKind.APPROVAL: "deposited instruments of approval",
    ActionKind.RESERVATION: "made reservations",
    ActionKind.RESERVATION_WITHDRAWN: "withdrew reservations",
    ActionKind.DECLARATION: "made declarations",
    ActionKind.OBJECTION_WITHDRAWN: "withdrew objections",
    ActionKind.SIGNATURE_DISOWNED: "disowned their signatures",
    ActionKind.CONSENT_REVOKED: "revoked their consents",
    ActionKind.WITHDRAWAL_RESCINDED: "took back their notices of withdrawal",
}
"""The same after several names."""

ONE, SEVERAL = "after one state", "after several states"
"""What tells translations of a verb apart."""

NOUNS: Mapping[ActionKind, str] = {kind: kind.label for kind in ActionKind}


def act_noun(kind: ActionKind, binding: str) -> str:
    """Return what an act is called; political arrangements are subscribed to."""
    if binding == Binding.POLITICAL and kind in CONSENT:
        return gettext("Subscription")
    return gettext(NOUNS[kind])


def act_verb(kind: ActionKind, binding: str, *, several: bool = False) -> str:
    """Return what was done, after the name of one state or of several."""
    if binding == Binding.POLITICAL and kind in CONSENT:
        verb = "subscribed"
    else:
        verb = (DONE_BY_SEVERAL if several else DID)[kind]
    return verb_words(verb, several=several)


def verb_words(verb: str, *, several: bool) -> str:
    """Return a verb as it stands after the name of one state or of several."""
    return pgettext(SEVERAL if several else ONE, verb)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something else that is true of a standing: words, the acts it rests on, a mark.

    ``mark`` is the status word that colours it; ``contested`` adds that word beside it.
    """

    words: str
    mark: str
    basis: tuple[str, ...]
    contested: bool = False
    proviso: str = ""


def remarks(
    qualifiers: Sequence[Qualification], day: dt.date, names: Mapping[str, str]
) -> tuple[Remark, ...]:
    """Return what qualifies a standing on a day; a claim that is contested says so once."""
    held = [one for one in qualifiers if one.on(day)]
    contested = {one.details.get("act") for one in held if one.name is Qualifier.CONTESTED}
    found, told = [], set()
    for one in held:
        if one.name is Qualifier.CONTESTED:
            continue
        is_contested = bool(contested & set(one.basis))
        told |= contested & set(one.basis)
        proviso = str(one.details.get("proviso") or "")
        words = _words(one, names)
        found.append(Remark(words, one.name.value, one.basis, is_contested, proviso))
    found.extend(
        Remark(_contested(one), one.name.value, one.basis, contested=True)
        for one in held
        if one.name is Qualifier.CONTESTED and one.details.get("act") not in told
    )
    return tuple(found)


def _words(one: Qualification, names: Mapping[str, str]) -> str:
    match one.name:
        case Qualifier.LEAVING:
            return _leaving(one)
        case Qualifier.SUSPENDED:
            return _suspended(one, names)
        case Qualifier.PROVISIONAL:
            return _provisional(one)
        case Qualifier.SIGNATURE_DISOWNED:
            return f"signature disowned {on_words(one.since)}"
        case Qualifier.CONSENT_REVOKED:
            given = _partial(one.details.get("consented_on"))
            of = f" of {date_words(given)}" if given else ""
            return f"consent{of} revoked {on_words(one.since)}"
        case Qualifier.CONTESTED:
            return _contested(one)


def _partial(text: object) -> PartialDate | None:
    return PartialDate.parse(str(text)) if text else None


def _leaving(one: Qualification) -> str:
    effective = _partial(one.details.get("effective_on"))
    if effective is None:
        return f"notice of withdrawal given {on_words(one.since)}, day of effect not known"
    return f"leaving {on_words(effective)}"


def _suspended(one: Qualification, names: Mapping[str, str]) -> str:
    towards = one.details.get("towards") or []
    only = f" towards {listed([the(names.get(str(code), str(code))) for code in towards])}"
    since = bare_words(one.since)
    return f"claims suspension{only if towards else ''} since {since}"


def _provisional(one: Qualification) -> str:
    articles = [str(article) for article in one.details.get("articles") or []]
    what = f", {'art.' if len(articles) == 1 else 'arts'} {listed(articles)}" if articles else ""
    since = f" since {bare_words(one.since)}" if one.since else ""
    return f"applied provisionally{what}{since}"


def _contested(one: Qualification) -> str:
    kind = ActionKind(str(one.details["kind"]))
    return f"{kind.label.lower()} of {bare_words(one.since)}"
