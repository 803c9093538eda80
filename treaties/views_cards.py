"""Cards of pages as pictures, for the places where their addresses are shared."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from treaties.feeds.asking import unchanged_is_told
from treaties.pages.asked import Asked
from treaties.pages.cards.card import WIDTH, Card
from treaties.pages.cards.told import pair_card, site_card, state_card, treaty_card
from treaties.pages.maps.raster import raster
from treaties.pages.pair import UnknownPairError, pair_page
from treaties.pages.state import UnknownStateError, state_page
from treaties.pages.treaty import UnknownTreatyError, treaty_page
from treaties.views import dated


def sent(request: HttpRequest, card: Card) -> HttpResponse:
    """Send a card as PNG."""
    svg = render_to_string("treaties/card.svg", {"card": card, "host": request.get_host()})
    return HttpResponse(raster(svg, WIDTH), "image/png")


@unchanged_is_told
@dated
def site(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Send the card of every page that has none of its own."""
    return sent(request, site_card(asked))


@unchanged_is_told
@dated
def treaty(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Send the card of a treaty."""
    try:
        page = treaty_page(treaty_id, asked)
    except UnknownTreatyError as error:
        raise Http404(str(error)) from error
    return sent(request, treaty_card(page, asked))


@unchanged_is_told
@dated
def pair(request: HttpRequest, asked: Asked, treaty_id: str, code: str) -> HttpResponse:
    """Send the card of a state under a treaty."""
    try:
        page = pair_page(treaty_id, code, asked)
    except UnknownPairError as error:
        raise Http404(str(error)) from error
    return sent(request, pair_card(page, asked))


@unchanged_is_told
@dated
def state(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Send the card of a state."""
    try:
        page = state_page(code, asked)
    except UnknownStateError as error:
        raise Http404(str(error)) from error
    return sent(request, state_card(page, asked))
