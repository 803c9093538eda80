"""The day of an act that a story reports: of the deposit rather than of its announcement."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from news.reading import stages
from news.reading.clock import EXACT
from news.reading.discourse import Story, Told
from news.reading.events import Event
from news.reading.masking import DATE, STATE, Mark

_RECENT = dt.timedelta(days=21)
_WHOLE = len("2026-05-09")
_LEAD = 4
_RECEIVED = re.compile(
    r"\b(?:reached|received|deposit(?:s|ed|ing)?\b|delivered|handed|lodged|submitted"
    r"|communication)\b"
)
_VOTED = re.compile(r"\bvote|\bdivision|\bdebate|\bpassed|\bwent through|\bapproved|\bcarried")
_SIGNED = re.compile(r"\bsigned|\bpublished|\bgazette|\bdecree")
_WORDS = {stages.DEPOSITED: _RECEIVED, stages.VOTED: _VOTED, stages.LAW: _SIGNED}
"""For each stage, the words of the sentence that dates it."""
_TAKEN = re.compile(
    r"\b(?:actions?|steps?|acts?|moves?|notices?|instruments?|deposits?|documents|signatures?"
    r"|ratifications?|votes?|decisions?|notifications?|letters?|ceremony)\b[^.;ⓢ]{0,24}\b(?:taken"
    r"|made|done|dated|deposited|received|handed over|lodged|held|cast|took place|delivered)\b"
    r"[^.;ⓢ]{0,16}(?P<when>ⓓ)"
)


def recent(when: Mark | None, published: dt.date) -> bool | None:
    """Whether a date lies just before publication; None where there is no date."""
    if when is None or not when.value:
        return None
    if len(when.value) < _WHOLE:
        return when.value == published.isoformat()[: len(when.value)] and when.how != "year"
    day = dt.date.fromisoformat(when.value)
    return abs(published - day) <= _RECENT


def date(stage: str, best: Event, events: Iterable[Event], story: Story) -> str | None:
    """Return the day of an act at its stage; an explicit date goes before a relative one."""
    lead = _from(best, story)
    if stage not in {stages.PLANNED, stages.PROPOSED, stages.DENIED} and (
        day := _explicit(best, story)
    ):
        return day
    if best.when is None and best.number > 1 and (day := _told_before(best, story)):
        return day
    if stage in _WORDS and (day := _near(lead, story, _WORDS[stage])):
        return day
    for event in (best, *events):
        if event.when is not None and event.when.value and _usable(event.when, stage, story):
            return event.when.value
    own = story.told[best.number]
    return next((day for told in (own, *lead) if (day := day_in(told, story))), None)


def _from(best: Event, story: Story) -> Sequence[Told]:
    """The sentences that may date an act: its own first where it stands far down."""
    lead = story.told[: best.number + _LEAD]
    return lead if best.number <= _LEAD else story.told[best.number : best.number + 2]


def _explicit(best: Event, story: Story) -> str | None:
    """“The actions, taken on 19 September”: the date that the lead gives for what it reports."""
    if best.number > 1 or (best.when is not None and best.when.how == EXACT):
        return None
    for told in story.told[:3]:
        named = {code for _, mark in told.masked.signs(STATE) for code in mark.ids}
        if named and not named.intersection(best.states):
            continue
        for match in _TAKEN.finditer(told.masked.low):
            when = told.masked.marks.get(match.start("when"))
            if when is not None and when.how == EXACT and recent(when, story.published):
                return when.value if when.value <= story.published.isoformat() else None
    return None


def _told_before(best: Event, story: Story) -> str | None:
    """The last day that the opening tells up to an act which has none of its own."""
    if best.number > _LEAD:
        return None
    before = story.told[best.number :: -1]
    return next((day for told in before if (day := day_in(told, story))), None)


def _near(lead: Sequence[Told], story: Story, words: re.Pattern[str]) -> str | None:
    for told in lead:
        if words.search(told.masked.low) and (day := day_in(told, story, words)):
            return day
    return None


def _usable(when: Mark, stage: str, story: Story) -> bool:
    if stage in {stages.PLANNED, stages.PROPOSED, stages.DENIED}:
        return True
    return when.value[:_WHOLE] <= story.published.isoformat()


def day_in(told: Told, story: Story, near: re.Pattern[str] | None = None) -> str | None:
    """Return the recent date of a sentence, the one nearest to some words where there are more."""
    found = [
        (at, mark)
        for at, mark in told.masked.signs(DATE)
        if recent(mark, story.published)
        and len(mark.value) == _WHOLE
        and mark.value <= story.published.isoformat()
    ]
    if not found:
        return None
    match = near.search(told.masked.low) if near else None
    if match is None:
        return found[0][1].value
    return min(found, key=lambda one: abs(one[0] - match.start()))[1].value
