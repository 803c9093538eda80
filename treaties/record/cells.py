"""One cell of a file to and from the value of a model field."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from core.fields import PartialDateField

STAND_INS = frozenset({"0001-01-01", "1900-01-01", "9999-12-31"})
"""Days that other systems write for “not known”."""

_PART = re.compile(r"(?:[^|\\]|\\.|\\$)*", re.DOTALL)
_ESCAPED = re.compile(r"\\([|\\])")


class CellError(ValueError):
    """The cell cannot be read; says what to write instead."""


def split_cell(text: str) -> list[str]:
    r"""Split at each ``|``; ``\|`` is a literal bar and ``\\`` a literal backslash."""
    parts, start = [], 0
    while start <= len(text):
        match = _PART.match(text, start)
        end = match.end() if match else len(text)
        parts.append(_ESCAPED.sub(r"\1", text[start:end]))
        start = end + 1
    return parts


def join_cell(parts: Iterable[str]) -> str:
    """Join with ``|``, the other way round of :func:`split_cell`."""
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def read_list(text: str) -> list[str]:
    """Read the values of a list; an empty cell is an empty list.

    Raises:
        CellError: a value is empty or stands twice.
    """
    values = split_cell(text) if text else []
    if "" in values:
        raise CellError("a value between two “|” is empty: remove one “|”")
    if twice := sorted({value for value in values if values.count(value) > 1}):
        raise CellError(f"{', '.join(twice)} stands twice: keep one")
    return values


def read_aligned(text: str, count: int) -> list[str]:
    """Read one value for each source of the row; an empty cell is as many empty values.

    Raises:
        CellError: there are more or fewer values than sources.
    """
    values = split_cell(text) if text else [""] * count
    if len(values) != count:
        raise CellError(f"{len(values)} values for {count} sources: write one for each, split by |")
    return values


def write_aligned(values: Sequence[str]) -> str:
    """Write one value for each source; nothing where all are empty."""
    return join_cell(values) if any(values) else ""


def read_flag(text: str) -> bool:
    """Read yes or no.

    Raises:
        CellError: the cell holds anything else.
    """
    if text not in {"yes", "no"}:
        raise CellError(f"“{text}” is neither yes nor no")
    return text == "yes"


def read_moment(text: str) -> dt.datetime:
    """Read a moment with its time zone.

    Raises:
        CellError: the cell holds anything else.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise CellError(f"“{text}” is not a moment: write it like 2026-11-22T00:00:00Z")
    return moment.astimezone(dt.UTC)


def write_moment(moment: dt.datetime) -> str:
    """Write a moment in UTC, to the second or as precisely as it is known."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def decode(field: models.Field[Any, Any], text: str) -> Any:
    """Read a cell as the value of a field, under every rule of that field.

    Relations are read as the key that the cell holds, or a list of keys.

    Raises:
        CellError: the field does not take the value.
    """
    if isinstance(field, models.ManyToManyField):
        return read_list(text)
    if isinstance(field, models.ForeignKey):
        if not text and not field.null:
            raise CellError("is empty: fill it in")
        return text or None
    return _cleaned(field, _raw(field, text), text)


def _raw(field: models.Field[Any, Any], text: str) -> Any:
    if isinstance(field, ArrayField):
        return read_list(text)
    if isinstance(field, models.BooleanField):
        return read_flag(text)
    if isinstance(field, models.DateTimeField) and (text or not field.null):
        return read_moment(text)
    if isinstance(field, models.DateField | PartialDateField) and text in STAND_INS:
        raise CellError(f"{text} stands for an unknown date: leave the cell empty")
    return None if field.null and not text else text


def _cleaned(field: models.Field[Any, Any], raw: Any, text: str) -> Any:
    if not text and not field.blank:
        raise CellError("is empty: fill it in")
    if (
        text
        and field.choices
        and text not in (values := [str(key) for key, _ in field.flatchoices])
    ):
        raise CellError(f"“{text}” is not known: write one of {', '.join(values)}")
    try:
        return field.clean(raw, None)
    except ValidationError as error:
        raise CellError(f"“{text}”: {' '.join(error.messages)}") from error


def encode(value: Any) -> str:
    """Write the value of a field as a cell, the other way round of :func:`decode`."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            return write_moment(value)
        case list() | tuple():
            return join_cell(value)
        case _:
            return str(value)
