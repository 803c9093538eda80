"""What a story states besides its news, judged against the record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news.reading import judging, verdicts
from news.reading.acted import from_events
from news.reading.background import policies
from news.reading.count_rules import COUNTS
from news.reading.cues import Cues
from news.reading.date_rules import DATES
from news.reading.discourse import Story, Told
from news.reading.events import Event
from news.reading.group_rules import GROUPS
from news.reading.known import Known
from news.reading.masking import NUMBER
from news.reading.open_readings import is_open, open_readings
from news.reading.proposals import Proposal
from news.reading.recorded import recorded, topics
from news.reading.statement_rules import STATUS
from news.reading.statements import Statement
from news.reading.term_rules import TERMS
from news.reading.verdicts import Verdict

_TABLE = (*STATUS, *GROUPS, *DATES, *COUNTS, *TERMS)
_FIGURE = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)\d{2,4}(?![\w-])")
"""A figure in the title of a policy that is no year and no part of a date."""
_LEAST = 10
_CUES = Cues.of_patterns(rule.pattern.pattern for rule in _TABLE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and what the record says of it."""

    type: str
    subject: str
    predicate: str
    value: str
    start: int
    end: int
    verdict: str
    correct: str = ""
    basis: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def claims(
    story: Story, found: Sequence[Event], made: Sequence[Proposal], known: Known
) -> list[Claim]:
    """Return what a story states, each statement once, with the verdict of the record."""
    acts: dict[int, list[Event]] = {}
    for event in found:
        acts.setdefault(event.number, []).append(event)
    direct = [(told, statements(told, story)) for told in story.told]
    said = [
        (told, [*own, *from_events(told, acts.get(told.number, ()), story, made, own)])
        for told, own in direct
    ]
    about = topics(story, made)
    every: list[tuple[Statement, Told]] = []
    for told, own in said:
        kept = _stronger(_no_entry(own))
        kept += policies(told, own, made, story)
        kept += recorded(told, kept, made, story, about, known)
        every += [(one, told) for one in kept]
    judged = [_judged(one, told, story, known) for one, told in _unique(every)]
    once = {(one.type, one.subject, one.predicate, one.value): one for one in judged if one}
    return _once(list(once.values()))


def _no_entry(said: list[Statement]) -> list[Statement]:
    """“Its withdrawal from the treaty took effect” tells of no treaty's entry into force."""
    exits = {one.value for one in said if one.predicate.startswith("withdrawal_effective")}
    return [one for one in said if one.predicate != "entered_into_force" or one.value not in exits]


def _stronger(said: list[Statement]) -> list[Statement]:
    """“Has neither signed nor acceded” is one status: who has not signed and is no party."""
    unsigned = {
        (one.subject, one.value)
        for one in said
        if one.predicate == "not_signatory" and one.type == "party_status"
    }
    return [
        one
        for one in said
        if one.predicate != "not_party" or (one.subject, one.value) not in unsigned
    ]


def _once(found: list[Claim]) -> list[Claim]:
    """An act that never was, told within a status that is wrong, is one error and told once."""
    wrong = [one for one in found if one.verdict == verdicts.CONTRADICTED]
    statuses = [one for one in wrong if one.type == "party_status"]
    return [
        one
        for one in found
        if not (
            one.type == "date"
            and one.correct.startswith(verdicts.NO_ACT)
            and any(
                two.subject == one.subject and two.start < one.end and one.start < two.end
                for two in statuses
            )
        )
    ]


def statements(told: Told, story: Story) -> list[Statement]:
    """Return what the tables of rules find in a sentence."""
    low = told.masked.low
    if low.startswith("correction") or "earlier version" in low:
        return []
    found: list[Statement] = []
    for index in _CUES.of(told.masked.held):
        one = _TABLE[index]
        for match in one.pattern.finditer(low):
            found.extend(one.make(told, match, story))
    return found


def _unique(said: Iterable[tuple[Statement, Told]]) -> list[tuple[Statement, Told]]:
    kept: dict[tuple[str, str, str, str], tuple[Statement, Told]] = {}
    for one, told in said:
        key = (one.type, one.subject, one.predicate, one.value)
        kept.setdefault(key, (one, told))
    return list(kept.values())


def _differs(told: Told, title: str) -> bool:
    """Whether a sentence tells a figure and the policy of that day another: 225, not 260."""
    held = set(_FIGURE.findall(title))
    said = {mark.value for _, mark in told.masked.signs(NUMBER) if int(mark.value) >= _LEAST}
    return bool(held and said) and not held & said


def _judged(one: Statement, told: Told, story: Story, known: Known) -> Claim | None:
    verdict = judging.verdict(one, story.published, known)
    if verdict is None:
        return None
    unheld = one.type == "policy" and verdict.word == verdicts.UNKNOWN
    if unheld or verdict.word == verdicts.CONTRADICTED:
        for other in open_readings(one, told, story):
            found = judging.verdict(other, story.published, known)
            if found is not None and found.word == verdicts.SUPPORTED:
                one, verdict = other, found
                break
        else:
            if not unheld and (one.rough or is_open(one, told, story, verdict.dates)):
                verdict = Verdict(verdicts.UNCHECKABLE, verdicts.OPEN)
    if (
        one.type == "policy"
        and verdict.word == verdicts.SUPPORTED
        and _differs(told, verdict.correct)
    ):
        verdict = Verdict(verdicts.UNCHECKABLE, verdict.correct, verdict.basis)
    return Claim(
        one.type,
        one.subject,
        one.predicate,
        one.value,
        one.start,
        one.end,
        verdict.word,
        verdict.correct,
        verdict.basis,
        (f"claim:{one.rule}",),
    )
