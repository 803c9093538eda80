"""Releases of the record as the API gives them."""

import datetime as dt
import math
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import http_date, parse_http_date
from django.views.decorators.http import require_safe
from django_filters import FilterSet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from treaties.api.base import RecordList, RecordView
from treaties.api.manners import OPEN_TO_ALL
from treaties.models import Release
from treaties.pages.releases import file_kind, newest_release


class FileSerializer(serializers.Serializer[Any]):
    """A file of a release."""

    name = serializers.CharField(help_text="Name of the file.")
    holds = serializers.CharField(help_text="What is in it.")
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField(help_text="SHA-256 of the file.")
    url = serializers.URLField(help_text="Where to fetch it.")


class ReleaseSerializer(serializers.ModelSerializer[Release]):
    """A release with its checksums and files."""

    previous = serializers.IntegerField(
        source="previous_id",
        read_only=True,
        allow_null=True,
        help_text="Number of the release before this one; null of the first.",
    )
    licence = serializers.SerializerMethodField(help_text="SPDX identifier of the licence.")
    files = serializers.SerializerMethodField(help_text="The files, with size and checksum.")

    class Meta:
        model = Release
        fields = [
            "number",
            "released_at",
            "version",
            "compiled_on",
            "content_hash",
            "manifest_hash",
            "previous",
            "licence",
            "counts",
            "files",
        ]

    def get_licence(self, _release: Release) -> str:
        """Return the licence of the record."""
        return "CC-BY-4.0"

    @extend_schema_field(FileSerializer(many=True))
    def get_files(self, release: Release) -> list[dict[str, Any]]:
        """Return the files, each with the address to fetch it from."""
        request: Request = self.context["request"]
        return [
            {
                "name": one["name"],
                "holds": file_kind(one["name"]).holds,
                "size": one["size"],
                "sha256": one["sha256"],
                "url": request.build_absolute_uri(
                    reverse("release-file", args=[release.number, one["name"]])
                ),
            }
            for one in release.files
        ]


class ReleaseFilter(FilterSet):
    """Nothing can be asked of the list of releases: it is short."""

    class Meta:
        model = Release
        fields: list[str] = []


class _OfReleases:
    """A release is no change of the record: answers about releases last until the next one."""

    @cached_property
    def latest(self) -> tuple[int, dt.datetime] | None:
        """The number of the newest release and its moment; None without one."""
        rows = Release.objects.order_by("-number").values_list("number", "released_at")
        return rows.first()

    @property
    def newest(self) -> int:
        """The number of the newest release, 0 without one."""
        return self.latest[0] if self.latest else 0

    def etag(self, request: Request, day: dt.date) -> str:
        """Return the tag of the answer, which changes with the newest release too."""
        tag: str = super().etag(request, day)  # type: ignore[misc]
        return f'{tag[:-1]}-{self.newest}"'

    def modified(self, day: dt.date) -> str:
        """Return since when the answer is what it is: the newest release, if that came later."""
        before: str = super().modified(day)  # type: ignore[misc]
        made = math.ceil(self.latest[1].timestamp()) if self.latest else 0
        return http_date(max(parse_http_date(before), made))


class ReleaseList(_OfReleases, RecordList):
    """Releases of the record, the first one first, with checksums and files."""

    queryset = Release.objects.all()
    serializer_class = ReleaseSerializer
    filterset_class = ReleaseFilter
    keys = {"number": int}


class ReleaseDetail(_OfReleases, RecordView):
    """One release with its checksums and files."""

    queryset = Release.objects.all()
    serializer_class = ReleaseSerializer

    @extend_schema(
        operation_id="releases_retrieve",
        parameters=[
            OpenApiParameter(
                "number", OpenApiTypes.INT, OpenApiParameter.PATH, description="1, 2, 3 …"
            )
        ],
    )
    def get(self, request: Request, number: int) -> Response:  # noqa: ARG002
        """Return the release."""
        release = self.get_queryset().filter(pk=number).first()
        if release is None:
            raise NotFound(no_release(number, self.newest))
        return Response(self.get_serializer(release).data)


def no_release(number: int, newest: int) -> str:
    """Return what to say where there is no release of a number."""
    there = f"The newest is {newest}." if newest else "Nothing has been released yet."
    return f"There is no release {number}. {there}"


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """Lead to the newest release."""
    number = newest_release()
    query = f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else ""
    response = HttpResponseRedirect(reverse("api-release", args=[number or 1]) + query)
    response["Cache-Control"] = "no-cache"
    for name, value in OPEN_TO_ALL.items():
        response[name] = value
    return response
