"""The whole reader: a story in, proposals and judged claims out."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import Any

from news.reading.claims import Claim, claims
from news.reading.cues import Cues
from news.reading.discourse import Narrator, Story
from news.reading.ellipsis import ellipses, specified
from news.reading.events import Event, events
from news.reading.foreign import ENGLISH, Foreign, language_of
from news.reading.gazetteer import Gazetteer, Mention
from news.reading.known import Known
from news.reading.mood import Mood
from news.reading.policies import policy_proposals
from news.reading.proposals import Proposal, proposals

VERSION = "stories-4"

_DENIAL = re.compile(
    r"(?:but )?(?:ⓢ|it|they|he|she) (?:has|have|had|did|does|do|is|are|was|were)(?: not"
    r"|n't)(?=[.:;,]|$)"
    r"|(?:but )?(?:that|this|it) (?:is|was) (?:wrong|false|untrue|incorrect|not (?:so|true|the case"
    r"|correct))\b|not so(?=[.:;,]|$)"
)
"""A sentence that takes back what the one before it tells."""
_MAY_DENY = Cues.of_patterns([_DENIAL.pattern])


@dataclass(frozen=True, slots=True)
class Reading:
    """What a story says: the news it reports, and what else it states that can be checked."""

    proposals: tuple[Proposal, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """The states and treaties that its body names."""

    @property
    def relevant(self) -> bool:
        """Whether it reports an act or a step."""
        return bool(self.proposals)


@dataclass(slots=True, eq=False)
class Reader:
    """Reads stories by the names and the facts of the record; made once, used often."""

    known: Known
    narrator: Narrator = field(init=False)
    foreign: Foreign = field(init=False)

    def __post_init__(self) -> None:
        self.narrator = Narrator(self.known, Gazetteer(self.known))
        self.foreign = Foreign(self.known)

    def read(self, title: str, body: str, published: dt.date, language: str = ENGLISH) -> Reading:
        """Return what a story says. Whatever the text is, this raises nothing.

        A story in another language than English only links the states and treaties it names.
        """
        if language_of(language) not in {ENGLISH, ""}:
            return Reading(mentions=self.foreign.mentions(body, language))
        story = self.narrator.story(title, body, published)
        found = self._events(story)
        made = proposals(story, found, self.known)
        made += policy_proposals(story, made, self.known)
        judged = claims(story, found, made, self.known)
        return Reading(tuple(made), tuple(judged), story.mentions)

    def _events(self, story: Story) -> list[Event]:
        found: list[Event] = []
        last: Event | None = None
        planned: Event | None = None
        acts = [events(told) for told in story.told]
        for told, own in zip(story.told, acts, strict=True):
            own += list(ellipses(told, own, last, planned))
            if _MAY_DENY.of(told.masked.held) and _DENIAL.match(told.masked.low):
                found = [_denied(one) if one.number == told.number - 1 else one for one in found]
            found += own
            last = _model(own) or last
            planned = next((one for one in own if one.mood is Mood.AHEAD and one.states), planned)
        return specified(found, story)


def _denied(event: Event) -> Event:
    """“Reports say that it has left. It has not.”: what was told did not happen."""
    return replace(event, mood=Mood.NOT)


def _model(own: list[Event]) -> Event | None:
    """The act that “did the same” in a later sentence leans on: no mere effect of one."""
    told = [one for one in own if (one.states or one.crowd) and one.treaties]
    acts = [one for one in told if one.verb != "withdrawal_effective"]
    return (acts or told)[-1] if told else None


def labels(reading: Reading, body: str) -> dict[str, Any]:
    """Return a reading in the schema in which stories are labelled."""
    return {
        "relevant": reading.relevant,
        "proposals": [
            {
                "state": one.state,
                "kind": one.kind,
                "treaty": one.treaty,
                "topic": one.topic,
                "stage": one.stage,
                "date": one.date,
                "evidence": body[one.start : one.end],
                "start": one.start,
                "end": one.end,
                "rules": list(one.rules),
            }
            for one in reading.proposals
        ],
        "claims": [
            {
                "type": one.type,
                "subject": one.subject,
                "predicate": one.predicate,
                "value": one.value,
                "evidence": body[one.start : one.end],
                "start": one.start,
                "end": one.end,
                "verdict": one.verdict,
                "correct": one.correct,
                "basis": list(one.basis),
                "rules": list(one.rules),
            }
            for one in reading.claims
        ],
    }


__all__ = ["VERSION", "Event", "Reader", "Reading", "Story", "labels"]
