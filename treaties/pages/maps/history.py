"""The whole course of a treaty, small enough to be sent: who looks how from which day on."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate
from treaties.law.periods import Period
from treaties.models import Treaty
from treaties.pages.maps.looks import UNCERTAIN, Moment, course
from treaties.pages.maps.words import AHEAD, MARKS, UNKNOWN_DAY, UNSURE, Deed
from treaties.presentation import UNKNOWN, WORDS, lower_first
from treaties.terms import NONE

AHEAD_YEARS = 2
"""How far the course looks ahead of today."""


type Stretch = tuple[dt.date, dt.date]
"""A first and a last day."""


def stretch(treaty: Treaty, periods: Mapping[str, Sequence[Period]], today: dt.date) -> Stretch:
    """Return the days that the course spans: from the adoption, or the first act, on."""
    begun = [period.starts.first for held in periods.values() for period in held]
    days = [day for day in begun if day is not None]
    named = treaty.adopted_on or treaty.opened_for_signature_on
    days += [named.earliest] if named else []
    last = today + relativedelta(years=AHEAD_YEARS)
    return min(*days, last) if days else last, last


def history(
    periods: Mapping[str, Sequence[Period]],
    span: Stretch,
    today: dt.date,
    deeds: Mapping[str, Deed],
) -> dict[str, Any]:
    """Return the course as data.

    ``states`` holds of every state rows of ``[from, statuses, since, marks, basis]``, each true
    until the next. ``since`` is empty where it is the day ``from``, ``?`` where it is not known.
    Marks and acts are told as a word with a date, the acts by the place of their word in
    ``nouns``.
    """
    nouns: dict[str, int] = {}
    states = {}
    for code, held in sorted(periods.items()):
        if moments := course(held, *span):
            states[code] = [_row(moment, deeds, nouns) for moment in moments]
    return {
        "first": str(span[0]),
        "last": str(span[1]),
        "today": str(today),
        "words": {
            "status": dict(WORDS),
            "mark": {name.value: words for name, words in MARKS.items()},
            "unsure": UNSURE,
            "unknown": UNKNOWN_DAY,
            "undated": UNKNOWN,
            "ahead": AHEAD,
        },
        "nouns": list(nouns),
        "states": states,
    }


def _row(moment: Moment, deeds: Mapping[str, Deed], nouns: dict[str, int]) -> list[str]:
    look = moment.look
    marks = ",".join(f"{one.name}:{one.date or ''}" for one in look.marks)
    acts = [deeds[one] for one in look.basis if one in deeds]
    basis = ",".join(
        f"{nouns.setdefault(lower_first(act.noun), len(nouns))}:{act.acted or ''}" for act in acts
    )
    row = [str(moment.on), "|".join(look.statuses), _since(moment), marks, basis]
    while not row[-1]:
        row.pop()
    return row


def _since(moment: Moment) -> str:
    look = moment.look
    if look.shown in {NONE, UNCERTAIN} or look.since == PartialDate(moment.on):
        return ""
    return str(look.since or "?")
