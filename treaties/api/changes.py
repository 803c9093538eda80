"""Everything that changed, in the order in which it did, to be followed by cursor."""

from collections.abc import Sequence
from typing import Any, override

from django.core.exceptions import ValidationError as InvalidError
from django.db.models import FETCH_RAISE
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from treaties import changes
from treaties.api.base import RecordList
from treaties.api.paging import KeysetPagination, Rows
from treaties.api.problems import BadParameterError
from treaties.filters import DeltaFilter
from treaties.models import Change
from treaties.terms import ChangeKind


@extend_schema_field(
    {"type": "array", "items": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}
)
class PlaceField(serializers.ListField):
    """By what rows of a file are ordered: words and numbers."""


class ChangeSerializer(serializers.Serializer[Any]):
    """One row of one file of the record, added, changed or removed."""

    id = serializers.IntegerField(help_text="Rises with every change, with gaps.")
    kind = serializers.ChoiceField(ChangeKind.values, help_text="What happened to the row.")
    table = serializers.CharField(help_text="File of the record: states.csv, actions/apmbc.csv …")
    key = serializers.CharField(help_text="What tells the row from others of its file.")
    place = PlaceField(
        help_text="The rows of a file are in its order, then in that of their cells."
    )
    treaty = serializers.CharField(allow_null=True, help_text="The treaty that the row is about.")
    state = serializers.CharField(allow_null=True, help_text="The state that the row is about.")
    before = serializers.DictField(
        child=serializers.CharField(allow_blank=True),
        allow_null=True,
        help_text="The cells before; of a correction, those of the entry that it replaces.",
    )
    after = serializers.DictField(
        child=serializers.CharField(allow_blank=True),
        allow_null=True,
        help_text="The cells of the row since; null where it was removed.",
    )
    legal_act = serializers.BooleanField(
        help_text="Whether it tells of an act under a treaty that binds in law, or corrects one."
    )
    reason = serializers.CharField(allow_blank=True, help_text="Why, where somebody said.")
    version = serializers.IntegerField(help_text="The version of the record that it made.")
    at = serializers.DateTimeField(help_text="When it came into the record.")


class DeltaPagination(KeysetPagination):
    """Pages of the log, each with the cursor from which to go on."""

    cursor: str | None = None

    @override
    def paginate_queryset(self, queryset: Rows, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of the page, and keep the cursor after the last of them."""
        rows = super().paginate_queryset(queryset, request, view)
        self.cursor = changes.cursor_of(rows[-1]) if rows else request.query_params.get("since")
        return rows

    @override
    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the cursor after it, also as a header for plain rows."""
        response = super().get_paginated_response(data)
        results = response.data.pop("results")
        response.data |= {"cursor": self.cursor, "results": results}
        if self.cursor:
            response["Servanda-Cursor"] = self.cursor
        return response

    @override
    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of a page."""
        found = super().get_paginated_response_schema(schema)
        said = "What since= takes to go on after this page; null while there is no change."
        found["properties"]["cursor"] = {"type": "string", "nullable": True, "description": said}
        found["required"].append("cursor")
        return found


class ChangeList(RecordList):
    """Every change of the record in the order in which it was committed, the first first.

    Keep the “cursor” of the last page and send it as since= the next time: nothing is missed and
    nothing told twice. Whoever sets the row “key” of each “table” to “after”, or removes it where
    that is null, and orders rows by “place”, has the files of the record.
    """

    queryset = Change.objects.all()
    serializer_class = ChangeSerializer
    filterset_class = DeltaFilter
    pagination_class = DeltaPagination
    keys = {"id": int}

    @override
    def rows(self, asking: Any) -> Any:
        """Return the changes that are asked for.

        Raises:
            BadParameterError: the cursor is none that this log gave.
        """
        try:
            return asking.qs.fetch_mode(FETCH_RAISE)
        except InvalidError as error:
            raise BadParameterError("since", " ".join(error.messages)) from error

    @override
    def shown(self, rows: Sequence[Any], asking: Any) -> Sequence[Any]:
        """Return the changes as they are told."""
        return [changes.told(one) for one in rows]
