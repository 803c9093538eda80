"""Acts that stories tell: a sentence that names a state, a treaty and what was done.

Pure: names come as data, nothing is looked up. What is found is a lead for a person, not a fact.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from core.dates import InvalidDateError, PartialDate
from news.reading.acts import Act, acts_in
from news.reading.findings import Finding
from news.reading.names import Mention, Names, Sort
from news.reading.sentences import sentences

READER = "names 1"
LONGEST_TEXT = 500_000
"""So many characters of a text are read; what follows is no story."""
LONGEST_SENTENCE = 2_000

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = "|".join(_MONTHS)
_DATES = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b",
    re.IGNORECASE | re.ASCII,
)
_JOINED = re.compile(r"\s*(?:,|,? and|,? & )\s*(?:the )?", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?!and\b)[a-z][^,;]*,|\([^()]*\)|[–—][^–—]*[–—]")
"""What stands between commas or dashes beside the sentence: whom it names has not acted."""


def read(text: str, names: Names, day: dt.date | None = None) -> list[Finding]:
    """Return what a story of a day tells, each with the sentence that tells it."""
    found: list[Finding] = []
    for start, end in sentences(text[:LONGEST_TEXT]):
        if end - start <= LONGEST_SENTENCE:
            found += _findings(text, start, end, names, day)
    return found


def _findings(
    text: str, start: int, end: int, names: Names, day: dt.date | None
) -> Iterator[Finding]:
    sentence = text[start:end]
    mentions = names.find(sentence, day)
    states = [one for one in mentions if one.sort is Sort.STATE]
    treaties = [one for one in mentions if one.sort is Sort.TREATY]
    if not states or not treaties:
        return
    acted_on, told = date_in(sentence), set()
    for act in acts_in(sentence):
        treaty = _object(act, treaties)
        for state in _subjects(act, states, sentence):
            if (state.id, treaty.id, act.kind) in told:
                continue
            told.add((state.id, treaty.id, act.kind))
            rules = ("names", f"verb: {act.rule}", *(("date",) if acted_on else ()))
            yield Finding(
                state.id, treaty.id, act.kind, act.stage, acted_on, start, end, rules=rules
            )


def date_in(sentence: str) -> PartialDate | None:
    """Return the day that a sentence names, where it names just one."""
    days = {_day(found) for found in _DATES.finditer(sentence)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(found: re.Match[str]) -> PartialDate | None:
    day, year = found["day"] or found["day2"], found["year"] or found["year2"]
    month = found["month"] or found["month2"]
    number = _MONTHS.index(month.lower()) + 1 if month else 0
    try:
        return PartialDate.parse(found["iso"] or f"{year}-{number:02d}-{int(day):02d}")
    except InvalidDateError:
        return None


def _object(act: Act, treaties: Sequence[Mention]) -> Mention:
    """Return the treaty that follows the words of an act, else the last before them."""
    after = [one for one in treaties if one.end > act.start]
    return after[0] if after else treaties[-1]


def _subjects(act: Act, states: Sequence[Mention], sentence: str) -> list[Mention]:
    """Return who acted: the last one named before the act, with those joined to it."""
    asides = [found.span() for found in _ASIDE.finditer(sentence)]
    main = [
        one for one in states if not any(begin <= one.start < stop for begin, stop in asides)
    ] or list(states)
    before = [one for one in main if one.end <= act.start]
    if not before:
        inside = [one for one in main if one.start < act.end]
        passive = re.match(r"\s+by\s+(?:the\s+)?", sentence[act.end :])
        by = act.end + passive.end() if passive else None
        return inside[:1] or [one for one in main if one.start == by]
    subjects = [before[-1]]
    for one in reversed(before[:-1]):
        if not _JOINED.fullmatch(sentence, one.end, subjects[0].start):
            break
        subjects.insert(0, one)
    return subjects
