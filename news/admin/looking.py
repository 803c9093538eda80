"""Lists that are looked at and not changed: what is in them is made by programs."""

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.admin.looking import LookedAtAdmin
from treaties.presentation import listed

NOTHING = "–"


class LongListAdmin[M: Model](LookedAtAdmin[M]):
    """A list of which there is much, to be looked at a page at a time."""

    show_full_result_count = False
    list_per_page = 50


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
