"""What treaties do by themselves, and what falls due under them, in the time after a day."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext

from core.dates import PartialDate
from treaties.ahead import Ahead
from treaties.pages.events import left_words, window
from treaties.pages.rules import article_words
from treaties.terms import UpcomingKind
from treaties.upcoming import Stretch, Upcoming

DUE: Mapping[UpcomingKind, str] = {
    UpcomingKind.ENTRY: "enters into force",
    UpcomingKind.END: "ends",
    UpcomingKind.RENEWAL: "ends a term and is renewed",
    UpcomingKind.REVIEW: "has a review conference due",
}
"""What a treaty does, after its name."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a treaty itself does or what falls due under it, with its rule."""

    item: Upcoming
    on: PartialDate | None
    left: str
    window: str
    what: str
    rule: str


def due_within(ahead: Ahead, time: relativedelta) -> list[Due]:
    """Return what falls due under treaties in some time after the day, next first."""
    day = ahead.question.on
    return [
        Due(
            item,
            item.date,
            left_words(item, day),
            "" if item.date else window(item, day),
            gettext(DUE[item.what]),
            article_words(item.article) if item.article else "",
        )
        for item in ahead.for_treaties(Stretch(day, day, day + time))
    ]
