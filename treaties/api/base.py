"""What every path of the API has in common: manners, not content."""

import datetime as dt
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from inspect import getdoc
from itertools import batched
from typing import Any, override

from django import forms
from django.db.models import FETCH_RAISE
from django.http import StreamingHttpResponse
from django.utils.http import http_date
from django_filters import FilterSet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from treaties.api.limits import PerAddress
from treaties.api.manners import AnswersAll, is_held
from treaties.api.paging import Keys, KeysetPagination, in_order
from treaties.api.problems import (
    MEDIA_TYPE,
    BadParameterError,
    NotModified,
    problem_response,
)
from treaties.api.renderers import (
    CsvRenderer,
    FormatNegotiation,
    JsonRenderer,
    LinesRenderer,
    NdjsonRenderer,
)
from treaties.api.schema import ProblemSerializer
from treaties.editions import Edition, current_edition
from treaties.fields import nearest, today

SAFE = ("GET", "HEAD")
"""Methods whose answers can be held by a client; the others answer what is sent with them."""

CHUNK = 200
"""How many lines of an export are sent together."""


class RecordSchema(AutoSchema):
    """Describes what every path can answer besides what it is asked."""

    @override
    def get_response_serializers(self) -> Any:
        """Return the answer in each format and the problems that can stand in its place."""
        assert isinstance(self.view, RecordView)
        found = self.view.answer or super().get_response_serializers()
        answer, *texts = [one.media_type for one in self.view.renderer_classes]
        answers = {(200, answer): found, **{(200, one): OpenApiTypes.STR for one in texts}}
        problems = {(status, MEDIA_TYPE): ProblemSerializer for status in self.view.problems}
        return {**answers, **problems}

    @override
    def get_description(self) -> str:  # type: ignore[override]
        """Return what the path is about."""
        return getdoc(type(self.view)) or ""

    @override
    def get_tags(self) -> list[str]:
        """Group paths by the first word after the version."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    @override
    def get_operation_id(self) -> str:
        """Return the name of the operation without the version."""
        return super().get_operation_id().removeprefix("v1_")


class RecordView(AnswersAll, GenericAPIView[Any]):
    """A path that answers from the record and changes nothing."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = FormatNegotiation
    renderer_classes = [JsonRenderer]
    filter_backends = []
    schema = RecordSchema()
    asks: type[forms.Form] | None = None
    answer: Mapping[str, Any] | type[Serializer[Any]] | None = None
    problems: Sequence[int] = (400, 404, 429)
    edition: Edition
    told: Mapping[str, str] = {}

    def count_request(self, request: Request) -> None:
        """Count the request against the limit of its address.

        Raises:
            Throttled: there were too many.
        """
        limit = PerAddress()
        allowed = limit.allow_request(request, self)
        self.told = limit.headers
        if not allowed:
            self.throttled(request, limit.wait())

    @override
    def get_exception_handler(self) -> Any:
        """Answer errors as problems."""
        return problem_response

    @override
    def get_renderers(self) -> list[Any]:
        """Return the formats; what a path takes is told in the first alone."""
        renderers = super().get_renderers()
        return renderers[:1] if self.request.method == "OPTIONS" else renderers

    @property
    def parameters(self) -> list[str]:
        """The names of the query parameters that this path takes."""
        return [*(self.asks.base_fields if self.asks else ()), "format"]

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse parameters that mean nothing here, and answer at once what is known already.

        Raises:
            Throttled: there were too many requests from this address.
            BadParameterError: a parameter is unknown, empty or given twice.
            NotModified: the client holds this very answer.
        """
        if request.method != "OPTIONS":
            self.count_request(request)
        super().initial(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return
        self.check_parameters(request)
        self.edition = current_edition()
        if request.method not in SAFE:
            return
        etag, modified = self.etag(request, today()), self.modified(today())
        if is_held(request, etag, modified):
            raise NotModified(etag, modified)

    def check_parameters(self, request: Request) -> None:
        """Hold that every parameter is one of this path's, once, with a value.

        Raises:
            BadParameterError: one is not.
        """
        for name, values in request.query_params.lists():
            if name not in self.parameters:
                near = nearest(name, self.parameters) or self.parameters
                raise BadParameterError(
                    name[:60], f"This path takes no such parameter; it takes {', '.join(near)}."
                )
            if len(values) > 1:
                raise BadParameterError(name, "Give it once.")
            if not values[0].strip():
                raise BadParameterError(name, "Give it a value, or leave it out.")

    def etag(self, request: Request, day: dt.date) -> str:
        """Return the tag of the answer: the record's edition, the question, the format, the day."""
        asked = (
            self.edition,
            request.get_full_path(),
            request.accepted_renderer.media_type,
            day,
        )
        digest = hashlib.sha256(repr(asked).encode()).hexdigest()[:20]
        return f'W/"{self.edition.version}-{digest}"'

    def modified(self, day: dt.date) -> str:
        """Return since when the answer is what it is: the record's last change, or midnight.

        What is asked of no day is asked of today: it can be another one tomorrow.
        """
        midnight = dt.datetime.combine(day, dt.time.min, dt.UTC)
        changed = max(midnight, self.edition.changed_at or midnight)
        return http_date(math.ceil(changed.timestamp()))  # a tag of whole seconds, never too early

    @override
    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers that every answer has."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == HTTPStatus.OK and request.method in SAFE:
            response["ETag"] = self.etag(request, today())
            response["Last-Modified"] = self.modified(today())
        for name, value in self.told.items():
            response[name] = value
        response["Cache-Control"] = "no-cache"
        return self.with_cors(request, response)


