"""The paths that reckon: how many states, and when an act would take effect."""

from typing import Any

from django import forms
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from treaties import answers
from treaties.api.base import RecordView
from treaties.api.counts import counts_json, explain_address
from treaties.api.questions import CountsForm, WhenForm
from treaties.api.renderers import CsvRenderer, JsonRenderer, NdjsonRenderer
from treaties.api.schema import parameters_of
from treaties.api.schema_answers import COUNTS, COUNTS_SERIES, WHEN
from treaties.api.views import the
from treaties.law.effects import Effect
from treaties.models import Treaty
from treaties.terms import Counted


class TreatyCounts(RecordView):
    """How many states consented to a treaty, are parties to it, signed it and so on."""

    asks = CountsForm
    answer = {"oneOf": [COUNTS, COUNTS_SERIES]}
    renderer_classes = [JsonRenderer, CsvRenderer, NdjsonRenderer]
    columns = ["on", "view", *(which.value for which in Counted), "explain", "alternatives"]

    @extend_schema(
        operation_id="treaties_counts",
        parameters=parameters_of(CountsForm),
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002
        """Return the counts of a day; of many days, a list of them."""
        treaty = the(Treaty.objects.all(), id)
        asking = bound(CountsForm, request)
        asked = asking.cleaned_data
        found = answers.count(treaty.pk, asking.days, known=asked["known"], view=asked["view"])
        rows = [
            counts_json(one, differing, explain_address(request, treaty.pk, one.on))
            for one, differing in zip(found.counts, found.alternatives, strict=True)
        ]
        if asking.is_series:
            return Response({"next": None, "previous": None, "results": rows})
        return Response(rows[0])


class When(RecordView):
    """When an act would take effect, with the rule and the arithmetic."""

    asks = WhenForm
    answer = WHEN
    problems = (400, 429)

    @extend_schema(operation_id="when", parameters=parameters_of(WhenForm))
    def get(self, request: Request) -> Response:
        """Return the date of effect, or why there is none."""
        treaty, kind, day, state = bound(WhenForm, request).asked
        effect = answers.when(treaty, kind, day, state=state)
        asked = {"treaty": treaty, "kind": kind, "date": day, "state": state or None}
        return Response({**asked, **effect_json(effect)})


def bound[F: forms.Form](form: type[F], request: Request) -> F:
    """Return what a request asks.

    Raises:
        ValidationError: it cannot be answered.
    """
    asking = form(request.query_params)
    if not asking.is_valid():
        raise ValidationError(
            {name: [str(one) for one in told] for name, told in asking.errors.items()}
        )
    return asking


def effect_json(effect: Effect) -> dict[str, Any]:
    """Return when an act takes effect, as the API gives it."""
    span = effect.span
    return {
        "effective_on": span.first if span and span.certain else None,
        "effective_earliest": span.first if span else None,
        "effective_latest": span.last if span else None,
        "rule": effect.rule,
        "article": effect.article,
        "steps": effect.steps,
        "provisos": effect.provisos,
    }
