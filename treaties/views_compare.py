"""The page that compares states."""

from collections.abc import Sequence
from typing import Any, override
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.fields import WordField, unknown_id
from treaties.models import State
from treaties.pages.asked import Asked
from treaties.pages.compare import compare_page
from treaties.pages.sources import read_states
from treaties.terms import Category
from treaties.views import dated, framed

LEAST, MOST = 2, 6
"""How many states are compared."""

LONGEST = 100
"""How many characters of words are read."""

DIFFERENCES = "differences"
"""What shows differences alone."""

EXAMPLES = (
    ("India and Pakistan, mines", {"state": ["IND", "PAK"], "q": "mine"}),
    ("The German states in 1985", {"state": ["DEU", "DDR"], "on": "1985-06-30"}),
    ("The Baltic states and Finland", {"state": ["EST", "FIN", "LTU", "LVA"]}),
)
"""What to try, one for each way of asking."""


class StatesField(forms.Field):
    """Some states, by their codes, each once; what is left empty is left out."""

    widget = forms.MultipleHiddenInput

    @override
    def clean(self, value: Any) -> list[str]:
        """Return the codes in the order asked for.

        Raises:
            ValidationError: one is not known, or they are too few, too many or the same twice.
        """
        codes = given(value or ())
        known = list(State.objects.order_by("pk").values_list("pk", flat=True))
        wrong = [unknown_id(State, code, known) for code in codes if code not in known]
        if wrong:
            raise ValidationError(wrong)
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            message = f"{', '.join(twice)} is named twice: name each state once."
            raise ValidationError(message, code="twice")
        if len(codes) < LEAST:
            message = "Name at least two states: choose one more."
            raise ValidationError(message, code="few")
        if len(codes) > MOST:
            message = f"Name {MOST} states at the most: leave out {len(codes) - MOST}."
            raise ValidationError(message, code="many")
        return codes


class Comparison(forms.Form):
    """Asks for states to compare, and under which instruments."""

    state = StatesField()
    q = forms.CharField(required=False, max_length=LONGEST)
    category = WordField(Category.values, required=False)
    show = WordField((DIFFERENCES,), required=False)


def given(values: Sequence[str]) -> list[str]:
    """Return what was named, blanks left out."""
    return [value.strip() for value in values if value.strip()]


@dated
def compare(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Compare states: side by side, and two of them also towards each other."""
    question = Comparison(request.GET)
    named = given(request.GET.getlist("state"))
    # A page that leads here names the first state as “with”: nothing was asked yet.
    begun = named or given(request.GET.getlist("with"))[:1]
    kept = _kept(request, named)
    context = framed(request, asked, "compare", f"{reverse('api-standings')}?on={asked.on}") | {
        "question": question,
        "slots": [*begun[:MOST], *[""] * max(LEAST - len(begun), int(len(begun) < MOST))],
        "categories": Category,
        "words": request.GET.get("q", ""),
        "category": request.GET.get("category", ""),
        "show": DIFFERENCES if request.GET.get("show") == DIFFERENCES else "",
        "kept": kept,
        "kept_query": urlencode(kept),
        "page": None,
    }
    if not named:
        context |= {"states": read_states(), "examples": EXAMPLES, "question": None}
        return render(request, "treaties/compare.html", context)
    if not question.is_valid():
        context |= {"states": read_states()}
        return render(request, "treaties/compare.html", context, status=400)
    held = question.cleaned_data
    page = compare_page(
        held["state"],
        asked,
        words=held["q"],
        category=held["category"],
        only=held["show"] == DIFFERENCES,
    )
    context |= {"page": page, "states": page.states, "treaties": page.treaties}
    return render(request, "treaties/compare.html", context)


def _kept(request: HttpRequest, named: Sequence[str]) -> list[tuple[str, str]]:
    """Return what the form for the day keeps."""
    also = [(name, request.GET.get(name, "")) for name in ("q", "category", "show", "with")]
    return [("state", code) for code in named] + [(name, value) for name, value in also if value]
