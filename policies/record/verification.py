"""Checks of policies: chains that hold together, dates in order, steps that lead to an act."""

from collections.abc import Iterator, Mapping, Sequence

from policies import facts
from policies.law.in_force import Change
from treaties.record.verification.findings import Finding, Held
from treaties.record.verification.run import Check


def unsound(by_id: Mapping[str, Change]) -> Iterator[Finding]:
    """Return what is wrong with changes as they stand, or as they would stand."""
    for rule in RULES:
        yield from rule(by_id)


def chains(by_id: Mapping[str, Change]) -> Iterator[Finding]:
    """A change supersedes one of the same state, topic and track that was announced before it."""
    for change in by_id.values():
        if not change.supersedes:
            continue
        earlier = by_id.get(change.supersedes)
        if earlier is None:
            detail = f"supersedes {change.supersedes}, which was taken back"
        elif earlier.key != change.key:
            detail = f"supersedes {earlier.id}, which is of another state, topic or track"
        elif earlier.announced.earliest > change.announced.latest:
            detail = f"supersedes {earlier.id}, which was announced later, on {earlier.announced}"
        elif earlier.begins.earliest > change.begins.latest:
            detail = f"supersedes {earlier.id}, which begins later, on {earlier.begins}"
        else:
            continue
        yield _finding("policy_chain", change, detail)


def circles(by_id: Mapping[str, Change]) -> Iterator[Finding]:
    """No change supersedes itself by way of others."""
    for change in by_id.values():
        seen, at = {change.id}, change.supersedes
        while at in by_id and at not in seen:
            seen.add(at)
            at = by_id[at].supersedes
        if at == change.id:
            yield _finding("policy_circle", change, "supersedes itself by way of others")


def forks(by_id: Mapping[str, Change]) -> Iterator[Finding]:
    """A change is superseded by one other at most."""
    taken: dict[str, str] = {}
    for change in sorted(by_id.values(), key=lambda one: (one.begins, one.id)):
        if change.supersedes:
            first = taken.setdefault(change.supersedes, change.id)
            if first != change.id:
                detail = f"supersedes {change.supersedes}, which {first} supersedes already"
                yield _finding("policy_fork", change, detail)


def effects_before_announcement(by_id: Mapping[str, Change]) -> Iterator[Finding]:
    """A change takes effect when it is announced or later; a few do not, and are explained."""
    for change in by_id.values():
        if change.effective and change.effective.latest < change.announced.earliest:
            detail = f"in effect on {change.effective}, announced on {change.announced}"
            yield _finding("policy_effect_before_announcement", change, detail)


def future_steps(_held: Held) -> Iterator[Finding]:
    """No step lies after the day on which it came into the record."""
    for step in facts.steps():
        if step.taken_on and step.taken_on.earliest > step.recorded_at.date():
            detail = f"taken on {step.taken_on}, recorded on {step.recorded_at.date()}"
            yield Finding("future_step", step.treaty_id, step.pk, detail, step.state_id)


def _finding(check: str, change: Change, detail: str) -> Finding:
    return Finding(check, "", change.id, detail, change.state)


RULES = (chains, circles, forks, effects_before_announcement)
"""What holds of changes; each sentence is the rule."""


def changes(_held: Held) -> Iterator[Finding]:
    """The changes that stand keep every rule of changes."""
    return unsound(facts.changes())


CHECKS: Sequence[Check] = (changes, future_steps)
"""Every check of this app."""
