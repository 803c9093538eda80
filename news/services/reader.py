"""The reader of stories, made of the record as it is; what stories report, to be proposed."""

import datetime as dt
import functools
import gc

from core.dates import InvalidDateError, PartialDate
from news.reading.findings import Finding
from news.reading.gate import Gate
from news.reading.language import is_english
from news.reading.proposals import Proposal
from news.reading.story import VERSION, Reader
from news.services import assisting
from news.services.knowing import known
from policies.terms import Stage
from treaties.editions import Edition, current_edition
from treaties.terms import ActionKind

READER = VERSION
"""Which reader reads stories, and its version."""

LONGEST = 200_000
"""So many characters of a text are read; what follows is no story."""

_KINDS = {
    "withdrawal_effect": ActionKind.WITHDRAWAL,
    "deratification": ActionKind.CONSENT_REVOKED,
}
"""Kinds that the guide for labels and the record call by different names."""

_POLICY = frozenset({"policy_change", "domestic_step"})


def reader() -> Reader:
    """Return a reader of the record as it is; kept until the record changes."""
    edition = current_edition()
    return _reader(edition) if edition.changed_at else Reader(known())


@functools.lru_cache(maxsize=1)
def _reader(_edition: Edition) -> Reader:
    made = Reader(known())
    gc.collect()
    gc.freeze()  # it stays for the life of the process: no later collection need look at it
    return made


@functools.lru_cache(maxsize=1)
def _gate(by_rules: Reader) -> Gate:
    return Gate(by_rules.known)


def findings(title: str, text: str, day: dt.date) -> list[Finding]:
    """Return what a story of a day reports; of a text that is not English, nothing.

    Most stories name no treaty and no topic, and are turned away at once. A measure at home that
    belongs to no topic of policies is left out: the record has no place for it.
    """
    text = text[:LONGEST]
    by_rules = reader()
    if not is_english(text) or not _gate(by_rules).may_tell(f"{title}\n{text}"):
        return []
    told = by_rules.read(title, text, day).proposals
    found = [one for each in told if (one := _finding(each)) is not None]
    if assisting.is_on():
        found += assisting.suggest(title, text, day, by_rules.known, found)
    return found


def _finding(one: Proposal) -> Finding | None:
    policy = one.kind in _POLICY
    if policy and one.topic is None:
        return None
    return Finding(
        state=one.state,
        treaty=one.treaty or "",
        topic=one.topic or "" if policy else "",
        kind=None if policy else _KINDS.get(one.kind) or ActionKind(one.kind),
        stage=Stage(one.stage),
        acted_on=_date(one.date),
        start=one.start,
        end=one.end,
        rules=one.rules,
    )


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except InvalidDateError:
        return None
