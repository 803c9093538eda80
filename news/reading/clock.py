"""What dates are resolved against, and how a date can have been told."""

import datetime as dt
from dataclasses import dataclass

EXACT, MONTH, YEAR, WEEKDAY, RELATIVE, ANCHORED = (
    "exact",
    "month",
    "year",
    "weekday",
    "relative",
    "anchored",
)


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


def _as_day(text: str) -> dt.date | None:
    """Return a day in the middle of a partial date, none where there is no date."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 6
    day = parts[2] if len(parts) > 2 else 15  # noqa: PLR2004
    return dt.date(parts[0], month, day)
