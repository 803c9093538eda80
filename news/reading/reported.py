"""Acts that a text reports, held against the record: does it hold them, and at that stage?

A vote, a notice and its effect are three dates of one way out; texts take one for another. So a day
that belongs to another stage contradicts, and is told as that. A kind of act that is often taken
for another (a revoked consent for a withdrawal: DOMAIN W1, E1; a withdrawn reservation for a
denunciation: W11, E39) contradicts too, and is never support.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from news.reading.known import CONSENT, EXIT, Act, Known, Policy, agree
from news.reading.proposals import Proposal
from news.reading.verdicts import CONTRADICTED, SUPPORTED, UNCHECKABLE, UNKNOWN


class Why(StrEnum):
    """What a verdict on a reported act rests on."""

    HELD = "held"
    STAGE = "stage"
    DAY = "day"
    OTHER_ACT = "other_act"
    ABSENT = "absent"
    NO_RECORD = "no_record"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, why, and the ids of the acts, steps and policies that it rests on."""

    verdict: str
    why: Why
    acts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()


_ACTS: Mapping[str, frozenset[str]] = {
    "signature": frozenset({"signature"}),
    **dict.fromkeys(("ratification", "acceptance", "approval", "accession", "succession"), CONSENT),
    "withdrawal_notice": EXIT,
    "withdrawal_effect": EXIT,
    "withdrawal_rescinded": frozenset({"withdrawal_rescinded"}),
    "suspension": frozenset({"suspension"}),
    "resumption": frozenset({"resumption"}),
    "deratification": frozenset({"consent_revoked"}),
}
"""The kinds of the record that a reported kind can be."""

_TAKEN_FOR: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("withdrawal_notice", "withdrawal_effect"),
        frozenset({"consent_revoked", "suspension", "reservation_withdrawn", "signature_disowned"}),
    ),
    **dict.fromkeys(("suspension", "deratification"), EXIT),
    **dict.fromkeys(
        ("ratification", "acceptance", "approval", "accession", "succession"),
        frozenset({"signature"}),
    ),
    "signature": CONSENT,
}
"""Acts of other kinds that texts take for a reported kind."""

_ALIKE = (frozenset({"planned", "proposed"}), frozenset({"decided", "signed_into_law"}))
"""Steps that texts and records call by one another's names: a decree is decided and signed."""

_DONE = frozenset({"deposited", "in_effect"})


def judge(one: Proposal, known: Known, day: dt.date) -> Judged:
    """Return what the record says of a reported act; ``day`` is that of the text."""
    if one.stage == "denied":
        return Judged(UNCHECKABLE, Why.NO_RECORD)
    if one.treaty is None or one.kind not in _ACTS:
        return _policy(one, known)
    acts = known.of(one.treaty, one.state, _ACTS[one.kind])
    steps = _steps(one, known)
    ids = {"acts": _ids(acts), "steps": _ids(steps)}
    if one.stage not in _DONE:
        return _at_home(one, acts, steps, ids)
    return _done(one, acts, steps, ids, day) if acts else _none(one, known, steps)


def _done(
    one: Proposal,
    acts: list[Act],
    steps: list[Policy],
    ids: Mapping[str, tuple[str, ...]],
    day: dt.date,
) -> Judged:
    """An act is held on its own day; without one, where it was done by the day of the text."""
    dates = [_date(act, one.stage) for act in acts]
    right = (
        any(agree(date, one.date) for date in dates)
        if one.date
        else any(_by(date, day) for date in dates)
    )
    if right:
        return Judged(SUPPORTED, Why.HELD, **ids)
    others = [date for act in acts for date in (act.acted, act.effective)]
    others += [step.announced for step in steps]
    elsewhere = not one.date or any(agree(date, one.date) for date in others)
    return Judged(CONTRADICTED, Why.STAGE if elsewhere else Why.DAY, **ids)


def _date(act: Act, stage: str) -> str:
    return act.acted if stage == "deposited" else act.effective or act.acted


def _by(date: str, day: dt.date) -> bool:
    return bool(date) and date <= day.isoformat()


def _at_home(
    one: Proposal, acts: list[Act], steps: list[Policy], ids: Mapping[str, tuple[str, ...]]
) -> Judged:
    """A step at home is held where one of that stage agrees; steps are not recorded completely."""
    alike = next((some for some in _ALIKE if one.stage in some), frozenset({one.stage}))
    at = [step for step in steps if step.stage in (alike if one.date else {one.stage})]
    if any(not one.date or agree(step.announced, one.date) for step in at):
        return Judged(SUPPORTED, Why.HELD, **ids)
    dates = [date for act in acts for date in (act.acted, act.effective)]
    dates += [step.announced for step in steps]
    if one.date and any(agree(date, one.date) for date in dates if len(one.date) == len(date)):
        return Judged(CONTRADICTED, Why.STAGE, **ids)
    return Judged(UNKNOWN, Why.ABSENT, **ids)


def _none(one: Proposal, known: Known, steps: list[Policy]) -> Judged:
    """No such act is held: another may have been taken for it, or a step."""
    assert one.treaty is not None
    near = known.of(one.treaty, one.state, _TAKEN_FOR.get(one.kind, ()))
    near = [act for act in near if not one.date or agree(act.acted, one.date)]
    ids = {"acts": _ids(near), "steps": _ids(steps)}
    if near:
        return Judged(CONTRADICTED, Why.OTHER_ACT, **ids)
    if any(one.date and agree(step.announced, one.date) for step in steps):
        return Judged(CONTRADICTED, Why.STAGE, **ids)
    return Judged(UNKNOWN, Why.ABSENT, **ids)


def _policy(one: Proposal, known: Known) -> Judged:
    held = [
        row for row in known.policies.get(one.state, ()) if not row.stage and row.topic == one.topic
    ]
    same = [
        row
        for row in held
        if not one.date or agree(row.announced, one.date) or agree(row.effective, one.date)
    ]
    if same:
        return Judged(SUPPORTED, Why.HELD, policies=_ids(same))
    return Judged(UNKNOWN, Why.ABSENT, policies=_ids(held))


def _steps(one: Proposal, known: Known) -> list[Policy]:
    """Return the steps at home towards the reported kind of act, in their order."""
    wanted = _ACTS[one.kind]
    return [
        row
        for row in known.policies.get(one.state, ())
        if row.stage and one.treaty in row.treaties and row.towards & wanted
    ]


def _ids(rows: Iterable[Act] | Iterable[Policy]) -> tuple[str, ...]:
    return tuple(row.id for row in rows)
