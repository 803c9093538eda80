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
_WEEK = dt.timedelta(days=7)
_BACK = 2
"""Sentences back in which the state may stand that “it” means."""


def open_readings(one: Statement, told: Told, story: Story) -> Iterator[Statement]:
    """Give what else a statement can mean, the nearest first."""
    if one.type == "date" and _DATED.match(one.value):
        yield from _dates(one, story.body[one.start : one.end])
    if one.type in {"date", "party_status"} and _STATE.match(one.subject):
        yield from _subjects(one, told, story)


def _dates(one: Statement, words: str) -> Iterator[Statement]:
    if _YEAR.search(words):
        return
    if _WEEKDAY.search(words):
        day = dt.date.fromisoformat(one.value)
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
