"""What came into the record lately: how much on each day, legal acts apart from the rest."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext

from treaties.models import Change
from treaties.pages.log import DONE
from treaties.presentation import listed, lower_first, number_words

DAYS = 4
"""How many days are told of."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered on a day, in words: acts under treaties that bind, and all the rest."""

    on: dt.date
    legal: str
    other: str


def entered_lately() -> list[Entered]:
    """Read what was entered on the last days of work on the record, the newest first: one query."""
    rows = (
        Change.objects.annotate(on=TruncDate("at", tzinfo=dt.UTC))
        .values_list("on", "legal_act", "kind")
        .annotate(number=Count("pk"))
        .order_by("-on", "legal_act", "kind")
    )
    found: dict[dt.date, dict[bool, list[str]]] = defaultdict(lambda: defaultdict(list))
    for on, legal, kind, number in rows:
        found[on][legal].append(f"{number_words(number)} {lower_first(gettext(DONE[kind]))}")
    return [
        Entered(on, _told(parts[True]), _told(parts[False]))
        for on, parts in list(found.items())[:DAYS]
    ]


def _told(parts: Sequence[str]) -> str:
    return listed(parts)
