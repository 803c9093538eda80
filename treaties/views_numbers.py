"""The page of a treaty's numbers: some days compared, one count, one view."""

import datetime as dt
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from treaties.fields import DayField, WordField
from treaties.models import Treaty
from treaties.pages.asked import Asked
from treaties.pages.counted import countable
from treaties.pages.numbers import NumbersPage, numbers_page, read_treaty
from treaties.pages.treaty import UnknownTreatyError
from treaties.terms import Counted
from treaties.views import dated, framed

MOST = 6
"""How many days one page compares."""

SERIES_MONTHS = 900
"""Over how many months the numbers can be had as one series by the month."""


class DaysField(forms.Field):
    """Some whole days; empty ones are ignored."""

    widget = forms.MultipleHiddenInput

    @override
    def to_python(self, value: Any) -> list[dt.date]:
        """Return the days in order, each once.

        Raises:
            ValidationError: one of them is no whole day.
        """
        days = [DayField(required=False).clean(text) for text in value or ()]
        return sorted({day for day in days if day is not None})


class NumbersForm(forms.Form):
    """Asks for the number of states on some days."""

    day = DaysField(required=False)
    count = WordField(Counted, required=False)

    def __init__(self, request: HttpRequest, asked: Asked, treaty: Treaty) -> None:
        super().__init__(request.GET)
        self.asked, self.treaty = asked, treaty
        self.named = [text for text in request.GET.getlist("day") if text]

    def clean_day(self) -> list[dt.date]:
        """Return the days compared: a day named for the page is among them.

        One day alone is compared with the day of the page.

        Raises:
            ValidationError: they are too many.
        """
        days = set(self.cleaned_data["day"])
        if days and (self.asked.named or len(days) == 1):
            days.add(self.asked.on)
        if len(days) > MOST:
            raise ValidationError(
                f"{len(days)} days are too many: one page compares {MOST}.", code="too_many"
            )
        return sorted(days)

    def clean_count(self) -> str:
        """Return what is counted: of a political arrangement there are no parties.

        Raises:
            ValidationError: it cannot be counted under this treaty.
        """
        word: str = self.cleaned_data["count"]
        known = [which for which, _ in countable(self.treaty.binding)]
        if word and word not in known:
            raise ValidationError(f"Nobody is counted so here: take one of {', '.join(known)}.")
        return word

    @property
    def whole(self) -> list[str]:
        """The days asked for, without what is no whole day."""
        return [text for text in self.named if not _refused(text)]

    @property
    def which(self) -> Counted | None:
        """What is to be counted; None where nothing is named."""
        word = self.cleaned_data["count"]
        return Counted(word) if word else None

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was asked, as the form for the day keeps it."""
        word = self.data.get("count")
        return [*(("day", text) for text in self.named), *([("count", word)] if word else [])]


def _refused(text: str) -> bool:
    """Whether a text is no whole day."""
    try:
        DayField().clean(text)
    except ValidationError:
        return True
    return False


@dated
def numbers(request: HttpRequest, asked: Asked, treaty_id: str) -> HttpResponse:
    """Show how many states on some days, and what moved the number between them."""
    if treaty_id != treaty_id.lower():
        address = reverse("treaties:numbers", args=[treaty_id.lower()])
        query = request.GET.urlencode()
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    try:
        treaty = read_treaty(treaty_id)
    except UnknownTreatyError as error:
        raise Http404(str(error)) from error
    question = NumbersForm(request, asked, treaty)
    page = None
    if question.is_valid():
        page = numbers_page(treaty, asked, question.cleaned_data["day"], question.which)
    context = {
        "treaty": treaty,
        "question": question,
        "page": page,
        "states": page.states if page else {},
        "fields": _fields(question, page),
        "countable": countable(treaty.binding),
        "series": _series(treaty, page, asked) if page and page.levels else "",
    }
    api = f"{reverse('api-counts', args=[treaty.pk])}?on={asked.on}"
    about = {"treaty": treaty.short_name}
    frame = framed(request, asked, "treaties", api, about=about) | {"kept": question.kept}
    status = 200 if page else 400
    return render(request, "treaties/numbers.html", context | frame, status=status)


def _fields(question: NumbersForm, page: NumbersPage | None) -> list[str]:
    """Return what stands in the fields for days: those compared, else whole days asked for."""
    named = [str(one.on) for one in page.numbers] if page else question.whole
    return [*named[:MOST], *[""] * (MOST - len(named))]


def _series(treaty: Treaty, page: NumbersPage, asked: Asked) -> str:
    """Return the address of the numbers as a table, by the month or by the year."""
    first, last = page.levels[0].on, page.numbers[-1].on
    step = "month" if (last - first).days < SERIES_MONTHS * 30 else "year"
    view = "" if asked.own else f"&view={asked.view}"
    address = reverse("api-counts", args=[treaty.pk])
    return f"{address}?from={first}&to={last}&step={step}&format=csv{view}"
