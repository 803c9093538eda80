"""Dates in a text, resolved against the day of publication; partial ones stay partial."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from news.reading.day_words import AHEAD, COMING, DATE, DAYS, HINT, MONTHS, PAST_BY, RULE
from news.reading.numbers import number

EXACT, MONTH, YEAR, WEEKDAY, RELATIVE, ANCHORED = (
    "exact",
    "month",
    "year",
    "weekday",
    "relative",
    "anchored",
)


_LONG_PAST = 120
"""Days after which a day of this year is long past for a text that looks ahead."""
_WHOLE = len("2026-05-09")
_BARE = len("2026")


class When(NamedTuple):
    """A date that was found: from where to where, what it is, and how it was told."""

    start: int
    end: int
    value: str
    how: str


@dataclass(slots=True)
class Clock:
    """What dates are resolved against: the day of publication, and the date told last."""

    published: dt.date
    told: str = ""
    fresh: bool = False
    """Whether it was told in the same sentence."""
    whole: str = ""
    """The last date told to the day."""

    @property
    def day(self) -> dt.date:
        """The day told last, that of publication where none was."""
        return _as_day(self.told) or self.published


def dates(text: str, start: int, end: int, clock: Clock) -> list[When]:
    """Return the dates in a stretch of text, moving the clock along."""
    if not HINT.search(text, start, end):
        return []
    found = []
    clock.fresh = False
    for match in DATE.finditer(text, start, end):
        when = _resolve(match, clock, text[max(start, match.start() - 60) : match.start()])
        if when is not None:
            found.append(when)
            clock.fresh = True
            clock.whole = when.value if len(when.value) == _WHOLE else clock.whole
            if (when.value and when.how != YEAR) or not clock.told or when.how == YEAR:
                clock.told = when.value
    return found


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
    relation = (match["rel3"] or "").strip()
    day = clock.published
    if match[0].endswith("last year"):
        return f"{day.year - 1:04}-{month:02}", MONTH
    if relation == "that" and clock.told:
        return f"{clock.told[:4]}-{month:02}", MONTH
    if relation == "next" or (not relation and _looks_ahead(before)):
        return f"{day.year + (month < day.month):04}-{month:02}", MONTH
    earlier = month > day.month or (relation == "last" and month == day.month)
    return f"{day.year - earlier:04}-{month:02}", MONTH


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
    relation = (match["rel4"] or "").strip()
    back = (clock.published.weekday() - wanted) % 7
    if relation == "next" or COMING.search(before):
        return (clock.published + dt.timedelta(days=(7 - back) % 7 or 7)).isoformat(), "ahead"
    return (clock.published - dt.timedelta(days=back)).isoformat(), WEEKDAY


def _word(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001
    """“Today”, “yesterday” and “tomorrow” count from publication."""
    by = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    day = clock.published + dt.timedelta(days=by)
    return day.isoformat(), "ahead" if by > 0 else WEEKDAY


def _unit(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001, PLR0911
    """“Last year”, “this month”, “last summer”: a month or a year, as precise as it is told."""
    relation, unit = match["rel5"], match["unit5"]
    day = clock.day if relation in {"the same", "that", "later that"} else clock.published
    ahead = relation in {"next", "the following"}
    how = "ahead" if ahead else RELATIVE
    if relation == "the" and unit in {"week", "month", "year", "fall"}:
        return "", ""
    if unit == "year":
        if relation in {"the same", "that", "later that"} and not clock.told:
            return "", ""
        return f"{day.year + ahead - (relation in {'last', 'the previous'}):04}", how
    if unit in {"week", "month"}:
        if relation in {"the same", "that"}:
            return day.isoformat()[:7], how
        step = 7 if unit == "week" else 30
        moved = day + dt.timedelta(days=step * (ahead - (relation in {"last", "the previous"})))
        if unit == "month":
            return _months(day, ahead - (relation in {"last", "the previous"}))[:7], how
        return moved.isoformat()[:7], how
    if relation == "next" or ahead:
        return f"{day.year:04}", "ahead"
    middle = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}[unit]
    return f"{day.year - (middle > day.month):04}", RELATIVE


def _distance(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """“Three days earlier” counts from the date told last, “a year ago” from publication.

    “Six months after” is the date of what follows: it counts back. From a bare year it gives no
    date, since the one reckoned may be the year beside it.
    """
    how = match["how6"]
    count = 1 if match["count6"] in {"the", "some"} else number(match["count6"]) or 0
    if match["count6"] in {"the", "some"} and match["unit6"] != "day":
        return "", ""
    if how in {"after", "on"} and RULE.search(before):
        return "", ""
    back = how in {"ago", "earlier", "before", "after", "previously"}
    base = clock.published if how in {"ago", "on"} else clock.day
    if match["unit6"] in {"day", "week"} and how != "ago" and clock.whole:
        base = dt.date.fromisoformat(clock.whole)
    if how == "after" and not clock.fresh:
        base = clock.published
    elif how == "after" and len(clock.told) == _BARE and match["unit6"] == "year":
        return "", ""
    by = -count if back else count
    exact = match["unit6"] == "day" or "to the day" in match[0]
    if match["unit6"] == "day":
        value = (base + dt.timedelta(days=by)).isoformat()
    elif match["unit6"] == "week":
        value = (base + dt.timedelta(weeks=by)).isoformat()[:7]
    elif match["unit6"] == "month":
        value = _months(base, by)
        value = value if exact else value[:7]
    else:
        years = by * (10 if match["unit6"] == "decade" else 1)
        value = _months(base, years * 12)[: 10 if exact else 4]
    return value, "counted" if how in {"after", "on"} else ANCHORED if how != "ago" else RELATIVE


def _year(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: ARG001
    """A year alone is a year."""
    return match["year7"], YEAR


def _months(day: dt.date, by: int) -> str:
    index = day.year * 12 + day.month - 1 + by
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)).isoformat()


def _as_day(text: str) -> dt.date | None:
    """Return a day in the middle of a partial date, none where there is no date."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 6
    day = parts[2] if len(parts) > 2 else 15  # noqa: PLR2004
    return dt.date(parts[0], month, day)


type _Rule = Callable[[re.Match[str], Clock, str], tuple[str, str]]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("month1", _whole),
    ("month2", _whole),
    ("month3", _month),
    ("weekday", _weekday),
    ("word", _word),
    ("unit5", _unit),
    ("unit6", _distance),
    ("year7", _year),
)


def rules() -> Iterator[tuple[str, str]]:
    """Give each rule of dates by its name, with what it says."""
    yield from ((rule.__name__.strip("_"), rule.__doc__ or "") for _, rule in _RULES)
