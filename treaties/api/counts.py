"""Counts as the API gives them: each with its rule, and what it would be in other views."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from rest_framework.request import Request

from treaties.law.counting import RULES, Alternative, Counts
from treaties.terms import Counted


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


def explain_address(request: Request, treaty_id: str, day: dt.date) -> str:
    """Return the address that explains the counts of a day as this request asks for them."""
    query = QueryDict(mutable=True)
    query["on"] = day.isoformat()
    for name in ("view", "known"):
        if name in request.query_params:
            query[name] = request.query_params[name]
    path = reverse("api-counts-explained", args=[treaty_id])
    return request.build_absolute_uri(f"{path}?{query.urlencode()}")
