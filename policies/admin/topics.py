"""Topics: edited in place, every version kept."""

from collections.abc import Iterable
from typing import Any, override

from django.contrib import admin

from policies.models import Topic
from treaties.admin.register import RegisterAdmin


@admin.register(Topic)
class TopicAdmin(RegisterAdmin):
    """What policies are about."""

    list_display = ("id", "label", "weapon_types")
    list_display_links = ("id", "label")
    search_fields = ("id", "label", "weapon_types")
    nearest = ("id__istartswith", "label__istartswith")
    ordering = ("label", "id")

    @override
    def reached(self, entry: Any, form: Any) -> Iterable[str]:
        """Return no treaty: no standing depends on a topic."""
        return ()
