"""What the OpenAPI document tells of every path alike, and a true example of each answer."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from treaties.api.problems import MEDIA_TYPE
from treaties.api.schema_answers import COMPONENTS

EXAMPLES = Path(__file__).with_name("examples.json")
"""Questions by operation, with the answers of the record; a test holds that they are true."""

MOST = 3
"""To how many entries the lists of an example are cut."""

DESCRIPTION = """\
Who is bound by which arms-control treaty, since when, until when, and how we know.

Everything is public, and nothing that is sent is kept: no key is needed, and none is taken.

* **Dates** are ISO 8601 and as precise as their source: `2026` stays `2026`. `on=` takes a whole
  day, `known=` asks what the record said at a moment, `view=` answers in somebody's view.
* **Lists** come page by page (`next`, `previous`); `format=csv` and `format=ndjson` give all rows
  in one answer unless `page_size` or `cursor` asks for a page.
* **Errors** are `application/problem+json` (RFC 9457): `errors` names each parameter and what it
  takes.
* **Caching**: an answer has an `ETag` and a `Last-Modified`; sent back in `If-None-Match` or
  `If-Modified-Since`, they give a 304 while the record stays as it is.
* **Limits** are told in `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`
  (draft-ietf-httpapi-ratelimit-headers-06); beyond them an answer is a 429 with `Retry-After`.

The lists in the examples are cut to three entries. The record is licensed under CC BY 4.0.
"""

PARAMETERS = {
    "id": "Id of one of them, as its list gives it.",
    "iso3": "Code of a state: ISO 3166-1 alpha-3, or the record's own for a former state.",
    "public_id": "Id of an action: treaty, state, kind and date.",
    "format": "The format of the answer, which the Accept header can ask for too.",
}

_TEXT, _NUMBER = {"type": "string"}, {"type": "integer"}
HEADERS = {
    "ETag": ("The version of the record, the question and the day.", _TEXT),
    "Last-Modified": ("Since when the answer is what it is.", _TEXT),
    "RateLimit-Limit": ("Requests that an address may make in a minute.", _NUMBER),
    "RateLimit-Remaining": ("Requests left in this minute.", _NUMBER),
    "RateLimit-Reset": ("Seconds until the next minute.", _NUMBER),
}
_RETRY = {"description": "Seconds until requests are answered again.", "schema": _NUMBER}


def complete(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add to the document what holds for every path, and the examples."""
    result["info"]["description"] = DESCRIPTION
    result["security"] = []
    schemas = result["components"]["schemas"]
    schemas.update(COMPONENTS)
    for name, schema in schemas.items():
        if name.startswith("Paginated"):
            schema["description"] = "One page of a list."
    result["components"]["headers"] = {
        name: {"description": text, "schema": schema} for name, (text, schema) in HEADERS.items()
    }
    for operation in operations(result):
        _tell_headers(operation)
        _give_example(operation)
        for parameter in operation.get("parameters", ()):
            parameter.setdefault("description", PARAMETERS.get(parameter["name"], ""))
            if parameter["schema"] == {"type": "string"}:
                parameter["schema"] = {"type": "string", "minLength": 1}
    return result


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the operations of a document."""
    for path in document["paths"].values():
        yield from path.values()


def _tell_headers(operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    asks = "requestBody" not in operation
    names = [name for name in HEADERS if asks or name.startswith("RateLimit")]
    answers["200"]["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    if asks:
        answers["304"] = {"description": "Unchanged since the client asked last."}
    answers["429"]["headers"] = {"Retry-After": _RETRY}
    for status, told in (("200", "The answer."), ("400", "The question is wrong in some way.")):
        if status in answers:
            answers[status]["description"] = told
    answers["429"]["description"] = "Too many requests from this address."
    if "413" in answers:
        answers["413"]["description"] = "More was sent than is read."
    if "404" in answers:
        answers["404"]["description"] = "Nothing has this address."


def _give_example(operation: dict[str, Any]) -> None:
    held = examples().get(operation["operationId"])
    if held is None:
        return
    content = operation["responses"]["200"]["content"]["application/json"]
    content["examples"] = {"record": {"summary": held["asked"], "value": held["answer"]}}
    if "sent" in held:
        body = operation["requestBody"]["content"]["application/json"]
        body["examples"] = {"record": {"summary": held["asked"], "value": held["sent"]}}
    problem = operation["responses"]["429"]["content"][MEDIA_TYPE]
    problem["examples"] = {"limit": {"value": _TOO_MANY}}


_TOO_MANY = {
    "type": "about:blank",
    "title": "Too Many Requests",
    "status": 429,
    "detail": "Too many requests from this address: ask again in 45 s.",
}


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return the questions by operation, with their answers."""
    found: dict[str, dict[str, Any]] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


def cut(value: Any) -> Any:
    """Return an answer with its lists cut to what an example needs."""
    if isinstance(value, list):
        return [cut(one) for one in value[:MOST]]
    if isinstance(value, dict):
        return {name: cut(one) for name, one in value.items()}
    return value
