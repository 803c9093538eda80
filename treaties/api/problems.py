"""Errors of the API: problem details (RFC 9457) that say what to do."""

import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404
from rest_framework.exceptions import APIException, NotFound, Throttled, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"
TOO_MANY = (
    "Too many requests from this address: ask again in {} s. One request for format=csv or "
    "format=ndjson gives a whole list."
)


class ProblemRenderer(JSONRenderer):
    """Writes a problem, whatever format was asked for."""

    media_type = MEDIA_TYPE
    format = "problem"
    charset = None


class NotModified(APIException):
    """What the client holds is still what the record says."""

    status_code = HTTPStatus.NOT_MODIFIED

    def __init__(self, etag: str, modified: str) -> None:
        super().__init__("Not modified.")
        self.headers = {"ETag": etag, "Last-Modified": modified}


class BadParameterError(ValidationError):
    """A parameter cannot be taken; says which, its value and what it takes."""

    def __init__(self, parameter: str, advice: str) -> None:
        super().__init__({parameter: [advice]})


def problem_response(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Return the answer to an error, or None where it is our own mistake."""
    if isinstance(error, NotModified):
        return Response(status=error.status_code, headers=error.headers)
    known = NotFound() if isinstance(error, Http404) else error
    if not isinstance(known, APIException):
        return None
    request: Request = context["request"]
    request.accepted_renderer = ProblemRenderer()
    request.accepted_media_type = MEDIA_TYPE
    headers = {"Retry-After": str(_wait(known))} if isinstance(known, Throttled) else None
    return Response(problem(known, request), status=known.status_code, headers=headers)


def problem(error: APIException, request: Request) -> dict[str, Any]:
    """Return a problem as it is written: type, title, status, detail, and errors by parameter."""
    status = HTTPStatus(error.status_code)
    told: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value}
    if isinstance(error, Throttled):
        return {**told, "detail": TOO_MANY.format(_wait(error))}
    if not isinstance(error, ValidationError) or not isinstance(error.detail, Mapping):
        return {**told, "detail": str(error.detail)}
    errors = [
        {
            "parameter": parameter,
            "value": request.query_params.get(parameter),
            "detail": " ".join(str(message) for message in messages),
        }
        for parameter, messages in error.detail.items()
    ]
    detail = " ".join(f"{_asked(one)}: {one['detail']}" for one in errors)
    return {**told, "detail": detail, "errors": errors}


def _wait(error: Throttled) -> int:
    """Return in how many whole seconds to ask again."""
    return math.ceil(getattr(error, "wait", None) or 1)


def _asked(error: Mapping[str, Any]) -> str:
    value = error["value"]
    return error["parameter"] if value is None else f"{error['parameter']}={value[:60]}"
