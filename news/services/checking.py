"""A text held against the record: its statements with verdicts, facts and sources; none kept."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from news.reading.claims import Claim
from news.reading.known import Known
from news.reading.language import is_english
from news.reading.proposals import Proposal
from news.reading.reported import Judged, judge
from news.reading.verdicts import CONTRADICTED
from news.services.facts import Facts, Line, facts_for
from news.services.reader import reader
from news.services.wording import claim_words, humane, reported_words, why_words
from policies.terms import DOMESTIC, Stage
from treaties.models import Record

LONGEST = 20_000
"""Characters of a text that is checked."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the text states, and what the record says of it.

    ``start`` and ``end`` count code points of the text. ``news`` is whether the text reports it
    as an act or step, rather than telling it as a fact. ``says`` is how it was understood.
    """

    number: int
    start: int
    end: int
    quote: str
    news: bool
    says: str
    verdict: str
    why: str
    lines: Sequence[Line]
    standing: Line | None
    views: Sequence[str]
    rules: Sequence[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the verdict that it is marked with, and the statements it ends."""

    text: str
    verdict: str = ""
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was held against the record as it stands on a day."""

    day: dt.date
    version: int
    english: bool
    statements: Sequence[Statement]
    pieces: Sequence[Piece]


def check(text: str, day: dt.date) -> Checked:
    """Return what a text of that day states and what the record says of it.

    A text that is not English is not read: nothing is concluded from words misunderstood.
    """
    version = Record.objects.version()
    if not is_english(text):
        return Checked(day, version, english=False, statements=(), pieces=(Piece(text),))
    by_rules = reader()
    reading = by_rules.read("", text, day)
    reported = [_as_told(one, text) for one in reading.proposals]
    judged = [(one, judge(one, by_rules.known, day)) for one in reported]
    told = _statements(text, day, by_rules.known, judged, reading.claims)
    return Checked(day, version, english=True, statements=told, pieces=_pieces(text, told))


def _statements(
    text: str,
    day: dt.date,
    held: Known,
    judged: Sequence[tuple[Proposal, Judged]],
    claims: Sequence[Claim],
) -> list[Statement]:
    backed = [(one, act_behind(one, held, day)) for one in claims]
    facts = facts_for(
        [*(one for _, one in judged), *(one for _, one in backed if one)],
        [*claims],
        [*_pairs(held, (one for one, _ in judged), claims)],
        held,
        day,
    )
    found = [_reported(text, one, verdict, facts) for one, verdict in judged]
    found += [_claimed(text, one, behind, held, facts) for one, behind in backed]
    found.sort(key=lambda one: (one.start, one.end))
    return [replace(one, number=number) for number, one in enumerate(found, start=1)]


_LEFT = re.compile(
    r"(?<!\bto )\b(?:left|quit|withdrew|exited|pulled out|walked (?:out|away)"
    r"|(?:has|have|had) (?:withdrawn|exited))\b",
    re.IGNORECASE,
)
"""Words by which a text says that a state is out, whatever step the state had taken."""


def _as_told(one: Proposal, text: str) -> Proposal:
    """Return a reported act as the text tells it: who “left” is out, whatever step it had taken."""
    if one.stage in DOMESTIC and _LEFT.search(text[one.start : one.end]):
        return replace(one, stage=Stage.DEPOSITED.value)
    return one


def _reported(text: str, one: Proposal, judged: Judged, facts: Facts) -> Statement:
    return Statement(
        number=0,
        start=one.start,
        end=one.end,
        quote=text[one.start : one.end],
        news=True,
        says=reported_words(one, facts.names),
        verdict=judged.verdict,
        why=why_words(judged.why, facts.compiled),
        lines=facts.lines(judged.acts, judged.steps, judged.policies),
        standing=facts.standing(one.treaty, one.state),
        views=facts.views(one.treaty, one.state),
        rules=one.rules,
    )


def _claimed(text: str, one: Claim, behind: Judged | None, held: Known, facts: Facts) -> Statement:
    treaty, state = pair_of(one, held)
    wrong = behind is not None and one.verdict == CONTRADICTED
    lines = facts.lines(behind.acts, behind.steps) if behind else facts.lines_of(one.basis)
    return Statement(
        number=0,
        start=one.start,
        end=one.end,
        quote=text[one.start : one.end],
        news=False,
        says=claim_words(one, facts.names),
        verdict=one.verdict,
        why=why_words(behind.why, facts.compiled)
        if wrong and behind
        else humane(one.correct, facts.names),
        lines=lines,
        standing=facts.standing(treaty, state),
        views=facts.views(treaty, state),
        rules=one.rules,
    )


_AS_REPORTED: Mapping[str, tuple[str, str]] = {
    "signed": ("signature", "deposited"),
    **dict.fromkeys(("ratified", "acceded", "joined"), ("ratification", "deposited")),
    **dict.fromkeys(("withdrew", "left", "announced"), ("withdrawal_notice", "deposited")),
    "withdrawal_effective": ("withdrawal_effect", "in_effect"),
    "suspended": ("suspension", "deposited"),
    "deratified": ("deratification", "deposited"),
}
"""The act, and its stage, that the verb of a dated statement tells."""


def act_behind(one: Claim, held: Known, day: dt.date) -> Judged | None:
    """Return what the record holds of the act that a dated statement tells, if it tells one."""
    treaty, state = pair_of(one, held)
    told = _AS_REPORTED.get(one.predicate.partition(":")[0])
    if one.type != "date" or not treaty or not state or told is None:
        return None
    kind, stage = told
    return judge(
        Proposal(state, kind, treaty, None, stage, one.value or None, one.start, one.end),
        held,
        day,
    )


def pair_of(one: Claim, held: Known) -> tuple[str | None, str | None]:
    """Return treaty and state that a claim is about, where it is about such a pair."""
    state = one.subject if one.subject in held.states else None
    treaty = one.value if one.type == "party_status" else one.predicate.partition(":")[2]
    return (treaty if treaty in held.treaties else None), state


def _pairs(
    held: Known, reported: Iterable[Proposal], claims: Iterable[Claim]
) -> Iterable[tuple[str, str]]:
    pairs: list[tuple[str | None, str | None]] = [(one.treaty, one.state) for one in reported]
    pairs += [pair_of(one, held) for one in claims]
    return ((treaty, state) for treaty, state in dict.fromkeys(pairs) if treaty and state)


_WORST = ("contradicted", "not_in_record", "uncheckable", "supported")


def _pieces(text: str, statements: Sequence[Statement]) -> list[Piece]:
    """Return the text in stretches, each marked with the worst verdict of what it states."""
    edges = {0, len(text)} | {edge for one in statements for edge in (one.start, one.end)}
    places = sorted(edges)
    found = []
    for start, end in itertools.pairwise(places):
        over = [one.verdict for one in statements if one.start <= start and end <= one.end]
        verdict = min(over, key=_WORST.index) if over else ""
        ends = tuple(one.number for one in statements if one.end == end)
        found.append(Piece(text[start:end], verdict, ends))
    return found


def by_verdict(statements: Iterable[Statement]) -> Mapping[str, int]:
    """Return how many statements have each verdict, the worst first."""
    words = [one.verdict for one in statements]
    return {verdict: words.count(verdict) for verdict in _WORST if verdict in words}
