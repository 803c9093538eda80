"""Pages of the record's parts: an act, a source, and the lists of what deserves attention."""

from typing import Any

import django_filters
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.filters import (
    EVERYWHERE,
    ActionFilter,
    Among,
    FlagFilter,
    RelatedFilter,
    StandingFilter,
    WordFilter,
)
from treaties.models import Anomaly, Standing, TreatyAction
from treaties.pages.action import UnknownActionError, action_page
from treaties.pages.anomalies import CHECKS, anomalies_page
from treaties.pages.asked import Asked
from treaties.pages.exits import exits_page
from treaties.pages.narrowing import Narrowing, related
from treaties.pages.pending import pending_page
from treaties.pages.reservations import reservations_page
from treaties.pages.source import UnknownSourceError, source_page
from treaties.terms import ActionKind, Status
from treaties.views import dated, framed


class CheckFilter(RelatedFilter):
    """Asks for the findings of one check."""

    check = WordFilter(list(CHECKS), method="as_asked", label="Name of a check.")


class YearsFilter(django_filters.Filter):
    """Asks for a number of years."""

    field_class = forms.RegexField

    def __init__(self, **kwargs: Any) -> None:
        message = "Write a number of years from 0 to 99, such as 10."
        super().__init__(regex=r"\A(?:\d|[1-9]\d)\Z", error_messages={"invalid": message}, **kwargs)


class WaitingFilter(RelatedFilter):
    """Asks for signatures that wait for some years."""

    years = YearsFilter(method="as_asked", label="Years since the signature, at least.")
    disowned = FlagFilter(method="as_asked", label="1 lists signatures disowned as well.")


USUAL_YEARS = 10
"""After how many years a signature is listed as waiting."""


def _shown(
    request: HttpRequest, asked: Asked, name: str, context: dict[str, Any], *, api: str = ""
) -> HttpResponse:
    """Render one of the lists; a question that was not understood gives status 400."""
    form: Narrowing = context["form"]
    frame = framed(request, asked, name, api) | {"kept": form.kept}
    status = 200 if context["question"].is_valid() else 400
    return render(request, f"treaties/{name}.html", context | frame, status=status)


def _among(question: RelatedFilter) -> Among:
    """Return of which states and treaties is asked; of all where it was not understood."""
    return question.among() if question.is_valid() else EVERYWHERE


def _of(page: Any) -> dict[str, Any]:
    """Return a page with what links to states and treaties are made of."""
    return {"page": page, "states": page.states, "treaties": page.treaties}


@dated
def action(request: HttpRequest, asked: Asked, public_id: str) -> HttpResponse:
    """Show one act."""
    try:
        page = action_page(public_id, asked)
    except UnknownActionError as error:
        raise Http404(str(error)) from error
    api = reverse("api-action", args=[public_id])
    frame = framed(request, asked, api=api, about={"action": public_id})
    return render(request, "treaties/action.html", _of(page) | frame)


@dated
def source(request: HttpRequest, asked: Asked, source_id: str) -> HttpResponse:
    """Show one source."""
    try:
        page = source_page(source_id, asked)
    except UnknownSourceError as error:
        raise Http404(str(error)) from error
    about = {"source": page.source.title}
    frame = framed(request, asked, api=reverse("api-source", args=[source_id]), about=about)
    return render(request, "treaties/source.html", _of(page) | frame)


@dated
def anomalies(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List what the checks of the record found."""
    question = CheckFilter(request.GET, queryset=Anomaly.objects.all())
    among = _among(question)
    page = anomalies_page(among, check=question.form.cleaned_data.get("check", ""))
    form = related(question, page, "state", "group", check=page.codes)
    context = _of(page) | {"question": question, "form": form}
    return _shown(request, asked, "anomalies", context, api=reverse("api-anomalies"))


@dated
def exits(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List every notice of withdrawal, consent revoked and treaty that ended."""
    question = RelatedFilter(request.GET, queryset=TreatyAction.objects.all())
    page = exits_page(asked.on, _among(question))
    form = related(question, page)
    api = _acts(form, asked, ActionKind.WITHDRAWAL_NOTICE)
    return _shown(
        request, asked, "exits", _of(page) | {"question": question, "form": form}, api=api
    )


@dated
def reservations(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List reservations that stand and those taken back, declarations apart."""
    question = RelatedFilter(request.GET, queryset=TreatyAction.objects.all())
    page = reservations_page(asked.on, _among(question))
    form = related(question, page)
    api = _acts(form, asked, ActionKind.RESERVATION)
    context = _of(page) | {"question": question, "form": form}
    return _shown(request, asked, "reservations", context, api=api)


def _acts(form: Narrowing, asked: Asked, kind: ActionKind) -> str:
    """Return the address of the acts of a kind that the API gives to the same question."""
    path = reverse("api-actions")
    return form.api(path, ActionFilter, kind=kind, before=asked.on.isoformat())


@dated
def pending(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the states that signed years ago and never consented."""
    question = WaitingFilter(request.GET, queryset=Standing.objects.all())
    among, held = _among(question), question.form.cleaned_data
    years = int(held.get("years") or USUAL_YEARS)
    page = pending_page(asked.on, years=years, disowned=bool(held.get("disowned")), among=among)
    form = related(question, page, "state", "disowned", disowned=[("1", "listed as well")])
    api = form.api(
        reverse("api-standings"), StandingFilter, status=Status.SIGNATORY, on=asked.on.isoformat()
    )
    context = _of(page) | {"question": question, "form": form, "years": years}
    return _shown(request, asked, "pending", context, api=api)
