"""What was read: documents, and every version of their text."""

from typing import Any, ClassVar, override

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from news.admin.looking import NOTHING, LongListAdmin, link, outside
from news.models import Document, Version
from treaties.admin.filters import ChooseFilter


@admin.register(Document)
class DocumentAdmin(LongListAdmin[Document]):
    """Stories and depositaries' lists, at their addresses."""

    list_display = ("url", "kind", "outlet", "feed", "found_at", "number")
    list_filter: ClassVar[Any] = ("kind", "sample", ("feed", ChooseFilter))
    list_select_related = ("feed",)
    search_fields = ("url", "outlet")
    ordering = ("-found_at", "-id")
    fields = ("address", "kind", "outlet", "feed", "sample", "found_at", "told", "texts", "alike")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count the versions of each."""
        return super().get_queryset(request).annotate(number_of_versions=Count("versions"))

    @admin.display(description="versions")
    def number(self, document: Any) -> int:
        """Return how many texts there were."""
        count: int = document.number_of_versions
        return count

    @admin.display(description="address")
    def address(self, document: Document) -> SafeString:
        """Return a link to the document."""
        return outside(document.url)

    @admin.display(description="versions")
    def texts(self, document: Document) -> SafeString | str:
        """Return links to its versions."""
        return _links(document.versions.order_by("number").defer("text"))

    @admin.display(description="tells the same")
    def alike(self, document: Document) -> SafeString | str:
        """Return links to the other stories of its cluster."""
        if document.cluster is None:
            return NOTHING
        return _links(document.cluster.documents.exclude(pk=document.pk).order_by("pk"))


@admin.register(Version)
class VersionAdmin(LongListAdmin[Version]):
    """Texts as they were read."""

    list_display = ("title", "document", "number", "published_on", "language", "read_at")
    list_filter = ("document__kind", "language")
    list_select_related = ("document",)
    search_fields = ("title", "document__url", "document__outlet")
    ordering = ("-id",)
    fields = (
        *("document_link", "number", "title", "author", "language", "published_on"),
        *("published_at", "read_at", "text", "proposed", "sha256", "fingerprint"),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out of lists what is long."""
        found = super().get_queryset(request)
        match = request.resolver_match
        in_list = match is not None and (match.url_name or "").endswith("changelist")
        return found.defer("text") if in_list else found

    @admin.display(description="document")
    def document_link(self, version: Version) -> SafeString:
        """Return a link to the document."""
        return link(version.document)

    @admin.display(description="proposals")
    def proposed(self, version: Version) -> SafeString | str:
        """Return links to what was proposed on the ground of this text."""
        evidence = version.evidence.select_related("proposal").order_by("proposal_id")
        return _links({one.proposal_id: one.proposal for one in evidence}.values())


def _links(objects: Any) -> SafeString | str:
    return format_html_join(", ", "{}", ((link(one),) for one in objects)) or NOTHING
