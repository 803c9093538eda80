"""The map of a treaty by itself: as a picture, as data, in a frame of another site."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from treaties.pages.asked import Asked
from treaties.pages.citing import read_record
from treaties.pages.maps.history import history
from treaties.pages.maps.picture import picture_of
from treaties.pages.maps.raster import raster
from treaties.pages.maps.reading import read_held
from treaties.pages.maps.view import Held, map_of, successors
from treaties.pages.maps.world import world
from treaties.pages.sources import names_of
from treaties.pages.treaty import UnknownTreatyError
from treaties.pages.viewing import Viewing, view_words
from treaties.presentation import countdown
from treaties.terms import COUNTED
from treaties.views import dated

FRAMED: Mapping[str, Sequence[str]] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}
"""What a browser may do with a frame: the same as with a page, on any site."""

DRAWN = {"default-src": [CSP.NONE], "frame-ancestors": [CSP.NONE]}
"""What a browser may do with a picture: nothing but show it."""


def _held(treaty_id: str, asked: Asked) -> Held:
    try:
        return read_held(treaty_id, asked)
    except UnknownTreatyError as error:
        raise Http404(str(error)) from error


def _viewing(held: Held) -> Viewing:
    view = held.asked.view
    return Viewing(view, view_words(view, names_of(held.states)), ())


def _drawn(request: HttpRequest, held: Held) -> str:
    """Return the picture as SVG."""
    page = reverse("treaties:treaty", args=[held.treaty.pk])
    address = f"{request.get_host()}{page}{held.asked.query}"
    picture = picture_of(map_of(held), _viewing(held), read_record(), address)
    return render_to_string("treaties/map/picture.svg", {"picture": picture})


def _named(response: HttpResponse, held: Held, ending: str) -> HttpResponse:
    """Give a file its name."""
    name = f"servanda-{held.treaty.pk}-{held.asked.on}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@csp_override(DRAWN)
@dated
def svg(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Send the map as a picture that grows without loss."""
    held = _held(treaty_id, asked)
    return _named(HttpResponse(_drawn(request, held), "image/svg+xml"), held, "svg")


@dated
def png(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Send the map as a picture of fixed size."""
    held = _held(treaty_id, asked)
    return _named(HttpResponse(raster(_drawn(request, held)), "image/png"), held, "png")


@dated
def data(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:  # noqa: ARG001
    """Send the whole course as data: what the slider of the map shows."""
    held = _held(treaty_id, asked)
    after, placed = successors(held.states), world().placed
    course = history(held.periods, held.span, asked.today, held.deeds)
    undrawn = {
        code: [state.name, after.get(code, ""), state.kind in COUNTED]
        for code, state in held.states.items()
        if code in course["states"] and code not in placed
    }
    compact = {"separators": (",", ":"), "ensure_ascii": False}
    return JsonResponse(course | {"undrawn": undrawn}, json_dumps_params=compact)


@xframe_options_exempt
@csp_override(FRAMED)
@dated
def embed(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Show the map in a frame of another site; a day that has passed says so."""
    held = _held(treaty_id, asked)
    stale = asked.on < asked.today
    context = {
        "asked": asked,
        "map": map_of(held),
        "viewing": _viewing(held),
        "record": read_record(),
        "stale": stale,
        "age": countdown(asked.on, asked.today) if stale else "",
    }
    return render(request, "treaties/map/embed.html", context)
