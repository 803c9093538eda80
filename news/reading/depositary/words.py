"""The depositary's words and letters for acts, and its way of writing dates."""

import datetime as dt
import re
from collections.abc import Mapping

from treaties.terms import ActionKind

PARTICIPANT = "participant"

TERMS: Mapping[str, ActionKind] = {
    "signature": ActionKind.SIGNATURE,
    "succession to signature": ActionKind.SIGNATURE,
    "definitive signature": ActionKind.DEFINITIVE_SIGNATURE,
    "ratification": ActionKind.RATIFICATION,
    "formal confirmation": ActionKind.RATIFICATION,
    "act of formal confirmation": ActionKind.RATIFICATION,
    "acceptance": ActionKind.ACCEPTANCE,
    "approval": ActionKind.APPROVAL,
    "accession": ActionKind.ACCESSION,
    "succession": ActionKind.SUCCESSION,
    "consent to be bound": ActionKind.CONSENT_TO_BE_BOUND,
    "provisional application": ActionKind.PROVISIONAL_APPLICATION,
}
"""Words of column headings. A formal confirmation is an organisation's ratification."""

LETTERS: Mapping[str, ActionKind] = {
    "A": ActionKind.ACCEPTANCE,
    "AA": ActionKind.APPROVAL,
    "a": ActionKind.ACCESSION,
    "c": ActionKind.RATIFICATION,
    "d": ActionKind.SUCCESSION,
    "n": ActionKind.PROVISIONAL_APPLICATION,
    "P": ActionKind.CONSENT_TO_BE_BOUND,
    "s": ActionKind.DEFINITIVE_SIGNATURE,
}
"""Letters after a date, where the heading of the column does not say what they mean."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

DAY = r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<year>\d{4})"
"""A date as the page writes it, in a table (8 Sep 1998) or in a sentence (8 September 1998)."""

DAY_PATTERN = re.compile(rf"(?<!\d){DAY}(?!\d)")


def month_number(word: str) -> int | None:
    """Return 1 to 12 for the name of a month or its first letters, as many as tell it apart."""
    found = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower())]
    return found[0] if len(found) == 1 else None


def as_day(match: re.Match[str]) -> dt.date | None:
    """Return the day that :data:`DAY` matched, or None where there is no such day."""
    month = month_number(match["month"])
    if month is None:
        return None
    try:
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def days_in(text: str) -> list[dt.date]:
    """Return the days written in a text, in order."""
    return [day for match in DAY_PATTERN.finditer(text) if (day := as_day(match)) is not None]


def written(day: dt.date) -> str:
    """Return a day as sentences write it: 8 September 1998."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
