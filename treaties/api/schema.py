"""Descriptions of answers that are not rows of a table, for the OpenAPI document."""

from typing import Any

from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from treaties.api.paging import KeysetPagination
from treaties.fields import DayField, FlagField, WordField
from treaties.terms import Counted


class ParameterErrorSerializer(serializers.Serializer[Any]):
    """What is wrong with one parameter."""

    parameter = serializers.CharField(help_text="The parameter.")
    value = serializers.CharField(allow_null=True, help_text="What was sent.")
    detail = serializers.CharField(help_text="What is wrong, and what it takes.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Why there is no answer (RFC 9457), and what to do."""

    type = serializers.CharField(help_text="about:blank: the status says what it is.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What to do.")
    errors = ParameterErrorSerializer(  # type: ignore[assignment]  # also what DRF calls its own
        many=True, required=False
    )


def _text(description: str = "", *, nullable: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    if description:
        found["description"] = description
    return {**found, "nullable": True} if nullable else found


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_DAY = {"type": "string", "format": "date", "nullable": True}
_DATE = _text("A year, a month or a day, as precise as the source.", nullable=True)

IDENTIFIERS = _object(
    wikidata=_text(), ieadb=_text(), unts=_text(), mtdsg=_text(), vaynman_code=_text()
)
STATE_IDENTIFIERS = _object(cow=_text(), gw=_text(), wikidata=_text(), uncode=_text())

ENTRY_INTO_FORCE = {
    **_object(
        earliest=_DAY,
        latest=_DAY,
        threshold_on=_DAY,
        counted=_list(_text("Id of an action.")),
        steps=_list(_text("A step of the arithmetic.")),
        note=_text("Why no date can be derived."),
    ),
    "nullable": True,
}

_QUALIFIER = _object(
    name=_text("leaving, suspended, contested, provisional, …"),
    until=_DATE,
    basis=_list(_text("Id of an action.")),
)
_QUALIFIER["properties"]["from"] = _DATE
_QUALIFIER["required"].append("from")
QUALIFIERS = _list({**_QUALIFIER, "additionalProperties": True})

CITATIONS = _list(
    _object(
        source=_text("Key of the source."),
        title=_text(),
        publisher=_text(),
        url=_text(),
        kind=_text("Who stands behind the source."),
        as_of=_DATE,
        locator=_text("Where in the source."),
        quote=_text("What it says, word for word."),
    )
)
VIEWS = _list(
    _object(
        by=_text("depositary, un, meeting_of_parties, secretariat, or the code of a state."),
        view=_text("valid, invalid, in_force, not_in_force, contested or no_position."),
        says=_text("What the holder says, in short."),
        on=_DATE,
        effective=_DATE,
        sources=_list(_text("Key of a source.")),
    )
)

_NUMBER = {
    "oneOf": [
        {"type": "integer"},
        _object(min={"type": "integer"}, max={"type": "integer"}),
    ],
    "description": "A number, or the least and the most where dates are partial.",
}
_ROWS = _list(
    _object(
        state=_text("Code of a state."),
        status=_text("Where it stands, or the statuses that dates leave open."),
        basis=_list(_text("Id of an action.")),
    )
)
_EXPLAINED = _object(included=_ROWS, perhaps=_ROWS, apart=_ROWS, excluded=_ROWS)
_ALTERNATIVE = _object(
    view=_text("Whose view."),
    count=_text("Which count differs."),
    value=_NUMBER,
    added=_list(_text("Code of a state.")),
    removed=_list(_text("Code of a state.")),
)
_PUBLISHED = _object(
    question=_text("What was published."),
    count=_text("Our count of the same."),
    as_of=_text("The date at which it was true."),
    published={"type": "integer"},
    counted=_NUMBER,
    difference=_NUMBER,
    source=_text("Who published it, and where."),
)

UPCOMING_DATE = {
    "oneOf": [{"type": "string", "format": "date"}, _object(earliest=_DAY, latest=_DAY)],
    "description": "The day; where it is not known, the days between which it lies.",
}

COUNTS = _object(
    on={"type": "string", "format": "date"},
    rule=_object(**{which.value: _text() for which in Counted}),
    view=_text("In whose view."),
    **{which.value: _NUMBER for which in Counted},
    explain={"type": "string", "format": "uri"},
    alternatives=_list(_ALTERNATIVE),
)
COUNTS["properties"] |= {
    "explanation": _object(**{which.value: _EXPLAINED for which in Counted}),
    "published": _list(_PUBLISHED),
}
COUNTS_SERIES = KeysetPagination().get_paginated_response_schema(_list(COUNTS))

WHEN = _object(
    treaty=_text("Id of the treaty."),
    kind=_text("The kind of act."),
    date={"type": "string", "format": "date"},
    state=_text("Code of the state.", nullable=True),
    effective_on=_DAY,
    effective_earliest=_DAY,
    effective_latest=_DAY,
    rule=_text("The rule in words."),
    article=_text("Where the rule stands."),
    steps=_list(_text("A step of the arithmetic.")),
    provisos=_list(_text("What could change it.")),
)


def parameters_of(form: type[forms.Form]) -> list[OpenApiParameter]:
    """Return the parameters that a form takes, as the document describes them."""
    return [_parameter(name, field) for name, field in form.base_fields.items()]


def _parameter(name: str, field: forms.Field) -> OpenApiParameter:
    kind = OpenApiTypes.DATE if isinstance(field, DayField) else OpenApiTypes.STR
    choices = None
    if isinstance(field, FlagField):
        choices = ["0", "1"]
    elif isinstance(field, WordField):
        choices = list(field.words)
    return OpenApiParameter(
        name, kind, required=field.required, description=str(field.help_text), enum=choices
    )
