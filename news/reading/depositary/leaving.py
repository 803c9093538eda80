"""Who has left: notices that notes tell of, brackets, and consents that were revoked."""

from dataclasses import dataclass

from core.dates import PartialDate
from news.reading.depositary.ground import Ground
from news.reading.depositary.notes import Told
from news.reading.depositary.reading import Agreement, Change, Explained, Proposal, Reading
from news.reading.depositary.reasons import why_absent
from news.reading.depositary.register import Held
from news.reading.depositary.words import written
from treaties.terms import CONSENT, EXIT, ActionKind

NOTICES = EXIT | {ActionKind.WITHDRAWAL_RESCINDED}


@dataclass(frozen=True, slots=True)
class _Notice:
    """A notice that a note tells of, with whose it is."""

    state: str
    told: Told

    def fits(self, held: Held) -> bool:
        """Whether an entry of the record holds it: by its day, or by its day of effect."""
        if held.state != self.state or held.day is None:
            return False
        if held.kind is ActionKind.WITHDRAWAL:
            return held.day == self.told.effect
        return held.kind is self.told.kind and held.day == self.told.day


def leaving(ground: Ground, reading: Reading) -> None:
    """Compare what page and record tell of leaving."""
    notices = [
        _Notice(state, one)
        for one in ground.told
        if one.kind in NOTICES
        for state in sorted(ground.whose(one))
    ]
    held = [one for one in ground.register.held if one.kind in NOTICES]
    for notice in notices:
        found = next((one for one in held if notice.fits(one)), None)
        if found is not None:
            held.remove(found)
            _agreed(ground, notice, found, reading)
            continue
        near = next((one for one in held if _near(notice, one)), None)
        if near is not None:
            held.remove(near)
        reading.proposals.append(_proposed(notice, near))
    for one in held:
        _untold(ground, one, reading)
    _brackets(ground, {notice.state for notice in notices}, reading)
    _revoked(ground, reading)


def _near(notice: _Notice, held: Held) -> bool:
    """Whether an entry is of the same notice with another day."""
    return held.state == notice.state and held.kind is notice.told.kind


def _agreed(ground: Ground, notice: _Notice, held: Held, reading: Reading) -> None:
    date = PartialDate.of(notice.told.day)
    away = ground.register.left(notice.state, ground.day)
    if away is None or notice.told.kind is not ActionKind.WITHDRAWAL_NOTICE:
        agreed = Agreement(notice.state, held.kind, date, held.id, notice.told.evidence)
        reading.agrees.append(agreed)
        return
    since = f" on {written(away.since)}" if away.since else ""
    shape = "puts its acts in brackets" if ground.bracketed(notice.state) else "still lists it"
    if not ground.rows(notice.state):
        shape = "no longer lists it"
    who = ground.register.name(notice.state)
    reason = f"{who} left{since}: the page {shape}, and note {notice.told.mark} tells why."
    reading.explained.append(
        Explained(notice.state, held.kind, date, reason, held.id, notice.told.evidence)
    )


def _proposed(notice: _Notice, near: Held | None) -> Proposal:
    told = notice.told
    return Proposal(
        Change.ADD if near is None else Change.CORRECT,
        notice.state,
        told.kind,
        PartialDate.of(told.day),
        told.evidence,
        near.id if near else "",
        PartialDate.of(told.effect) if told.effect else None,
    )


def _untold(ground: Ground, held: Held, reading: Reading) -> None:
    """Say what it means that no note tells of a notice that the record holds."""
    rows, away = ground.rows(held.state), ground.register.left(held.state, ground.day)
    if reason := why_absent(ground, held):
        pass
    elif ground.bracketed(held.state):
        reason = "The page puts its acts in brackets; no note tells of the notice."
    elif away is None:
        reason = "The state has not left: the page need not tell of a notice."
    elif rows:
        place = ground.line(rows[0].row)
        reading.proposals.append(
            Proposal(Change.ABSENT, held.state, held.kind, held.acted, place, held.id)
        )
        return
    reading.explained.append(Explained(held.state, held.kind, held.acted, reason, held.id))


def _brackets(ground: Ground, told: set[str], reading: Reading) -> None:
    """Propose a withdrawal where the page has brackets and neither note nor record tells why."""
    for shown in ground.table.rows:
        state = shown.state
        if state is None or state in told or not ground.bracketed(state):
            continue
        if ground.register.left(state, ground.day) is None:
            place = shown.entries[-1].evidence
            kind = ActionKind.WITHDRAWAL
            reading.proposals.append(Proposal(Change.ADD, state, kind, None, place))


def _revoked(ground: Ground, reading: Reading) -> None:
    """Doubt a revocation where the page still shows the consent."""
    for held in ground.register.held:
        if held.kind is not ActionKind.CONSENT_REVOKED or why_absent(ground, held):
            continue
        for shown in ground.rows(held.state):
            for entry in shown.entries:
                before = held.acted is not None and entry.day <= held.acted.latest
                if entry.kind in CONSENT and before:
                    place, act = entry.evidence, held.id
                    reading.proposals.append(
                        Proposal(Change.ABSENT, held.state, held.kind, held.acted, place, act)
                    )
