"""Checks of sources, of totals that others publish, and of duplicates."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from treaties import answers
from treaties.law.counting import Tally
from treaties.law.provisions import ListedAll
from treaties.models import PublishedTotal, StateList, TreatyAction
from treaties.record.verification.findings import Finding, Held
from treaties.terms import Confidence, Counted, SourceKind

_COUNTS = {
    PublishedTotal.Question.PARTIES: Counted.CONSENTED,
    PublishedTotal.Question.SIGNATORIES: Counted.SIGNED,
    PublishedTotal.Question.SIGNED_NOT_PARTY: Counted.SIGNED_NOT_CONSENTED,
}
"""What each published total is a count of; depositaries print consents as “parties”."""


def published_totals(_held: Held) -> Iterator[Finding]:
    """The record counts what depositaries and others have published."""
    by_treaty = defaultdict(list)
    for total in PublishedTotal.objects.order_by("treaty_id", "question", "as_of", "pk"):
        by_treaty[total.treaty_id].append(total)
    for treaty_id, totals in by_treaty.items():
        dates = [total.as_of for total in totals if total.as_of is not None]
        days = [day for date in dates for day in (date.earliest, date.latest)]
        counted = answers.count(treaty_id, days).counts
        for number, total in enumerate(totals):
            which = _COUNTS[PublishedTotal.Question(total.question)]
            first, last = counted[2 * number][which], counted[2 * number + 1][which]
            if not _within(total.expected, first, last):
                subject = f"{treaty_id} {total.question} {total.as_of}"
                numbers = str(first) if str(first) == str(last) else f"{first} to {last}"
                detail = f"published {total.expected} ({total.source}), counted {numbers}"
                yield Finding("published_total", treaty_id, subject, detail)


def _within(expected: int, first: Tally, last: Tally) -> bool:
    low = min(first.minimum, last.minimum)
    return low <= expected <= max(first.maximum, last.maximum)


def closed_lists(held: Held) -> Iterator[Finding]:
    """A closed list that a rule names holds the states that the rule counts."""
    lists = {
        one.pk: {state.pk for state in one.members.all()}
        for one in StateList.objects.prefetch_related("members").order_by("pk")
    }
    for treaty_id, facts in held.register.items():
        clause = facts.rules.entry_into_force
        rule = clause.rule if clause else None
        if isinstance(rule, ListedAll) and lists.get(rule.list_name, rule.states) != rule.states:
            odd = ", ".join(sorted(lists[rule.list_name] ^ rule.states))
            detail = f"the list {rule.list_name} and the rule differ in {odd}"
            yield Finding("closed_list", treaty_id, f"{treaty_id} {rule.list_name}", detail)


def sources_present(_held: Held) -> Iterator[Finding]:
    """Every action cites a source; one that cites recall alone is marked as recalled."""
    for action in TreatyAction.objects.uncorrected().with_citations().order_by("pk"):
        kinds = [citation.source.kind for citation in action.citations.all()]
        where = (action.treaty_id, action.public_id)
        if not kinds:
            yield Finding("unsourced", *where, "cites no source", action.state_id, action.public_id)
        only_recall = set(kinds) == {SourceKind.RECALL}
        if only_recall and action.confidence != Confidence.RECALLED:
            detail = f"cites recall alone, yet its confidence is {action.confidence}"
            yield Finding("unverified", *where, detail, action.state_id, action.public_id)


def duplicates(held: Held) -> Iterator[Finding]:
    """No action stands twice: same state, kind and date with the same depositary."""
    for treaty_id, acts in held.acts.items():
        keys = Counter(
            (act.state, act.kind, str(act.acted), act.depositary, act.towards, act.answers)
            for act in acts
            if act.acted is not None and act.acted.is_day
        )
        for (state, kind, date, depositary, _towards, _answers), number in keys.items():
            if number > 1:
                subject = f"{treaty_id}-{state}-{kind}-{date}"
                detail = f"stands {number} times with {depositary or 'no depositary named'}"
                yield Finding("duplicate", treaty_id, subject, detail, state)
