"""What else a statement can mean where its words leave it open.

A text that says “in March” names no year, “on Sunday” no week, and “it” no state. Who reads such
a text takes what is true; only what is said in so many words can be contradicted. These are the
further readings, to be tried where the nearest one is not what the record holds.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from news.reading.discourse import Story, Told
from news.reading.masking import STATE
from news.reading.statements import Statement

_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_STATE = re.compile(r"[A-Z]{3}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR_ALONE, _MONTH_ALONE = len("2025"), len("2025-06")
_WEEK = dt.timedelta(days=7)
_BACK = 2
"""Sentences back in which the state may stand that “it” means."""


def open_readings(one: Statement, told: Told, story: Story) -> Iterator[Statement]:
    """Give what else a statement can mean, the nearest first."""
    if one.rough:
        yield from (replace(one, value=value) for value in _beside(one.value))
    elif one.type == "date" and _DATED.match(one.value):
        yield from _dates(one, story.body[one.start : one.end])
    if one.type in {"date", "party_status"} and _STATE.match(one.subject):
        yield from _subjects(one, told, story)


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
    here = [mark for _, mark in told.masked.signs(STATE)]
    if any(one.subject in mark.ids and not mark.near for mark in here):
        return
    before = story.told[max(0, told.number - _BACK) : told.number]
    spoken = [mark.ids for each in before[::-1] for _, mark in each.masked.signs(STATE)]
    for ids in dict.fromkeys((told.state, *spoken, story.state)):
        if len(ids) == 1 and ids[0] != one.subject:
            yield replace(one, subject=ids[0])
