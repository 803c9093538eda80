"""Holding statements against the record, on the day of the story."""

import datetime as dt
from dataclasses import dataclass

from news.reading.known import BOUND, CONSENT, EXIT, Act, Known, agree

SUPPORTED, CONTRADICTED = "supported", "contradicted"
UNKNOWN, UNCHECKABLE = "not_in_record", "uncheckable"
NO_ACT = "no such act"
OPEN = "the words do not say which state, treaty or day is meant"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says about a statement: the word, the right fact, and the entries behind."""

    word: str
    correct: str = ""
    basis: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """The dates that the record holds where it contradicts one."""


_KINDS: dict[str, frozenset[str]] = {
    "signed": frozenset({"signature"}),
    "ratified": CONSENT,
    "acceded": CONSENT,
    "accepted": CONSENT,
    "succeeded": CONSENT,
    "deposited": CONSENT,
    "joined": CONSENT,
    "withdrew": EXIT,
    "left": EXIT,
    "withdrawal_effective": EXIT,
    "suspended": frozenset({"suspension"}),
    "resumed": frozenset({"resumption"}),
    "deratified": frozenset({"consent_revoked"}),
    "rescinded": frozenset({"withdrawal_rescinded"}),
    "unsigned": frozenset({"signature_disowned"}),
    "announced": EXIT,
}


def kinds_of(verb: str) -> frozenset[str]:
    """Return the kinds of acts that a verb tells."""
    return _KINDS.get(verb, frozenset())


def dated_act(  # noqa: PLR0917
    known: Known, treaty: str, state: str, verb: str, value: str, day: dt.date
) -> Verdict:
    """A dated act agrees with the record where a recorded date begins it, or it begins that."""
    acts = known.of(treaty, state, kinds_of(verb))
    if not acts:
        return Verdict(CONTRADICTED, f"{NO_ACT} of {state} under {treaty} is in the record")
    for act in acts:
        if any(agree(one, value) for one in _dates(act, verb)):
            later = act.acted[:10] > day.isoformat() and not act.effective
            if later and len(value) < len(act.acted):
                told = f"{act.kind} on {act.acted}, after the story"
                return Verdict(CONTRADICTED, told, (act.id,), (act.acted,))
            return Verdict(SUPPORTED, _told(act), (act.id,))
    if verb == "joined" and any(
        one.since and agree(one.since.isoformat(), value)
        for one in known.periods.get((treaty, state), ())
        if one.status == "party"
    ):
        return Verdict(SUPPORTED, "in force for it since then", tuple(act.id for act in acts))
    if not any(act.acted or act.effective for act in acts):
        return Verdict(UNKNOWN, "the record has no date", tuple(act.id for act in acts))
    held = tuple(date for act in acts for date in _dates(act, verb) if date)
    told = "; ".join(map(_told, acts))
    return Verdict(CONTRADICTED, told, tuple(act.id for act in acts), held)


def _dates(act: Act, verb: str) -> tuple[str, ...]:
    if verb == "withdrawal_effective" and act.effective:
        return (act.effective,)
    if verb in {"left", "withdrew", "suspended", "joined", "withdrawal_effective"}:
        return (act.acted, act.effective)
    return (act.acted,)


def _told(act: Act) -> str:
    effect = f", in effect {act.effective}" if act.effective and act.effective != act.acted else ""
    return f"{act.kind} on {act.acted or 'a day that the record lacks'}{effect}"


def status(known: Known, treaty: str, state: str, said: str, day: dt.date) -> Verdict:
    """A status agrees where it is the one the record derives for that day."""
    held = known.statuses(treaty, state, day)
    signed = bool(known.of(treaty, state, {"signature"})) and any(
        act.acted[:10] <= day.isoformat() for act in known.of(treaty, state, {"signature"})
    )
    bound = bool(held & BOUND)
    right = {
        "party": bound,
        "not_party": not held <= BOUND,
        "signatory": signed or bound,
        "signatory_only": "signatory" in held,
        "not_signatory": not signed and not held <= BOUND,
        "not_ratified": not held <= BOUND,
        "signatory_or_party": signed or bound,
    }.get(said)
    if right is None:
        return Verdict(UNCHECKABLE)
    acts = known.of(treaty, state)
    told = "; ".join(_told(act) for act in acts if act.acted[:10] <= day.isoformat())
    correct = f"{state}: {'/'.join(sorted(held))} on {day}" + (f" ({told})" if told else "")
    return Verdict(SUPPORTED if right else CONTRADICTED, correct, tuple(act.id for act in acts))


def group(known: Known, treaty: str, members: tuple[str, ...], said: str, day: dt.date) -> Verdict:
    """A statement about a whole group agrees where it holds for each of its members."""
    found = [status(known, treaty, one, said, day) for one in members]
    if not found:
        return Verdict(UNKNOWN)
    wrong = [one for one in found if one.word != SUPPORTED]
    return Verdict(CONTRADICTED if wrong else SUPPORTED, "; ".join(one.correct for one in wrong))


def treaty_date(known: Known, treaty: str, said: str, value: str) -> Verdict:
    """A date of a treaty agrees with the register; one not in force has no such date."""
    one = known.treaties[treaty]
    dates = {
        "adopted": (one.adopted, one.opened),
        "opened_for_signature": (one.opened,),
        "signed": (one.adopted, one.opened),
        "named": (one.adopted, one.opened),
        "entered_into_force": (one.in_force,),
        "ended": (one.ended,),
        "expires": (one.ended, one.until, one.first_until),
        "extended": (one.extended,),
    }[said]
    told = f"adopted {one.adopted}, opened {one.opened}, in force {one.in_force or 'never'}"
    if said == "opened_for_signature" and not one.opened:
        dates = (one.adopted,)
    if not any(dates):
        if said == "entered_into_force":
            never = tuple(date for date in (one.adopted, one.opened) if date)
            return Verdict(CONTRADICTED, f"not in force; {told}", (treaty,), never)
        return Verdict(UNKNOWN, told, (treaty,))
    if any(agree(date, value) for date in dates if date):
        return Verdict(SUPPORTED, told, (treaty,))
    held = (one.adopted, one.opened, one.in_force, one.ended, one.extended)
    return Verdict(CONTRADICTED, told, (treaty,), tuple(date for date in held if date))


def rule(known: Known, treaty: str, said: str, value: str) -> Verdict:
    """A rule of a treaty agrees where the record holds the same length of time."""
    one = known.treaties[treaty]
    if said == "withdrawal_in_conflict":
        return Verdict(SUPPORTED if one.conflict else CONTRADICTED, basis=(treaty,))
    if said == "suspension_provided":
        return Verdict(SUPPORTED, "the treaty has no clause on suspension", (treaty,))
    if said == "in_force":
        return Verdict(CONTRADICTED if one.in_force else SUPPORTED, one.in_force, (treaty,))
    held = {"withdrawal_notice_period": one.notice, "entry_into_force_delay": one.delay}.get(
        said, ""
    )
    if not held:
        return Verdict(UNKNOWN)
    return Verdict(SUPPORTED if _length(held) == _length(value) else CONTRADICTED, held, (treaty,))


def _length(text: str) -> int:
    count, _, unit = text.partition(" ")
    days = {"days": 1, "months": 30, "years": 360}[unit]
    return int(count) * days


def policy(known: Known, state: str, topic: str, treaties: tuple[str, ...], value: str) -> Verdict:
    """An earlier policy is supported where the record holds one of that state, topic and date."""
    for one in known.policies.get(state, ()):
        about = one.topic == topic or bool(set(one.treaties) & set(treaties))
        dates = [date for date in (one.announced, one.effective) if date]
        if about and (not value or any(agree(date, value) for date in dates)):
            return Verdict(SUPPORTED, f"{one.title} ({one.announced})", (one.id,))
    return Verdict(UNKNOWN)


def standing_policy(known: Known, state: str, topic: str, value: str) -> Verdict:
    """“A moratorium since 1996” is contradicted by one of the same name that began otherwise."""
    word, _, since = value.partition(" since ")
    named = [
        one
        for one in known.policies.get(state, ())
        if one.topic == topic and word in one.title.lower() and one.announced
    ]
    if not named:
        return policy(known, state, topic, (), since)
    for one in named:
        if agree(one.announced, since) or agree(one.effective, since):
            return Verdict(SUPPORTED, f"{one.title} ({one.announced})", (one.id,))
    first = min(named, key=lambda one: one.announced)
    return Verdict(CONTRADICTED, f"{first.title} ({first.announced})", (first.id,))


def force_for(known: Known, treaty: str, state: str, value: str) -> Verdict:
    """A treaty is in force for a state from the day on which it becomes a party."""
    for one in known.periods.get((treaty, state), ()):
        if one.status == "party" and one.since is not None:
            since = one.since.isoformat()
            if agree(since, value):
                return Verdict(SUPPORTED, since, (treaty,))
            return Verdict(CONTRADICTED, since, (treaty,), (since,))
    return Verdict(CONTRADICTED, f"not in force for {state}", (treaty,))
