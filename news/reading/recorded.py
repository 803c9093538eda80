"""What a sentence dates, where no rule has read its words: found by what the record holds.

There are more ways to tell of an act or a policy than rules can list: “the promise that its
government made in October 2010”, “that took until July 1984”. Where a sentence names a state or a
treaty beside a date, and the record holds an act, a policy or a date of the treaty on that very
day, month or year, and no word speaks against it, that is what is meant. So it can only support:
what the record does not hold is left to rules that read the words.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.reading import clauses
from news.reading.discourse import Story, Told
from news.reading.known import CONSENT, EXIT, Act, Known, agree
from news.reading.masking import ADJECTIVE, DATE, STATE, TOPIC, TREATY, Mark
from news.reading.proposals import Proposal
from news.reading.statements import Statement
from news.reading.topics import TREATY_TOPIC

_MONTH = len("2025-06")
_STATES, _TREATIES = 6, 4
"""How many of those near a date are tried: who is meant stands near."""
_NEWS = dt.timedelta(days=8)
"""What is as young as this is the news of a story, and no earlier act or policy."""
_ACTS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"\bsign"), frozenset({"signature"})),
    (
        re.compile(
            r"\bratif|\bacced|\baccess|\bjoin|\bpart(?:y|ies)\b|\bmember|\bconsent|\baccept|\bapprov"
            r"|\bbelong|\bcame in\b|\bcome in\b|\binside\b|\bbound\b"
        ),
        CONSENT,
    ),
    (
        re.compile(r"\bleft\b|\bleav|\bwithdr|\bexit|\bquit|\bnotice|\bdepart|\bout\b|\bdenounc"),
        EXIT,
    ),
    (
        re.compile(r"\bsuspen|\bstopped|\bfroze|\bon hold|\bon ice"),
        frozenset({"suspension", "withdrawal_rescinded"}),
    ),
)
_DATES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\badopt|\bnegotiat|\bconclud|\bagree|\bdraft|\bsettled|\bfounded|\bwritten"),
        frozenset({"adopted"}),
    ),
    (re.compile(r"\bopened|\bopening"), frozenset({"opened_for_signature"})),
    (re.compile(r"\bsign"), frozenset({"opened_for_signature", "adopted"})),
    (
        re.compile(r"\bforce\b|\beffect|\blaw\b|\bbinding|\bbound\b|\blife\b"),
        frozenset({"entered_into_force"}),
    ),
    (re.compile(r"\bextend|\bprolong|\brenew"), frozenset({"extended"})),
    (
        re.compile(r"\bended|\bexpir|\blaps|\bran out|\bcollaps|\bdied|\bdead\b"),
        frozenset({"ended"}),
    ),
)
_AGAINST = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|fail\w*|refus\w+|reject\w+|declin\w+"
    r"|should|could|may|might|if|urg\w+|call\w*)\b"
)
_VERBS = {
    "signature": "signed",
    "suspension": "suspended",
    "consent_revoked": "deratified",
    "withdrawal_rescinded": "rescinded",
}
_TOLD = EXIT | CONSENT | frozenset(_VERBS)
"""Kinds of acts that stories date."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A date in a sentence: the clause that holds it, and what may be meant there."""

    told: Told
    when: Mark
    words: str
    states: Sequence[Mark]
    treaties: Sequence[str]
    published: str
    start: int
    end: int

    @property
    def rough(self) -> bool:
        """Whether only a year is told, which agrees with much."""
        return len(self.when.value) < _MONTH


def topics(story: Story, made: Sequence[Proposal]) -> frozenset[str]:
    """Return the topics of a story and of its treaties."""
    found = {one.topic or TREATY_TOPIC.get(one.treaty or "", "") for one in made}
    found |= {TREATY_TOPIC.get(code, "") for code in story.treaties | {*story.treaty}}
    spoken = [told.masked for told in story.told if TOPIC in told.masked.low]
    found |= {mark.ids[0] for sentence in spoken for _, mark in sentence.signs(TOPIC)}
    return frozenset(found) - {""}


def recorded(  # noqa: PLR0917 - a sentence, what was read of it and of its story, and the record
    told: Told,
    taken: Sequence[Statement],
    made: Sequence[Proposal],
    story: Story,
    about: frozenset[str],
    known: Known,
) -> Iterator[Statement]:
    """Give the acts, dates and policies that a sentence dates and no rule has read already.

    ``about`` are the topics of the story.
    """
    for at, when in told.masked.signs(DATE) if DATE in told.masked.low else ():
        if not _is_past(when, story) or told.in_quotes(at) or _is_read(when, taken, made):
            continue
        place = _place(told, at, when, story)
        found = [*_acts(place, known)] or [*_policies(place, about, known)]
        found = found or [*_treaty(place, known)]
        yield from (one for one in found if not _is_news(one, made))


def _is_past(when: Mark, story: Story) -> bool:
    if not when.value or when.how == "counted":
        return False
    newest = story.published - _NEWS if len(when.value) > _MONTH else story.published
    return when.value <= newest.isoformat()


def _is_read(when: Mark, taken: Sequence[Statement], made: Sequence[Proposal]) -> bool:
    """Whether a rule has read a date already, as part of a statement or of the news."""
    read = any(
        one.value == when.value or (one.start < when.end and when.start < one.end) for one in taken
    )
    return read or any(one.start < when.end and when.start < one.end for one in made)


