"""Counts as the API gives them: each with its rule, who is in, who is out, and other views."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict
from rest_framework.request import Request

from treaties import answers
from treaties.law.counting import RULES, Alternative, Counts, Record, Tally, why
from treaties.models import PublishedTotal
from treaties.terms import Counted

ASKS_FOR: Mapping[str, Counted] = {
    PublishedTotal.Question.PARTIES: Counted.CONSENTED,
    PublishedTotal.Question.SIGNATORIES: Counted.SIGNED,
    PublishedTotal.Question.SIGNED_NOT_PARTY: Counted.SIGNED_NOT_CONSENTED,
}
"""Which of our counts a published total is to be held against."""


def counts_json(held: Counts, differing: Iterable[Alternative], explain: str) -> dict[str, Any]:
    """Return the counts of a day with their rules and what they would be in other views."""
    return {
        "on": held.on,
        "rule": {which.value: RULES[which] for which in Counted},
        "view": held.view,
        **{which.value: held[which].as_json() for which in Counted},
        "explain": explain,
        "alternatives": [_alternative(one) for one in differing],
    }


def _alternative(one: Alternative) -> dict[str, Any]:
    return {
        "view": one.view,
        "count": one.which.value,
        "value": one.tally.as_json(),
        "added": sorted(one.added),
        "removed": sorted(one.removed),
    }


def explain_address(request: Request, day: dt.date) -> str:
    """Return the address that explains the counts of a day as this request asks for them."""
    query = QueryDict(mutable=True)
    for name in ("view", "known"):
        if name in request.query_params:
            query[name] = request.query_params[name]
    query["on"], query["explain"] = day.isoformat(), "1"
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def explanation(held: Counts, records: Sequence[Record]) -> dict[str, Any]:
    """Return for each count who is in, who perhaps, who is listed apart and who is out."""
    by_state = {record.participant.code: record for record in records}
    return {which.value: _explained(held[which], by_state, held.on) for which in Counted}


def _explained(tally: Tally, by_state: Mapping[str, Record], day: dt.date) -> dict[str, Any]:
    out = by_state.keys() - tally.sure - tally.perhaps - tally.apart
    groups = {
        "included": tally.sure,
        "perhaps": tally.perhaps,
        "apart": tally.apart,
        "excluded": out,
    }
    return {
        name: [_row(by_state[state], day) for state in sorted(states)]
        for name, states in groups.items()
    }


def _row(record: Record, day: dt.date) -> dict[str, Any]:
    basis = [act for period in record.periods if period.on(day) for act in period.basis]
    return {"state": record.participant.code, "status": why(record, day), "basis": basis}


def published(
    treaty_id: str, totals: Sequence[PublishedTotal], known: dt.datetime | None, view: str
) -> list[dict[str, Any]]:
    """Return the totals that others published, each beside our count on its day."""
    days = sorted({_day_of(one) for one in totals})
    if not days:
        return []
    counting = answers.count(treaty_id, days, known=known, view=view)
    by_day = {one.on: one for one in counting.counts}
    return [_published(one, by_day[_day_of(one)]) for one in totals]


def _published(total: PublishedTotal, held: Counts) -> dict[str, Any]:
    which = ASKS_FOR[total.question]
    tally = held[which]
    low, high = tally.minimum - total.expected, tally.maximum - total.expected
    return {
        "question": total.question,
        "count": which.value,
        "as_of": str(total.as_of),
        "published": total.expected,
        "counted": tally.as_json(),
        "difference": low if low == high else {"min": low, "max": high},
        "source": total.source,
    }


def _day_of(total: PublishedTotal) -> dt.date:
    """Return the day on which a total was true: of a month or a year the last."""
    assert total.as_of is not None
    return total.as_of.latest
