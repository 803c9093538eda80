"""Dates in a text, resolved against the day of publication; partial ones stay partial."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from news.reading.clock import EXACT, MONTH, WEEKDAY, YEAR, Clock
from news.reading.day_words import AHEAD, ANCHORS, COMING, DATE, DAY_WORDS, DAYS, MONTHS, PAST_BY
from news.reading.reckoning import distance, unit

_ANCHORS = AhoCorasick(ANCHORS)
_LEAD, _TAIL = 28, 60
"""Letters that a date may begin before an anchor, and end after it."""
_LONG_PAST = 120
"""Days after which a day of this year is long past for a text that looks ahead."""
_WHOLE, _MONTH = len("2026-05-09"), len("2026-05")


class When(NamedTuple):
    """A date that was found: from where to where, what it is, and how it was told."""

    start: int
    end: int
    value: str
    how: str


def anchors(text: str) -> list[int]:
    """Return where words stand in a text without which there is no date, in order."""
    return [start for _, start, _ in _ANCHORS.find_matches_as_indexes(text)]


def dates(
    text: str, start: int, end: int, clock: Clock, near: Sequence[int] | None = None
) -> list[When]:
    """Return the dates in a stretch of text, moving the clock along.

    ``near`` are the anchors of the text, where they are known.
    """
    near = anchors(text) if near is None else near
    first = bisect_left(near, start)
    if first == len(near) or near[first] >= end:
        return []
    found = []
    clock.fresh = False
    for match in _matches(text, start, end, near[first:]):
        when = _resolve(match, clock, text[max(start, match.start() - 60) : match.start()])
        if when is not None:
            found.append(when)
            clock.fresh = True
            clock.whole = when.value if len(when.value) == _WHOLE else clock.whole
            if (when.value and when.how != YEAR) or not clock.told or when.how == YEAR:
                clock.told = when.value
    return found


def _matches(text: str, start: int, end: int, near: Sequence[int]) -> Iterator[re.Match[str]]:
    """Give what looks like a date, searching only where an anchor is near."""
    reached = start
    for anchor in near:
        if anchor >= end:
            return
        while anchor >= reached:
            match = DATE.search(text, max(reached, anchor - _LEAD), min(end, anchor + _TAIL))
            if match is None:
                break
            yield match
            reached = match.end()


def _resolve(match: re.Match[str], clock: Clock, before: str) -> When | None:
    for name, rule in _RULES:
        if match[name]:
            try:
                value, how = rule(match, clock, before)
            except (ValueError, OverflowError):
                return None
            return When(match.start(), match.end(), value, how) if value else None
    return None


def _whole(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """A day and a month have the year given, else the one that brings them nearest."""
    n = 1 if match["month1"] else 2
    month = MONTHS[match[f"month{n}"].rstrip(".").lower()]
    day, year = int(match[f"day{n}"]), match[f"year{n}"]
    if year:
        return dt.date(int(year), month, day).isoformat(), EXACT
    if n == 1 and match["rel1"]:
        by = {"next": 1, "last": -1, "this": 0}[match["rel1"]]
        return dt.date(clock.published.year + by, month, day).isoformat(), EXACT
    ahead = _looks_ahead(before) or before.endswith("from ")
    return _nearest(clock.published, month, day, ahead=ahead).isoformat(), EXACT


def _looks_ahead(before: str) -> bool:
    """Whether words look ahead: “will … by”, and not “was out by”."""
    return bool(AHEAD.search(before)) and not PAST_BY.search(before)


def _nearest(published: dt.date, month: int, day: int, *, ahead: bool) -> dt.date:
    """The last such day up to publication; the next where the text looks ahead or it is near."""
    this = dt.date(published.year, month, day)
    if ahead and this >= published:
        return this
    if ahead and (published - this).days > _LONG_PAST:
        return dt.date(published.year + 1, month, day)
    if this > published + dt.timedelta(days=10):
        return dt.date(published.year - 1, month, day)
    return this


def _month(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """A month has the year given; “that” takes the year told last; else the last one so far."""
    month = MONTHS[match["month3"].rstrip(".").lower()]
    if match["month3"] == "May" and not match["year3"] and not _takes_month(before, match["rel3"]):
        return "", ""
    if match["year3"]:
        return dt.date(int(match["year3"]), month, 1).isoformat()[:7], MONTH
    relation = (match["rel3"] or "").strip().lower()
    day = clock.published
    if match[0].endswith(("last year", "this year")):
        return f"{day.year - match[0].endswith('last year'):04}-{month:02}", MONTH
    if match["rel8"] or (clock.told and relation in {"that", "the following", "the previous"}):
        year = int(clock.told[:4] or day.year) + (match["rel8"] == "the following")
        year = year if match["rel8"] or relation == "that" else _beside(relation, clock.told, month)
        return f"{year:04}-{month:02}", MONTH
    if relation == "next" or (not relation and _looks_ahead(before)):
        return f"{day.year + (month < day.month):04}-{month:02}", MONTH
    earlier = month > day.month or (relation == "last" and month == day.month)
    return f"{day.year - earlier:04}-{month:02}", MONTH


def _beside(relation: str, told: str, month: int) -> int:
    """The year of the month that follows a date told, or goes before it."""
    year, then = int(told[:4]), int(told[5:7] or 0)
    if relation == "the following":
        return year + (not then or month <= then)
    return year - (not then or month >= then)


def _takes_month(before: str, relation: str | None) -> bool:
    """“May” is a month after a preposition or “last”, and a verb elsewhere."""
    return bool(relation) or bool(
        re.search(
            r"\b(?:in|of|since|until|by|from|early|late|mid|this|and|last|to|for)[ -]$", before
        )
    )


def _weekday(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """A weekday is the nearest such day up to publication; “next” looks ahead."""
    wanted = DAYS[match["weekday"].lower()]
    relation = (match["rel4"] or "").strip().lower()
    back = (clock.published.weekday() - wanted) % 7
    if relation == "next" or COMING.search(before):
        return (clock.published + dt.timedelta(days=(7 - back) % 7 or 7)).isoformat(), "ahead"
    return (clock.published - dt.timedelta(days=back)).isoformat(), WEEKDAY


def _spelled(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """“The first of April” is that day, of the year given or the one that brings it nearest."""
    month, day = MONTHS[match["month9"].rstrip(".").lower()], DAY_WORDS[match["day9"].lower()]
    if match["year9"]:
        return dt.date(int(match["year9"]), month, day).isoformat(), EXACT
    ahead = _looks_ahead(before)
    return _nearest(clock.published, month, day, ahead=ahead).isoformat(), EXACT


def _of_month(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001
    """“On the 18th” is of the month told last, else of the last one that has come to that day."""
    day = int(match["day8"])
    told = clock.told[:_MONTH] if clock.fresh else ""
    if len(told) < _MONTH:
        here = clock.published
        told = (here if day <= here.day else here.replace(day=1) - dt.timedelta(days=1)).isoformat()
    return dt.date(int(told[:4]), int(told[5:7]), day).isoformat(), EXACT


def _word(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001
    """“Today”, “yesterday” and “tomorrow” count from publication."""
    by = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    day = clock.published + dt.timedelta(days=by)
    return day.isoformat(), "ahead" if by > 0 else WEEKDAY


def _year(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001
    """A year alone is a year."""
    return match["year7"], YEAR


type _Rule = Callable[[re.Match[str], Clock, str], tuple[str, str]]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("month1", _whole),
    ("month2", _whole),
    ("month3", _month),
    ("weekday", _weekday),
    ("word", _word),
    ("day8", _of_month),
    ("day9", _spelled),
    ("unit5", unit),
    ("unit6", distance),
    ("year7", _year),
)


def rules() -> Iterator[tuple[str, str]]:
    """Give each rule of dates by its name, with what it says."""
    yield from ((rule.__name__.strip("_"), rule.__doc__ or "") for _, rule in _RULES)