def _is_news(statement: Statement, made: Sequence[Proposal]) -> bool:
    return any(
        one.state == statement.subject and (one.date or "").startswith(statement.value)
        for one in made
    )


def _place(told: Told, at: int, when: Mark, story: Story) -> _Place:
    sentence = told.masked
    parts = clauses.clauses(sentence.low)
    clause = parts[clauses.at(parts, at)]
    marks = [(where, mark) for where, mark in sentence.signs(STATE + ADJECTIVE) if mark.ids]
    near = sorted(
        marks, key=lambda one: (not clause.start <= one[0] < clause.end, abs(one[0] - at))
    )
    states = [mark for _, mark in near]
    if not states and len(told.state) == 1:
        states = [Mark(STATE, when.start, when.end, told.state, near=True)]
    named = sorted(
        sentence.signs(TREATY), key=lambda one: (not clause.start <= one[0] < clause.end, -one[0])
    )
    treaties = [code for _, mark in named for code in mark.ids]
    treaties = treaties or [*told.treaty, *story.treaty]
    words, day = sentence.low[clause.start : clause.end], story.published.isoformat()
    span = sentence.span(clause.start, clause.end)
    about = list(dict.fromkeys(treaties))[:_TREATIES]
    return _Place(told, when, words, states[:_STATES], about, day, *span)


def _acts(place: _Place, known: Known) -> Iterator[Statement]:
    """Acts of the states near a date under the treaties that are spoken of."""
    if _AGAINST.search(place.words):
        return
    cued = [kinds for pattern, kinds in _ACTS if pattern.search(place.words)]
    if place.rough and not cued:
        return
    for mark in place.states[: 1 if place.rough else None]:
        found = []
        for code in mark.ids:
            for treaty in place.treaties:
                act = _held(place, known.of(treaty, code), cued)
                if act is not None:
                    found.append(_act(place, mark, code, treaty, act))
                    break
        if found:
            yield from found
            return


def _held(place: _Place, acts: Sequence[Act], cued: Sequence[frozenset[str]]) -> Act | None:
    """The act done on the date, else the one that took effect then."""
    meant = [
        act
        for act in acts
        if act.kind in _TOLD
        and act.acted[:10] <= place.published
        and (not cued or any(act.kind in kinds for kinds in cued))
    ]
    done = [act for act in meant if act.acted and agree(act.acted, place.when.value)]
    begun = [act for act in meant if act.effective and agree(act.effective, place.when.value)]
    return next(iter((*done, *begun)), None)


def _act(place: _Place, mark: Mark, code: str, treaty: str, act: Act) -> Statement:
    on_the_day = agree(act.acted, place.when.value)
    if act.kind in EXIT:
        verb = "withdrew" if on_the_day else "withdrawal_effective"
    elif act.kind in CONSENT:
        verb = "joined" if on_the_day else "entered_into_force"
    else:
        verb = _VERBS.get(act.kind, "")
    return _statement(place, mark, "date", code, f"{verb}:{treaty}", (treaty,))


def _policies(place: _Place, about: frozenset[str], known: Known) -> Iterator[Statement]:
    """The first policy of a state near a date that is on a topic of the story."""
    if place.rough:
        about = frozenset(mark.ids[0] for _, mark in place.told.masked.signs(TOPIC))
    for mark in place.states[: 1 if place.rough else None]:
        if place.rough and (mark.near or mark.start >= place.end):
            return
        for code in mark.ids:
            for one in known.policies_on(code, place.when.value):
                if one.topic in about:
                    treaties = tuple(one.treaties[:1])
                    yield _statement(place, mark, "policy", code, one.topic, treaties)
                    return


def _treaty(place: _Place, known: Known) -> Iterator[Statement]:
    """A date of the treaty that is spoken of, where the words do not tell of another kind."""
    if _AGAINST.search(place.words) and " until " not in place.words:
        return
    cued = [kinds for pattern, kinds in _DATES if pattern.search(place.words)]
    named = [mark for _, mark in place.told.masked.signs(TREATY)]
    if place.rough and not (cued and named):
        return
    for treaty in place.treaties[:2]:
        one = known.treaties[treaty]
        for said, date in (
            ("adopted", one.adopted),
            ("opened_for_signature", one.opened),
            ("entered_into_force", one.in_force),
            ("extended", one.extended),
            ("ended", one.ended),
        ):
            meant = not cued or any(said in kinds for kinds in cued)
            if date and meant and agree(date, place.when.value):
                mark = next((it for it in named if treaty in it.ids), place.when)
                yield _statement(place, mark, "date", treaty, said, (treaty,))
                return


def _statement(  # noqa: PLR0917 - a place, who is meant there, and what is stated
    place: _Place, mark: Mark, kind: str, subject: str, predicate: str, treaties: tuple[str, ...]
) -> Statement:
    start, end = min(mark.start, place.when.start), max(mark.end, place.when.end)
    if mark.start >= place.end:
        start, end = place.start, place.when.end
    return Statement(
        kind, subject, predicate, place.when.value, start, end, f"{kind}_held", treaties
    )
