"""Data about a page for search engines, in the vocabulary of schema.org.

A data block is not executed, so a strict Content Security Policy has nothing to refuse.
"""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from treaties.models import State, Treaty

register = template.Library()

TREATIES, STATES = ("Treaties", "/treaties/"), ("States", "/states/")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ESCAPES = {ord(one): f"\\u{ord(one):04X}" for one in "<>&\u2028\u2029"}
"""What could end the block early or be read as markup."""


@register.simple_tag(takes_context=True)
def record_data(context: Context) -> SafeString:
    """Return the description of the whole record."""
    text = (
        "What states did under treaties on nuclear, chemical, biological and conventional "
        "weapons, with dates and sources, and where each state stands on any day."
    )
    return block([dataset(context, "Servanda", text, reverse("treaties:home"), "api-actions")])


@register.simple_tag(takes_context=True)
def treaty_data(context: Context, treaty: Treaty) -> SafeString:
    """Return the description of what the page of a treaty holds, and the way to it."""
    name, address = treaty.short_name, treaty.get_absolute_url()
    text = f"Which states are bound by the following instrument, since when: {name}."
    data = dataset(context, f"{name}: status", text, address, "api-standings", treaty=treaty.pk)
    data["alternateName"] = treaty.also_known_as
    data["about"] = {"@type": "Legislation", "name": treaty.official_title}
    return block([data, crumbs(context, TREATIES, (name, address))])


@register.simple_tag(takes_context=True)
def state_data(context: Context, state: State) -> SafeString:
    """Return the description of what the page of a state holds, and the way to it."""
    name, address = state.name, state.get_absolute_url()
    text = f"Where the following stands under treaties on arms, since when: {name}."
    data = dataset(context, f"{name}: standings", text, address, "api-standings", state=state.pk)
    data["about"] = {"@type": "Place", "name": state.official_name}
    return block([data, crumbs(context, STATES, (name, address))])


@register.simple_tag(takes_context=True)
def pair_data(context: Context, treaty: Treaty, code: str, state: str) -> SafeString:
    """Return the description of where a state stands under a treaty, and the way to it."""
    title = f"{state}: {treaty.short_name}"
    address = reverse("treaties:pair", args=[treaty.pk, code])
    text = f"Where {state} stands under the following instrument, and why: {treaty}."
    query = {"treaty": treaty.pk, "state": code}
    data = dataset(context, f"{title}: status", text, address, "api-standings", **query)
    data["about"] = {"@type": "Legislation", "name": treaty.official_title}
    steps = (TREATIES, (treaty.short_name, treaty.get_absolute_url()), (state, address))
    return block([data, crumbs(context, *steps)])


def dataset(
    context: Context, name: str, text: str, address: str, api: str, **query: str
) -> dict[str, Any]:
    """Return the description of what a page holds, with the address of the same in the API."""
    found = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": text,
        "url": _absolute(context, address),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": _absolute(context, reverse(api, query=query)),
        },
    }
    record = context.get("record")
    if record:
        found |= {"dateModified": f"{record.changed_at:%Y-%m-%d}", "version": str(record.version)}
    return found


def crumbs(context: Context, *steps: tuple[str, str]) -> dict[str, Any]:
    """Return the way from the first page as names and addresses."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": text, "item": _absolute(context, path)}
            for place, (text, path) in enumerate([("Servanda", "/"), *steps], start=1)
        ],
    }


def _absolute(context: Context, path: str) -> str:
    return str(context["request"].build_absolute_uri(path))


def block(data: Sequence[dict[str, Any]]) -> SafeString:
    """Return descriptions as a block that browsers do not run."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
