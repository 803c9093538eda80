"""Pages of a list, found by the values of the row they begin after: no gaps and no repeats."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, override

from django.db.models import Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from treaties.api.problems import BadParameterError

PAGE_SIZE, LARGEST_PAGE = 200, 1000
LARGEST_NUMBER = 2**31

type Keys = Mapping[str, type[str] | type[int]]
"""The columns that a list is ordered by, unique together, each with its type."""

type Rows = QuerySet[Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: after a row, or before it where ``back``."""

    values: tuple[Any, ...]
    back: bool = False

    def __str__(self) -> str:
        """Return the cursor as the client gets it, opaque."""
        text = json.dumps([self.back, *self.values], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, keys: Keys) -> "Cursor":
        """Return the cursor that a client sends back.

        Raises:
            ValueError: it is none that this list gave.
        """
        padded = text + "=" * (-len(text) % 4)
        try:
            held = json.loads(base64.b64decode(padded.encode("ascii"), b"-_", validate=True))
        except (binascii.Error, UnicodeError, json.JSONDecodeError, RecursionError) as error:
            raise ValueError(text) from error
        if not isinstance(held, list) or len(held) != 1 + len(keys):
            raise ValueError(text)
        back, *values = held
        types = zip(values, keys.values(), strict=True)
        if not isinstance(back, bool) or not all(_fits(*one) for one in types):
            raise ValueError(text)
        return cls(tuple(values), back)


def _fits(value: object, kind: type) -> bool:
    if type(value) is not kind:
        return False
    if isinstance(value, str):
        return value.isprintable()
    return isinstance(value, int) and abs(value) < LARGEST_NUMBER


def beyond(keys: Keys, cursor: Cursor) -> Q:
    """Return the test that a row comes after the cursor, or before it where it looks back."""
    lookup = "lt" if cursor.back else "gt"
    test, same = Q(), Q()
    for name, value in zip(keys, cursor.values, strict=True):
        test |= same & Q(**{f"{name}__{lookup}": value})
        same &= Q(**{name: value})
    return test


class KeysetPagination(BasePagination):
    """Gives a list page by page; the view names the columns that order it as ``keys``."""

    def __init__(self) -> None:
        self.before: Cursor | None = None
        self.after: Cursor | None = None
        self.address = ""

    @override
    def paginate_queryset(self, queryset: Rows, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of the page asked for.

        Raises:
            BadParameterError: the cursor or the size of the page is wrong.
        """
        keys: Keys = view.keys
        self.address = request.build_absolute_uri()
        size, cursor = page_size(request), _cursor(request, keys)
        back = cursor is not None and cursor.back
        if isinstance(queryset, QuerySet):
            rows = _from_queryset(queryset, keys, cursor, size + 1)
        else:
            rows = _from_sequence(queryset, keys, cursor, size + 1)
        more, rows = len(rows) > size, rows[:size]
        if back:
            rows.reverse()
        values = attrgetter(*keys)
        if rows and (more if back else cursor is not None):
            self.before = Cursor(_tuple(values(rows[0])), back=True)
        if rows and (more or back):
            self.after = Cursor(_tuple(values(rows[-1])))
        return rows

    @override
    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of those beside it."""
        beside = {"next": self._link(self.after), "previous": self._link(self.before)}
        links = [f'<{address}>; rel="{rel}"' for rel, address in beside.items() if address]
        headers = {"Link": ", ".join(links)} if links else None
        return Response({**beside, "results": data}, headers=headers)

    def _link(self, cursor: Cursor | None) -> str | None:
        return replace_query_param(self.address, "cursor", str(cursor)) if cursor else None

    @override
    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "next": {**link, "description": "Address of the next page; null on the last."},
            "previous": {**link, "description": "Address of the page before; null on the first."},
            "results": {"description": "The rows.", **schema},
        }
        return {"type": "object", "required": [*properties], "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:  # noqa: ARG002
        """Return the parameters that pages take."""
        size = {
            "type": "integer",
            "minimum": 1,
            "maximum": LARGEST_PAGE,
            "default": PAGE_SIZE,
        }
        return [
            _parameter("cursor", {"type": "string"}, "Where the page begins, as next gives it."),
            _parameter(
                "page_size",
                size,
                "How many rows a page has at the most. CSV and NDJSON without it give all rows.",
            ),
        ]


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        "description": description,
    }


def page_size(request: Request) -> int:
    """Return how many rows a page is to have.

    Raises:
        BadParameterError: it is not a number from 1 to the largest.
    """
    text = request.query_params.get("page_size", str(PAGE_SIZE))
    number = int(text) if text.isdecimal() and text.isascii() and len(text) <= len("1000") else 0
    if not 1 <= number <= LARGEST_PAGE:
        advice = f"“{text[:60]}” is not a number of rows from 1 to {LARGEST_PAGE}."
        raise BadParameterError("page_size", advice)
    return number


def _cursor(request: Request, keys: Keys) -> Cursor | None:
    text = request.query_params.get("cursor")
    if text is None:
        return None
    try:
        return Cursor.read(text, keys)
    except ValueError as error:
        advice = "This is no cursor of this list: take the address that next or previous gives."
        raise BadParameterError("cursor", advice) from error


def _from_queryset(
    queryset: QuerySet[Any], keys: Keys, cursor: Cursor | None, size: int
) -> list[Any]:
    if cursor is not None:
        queryset = queryset.filter(beyond(keys, cursor))
    back = cursor is not None and cursor.back
    return list(queryset.order_by(*(f"-{key}" if back else key for key in keys), "pk")[:size])


def in_order(rows: Rows, keys: Keys) -> list[Any]:
    """Return all rows in the order of the list."""
    if isinstance(rows, QuerySet):
        return list(rows.order_by(*keys, "pk"))
    values = attrgetter(*keys)
    return sorted(rows, key=lambda row: _tuple(values(row)))


def _from_sequence(rows: Sequence[Any], keys: Keys, cursor: Cursor | None, size: int) -> list[Any]:
    values = attrgetter(*keys)
    back = cursor is not None and cursor.back
    ordered = sorted(rows, key=lambda row: _tuple(values(row)), reverse=back)
    if cursor is None:
        return ordered[:size]
    if back:
        return [row for row in ordered if _tuple(values(row)) < cursor.values][:size]
    return [row for row in ordered if _tuple(values(row)) > cursor.values][:size]


def _tuple(values: Any) -> tuple[Any, ...]:
    """Return what ``attrgetter`` gives as a tuple, even of one."""
    return values if isinstance(values, tuple) else (values,)
