"""Public pages: what was asked, one read, one template."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from treaties.answers import UnknownViewError, check_view
from treaties.fields import today
from treaties.filters import StateFilter, TreatyFilter
from treaties.models import Record, State, Treaty
from treaties.pages.asked import Asked, NotADayError
from treaties.pages.home import home_page
from treaties.pages.lists import state_lists, treaty_lists
from treaties.pages.state import UnknownStateError, state_page
from treaties.pages.treaty import UnknownTreatyError, treaty_page
from treaties.terms import RECORD_VIEW, Category

KEPT = ("q", "category", "view")
"""Parameters that the form for the day keeps."""


def dated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Give a view the day asked about; answer what is not a day with advice, status 400."""

    @wraps(view)
    def with_day(request: HttpRequest, **kwargs: str) -> HttpResponse:
        try:
            asked = Asked.read(request.GET, today())
        except NotADayError as error:
            asked = Asked(today(), today())
            context = framed(request, asked) | {"problem": str(error)}
            return render(request, "treaties/not_a_day.html", context, status=400)
        return view(request, asked, **kwargs)

    return require_safe(with_day)


def framed(request: HttpRequest, asked: Asked, section: str = "", api: str = "") -> dict[str, Any]:
    """Return what every page needs around its content."""
    kept = [(name, request.GET[name]) for name in KEPT if request.GET.get(name)]
    return {
        "asked": asked,
        "record": Record.objects.filter(pk=1).first(),
        "section": section,
        "api": api,
        "kept": kept,
        "kept_query": urlencode(kept),
    }


def _moved(name: str, key: str, asked: Asked) -> HttpResponse:
    """Lead from an id in the wrong case to the right one, on the same day."""
    return HttpResponsePermanentRedirect(reverse(name, args=[key]) + asked.query)


@dated
def home(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what the record is, what moved last and what takes effect next."""
    page = home_page(asked.on)
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    frame = framed(request, asked, api=f"{reverse('api-actions')}?before={asked.on}")
    return render(request, "treaties/home.html", context | frame)


@dated
def treaties(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the treaties, or those that words and category select."""
    question = TreatyFilter(request.GET, queryset=Treaty.objects.all())
    valid = question.is_valid()
    context = {
        "lists": treaty_lists(question.qs if valid else Treaty.objects.none(), asked.on),
        "question": question.form,
        "categories": Category,
        "words": request.GET.get("q", ""),
        "category": request.GET.get("category", ""),
    }
    frame = framed(request, asked, "treaties", reverse("api-treaties"))
    status = 200 if valid else 400
    return render(request, "treaties/treaties.html", context | frame, status=status)


@dated
def treaty(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Show one treaty."""
    if treaty_id != treaty_id.lower():
        return _moved("treaties:treaty", treaty_id.lower(), asked)
    view = request.GET.get("view") or RECORD_VIEW
    try:
        if view != RECORD_VIEW:
            check_view(view)
        page = treaty_page(treaty_id, asked, view)
    except UnknownTreatyError as error:
        raise Http404(str(error)) from error
    except UnknownViewError as error:
        frame = framed(request, asked, "treaties") | {"problem": str(error)}
        return render(request, "treaties/not_a_view.html", frame, status=400)
    seen = "" if view == RECORD_VIEW else f"&view={view}"
    api = f"{reverse('api-counts', args=[treaty_id])}?on={asked.on}{seen}"
    context = {"page": page, "states": page.states, "checked": page.checked}
    return render(
        request, "treaties/treaty.html", context | framed(request, asked, "treaties", api)
    )


@dated
def states(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the states, or those that words select."""
    question = StateFilter(request.GET, queryset=State.objects.all())
    valid = question.is_valid()
    context = {
        "lists": state_lists(question.qs if valid else State.objects.none(), asked.on),
        "question": question.form,
        "words": request.GET.get("q", ""),
    }
    frame = framed(request, asked, "states", reverse("api-states"))
    status = 200 if valid else 400
    return render(request, "treaties/states.html", context | frame, status=status)


@dated
def state(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one state."""
    if code != code.upper():
        return _moved("treaties:state", code.upper(), asked)
    try:
        page = state_page(code, asked)
    except UnknownStateError as error:
        raise Http404(str(error)) from error
    api = f"{reverse('api-standings')}?state={code}&on={asked.on}"
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    return render(request, "treaties/state.html", context | framed(request, asked, "states", api))
