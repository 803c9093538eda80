"""Pages about the site itself, and the files that robots and reporters of weaknesses look for."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from treaties.pages.asked import Asked
from treaties.views import dated, framed

EXPIRES = dt.timedelta(days=180)
"""For how long security.txt may be relied on once it was read; RFC 9116 advises under a year."""


def _about(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    context = framed(request, asked, name) | {"contact": settings.CONTACT_EMAIL}
    return render(request, f"about/{name}.html", context)


@dated
def method(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Tell how the record is made and read."""
    return _about(request, asked, "method")


@dated
def privacy(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Tell what is kept about readers."""
    return _about(request, asked, "privacy")


@dated
def accessibility(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Tell for whom the pages are built, how that is tested, and where to report a barrier."""
    return _about(request, asked, "accessibility")


@dated
def contact(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Tell whom to write to."""
    return _about(request, asked, "contact")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go, and where the list of pages is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('treaties:search')}",
        f"Disallow: {reverse('treaties:compare')}?",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return _plain(lines)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a weakness (RFC 9116).

    Raises:
        Http404: the operator has named no address.
    """
    if not settings.CONTACT_EMAIL:
        raise Http404("No contact is set: CONTACT_EMAIL names the address shown here.")
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {timezone.now() + EXPIRES:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
    ]
    return _plain(lines)


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
