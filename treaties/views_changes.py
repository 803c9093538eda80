"""The page of what changed in the record."""

from typing import override

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.changes import UnknownCursorError, before_cursor
from treaties.filters import ChangeFilter, DeltaFilter
from treaties.filters.kinds import AskedFilter
from treaties.models import Change
from treaties.pages.asked import Asked
from treaties.pages.log import DONE, log_page
from treaties.pages.narrowing import narrowing
from treaties.views import dated, framed


class PageFilter(ChangeFilter):
    """Changes up to a place in the log, the newest first."""

    older = AskedFilter(method="filter_older", label="The cursor of the page before.")

    def filter_older(self, changes: QuerySet[Change], _name: str, cursor: str) -> QuerySet[Change]:
        """Keep what came before a cursor."""
        return before_cursor(changes, cursor)

    @override
    def is_valid(self) -> bool:
        """Hold that a cursor is one that a page of this log gave."""
        good: bool = super().is_valid()
        cursor = self.form.cleaned_data.get("older") if good else None
        if cursor:
            try:
                before_cursor(Change.objects.all(), cursor)
            except UnknownCursorError:
                advice = ValidationError("This is no place in the log: begin with the newest.")
                self.form.add_error("older", advice)
        return not self.form.errors


@dated
def changes(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List what changed, the newest first."""
    question = PageFilter(request.GET, queryset=Change.objects.all())
    good = question.is_valid()
    page = log_page(question.qs if good else Change.objects.none())
    offered = {
        "treaty": [(one.id, one.name) for one in page.in_treaties],
        "state": [(one.code, one.name) for one in page.of_states],
        "legal": [("1", "Legal acts only")],
        "kind": list(DONE.items()),
    }
    form = narrowing(question, offered)
    kept = [(name, value) for name, value in form.kept if name != "older"]
    api = form.api(reverse("api-changes"), DeltaFilter)
    frame = framed(request, asked, "changes", api) | {"kept": kept}
    context = {
        "page": page,
        "states": page.states,
        "treaties": page.treaties,
        "question": question,
        "form": form,
    }
    return render(request, "treaties/changes.html", context | frame, status=200 if good else 400)
