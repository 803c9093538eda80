"""What a story reports as its news: the acts and steps that an editor may want to record."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from news.reading import acts, stages
from news.reading.dating import date, recent
from news.reading.discourse import Story, Told
from news.reading.events import Event
from news.reading.known import CONSENT, EXIT, Known
from news.reading.masking import DATE
from news.reading.mood import Mood
from news.reading.topics import TREATY_TOPIC

_WHOLE = len("2026-05-09")
_FRESH = dt.timedelta(days=10)
"""How old an act may be that only a sentence far down reports."""
_QUARTER = dt.timedelta(days=92)
_LEAD, _LAST = 4, 12
"""The last sentences of the opening, and of what can still report an act of its own."""
_LODGING = "act:lodged"
_SAME, _GAPPED = "ellipsis:followed", "ellipsis:gapped"
"""The rule of “Britain announced the same”, which dates an act as the first one is."""
_CEREMONY = re.compile(
    r"(?:new|latest) |(?:hand|deposit|lodg|brought|deliver|sign)\w* (?:in|its|an?) "
    r"|acced\w* (?:in the same hour|at the same time|too|as well|at once)\b"
)
"""Words that tell what is done at a depositary, and not where a state stands."""
_LODGED = re.compile(
    r"(?:the |a )?(?:notification|notice|letter|instrument)s? (?:was|were|has been|had been)"
    r" (?:handed|delivered|deposited|received|lodged|submitted)"
)
_TOLD = frozenset({Mood.DONE, Mood.AHEAD, Mood.REFUSED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One act or step that a story reports: of one state, under one treaty or on one topic."""

    state: str
    kind: str
    treaty: str | None
    topic: str | None
    stage: str
    date: str | None
    start: int
    end: int
    rules: tuple[str, ...] = ()


def proposals(story: Story, found: Sequence[Event], known: Known) -> list[Proposal]:
    """Return what a story proposes under treaties, one for each state, kind and treaty."""
    news = [_completed(event, story) for event in found if _is_news(event, story, known)]
    news = [event for event in news if event.states]
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in news:
        for state in event.states:
            for treaty in event.treaties[:1]:
                groups.setdefault((state, event.family, treaty), []).append(event)
    made = [_proposal(key, events, story, known) for key, events in groups.items()]
    return _without_contradictions([one for one in made if one is not None])


def _completed(event: Event, story: Story) -> Event:
    """An act in the lead whose actor is not named is that of the state the story is about."""
    if event.states or event.crowd or event.number > _LEAD:
        return event
    return replace(event, states=story.state[:1])


def _is_clear(event: Event, known: Known) -> bool:
    """Whether it is told as done, planned or refused, by states and of one treaty."""
    if event.mood not in _TOLD or event.quoted or event.neither or len(event.treaties) > 1:
        return False
    return all(code in known.states for code in event.states)


def _is_news(event: Event, story: Story, known: Known) -> bool:  # noqa: PLR0911
    """News is told in the lead or dated just now; what “had” happened or is older is background."""
    if not _is_clear(event, known):
        return False
    is_recent = recent(event.when, story.published)
    if is_recent and event.number > 1 and event.when and len(event.when.value) < _WHOLE:
        return False
    if event.earlier and (is_recent is not True or event.number):
        return False
    if event.mood is Mood.AHEAD and event.when is not None and event.when.value:
        announced = event.rules[0] == _SAME or (event.named and event.family == acts.SUSPENSION)
        said = event.number <= 1 or (event.number <= _LEAD and announced)
        return said and event.when.value >= story.published.isoformat()[:4]
    if is_recent is False and not _opens_late(event, story):
        return False
    if event.when is None and _told_of_the_past(event, story):
        return False
    fresh = is_recent is True and _fresh(event, story)
    if event.number <= 1 or (event.number <= _LEAD and _also(event, story)):
        return True
    if event.how in {"focus", "sentence", "before"} and not is_recent:
        return False
    if event.number <= _LEAD:
        low = story.told[event.number].masked.low
        return fresh or (is_recent is True and bool(_LODGED.match(low, event.place)))
    return fresh and _reports_late(event)


def _reports_late(event: Event) -> bool:
    """Whether a sentence further down can report an act of its own: by a named state, done now."""
    told = event.named and event.mood is not Mood.AHEAD and event.rules[0] != _GAPPED
    return told and event.number <= _LAST


def _opens_late(event: Event, story: Story) -> bool:
    """An act of the last quarter that the opening tells as done is its news, late.

    That is the first sentence, or the second where the title names who acts.
    """
    titled = {code for _, mark in story.title.signs("ⓢ") for code in mark.ids}
    opens = not event.number or (event.number == 1 and titled.issuperset(event.states))
    if not opens or event.when is None or len(event.when.value) < _WHOLE:
        return False
    before = story.told[event.number].masked.low[: event.place]
    age = story.published - dt.date.fromisoformat(event.when.value)
    main = not re.search(r"\b(?:which|who|that|after|since|when)\b", before)
    return main and event.mood is Mood.DONE and dt.timedelta() <= age <= _QUARTER


