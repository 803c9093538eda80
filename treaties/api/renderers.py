"""The formats of the API: JSON, CSV and newline-delimited JSON."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, override

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.utils import json
from rest_framework.utils.encoders import JSONEncoder

from treaties.api.problems import BadParameterError


class FormatNegotiation(DefaultContentNegotiation):
    """Chooses by ``format=``, else by Accept; an unknown format is an error, which names them."""

    @override
    def filter_renderers(self, renderers: Iterable[Any], format: str) -> list[Any]:
        """Return the renderer of a format.

        Raises:
            BadParameterError: there is no such format.
        """
        held = list(renderers)
        found = [one for one in held if one.format == format]
        if not found:
            names = ", ".join(one.format for one in held)
            raise BadParameterError("format", f"“{format[:60]}” is no format here: {names}.")
        return found


class JsonRenderer(JSONRenderer):
    """One JSON document."""

    charset = None


class NdjsonRenderer(BaseRenderer):
    """The rows of a list, one JSON object a line; the next page is in the Link header."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = "utf-8"

    @override
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the rows as text."""
        return "".join(f"{_compact(row)}\n" for row in rows_of(data))


class CsvRenderer(BaseRenderer):
    """The rows of a list as a table; the next page is in the Link header.

    A list of words in one cell is split by “|”, as in the record's own files; anything deeper is
    JSON.
    """

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    @override
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the table as text, its header first."""
        rows = rows_of(data)
        columns = (renderer_context or {})["view"].columns
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell(row[column]) for column in columns] for row in rows)
        return out.getvalue()


def rows_of(data: Any) -> list[Any]:
    """Return the rows of an answer: those of a list, else the one thing that it is."""
    return list(data.get("results", [data]))


def cell(value: Any) -> str:
    """Return a value as it stands in a cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(one, str) for one in value):
            return "|".join(value)
        case list() | Mapping():
            return _compact(value)
        case _:
            return str(value)


def _compact(value: Any) -> str:
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))
