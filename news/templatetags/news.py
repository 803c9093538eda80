"""What templates of this app show."""

from django import template

register = template.Library()

SIGNS = {"supported": "✓", "contradicted": "✗", "not_in_record": "?", "uncheckable": "–"}


@register.filter
def sign(verdict: str) -> str:
    """Return the sign of a verdict, so that colour is not all that tells them apart."""
    return SIGNS[verdict]
