"""The formats of the API: JSON, CSV and newline-delimited JSON."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class LinesRenderer(BaseRenderer):
    """The rows of a list line by line; a list that no page is asked of comes whole."""

    charset = "utf-8"

    def lines(self, rows: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
        """Yield the text, a row at a time."""
        raise NotImplementedError

    @override
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the rows as text."""
        return "".join(self.lines(rows_of(data), (renderer_context or {})["view"].columns))


class NdjsonRenderer(LinesRenderer):
    """The rows of a list, one JSON object a line."""

    media_type = "application/x-ndjson"
    format = "ndjson"

    @override
    def lines(self, rows: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
        """Yield the rows, each a line."""
        for row in rows:
            yield f"{_compact(row)}\n"


class CsvRenderer(LinesRenderer):
    """The rows of a list as a table, its header first.

    A list of words in one cell is split by “|”, as in the record's own files; anything deeper is
    JSON.
    """

    media_type = "text/csv"
    format = "csv"

    @override
    def lines(self, rows: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
        """Yield the header, then the rows."""
        writer = csv.writer(_Echo(), lineterminator="\n")
        yield writer.writerow(columns)
        for row in rows:
            yield writer.writerow([cell(row[column]) for column in columns])


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def rows_of(data: Any) -> list[Any]:
    """Return the rows of an answer: those of a list, else the one thing that it is."""
    return list(data.get("results", [data]))


def cell(value: Any) -> str:
    """Return a value as it stands in a cell."""
    if type(value) is str:  # most cells, by far
        return value
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
