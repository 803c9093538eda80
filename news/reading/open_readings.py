"""What else a statement can mean where its words leave it open.

A text that says “in March” names no year, “on Sunday” no week, and “it” no state. Who reads such
a text takes what is true; only what is said in so many words can be contradicted. These are the
further readings, to be tried where the nearest one is not what the record holds.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from news.reading.discourse import Story, Told
from news.reading.masking import STATE, TREATY
from news.reading.recorded import topics
from news.reading.statements import Statement

_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_STATE = re.compile(r"[A-Z]{3}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR_ALONE, _MONTH_ALONE = len("2025"), len("2025-06")
_WEEK = dt.timedelta(days=7)
_BACK = 2
"""Sentences back in which the state may stand that “it” means."""
_FAR = 5
"""Years beyond which a date is no wrong date of an act but that of another one."""


def open_readings(one: Statement, told: Told, story: Story) -> Iterator[Statement]:
    """Give what else a statement can mean, the nearest first."""
    if one.rough:
        yield from (replace(one, value=value) for value in _beside(one.value))
    elif one.type == "date" and _DATED.match(one.value):
        yield from _dates(one, story.body[one.start : one.end])
    if one.type in {"date", "party_status"} and _STATE.match(one.subject):
        yield from _subjects(one, told, story)
    if len(one.treaties) == 1 and not _names(told, TREATY, one.treaties[0]):
        yield from _of_others(one, told, story)
    if one.type == "policy" and len(one.value) > _YEAR_ALONE:
        others = sorted(topics(story, ()) - {one.predicate})
        yield from (replace(one, predicate=topic) for topic in others)
    if one.rule.startswith("ellipsis:") and one.predicate.startswith("signed:"):
        yield replace(one, predicate=one.predicate.replace("signed", "joined"))
    if one.predicate == "n_signatories":
        yield replace(one, predicate="n_signatories_only")


def is_open(one: Statement, told: Told, story: Story, held: Sequence[str]) -> bool:
    """Whether a statement may be of another act or treaty, and its words do not say which.

    A date is open where no state or treaty is named for it, and the record knows no such act, or
    only ones of quite other years (``held``): a wrong date is near the right one. A status is open
    where the treaty is not named and others have just been.
    """
    named = any(_names(told, TREATY, it) for it in one.treaties)
    if one.type == "party_status":
        return (
            not named and _STATE.match(one.subject) is not None and _others_near(one, told, story)
        )
    if one.type != "date":
        return False
    if one.rule == "named_year" and not named:
        return True
    if any(_apart(date, one.value) <= _FAR for date in held):
        return False
    state = _STATE.match(one.subject) and not _names(told, STATE, one.subject)
    several = len(story.treaties) > 1 or not _STATE.match(one.subject)
    return bool(state or (several and not named))


def _near(told: Told, story: Story) -> Sequence[Told]:
    """A sentence and those just before it, the last one first."""
    return story.told[max(0, told.number - _BACK) : told.number + 1][::-1]


def _others_near(one: Statement, told: Told, story: Story) -> bool:
    marks = [mark for each in _near(told, story) for _, mark in each.masked.signs(TREATY)]
    return any(
        not mark.near and mark.ids and not set(mark.ids) & set(one.treaties) for mark in marks
    )


def _apart(date: str, other: str) -> int:
    return abs(int(date[:4]) - int(other[:4]))


def _names(told: Told, sign: str, code: str) -> bool:
    """Whether a sentence names a state or a treaty, and does not only refer to it."""
    return any(code in mark.ids and not mark.near for _, mark in told.masked.signs(sign))


def _beside(value: str) -> Iterator[str]:
    """Give the years or months beside one that was reckoned; a day is exact."""
    year = int(value[:4])
    if len(value) == _YEAR_ALONE:
        yield from (str(year - 1), str(year + 1))
    elif len(value) == _MONTH_ALONE:
        months = year * 12 + int(value[5:]) - 1
        for by in (-1, 1):
            years, month = divmod(months + by, 12)
            yield f"{years:04}-{month + 1:02}"


def _dates(one: Statement, words: str) -> Iterator[Statement]:
    if _YEAR.search(words):
        return
    if len(one.value) > _MONTH_ALONE and _WEEKDAY.search(words):
        day = dt.date.fromisoformat(one.value)
        if dt.date.min + _WEEK <= day <= dt.date.max - _WEEK:
            yield from (replace(one, value=(day + by).isoformat()) for by in (_WEEK, -_WEEK))
        return
    year = int(one.value[:4])
    for other in (year - 1, year + 1):
        yield replace(one, value=f"{other}{one.value[4:]}")


def _subjects(one: Statement, told: Told, story: Story) -> Iterator[Statement]:
    """Whom “it” can mean: a state spoken of just before, else the one the story is about."""
    if _names(told, STATE, one.subject):
        return
    before = story.told[max(0, told.number - _BACK) : told.number]
    spoken = [mark.ids for each in before[::-1] for _, mark in each.masked.signs(STATE)]
    for ids in dict.fromkeys((told.state, *spoken, story.state)):
        if len(ids) == 1 and ids[0] != one.subject:
            yield replace(one, subject=ids[0])


def _of_others(one: Statement, told: Told, story: Story) -> Iterator[Statement]:
    """The same of other treaties that a text names, and of the protocols that it speaks of.

    That a state is not party holds under so many treaties that it tells of none which is meant.
    """
    near = _near(told, story)
    bound = one.type == "party_status" and not one.predicate.startswith("not_")
    if one.type in {"date", "count"}:
        yield from _treaties(one, (*story.told[told.number :: -1], *story.told))
    elif bound and _STATE.match(one.subject):
        yield from _treaties(one, near)
    if any("protocol" in each.masked.low for each in near):
        yield from (_under(one, child) for child in story.children.get(one.treaties[0], ()))


def _treaties(one: Statement, told: Sequence[Told]) -> Iterator[Statement]:
    """Which treaty “it” can mean: one named in some sentences, in their order."""
    named = [mark.ids for each in told for _, mark in each.masked.signs(TREATY)]
    for treaty in dict.fromkeys(code for ids in named for code in ids if code not in one.treaties):
        yield _under(one, treaty)


def _under(one: Statement, treaty: str) -> Statement:
    """The same statement of another treaty."""
    verb, colon, _ = one.predicate.partition(":")
    return replace(
        one,
        subject=one.subject if colon or one.type == "party_status" else treaty,
        predicate=f"{verb}:{treaty}" if colon else verb,
        value=treaty if one.type == "party_status" else one.value,
        treaties=(treaty,),
    )