def _also(event: Event, story: Story) -> bool:
    """“It also accepted the amendment”, “it handed in its ratification”: told as done just now."""
    low = story.told[event.number].masked.low
    if event.mood is not Mood.DONE or event.when is not None or event.earlier:
        return False
    new = event.named and _CEREMONY.match(low, event.place)
    return bool(new) or low.endswith(("ⓢ also ", "it also "), 0, event.place)


def _fresh(event: Event, story: Story) -> bool:
    value = event.when.value if event.when else ""
    whole = len(value) == _WHOLE
    return not whole or story.published - dt.date.fromisoformat(value) <= _FRESH


def _told_of_the_past(event: Event, story: Story) -> bool:
    """Whether a sentence has gone back long before it comes to the act."""
    sentence = story.told[event.number].masked
    first = next((place for place, _ in sentence.signs("ⓢ")), event.place)
    dates = sentence.signs(DATE, 0, min(first, event.place))
    found = [recent(mark, story.published) for _, mark in dates if mark.how != "counted"]
    return False in found and True not in found


def _proposal(
    key: tuple[str, str, str], events: list[Event], story: Story, known: Known
) -> Proposal | None:
    state, family, treaty = key
    best = min(events, key=lambda one: (one.mood is not Mood.DONE, one.number, one.place))
    told = story.told[best.number]
    around = " ".join(one.masked.low for one in story.told[best.number + 1 : best.number + 3])
    stage, why = stages.stage(
        family, best.verb, best.mood, _organ(best, told), told.masked.low, around
    )
    for other in events:
        stage, why = _further((stage, why), other, story.told[other.number].masked.low)
    topic = TREATY_TOPIC.get(treaty) if family == acts.UNSIGNING else None
    when = date(stage, best, events, story)
    if (
        family == acts.WITHDRAWAL
        and stage == stages.DEPOSITED
        and _is_effect(state, treaty, when, known)
    ):
        stage, why = stages.EFFECT, "stage:effect_held"
    kind = _kind(family, best, stage, state, treaty, known)
    rules = (*best.rules, why)
    return Proposal(state, kind, treaty, topic, stage, when, best.start, best.end, rules)


def _is_effect(state: str, treaty: str, when: str | None, known: Known) -> bool:
    """“It left on Sunday” is the effect of a notice where the record holds that day for it."""
    held = known.of(treaty, state, EXIT)
    return any(one.effective == when and one.acted != when for one in held)


def _organ(event: Event, told: Told) -> str:
    """The organ that acts: that of the actor, else the first one named in the sentence."""
    if event.organ == "parliament":
        return event.organ
    marks = [mark.organ for _, mark in told.masked.signs("ⓢ") if mark.organ]
    return "parliament" if "parliament" in marks[:1] else event.organ or (marks[0] if marks else "")


def _further(now: tuple[str, str], other: Event, low: str) -> tuple[str, str]:
    """Another sentence that tells the same act as deposited or in effect takes it further."""
    if other.number > _LEAD or other.mood is not Mood.DONE:
        return now
    if other.verb == "withdrawal_effective":
        return stages.EFFECT, "stage:effect"
    lodged = other.verb == "deposited" or _LODGED.match(low, other.place)
    if lodged and now[0] not in {stages.DENIED, stages.EFFECT}:
        return stages.DEPOSITED, "stage:deposited"
    return now


def _kind(family: str, event: Event, stage: str, state: str, treaty: str, known: Known) -> str:  # noqa: PLR0917
    if family == acts.SIGNATURE:
        return "signature"
    if family == acts.WITHDRAWAL:
        return "withdrawal_effect" if stage == stages.EFFECT else "withdrawal_notice"
    if family == acts.UNSIGNING:
        return "policy_change"
    if family == acts.CONSENT:
        return _consent(event, state, treaty, known)
    return {acts.RESCISSION: "withdrawal_rescinded"}.get(family, family)


def _consent(event: Event, state: str, treaty: str, known: Known) -> str:
    """The kind the record holds; else accession where the state has not signed."""
    held = [act.kind for act in known.of(treaty, state, CONSENT)]
    if held and held[-1] in acts.INSTRUMENTS:
        return held[-1]
    if treaty.startswith("ccw-"):
        return "acceptance"
    named = {"acceded": "accession", "succeeded": "succession", "accepted": "acceptance"}
    if event.verb in named:
        return named[event.verb]
    signed = known.of(treaty, state, {"signature"})
    return "ratification" if signed or event.verb == "ratified" else "accession"


def _without_contradictions(found: list[Proposal]) -> list[Proposal]:
    """What only marks off what is done (“suspending, not withdrawing”) is no proposal.

    Nor are the papers of an exit a consent.
    """
    done = {(one.state, one.treaty) for one in found if one.stage != stages.DENIED}
    kept = [
        one for one in found if one.stage != stages.DENIED or (one.state, one.treaty) not in done
    ]
    left = {(one.state, one.treaty) for one in kept if one.kind in EXIT}
    kept = [one for one in kept if one.rules[0] != _LODGING or (one.state, one.treaty) not in left]
    special = {
        (one.state, one.treaty)
        for one in kept
        if one.kind in {"deratification", "withdrawal_rescinded", "policy_change"}
    }
    return [
        one
        for one in kept
        if not (
            (one.state, one.treaty) in special
            and one.kind in {*EXIT, *CONSENT, "withdrawal_effect"}
        )
    ]
