"""Worklists: what of policies and steps needs an editor."""

from typing import Any, ClassVar, override

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from policies import facts
from policies.admin.sections import DomesticStepAdmin, PolicyChangeAdmin
from policies.models import UnverifiedChange, WaitingStep
from treaties.admin.filters import ChooseFilter
from treaties.terms import Confidence


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


@admin.register(WaitingStep)
class WaitingStepAdmin(DomesticStepAdmin):
    """Steps of which the act is still to come: has it been done, or given up?"""

    enters = False
    what = (
        "Steps at home that no act has ended: has the act been done since, or has the state said "
        "no? Enter the act, or a step of the stage “denied”."
    )
    change_list_template = "admin/treaties/worklist.html"
    list_filter: ClassVar[Any] = (("treaty", ChooseFilter), ("state", ChooseFilter), "aim")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Keep the steps of pending ladders, which are read once a request."""
        held: Any = request
        if not hasattr(held, "steps_that_wait"):
            held.steps_that_wait = _waiting()
        every = super().get_queryset(request)
        kept: QuerySet[Any] = every.filter(pk__in=held.steps_that_wait)
        return kept


def _waiting() -> frozenset[str]:
    ways = (way.on(timezone.now().date()) for way in facts.ladders(facts.steps()))
    return frozenset(
        step for way in ways if way and way.pending for rung in way.rungs for step in rung.steps
    )
