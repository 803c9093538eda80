"""What a page tells the places where its address is shared: a title and a card."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()

OWN = frozenset({"treaties:treaty", "treaties:state", "treaties:pair", "policies:chain"})
"""The pages that have cards of their own, under their names with ``-card``."""


@register.inclusion_tag("_sharing.html", takes_context=True)
def sharing(context: Context) -> dict[str, Any]:
    """Return what the head of a page says of it; nothing where no request is being answered."""
    request, asked, cite = (context.get(one) for one in ("request", "asked", "cite"))
    if request is None:
        return {}
    match = request.resolver_match
    name, keys = "treaties:card", {}
    if cite and match and match.view_name in OWN:
        name, keys = f"{match.view_name}-card", match.kwargs
    path = reverse(name, kwargs=keys) + (asked.query if asked and keys else "")
    return {
        "card": request.build_absolute_uri(path),
        "called": cite.title if cite else "Servanda",
        "on": asked.on if asked and keys else None,
    }
