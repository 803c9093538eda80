"""Lists that are looked at and not changed: what is in them is made by programs."""

from typing import Any, override

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.presentation import listed

NOTHING = "–"


class LookedAtAdmin[M: Model](admin.ModelAdmin[M]):
    """A list in which nothing is added, changed or taken out by hand."""

    show_full_result_count = False
    list_per_page = 50

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


def link(model: Model, text: str = "") -> SafeString:
    """Return a link to the page of an object in the admin."""
    meta = model._meta  # noqa: SLF001
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[model.pk])
    return format_html('<a href="{}">{}</a>', address, text or str(model))


def outside(url: str) -> SafeString:
    """Return a link that leads outside."""
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', url, url)


def seconds(timings: dict[str, float]) -> str:
    """Return what took how long, in words."""
    said = [f"{name.replace('_', ' ')} {took:.2f} s" for name, took in timings.items()]
    return listed(said) or NOTHING
