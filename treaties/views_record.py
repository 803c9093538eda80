"""Pages of the record's parts: an act, a source, and the lists of what deserves attention."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.fields import FlagField, IdField, WordField
from treaties.models import State, Treaty
from treaties.pages.action import UnknownActionError, action_page
from treaties.pages.anomalies import CHECKS, anomalies_page
from treaties.pages.asked import Asked
from treaties.pages.exits import exits_page
from treaties.pages.pending import pending_page
from treaties.pages.reservations import reservations_page
from treaties.pages.source import UnknownSourceError, source_page
from treaties.views import dated, framed


class OfTreaty(forms.Form):
    """Asks for what belongs to one treaty."""

    treaty = IdField(queryset=Treaty.objects.all(), required=False)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was asked, as the form for the day keeps it."""
        return [(name, str(self.data[name])) for name in self.fields if self.data.get(name)]

    def id_of(self, name: str) -> str:
        """Return the id of the row asked for; empty where none is."""
        row = self.cleaned_data.get(name)
        return str(row.pk) if row else ""


class OfTreatyAndState(OfTreaty):
    """Asks for what belongs to one treaty, to one state, or to both."""

    state = IdField(queryset=State.objects.all(), required=False)


class OfCheck(OfTreaty):
    """Asks for the findings of one check."""

    check = WordField(CHECKS, required=False)


class Waiting(OfTreaty):
    """Asks for signatures that wait for some years."""

    years = forms.RegexField(
        r"\A(?:\d|[1-9]\d)\Z",
        required=False,
        error_messages={"invalid": "Write a number of years from 0 to 99, such as 10."},
    )
    disowned = FlagField(required=False)


USUAL_YEARS = 10
"""After how many years a signature is listed as waiting."""


def _shown(
    request: HttpRequest, asked: Asked, name: str, context: dict[str, Any], *, api: str = ""
) -> HttpResponse:
    """Render one of the lists; a question that was not understood gives status 400."""
    question: OfTreaty = context["question"]
    frame = framed(request, asked, name, api)
    frame |= {"kept": question.kept, "kept_query": urlencode(question.kept)}
    status = 200 if question.is_valid() else 400
    return render(request, f"treaties/{name}.html", context | frame, status=status)


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
    frame = framed(request, asked, api=reverse("api-action", args=[public_id]))
    return render(request, "treaties/action.html", _of(page) | frame)


@dated
def source(request: HttpRequest, asked: Asked, source_id: str) -> HttpResponse:
    """Show one source."""
    try:
        page = source_page(source_id, asked)
    except UnknownSourceError as error:
        raise Http404(str(error)) from error
    frame = framed(request, asked, api=reverse("api-actions"))
    return render(request, "treaties/source.html", _of(page) | frame)


@dated
def anomalies(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List what the checks of the record found."""
    question = OfCheck(request.GET)
    valid = question.is_valid()
    check = question.cleaned_data["check"] if valid else ""
    page = anomalies_page(treaty=question.id_of("treaty") if valid else "", check=check)
    return _shown(request, asked, "anomalies", _of(page) | {"question": question})


@dated
def exits(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List every notice of withdrawal, consent revoked and treaty that ended."""
    question = OfTreatyAndState(request.GET)
    question.is_valid()
    page = exits_page(asked.on, treaty=question.id_of("treaty"), state=question.id_of("state"))
    api = f"{reverse('api-actions')}?kind=withdrawal_notice&before={asked.on}"
    return _shown(request, asked, "exits", _of(page) | {"question": question}, api=api)


@dated
def reservations(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List reservations that stand and those taken back, declarations apart."""
    question = OfTreatyAndState(request.GET)
    question.is_valid()
    page = reservations_page(
        asked.on, treaty=question.id_of("treaty"), state=question.id_of("state")
    )
    api = f"{reverse('api-actions')}?kind=reservation&before={asked.on}"
    return _shown(request, asked, "reservations", _of(page) | {"question": question}, api=api)


@dated
def pending(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the states that signed years ago and never consented."""
    question = Waiting(request.GET)
    question.is_valid()
    years = int(question.cleaned_data.get("years") or USUAL_YEARS)
    page = pending_page(
        asked.on,
        years=years,
        treaty=question.id_of("treaty"),
        disowned=bool(question.cleaned_data.get("disowned")),
    )
    api = f"{reverse('api-standings')}?status=signatory&on={asked.on}"
    context = _of(page) | {"question": question, "years": years}
    return _shown(request, asked, "pending", context, api=api)
