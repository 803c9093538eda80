"""What templates need to write dates as people do and to keep the day in every link."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.dates import PartialDate
from core.languages import TAGS
from treaties.presentation import bare_words, date_words, status_words, time_tag

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, *args: str) -> str:
    """Return the address of a page, with the day that the reader named.

    A page of another app is named with the app: ``policies:topic``.
    """
    asked = context.get("asked")
    full = name if ":" in name else f"treaties:{name}"
    return reverse(full, args=args) + (asked.query if asked else _in_language(context))


def _in_language(context: Context) -> str:
    """Return what keeps the language where no day is asked about: pages of what went wrong."""
    lang = context.get("lang")
    if lang is None:
        code = get_language()
        lang = code if code in TAGS else ""
    return f"?lang={lang}" if lang else ""


@register.filter
def language_tag(code: str) -> str:
    """Return what a ``lang`` attribute calls a language."""
    return TAGS[code if code in TAGS else ""]


@register.simple_tag(takes_context=True)
def state_link(context: Context, code: str) -> SafeString:
    """Return a link to the page of a state, which the context holds in ``states``."""
    state = context["states"][code]
    return format_html('<a href="{}{}">{}</a>', state.href, context["asked"].query, state.name)


@register.simple_tag(takes_context=True)
def treaty_link(context: Context, treaty_id: str) -> SafeString:
    """Return a link to the page of a treaty, which the context holds in ``treaties``."""
    treaty = context["treaties"][treaty_id]
    return format_html('<a href="{}{}">{}</a>', treaty.href, context["asked"].query, treaty.name)


@register.simple_tag(takes_context=True)
def view_query(context: Context, view: str) -> str:
    """Return what an address ends with to show the same day in another view."""
    return str(replace(context["asked"], view=view).query)


@register.filter
def status_word(status: str) -> str:
    """Return what one state of a status is called."""
    return status_words([status])


@register.filter
def dated(date: PartialDate | dt.date | None) -> SafeString:
    """Return a date in words inside a ``time`` element: “in 2026, day not known”."""
    return time_tag(date, date_words(date))


@register.filter
def dated_as_noun(date: PartialDate | dt.date | None) -> SafeString:
    """Return the same as it stands after a noun: “2026, day not known”."""
    return time_tag(date, bare_words(date))


@register.filter
def in_words(date: PartialDate | dt.date | None) -> str:
    """Return a date in words alone, as it stands after a noun."""
    return bare_words(date)


@register.filter
def of(mapping: Mapping[str, Any], key: str) -> Any:
    """Return what a mapping holds under a key; nothing where it holds nothing."""
    return mapping.get(key, "")
