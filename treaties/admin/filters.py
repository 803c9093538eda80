"""Filters of the lists: one of many chosen from a select, by keyboard and without a script."""

from collections.abc import Iterator
from typing import Any, override

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.http import HttpRequest


class ChooseFilter(admin.RelatedOnlyFieldListFilter):
    """Those treaties or states of a list that it holds, one to be chosen."""

    template = "admin/treaties/choose_filter.html"

    def __init__(self, field: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, request, *args, **kwargs)
        own = {self.lookup_kwarg, self.lookup_kwarg_isnull, PAGE_VAR}
        self.kept = [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name not in own
        ]

    @override
    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Return what can be chosen, by value."""
        asked = self.lookup_val[-1] if self.lookup_val else ""
        yield {"value": "", "display": "All", "selected": not asked}
        for pk, name in self.lookup_choices:
            yield {"value": pk, "display": name, "selected": str(pk) == asked}
