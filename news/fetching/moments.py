"""Moments as feeds and pages write them."""

import datetime as dt
import re
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1970, 2100
"""A moment outside of these is a slip of a program, not of a page."""
_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, and whether only its day is known (`at` is then its beginning in UTC)."""

    at: dt.datetime
    day_only: bool = False


def moment(text: str) -> Moment | None:
    """Return the moment a text stands for (ISO 8601, RFC 822), None where it is none.

    A time without a zone is one of UTC.
    """
    text = text.strip()[:60]
    found = _iso(text) or _mail(text)
    if found is None:
        return None
    at = aware(found)
    return Moment(at, day_only=bool(_DAY.fullmatch(text))) if at else None


def at(text: str) -> dt.datetime | None:
    """Return the moment a text stands for, at the beginning of its day where it has no time."""
    found = moment(text)
    return found.at if found else None


def of_struct(told: time.struct_time | None) -> dt.datetime | None:
    """Return the moment that feedparser read, None where it read none."""
    try:
        return aware(dt.datetime(*told[:6], tzinfo=dt.UTC)) if told else None
    except (ValueError, OverflowError):
        return None


def aware(found: dt.datetime) -> dt.datetime | None:
    """Return a moment in UTC, None where its year is a slip."""
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _iso(text: str) -> dt.datetime | None:
    if len(text) < len("20261125"):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
