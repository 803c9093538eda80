"""Worklists: what of policies and steps needs an editor."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar, override

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from policies import facts
from policies.admin.sections import DomesticStepAdmin, PolicyChangeAdmin
from policies.models import UnverifiedChange, WaitingStep
from treaties.admin.filters import ChooseFilter
from treaties.terms import Confidence

YEAR = dt.timedelta(days=365)


@admin.register(UnverifiedChange)
class UnverifiedChangeAdmin(PolicyChangeAdmin):
    """Changes that somebody recalled: find the document, then correct the entry."""

    enters = False
    what = (
        "Changes that somebody recalled and nobody has seen in a document. Find the document, "
        "then correct the entry and cite it."
    )
    change_list_template = "admin/treaties/worklist.html"
    list_filter: ClassVar[Any] = (("topic", ChooseFilter), ("state", ChooseFilter))

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep what stands and is only recalled."""
        every: Any = super().get_queryset(request)
        recalled: QuerySet[Any] = every.uncorrected().filter(confidence=Confidence.RECALLED)
        return recalled


class LongFilter(admin.SimpleListFilter):
    """How long ago the last step was taken on the way of a step."""

    title = "last step"
    parameter_name = "last"

    @override
    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        """Return the choice."""
        return [("year", "More than a year ago")]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what is asked for."""
        if self.value() != "year":
            return queryset
        long_ago = timezone.now().date() - YEAR
        return queryset.filter(
            pk__in=[key for key, on in waiting(request).items() if on < long_ago]
        )


@admin.register(WaitingStep)
class WaitingStepAdmin(DomesticStepAdmin):
    """Steps of which the act is still to come: has it been done, or given up?"""

    enters = False
    what = (
        "Steps at home that no act has ended: has the act been done since, or has the state said "
        "no? Enter the act, or a step of the stage “denied”."
    )
    change_list_template = "admin/treaties/worklist.html"
    list_filter: ClassVar[Any] = (
        LongFilter,
        ("treaty", ChooseFilter),
        ("state", ChooseFilter),
        "aim",
    )
    ordering = (F("taken_on").asc(nulls_first=True), "id")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep the steps of pending ways."""
        every: QuerySet[Any] = super().get_queryset(request)
        return every.filter(pk__in=waiting(request))


def waiting(request: Any) -> dict[str, dt.date]:
    """Return the steps of pending ways, with the day of the last one; read once a request."""
    if not hasattr(request, "steps_that_wait"):
        request.steps_that_wait = dict(_waiting())
    found: dict[str, dt.date] = request.steps_that_wait
    return found


def _waiting() -> Iterable[tuple[str, dt.date]]:
    for whole in facts.ladders(facts.steps()):
        way = whole.on(timezone.now().date())
        if way is None or not way.pending:
            continue
        last = max(rung.on.latest if rung.on else dt.date.min for rung in way.rungs)
        yield from ((step, last) for rung in way.rungs for step in rung.steps)