class RecordList(ListModelMixin, RecordView):
    """A path that answers with a list, page by page."""

    renderer_classes = [JsonRenderer, CsvRenderer, NdjsonRenderer]
    filter_backends = [DjangoFilterBackend]
    pagination_class = KeysetPagination
    problems: Sequence[int] = (400, 429)
    filterset_class: type[FilterSet]
    serializer_class: type[Serializer[Any]]
    keys: Keys

    @property
    @override
    def parameters(self) -> list[str]:
        """The names of the query parameters that this list takes."""
        return [*self.filterset_class.base_filters, "format", "cursor", "page_size"]

    @property
    def columns(self) -> list[str]:
        """The columns of the list as a table."""
        return list(self.serializer_class().fields)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """Return a page of the list, or all of it."""
        return self.list(request, *args, **kwargs)

    @override
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """Return a page of what is asked for, or all of it where lines are and no page.

        Raises:
            ValidationError: the question cannot be answered.
        """
        asking = self.filterset_class(
            request.query_params, queryset=self.get_queryset(), request=request
        )
        if not asking.is_valid():
            raise ValidationError(asking.errors)
        if self.is_export(request):
            return self.export(request, asking)
        rows = self.shown(self.paginate_queryset(self.rows(asking)) or [], asking)
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def is_export(self, request: Request) -> bool:
        """Whether all rows are asked for: as lines, and no page of them."""
        paged = {"cursor", "page_size"} & request.query_params.keys()
        return isinstance(request.accepted_renderer, LinesRenderer) and not paged

    def export(self, request: Request, asking: Any) -> StreamingHttpResponse:
        """Return all rows, written while they are sent; what they need is read before."""
        rows = self.shown(in_order(self.rows(asking), self.keys), asking)
        renderer: Any = request.accepted_renderer
        one = self.get_serializer()
        lines = renderer.lines((one.to_representation(row) for row in rows), self.columns)
        chunks = ("".join(some) for some in batched(lines, CHUNK, strict=False))
        sent: Iterable[str] = () if request.method == "HEAD" else chunks
        name = f"servanda-{request.path.removeprefix('/api/v1/').strip('/').replace('/', '-')}"
        return StreamingHttpResponse(
            sent,
            content_type=f"{renderer.media_type}; charset={renderer.charset}",
            headers={"Content-Disposition": f'attachment; filename="{name}.{renderer.format}"'},
        )

    def rows(self, asking: Any) -> Any:
        """Return all rows that are asked for; reading more of one than is fetched is an error."""
        return asking.qs.fetch_mode(FETCH_RAISE)

    def shown(self, rows: Sequence[Any], asking: Any) -> Sequence[Any]:  # noqa: ARG002
        """Return the rows of a page as they are shown."""
        return rows


@extend_schema(exclude=True)
class Nowhere(RecordView):
    """An address that nothing has."""

    def get(self, request: Request) -> Response:
        """Say that nothing is here.

        Raises:
            NotFound: always.
        """
        raise NotFound(f"Nothing has the address {request.path}; /api/docs/ lists all that do.")
