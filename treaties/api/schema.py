"""Descriptions of answers that are not rows of a table, for the OpenAPI document."""

from typing import Any

from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from treaties.fields import DayField, FlagField, WordField


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
        many=True, required=False, help_text="What is wrong, parameter by parameter."
    )


def text(description: str, *, nullable: bool = False) -> dict[str, Any]:
    """Return the schema of a text."""
    return {"type": ["string", "null"] if nullable else "string", "description": description}


def day(description: str, *, nullable: bool = True) -> dict[str, Any]:
    """Return the schema of a whole day."""
    return {**text(description, nullable=nullable), "format": "date"}


def date(description: str) -> dict[str, Any]:
    """Return the schema of a date as precise as its source."""
    return text(f"{description} A year, a month or a day.", nullable=True)


def group(description: str, /, **properties: Any) -> dict[str, Any]:
    """Return the schema of an object that has all of some properties."""
    return {
        "type": "object",
        "description": description,
        "required": list(properties),
        "properties": properties,
    }


def many(items: dict[str, Any], description: str) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": items, "description": description}


ACTION = text("Id of an action.")
STATE = text("Code of a state: ISO 3166-1 alpha-3, or the record's own for a former state.")

IDENTIFIERS = group(
    "What other data sets call it; empty where they do not hold it.",
    wikidata=text("Item of Wikidata."),
    ieadb=text("Number in the International Environmental Agreements Database."),
    unts=text("Registration number in the United Nations Treaty Series."),
    mtdsg=text("Chapter and number in Multilateral Treaties Deposited with the Secretary-General."),
    vaynman_code=text("Code in Vaynman's data set of arms control agreements."),
)
STATE_IDENTIFIERS = group(
    "What other data sets call it; empty where they do not hold it.",
    cow=text("Number in the Correlates of War system."),
    gw=text("Number in the list of Gleditsch and Ward."),
    wikidata=text("Item of Wikidata."),
    uncode=text("Numeric code used in data sets of the United Nations."),
)

ENTRY_INTO_FORCE = {
    **group(
        "The entry into force that the acts and the treaty's own rule give.",
        earliest=day("First day on which it can lie."),
        latest=day("Last day on which it can lie."),
        threshold_on=day("Day on which the number of consents that the rule asks for was reached."),
        counted=many(ACTION, "The consents counted."),
        steps=many(text("A step."), "The arithmetic, step by step."),
        note=text("Why no date can be derived; empty where one can."),
    ),
    "type": ["object", "null"],
}

_QUALIFIER = group(
    "What else is true, with its own dates.",
    name=text("leaving, suspended, contested, provisional, …"),
    until=date("First day on which it no longer holds."),
    basis=many(ACTION, "The acts that it rests on."),
)
_QUALIFIER["properties"]["from"] = date("Since when it holds.")
_QUALIFIER["required"].append("from")
QUALIFIERS = many(
    {**_QUALIFIER, "additionalProperties": True}, "What else is true, each with its own dates."
)

CITATIONS = many(
    group(
        "A source, where in it and what it says.",
        source=text("Id of the source."),
        title=text("Its title."),
        publisher=text("Who published it."),
        url=text("Where to read it."),
        kind=text("Who stands behind the source."),
        as_of=date("When what it says was true."),
        locator=text("Where in the source."),
        quote=text("What it says, word for word."),
    ),
    "The sources that state it.",
)
VIEWS = many(
    group(
        "Who takes which view of it.",
        by=text("depositary, un, meeting_of_parties, secretariat, or the code of a state."),
        view=text("valid, invalid, in_force, not_in_force, contested or no_position."),
        says=text("What the holder says, in short."),
        on=date("When it was voiced."),
        effective=date("Since when the act has effect in this view."),
        sources=many(text("Id of a source."), "Where it can be read."),
    ),
    "Who takes which view of it.",
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


UPCOMING_DATE = {
    "oneOf": [
        {"type": "string", "format": "date"},
        group(
            "The days between which it lies.",
            earliest=day("First day on which it can lie."),
            latest=day("Last day on which it can lie."),
        ),
    ],
    "description": "The day; where it is not known, the days between which it lies.",
}
