"""Lists that are looked at and not changed: what is in them is made by programs."""

from typing import Any, override

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class LookedAtAdmin[M: Model](admin.ModelAdmin[M]):
    """A list in which nothing is added, changed or taken out by hand."""

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """Programs add what is here."""
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing of what happened is changed."""
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing of what happened is taken out by hand."""
        return False
