"""Search by any name: states, treaties, and where the one stands under the other."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from treaties.api.base import RecordView
from treaties.api.questions import SearchForm
from treaties.api.reckoned import bound
from treaties.api.schema import parameters_of
from treaties.api.schema_answers import SEARCH
from treaties.api.serializers import StandingSerializer
from treaties.api.standings import StandingRow, stored_row, with_around
from treaties.fields import today
from treaties.models import Standing, State, Treaty
from treaties.pages.matching import Match
from treaties.pages.search import found_by, search


class Search(RecordView):
    """States and treaties by any of their names, typing errors forgiven.

    Where a state and a treaty are named together, their standing on the day leads.
    """

    asks = SearchForm
    answer = SEARCH
    problems = (400, 429)

    @extend_schema(operation_id="search", parameters=parameters_of(SearchForm))
    def get(self, request: Request) -> Response:
        """Return what was found, the best first."""
        asked = bound(SearchForm, request).cleaned_data
        day, hits = asked["on"] or today(), search(asked["q"])
        states, treaties = hits.listed_states, hits.listed_treaties
        rows: Any = _standings(hits.pairs, day)
        standings = StandingSerializer(rows, many=True)
        return Response(
            {
                "q": asked["q"],
                "on": day,
                "partly": hits.partly,
                "pairs": [{"state": state, "treaty": treaty} for state, treaty in hits.pairs],
                "standings": standings.data,
                "states": _found(states, _names(State.objects, "name", states)),
                "treaties": _found(treaties, _names(Treaty.objects, "short_name", treaties)),
            }
        )


def _names(rows: Any, field: str, found: Iterable[Match]) -> Mapping[str, str]:
    return dict(rows.filter(pk__in=[one.key for one in found]).values_list("pk", field))


def _found(matches: Sequence[Match], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.key,
            "name": names[one.key],
            "found_by": found_by(one, names[one.key]) or names[one.key],
            "score": round(one.score, 3),
        }
        for one in matches
    ]


def _standings(pairs: Sequence[tuple[str, str]], day: dt.date) -> list[StandingRow]:
    """Return where states stand under treaties on a day; pairs without a standing have no row."""
    if not pairs:
        return []
    named = Q()
    for state, treaty in pairs:
        named |= Q(state=state, treaty=treaty)
    rows = with_around(Standing.objects.on(day).filter(named), day)
    held = {(row.state_id, row.treaty_id): stored_row(row, day) for row in rows}
    return [held[pair] for pair in pairs if pair in held]
