"""What describes a release to programs and people: data package, citation file."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from treaties.releases.columns import Cell, Flat, Kind, key_of

TITLE = "Servanda: who is bound by which arms-control treaty, since when, and how we know"
LICENCE_NAME, LICENCE_TITLE = "CC-BY-4.0", "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
DESCRIPTION = (
    "What states did under arms-control treaties, with dates and sources. The record is a "
    "compilation of facts; the sources that each row names remain under their own terms."
)
PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def data_package(tables: Sequence[Flat], compiled_on: dt.date, content_hash: str) -> str:
    """Return the descriptor of the tables as a Tabular Data Package, as JSON."""
    found = {
        "profile": "tabular-data-package",
        "name": "servanda",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": f"{compiled_on}+{content_hash[:12]}",
        "licenses": [{"name": LICENCE_NAME, "title": LICENCE_TITLE, "path": LICENCE_URL}],
        "resources": [_resource(table) for table in tables],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Flat) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(one, one.name in table.key) for one in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [_reference(one, table) for one in table.columns if one.refers]:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"tables/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": schema,
    }


def _field(column: Cell, in_key: bool) -> dict[str, Any]:  # noqa: FBT001
    found: dict[str, Any] = {"name": column.name, "description": column.meaning, "type": "string"}
    constraints: dict[str, Any] = {"required": True} if column.required or in_key else {}
    match column.kind:
        case Kind.INTEGER:
            found["type"] = "integer"
        case Kind.FLAG:
            found |= {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
        case Kind.DATE:
            found["type"] = "date"
        case Kind.MOMENT:
            found |= {"type": "datetime", "format": "any"}
        case Kind.PARTIAL_DATE:
            constraints["pattern"] = PARTIAL
        case Kind.RULE:
            found["type"] = "object"
        case _:
            pass
    if column.choices:
        constraints["enum"] = list(column.choices)
    return found | ({"constraints": constraints} if constraints else {})


def _reference(column: Cell, table: Flat) -> dict[str, Any]:
    there = "" if column.refers == table.name else column.refers
    return {
        "fields": [column.name],
        "reference": {"resource": there, "fields": [key_of(column.refers)]},
    }


def citation_file(number: int, released_on: dt.date) -> str:
    """Return CITATION.cff (Citation File Format 1.2.0) of a release."""
    lines = [
        "cff-version: 1.2.0",
        'message: "Cite the release that you used."',
        f'title: "{TITLE}"',
        "type: dataset",
        "authors:",
        '  - name: "Servanda"',
        f'version: "{number}"',
        f"date-released: {released_on.isoformat()}",
        f"license: {LICENCE_NAME}",
    ]
    return "\n".join([*lines, ""])
