"""The OpenAPI document, and that the API keeps to it."""

import hypothesis
import jsonschema
import pytest
import schemathesis
import yaml
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from schemathesis.specs.openapi.checks import positive_data_acceptance

from config.env import BASE_DIR
from config.wsgi import application

DOCUMENT = BASE_DIR / "docs" / "openapi.yaml"
KNOWN = {
    "id": "apmbc",
    "treaty": "npt",
    "iso3": "FIN",
    "state": "PRK",
    "public_id": "apmbc-UKR-suspension-2025-07-18",
    "known": "2026-11-23T00:00:00Z",
    "view": "PRK",
    "page_size": 2,
    "days": 400,
}

schema = schemathesis.openapi.from_path(DOCUMENT)
schema.app = application


def with_known(values):
    """Put an id that exists in the place of every other one made up, so that some are answered."""
    return values and {
        name: KNOWN[name] if name in KNOWN and len(str(value)) % 2 else value
        for name, value in values.items()
    }


@schema.hook
def map_path_parameters(_context, path_parameters):
    return with_known(path_parameters)


@schema.hook
def map_query(_context, query):
    return with_known(query)


@pytest.fixture
def same_connection():
    """Let requests end without ending the connection that holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@hypothesis.settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.django_db
@pytest.mark.usefixtures("record", "same_connection")
def test_whatever_is_asked_the_api_answers_as_it_says(case):
    # What a document cannot tell, such as which ids there are, is refused with a 400 that says so.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


def test_the_document_in_the_repository_is_current(tmp_path):
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)
    assert made.read_text() == DOCUMENT.read_text(), (
        "write it again: manage.py spectacular --file docs/openapi.yaml"
    )


def document():
    return yaml.safe_load(DOCUMENT.read_text())


def test_every_parameter_is_described():
    bare = [
        (path, parameter["name"])
        for path, operations in document()["paths"].items()
        for operation in operations.values()
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
    ]
    assert bare == []


def fields(name, schema):
    """Give every property of a schema, however deep, with its place."""
    for field, held in schema.get("properties", {}).items():
        yield f"{name}.{field}", held
        yield from fields(f"{name}.{field}", held)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from fields(f"{name}[]", schema[key])
    for one in schema.get("oneOf", ()):
        yield from fields(name, one)


def test_every_field_is_described():
    held = document()
    places = dict(held["components"]["schemas"])
    for path, operations in held["paths"].items():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                for kind, content in answer.get("content", {}).items():
                    places[f"{path} {status} {kind}"] = content["schema"]
    found = [one for name, schema in places.items() for one in fields(name, schema)]
    bare = [place for place, held in found if not held.get("description") and "$ref" not in held]
    assert len(found) > 200
    assert bare == []


def test_every_example_is_as_its_schema_says():
    held = document()
    every = [one for operations in held["paths"].values() for one in operations.values()]
    answers = [answer for one in every for answer in one["responses"].values()]
    bodies = [one["requestBody"] for one in every if "requestBody" in one]
    for told in [*answers, *bodies]:
        for content in told.get("content", {}).values():
            schema = {**content["schema"], "components": held["components"]}
            for example in content.get("examples", {}).values():
                jsonschema.Draft202012Validator(schema).validate(example["value"])


def test_nobody_needs_a_key():
    held = document()
    assert held["security"] == []
    assert "securitySchemes" not in held["components"]
    assert "no key is needed" in held["info"]["description"]
