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
from treaties.pages.compare_region import NoRegionError, region_page
from treaties.pages.sources import read_states
from treaties.terms import Category
from treaties.views import dated, framed

LEAST, MOST = 2, 6
"""How many states are compared."""

LONGEST = 100
"""How many characters of words are read."""

DIFFERENCES = "differences"
"""What shows differences alone."""

REGION = "region"
"""What a state is held against, if not against others."""

EXAMPLES = (
    ("India and Pakistan, mines", {"state": ["IND", "PAK"], "q": "mine"}),
    ("The German states in 1985", {"state": ["DEU", "DDR"], "on": "1985-06-30"}),
    ("Poland against its region", {"state": ["POL"], "against": "region"}),
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
            ValidationError: one is not known, or they are too many or the same twice.
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
        if len(codes) > MOST:
            message = f"Name {MOST} states at the most: leave out {len(codes) - MOST}."
            raise ValidationError(message, code="many")
        return codes


class Comparison(forms.Form):
    """Asks for states to compare with each other, or one with its region; under what, shown how."""

    state = StatesField()
    q = forms.CharField(required=False, max_length=LONGEST)
    category = WordField(Category.values, required=False)
    against = WordField((REGION,), required=False)
    show = WordField((DIFFERENCES,), required=False)

    @override
    def clean(self) -> dict[str, Any]:
        """Return what is asked, refusing too few states, or too many for one region."""
        held = super().clean() or self.cleaned_data
        codes = held.get("state")
        if codes is None or "against" not in held:
            return held
        if not held["against"] and len(codes) < LEAST:
            message = "Name at least two states: choose one more, or hold it against its region."
            self.add_error("state", ValidationError(message, code="few"))
        if held["against"] and len(codes) > 1:
            message = f"One state is held against its region: leave out {len(codes) - 1}."
            self.add_error("state", ValidationError(message, code="many"))
        return held


def given(values: Sequence[str]) -> list[str]:
    """Return what was named, blanks left out."""
    return [value.strip() for value in values if value.strip()]


@dated
def compare(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Compare states: side by side, two also towards each other, or one with its region."""
    question = Comparison(request.GET)
    named = given(request.GET.getlist("state"))
    context = _context(request, asked, question, named)
    if not named:
        context |= {"states": read_states(), "examples": EXAMPLES, "question": None}
        return render(request, "treaties/compare.html", context)
    if not question.is_valid():
        context |= {"states": read_states()}
        return render(request, "treaties/compare.html", context, status=400)
    held = question.cleaned_data
    how = {
        "words": held["q"],
        "category": held["category"],
        "only": held["show"] == DIFFERENCES,
    }
    if held["against"] != REGION:
        page = compare_page(held["state"], asked, **how)
        context |= {"page": page, "states": page.states, "treaties": page.treaties}
        return render(request, "treaties/compare.html", context)
    try:
        region = region_page(held["state"][0], asked, **how)
    except NoRegionError as error:
        question.add_error("state", str(error))
        context |= {"states": read_states()}
        return render(request, "treaties/compare.html", context, status=400)
    context |= {"page": region, "states": region.states, "treaties": region.treaties}
    return render(request, "treaties/compare_region.html", context)


def _context(
    request: HttpRequest, asked: Asked, question: Comparison, named: Sequence[str]
) -> dict[str, Any]:
    """Return what the page needs whatever is answered: its frame, and what its form holds."""
    # A page that leads here names the first state as “with”: nothing was asked yet.
    begun = named or given(request.GET.getlist("with"))[:1]
    kept = _kept(request, named)
    return framed(request, asked, "compare", f"{reverse('api-standings')}?on={asked.on}") | {
        "question": question,
        "slots": [*begun[:MOST], *[""] * max(LEAST - len(begun), int(len(begun) < MOST))],
        "categories": Category,
        "words": request.GET.get("q", ""),
        "category": request.GET.get("category", ""),
        "against": request.GET.get("against", ""),
        "show": DIFFERENCES if request.GET.get("show") == DIFFERENCES else "",
        "kept": kept,
        "kept_query": urlencode(kept),
        "alone": len(named) == 1,
        "page": None,
    }


def _kept(request: HttpRequest, named: Sequence[str]) -> list[tuple[str, str]]:
    """Return what the form for the day keeps."""
    also = [
        (name, request.GET.get(name, "")) for name in ("q", "category", "against", "show", "with")
    ]
    return [("state", code) for code in named] + [(name, value) for name, value in also if value]
