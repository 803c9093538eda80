"""Running every check, laying the findings beside their explanations, keeping them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from treaties import facts, rebuilding
from treaties.law.derivation import derive_all
from treaties.models import Anomaly, Explanation, Provision, TreatyAction
from treaties.record.verification import rules, sources
from treaties.record.verification.findings import Finding, Held
from treaties.terms import ProvisionKind

type Check = Callable[[Held], Iterator[Finding]]


def standings_current(_held: Held) -> Iterator[Finding]:
    """The standings stored are those that follow from the actions."""
    for difference in rebuilding.stale_standings():
        subject = difference.partition(": ")[0]
        yield Finding("stale_standing", subject.partition(" ")[0], subject, difference)


CHECKS: list[Check] = [
    standings_current,
    rules.acts_against_rules,
    rules.protocols_accepted,
    rules.entry_into_force,
    rules.end_of_treaty,
    rules.terminations,
    rules.stated_effects,
    rules.order_of_dates,
    rules.future_acts,
    sources.closed_lists,
    sources.sources_present,
    sources.duplicates,
    sources.published_totals,
]
"""Every check, cheap and telling ones first; other apps add theirs."""


def add(*checks: Check) -> None:
    """Let the checks of another app run too."""
    CHECKS.extend(check for check in checks if check not in CHECKS)


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found: not explained, explained (with the reason), and idle explanations."""

    open: tuple[Finding, ...]
    explained: tuple[tuple[Finding, str], ...]
    idle: tuple[Explanation, ...]

    @property
    def clean(self) -> bool:
        """Whether every finding is explained and every explanation explains something."""
        return not self.open and not self.idle


def read() -> Held:
    """Read the record once, for all checks."""
    register = facts.treaty_facts()
    acts, participants = facts.acts(), facts.participants()
    rows = Provision.objects.filter(kind=ProvisionKind.RESERVATIONS)
    return Held(
        register,
        acts,
        participants,
        derive_all(list(register.values()), acts, participants),
        dict(rows.values_list("treaty_id", "rule__allowed")),
    )


@transaction.atomic
def verify() -> Report:
    """Run every check and keep the findings as anomalies, each with its explanation if any.

    An explanation that explains nothing any more is reported too, so that none outlives its case.
    """
    held = read()
    findings = sorted({finding for check in CHECKS for finding in check(held)})
    explanations = list(Explanation.objects.order_by("pk"))
    used: set[int] = set()
    unexplained, explained = [], []
    for finding in findings:
        found = next((one for one in explanations if _explains(one, finding)), None)
        if found is None:
            unexplained.append(finding)
        else:
            used.add(found.pk)
            explained.append((finding, found.reason))
    _keep({**dict.fromkeys(unexplained, ""), **dict(explained)})
    idle = tuple(one for one in explanations if one.pk not in used)
    return Report(tuple(unexplained), tuple(explained), idle)


def _explains(one: Explanation, finding: Finding) -> bool:
    return (
        one.check_code == finding.check
        and one.treaty_id in {None, finding.treaty}
        and one.state_id in {None, finding.state}
        and one.subject in {"", finding.subject}
    )


def _keep(findings: Mapping[Finding, str]) -> None:
    """Store findings as anomalies; one found before keeps the moment of its first finding."""
    actions = dict(
        TreatyAction.objects.filter(
            public_id__in=[finding.action for finding in findings if finding.action]
        ).values_list("public_id", "pk")
    )
    rows = [
        Anomaly(
            check_code=finding.check,
            treaty_id=finding.treaty or None,
            state_id=finding.state or None,
            action_id=actions.get(finding.action),
            subject=finding.subject,
            detail=finding.detail,
            explained_by=reason,
        )
        for finding, reason in findings.items()
    ]
    kept = {(row.check_code, row.subject) for row in rows}
    gone = [one.pk for one in Anomaly.objects.all() if (one.check_code, one.subject) not in kept]
    Anomaly.objects.filter(pk__in=gone).delete()
    Anomaly.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["check_code", "subject"],
        update_fields=["treaty", "state", "action", "detail", "explained_by"],
    )
