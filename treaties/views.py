"""Public pages: what was asked, one read, one template."""

from collections.abc import Callable, Mapping
from dataclasses import replace
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
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.languages import NotALanguageError, choices, language_of
from treaties.answers import UnknownViewError
from treaties.fields import NotADayError, today
from treaties.filters import StateFilter, TreatyFilter
from treaties.models import State, Treaty
from treaties.pages.asked import Asked, NotAMomentError, moment_text
from treaties.pages.citing import citation, name_of, read_record, title_of
from treaties.pages.home import home_page
from treaties.pages.lists import states_page, treaties_page
from treaties.pages.pair import UnknownPairError, pair_page
from treaties.pages.state import UnknownStateError, state_page
from treaties.pages.treaty import UnknownTreatyError, treaty_page

KEPT = (
    *("q", "treaty", "state", "region", "group", "category"),
    *("kind", "status", "scope", "force", "check", "years", "disowned", "legal"),
)
"""Parameters that the form for the day keeps."""

EXAMPLES = ("poland landmines", "us nuclear testing", "npt")
"""What the first page says can be searched for."""


def dated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Give a view the day and the view asked about; answer what is neither with advice (400)."""

    @wraps(view)
    def with_day(request: HttpRequest, **kwargs: str) -> HttpResponse:
        try:
            asked = Asked.read(request.GET, today())
        except NotADayError as error:
            return _refused(request, "treaties/not_a_day.html", error)
        except UnknownViewError as error:
            return _refused(request, "treaties/not_a_view.html", error, _day_of(request))
        except NotAMomentError as error:
            return _refused(request, "treaties/not_a_moment.html", error, _day_of(request))
        except NotALanguageError as error:
            return _refused(request, "treaties/not_a_language.html", error)
        return view(request, asked, **kwargs)

    return require_safe(with_day)


def translated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view, under ``dated``, speak the language asked for; all others speak English."""

    @wraps(view)
    def in_language(request: HttpRequest, asked: Asked, **kwargs: str) -> HttpResponse:
        with override(asked.language):
            return view(request, asked, **kwargs)

    return in_language


def _day_of(request: HttpRequest) -> Asked:
    asking = {"on": request.GET.get("on", ""), "lang": language_of(request)}
    return Asked.read(asking, today())


def _refused(
    request: HttpRequest, template: str, error: Exception, asked: Asked | None = None
) -> HttpResponse:
    frame = framed(request, asked or Asked(today(), today(), lang=language_of(request)))
    return render(request, template, frame | {"problem": str(error), "cite": None}, status=400)


def framed(
    request: HttpRequest,
    asked: Asked,
    section: str = "",
    api: str = "",
    *,
    about: Mapping[str, str] | None = None,
    remembers: bool = False,
) -> dict[str, Any]:
    """Return what every page needs around its content.

    ``about`` names what it is about, for its citation; ``remembers`` says that the page can show
    an earlier moment of the record.
    """
    record, asked = read_record(), replace(asked, lang=asked.lang or language_of(request))
    title = title_of(name_of(request.resolver_match), about or {})
    kept = [(name, value) for name in KEPT for value in request.GET.getlist(name) if value]
    return {
        "asked": asked,
        "lang": asked.lang,
        "languages": choices(request, asked.lang),
        "remembers": remembers,
        "record": record,
        "cite": citation(title, request.path, _pairs(request), asked, record),
        "section": section,
        "api": api,
        "kept": kept,
        "kept_query": urlencode(kept),
    }


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]


def _moved(name: str, asked: Asked, *keys: str) -> HttpResponse:
    """Lead from an id in the wrong case to the right one, on the same day."""
    return HttpResponsePermanentRedirect(reverse(name, args=keys) + asked.query)


@dated
@translated
def home(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what happens to arms control, what moved last and what takes effect next."""
    page = home_page(asked)
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    context["examples"] = [(words, _found_by(words, asked)) for words in EXAMPLES]
    frame = framed(request, asked, api=f"{reverse('api-actions')}?before={asked.on}")
    return render(request, "treaties/home.html", context | frame)


def _found_by(words: str, asked: Asked) -> str:
    return f"{reverse('treaties:search')}?{urlencode({'q': words, **asked.kept})}"


@dated
def treaties(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the treaties, or those that words, field, force and scope select."""
    question = TreatyFilter(request.GET, queryset=Treaty.objects.all())
    page = treaties_page(question, asked)
    api = page.form.api(reverse("api-treaties"), TreatyFilter, on=asked.on.isoformat())
    frame = framed(request, asked, "treaties", api) | {"kept": page.form.kept}
    context = {"page": page, "form": page.form, "question": question}
    status = 200 if question.is_valid() else 400
    return render(request, "treaties/treaties.html", context | frame, status=status)


@dated
def treaty(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Show one treaty."""
    if treaty_id != treaty_id.lower():
        return _moved("treaties:treaty", asked, treaty_id.lower())
    try:
        page = treaty_page(treaty_id, asked)
    except UnknownTreatyError as error:
        raise Http404(str(error)) from error
    api = f"{reverse('api-counts', args=[treaty_id])}?on={asked.on}{_seen(asked)}"
    context = {"page": page, "states": page.states, "checked": page.checked}
    about = {"treaty": page.treaty.short_name}
    frame = framed(request, asked, "treaties", api, about=about, remembers=True)
    return render(request, "treaties/treaty.html", context | frame)


@dated
def pair(request: HttpRequest, asked: Asked, treaty_id: str, code: str) -> HttpResponse:
    """Show one state under one treaty."""
    if (treaty_id, code) != (treaty_id.lower(), code.upper()):
        return _moved("treaties:pair", asked, treaty_id.lower(), code.upper())
    try:
        page = pair_page(treaty_id, code, asked)
    except UnknownPairError as error:
        raise Http404(str(error)) from error
    address = f"{reverse('api-standings')}?treaty={treaty_id}&state={code}&on={asked.on}"
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    about = {"treaty": page.treaty.short_name, "state": page.state.name}
    api = address + _seen(asked)
    frame = framed(request, asked, "treaties", api, about=about, remembers=True)
    return render(request, "treaties/pair.html", context | frame)


def _seen(asked: Asked) -> str:
    view = "" if asked.own else f"&view={asked.view}"
    return view + (f"&known={moment_text(asked.known)}" if asked.known else "")


@dated
def states(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the states that are asked for, by region, or by status under a treaty."""
    question = StateFilter(request.GET, queryset=State.objects.all())
    page = states_page(question, asked)
    api = page.form.api(reverse("api-states"), StateFilter, on=asked.on.isoformat())
    frame = framed(request, asked, "states", api) | {"kept": page.form.kept}
    context = {"page": page, "form": page.form, "question": question, "states": page.states}
    status = 200 if question.is_valid() else 400
    return render(request, "treaties/states.html", context | frame, status=status)


@dated
def state(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one state."""
    if code != code.upper():
        return _moved("treaties:state", asked, code.upper())
    try:
        page = state_page(code, asked)
    except UnknownStateError as error:
        raise Http404(str(error)) from error
    api = f"{reverse('api-standings')}?state={code}&on={asked.on}{_seen(asked)}"
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    about = {"state": page.state.name}
    frame = framed(request, asked, "states", api, about=about, remembers=True)
    return render(request, "treaties/state.html", context | frame)
