"""Pages about the data, the files of releases, and citations of pages."""

from http import HTTPStatus

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from treaties.models import Release
from treaties.pages.asked import Asked, moment_text
from treaties.pages.citing import NotAPageError, cited
from treaties.pages.releases import (
    UnknownReleaseError,
    data_page,
    file_kind,
    newest_release,
    release_page,
)
from treaties.releases.codebook import chapters
from treaties.releases.publish import directory_of
from treaties.views import dated, framed

FOR_EVER = "public, max-age=31536000, immutable"
"""A file of a release never changes."""


@dated
def data(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Tell what data there is, in which formats, under which licence, and how to cite it."""
    frame = framed(request, asked, "data", reverse("api-releases"))
    return render(request, "treaties/data.html", {"page": data_page()} | frame)


@dated
def release(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Show one release."""
    try:
        page = release_page(number)
    except UnknownReleaseError as error:
        raise Http404(str(error)) from error
    api = reverse("api-release", args=[number])
    frame = framed(request, asked, "data", api, about={"release": str(number)})
    context = {"page": page, "known": moment_text(page.release.released_at)}
    return render(request, "treaties/release.html", context | frame)


@dated
def codebook(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Explain every table, column and word of the record."""
    context = {"chapters": chapters(), "newest": newest_release()}
    return render(request, "treaties/codebook.html", context | framed(request, asked, "data"))


@require_safe
def latest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Lead to the newest release; to the page about the data while there is none."""
    number = newest_release()
    there = reverse("treaties:release", args=[number]) if number else reverse("treaties:data")
    response = HttpResponseRedirect(there)
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def release_file(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Serve a file of a release, as it was released.

    Raises:
        Http404: the release has no such file, or it is not kept here.
    """
    made = Release.objects.filter(pk=number).first()
    held = {one["name"]: one for one in made.files} if made else {}
    if name not in held:
        raise Http404(f"Release {number} has no file “{name[:60]}”.")
    etag = f'"{held[name]["sha256"]}"'
    headers = {"ETag": etag, "Cache-Control": FOR_EVER, "Access-Control-Allow-Origin": "*"}
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    path = directory_of(number) / name
    if not path.is_file() or path.stat().st_size != held[name]["size"]:
        raise Http404(f"{name} of release {number} is not kept here.")
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=_saved_as(number, name),
        content_type=file_kind(name).media_type,
        headers=headers,
    )


def _saved_as(number: int, name: str) -> str:
    """Return a name that tells files of several releases apart."""
    return name if name.startswith("servanda-") else f"servanda-{number}-{name}"


@require_safe
def cite(request: HttpRequest) -> HttpResponse:
    """Give the citation of a page as BibTeX or RIS."""
    try:
        found = cited(request.GET, request.build_absolute_uri("/").rstrip("/"))
    except NotAPageError as error:
        return HttpResponse(
            f"{error}\n", status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8"
        )
    response = HttpResponse(found.text, content_type=found.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file}"'
    return response
