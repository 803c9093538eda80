"""Dates reckoned from others: “last year”, “three days earlier”, “a year ago”."""

import calendar
import datetime as dt
import re

from news.reading.clock import ANCHORED, RELATIVE, Clock
from news.reading.day_words import RULE
from news.reading.numbers import number

_BARE = len("2026")
_OF_CLAUSE = re.compile(r" (?:it|he|she|they|its|the|a|an|this|that) [a-z]| [A-Z][a-z]+ [a-z]")
"""“A day before it becomes a member”: before what, and not before the date told last."""
_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})
_STEPS = {"the same": 0, "that": 0, "later that": 0, "the following": 1, "the previous": -1}


def unit(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:  # noqa: PLR0911
    """“Last year”, “this month”, “last summer”: a month or a year, as precise as it is told."""
    relation, of = match["rel5"].lower(), match["unit5"]
    day = clock.day if relation in {"the same", "that", "later that"} else clock.published
    ahead = relation in {"next", "the following"}
    how = "ahead" if ahead else RELATIVE
    if of in _DAY:
        return _day(relation, clock, before)
    if relation == "the" and of in {"week", "month", "year", "fall"}:
        return "", ""
    if of == "year":
        if relation in {"the same", "that", "later that"} and not clock.told:
            return "", ""
        return f"{day.year + ahead - (relation in {'last', 'the previous'}):04}", how
    if of in {"week", "month"}:
        if relation in {"the same", "that"}:
            return day.isoformat()[:7], how
        step = 7 if of == "week" else 30
        moved = day + dt.timedelta(days=step * (ahead - (relation in {"last", "the previous"})))
        if of == "month":
            return _months(day, ahead - (relation in {"last", "the previous"}))[:7], how
        return moved.isoformat()[:7], how
    if relation == "next" or ahead:
        return f"{day.year:04}", "ahead"
    middle = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}[of]
    return f"{day.year - (middle > day.month):04}", RELATIVE


def _day(relation: str, clock: Clock, before: str) -> tuple[str, str]:
    """“The same day” and “the following day” go by the last date told to the day.

    “A and B ratified on the same day” tells only that they did so together.
    """
    if relation not in _STEPS or not clock.whole or before.endswith("on "):
        return "", ""
    day = dt.date.fromisoformat(clock.whole) + dt.timedelta(days=_STEPS[relation])
    return day.isoformat(), ANCHORED


def distance(match: re.Match[str], clock: Clock, before: str) -> tuple[str, str]:
    """“Three days earlier” counts from the date told last, “a year ago” from publication.

    “Six months after” is the date of what follows: it counts back. From a bare year it gives no
    date, since the one reckoned may be the year beside it.
    """
    how = match["how6"].removesuffix(" today")
    if how == "before" and _OF_CLAUSE.match(match.string, match.end()):
        return "", ""
    the = match["count6"] in {"the", "some"}
    count = 1 if the else number(match["count6"]) or 0
    before_it = how in {"before", "earlier"} and match["unit6"] in {"month", "year"}
    if the and match["unit6"] != "day" and not before_it:
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
    exact = match["unit6"] == "day" or "to the day" in match[0] or match[0].endswith(" today")
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


def _months(day: dt.date, by: int) -> str:
    index = day.year * 12 + day.month - 1 + by
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)).isoformat()
