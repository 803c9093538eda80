"""Policies, steps at home and positions on pages about treaties, states and sources.

The views of those pages know nothing of policies: their templates ask for them here.
"""

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.urls import reverse

from policies.pages import beside, compared, elsewhere
from policies.pages.entries import ChangeView
from treaties.pages.compare import ComparePage
from treaties.pages.pair import PairPage
from treaties.pages.sources import SourceView, StateView
from treaties.pages.state import StatePage
from treaties.pages.treaty import TreatyPage

register = template.Library()


@register.simple_tag(takes_context=True)
def beside_state(context: Context, page: StatePage) -> beside.Beside:
    """Return what stands beside the standings of a state on the day asked about."""
    return beside.beside_state(page, context["asked"])


@register.simple_tag(takes_context=True)
def beside_treaty(context: Context, page: TreatyPage) -> beside.Beside:
    """Return what stands beside a treaty on the day asked about."""
    return beside.beside_treaty(page, context["asked"])


@register.simple_tag(takes_context=True)
def beside_pair(context: Context, page: PairPage) -> beside.Beside:
    """Return what stands beside a state under a treaty on the day asked about."""
    return beside.beside_pair(page, context["asked"])


@register.simple_tag(takes_context=True)
def policies_compared(context: Context, page: ComparePage) -> compared.Compared:
    """Return the policies of the states that a comparison is about, on its day."""
    return compared.compared_policies(page, context["asked"], context["words"], context["category"])


@register.simple_tag(takes_context=True)
def pending_at_home(context: Context) -> elsewhere.AtHome:
    """Return the ways that are pending on the day, of what the calendar is asked for."""
    return elsewhere.pending_at_home(context["asked"], context["among"])


@register.simple_tag(takes_context=True)
def policies_lately(context: Context) -> elsewhere.Lately:
    """Return the changes of policy announced last by the day."""
    return elsewhere.changed_lately(context["asked"])


@register.simple_tag
def policies_citing(source: str) -> elsewhere.Citing:
    """Return the changes, steps and positions that cite a source."""
    return elsewhere.citing(source)


@register.simple_tag(takes_context=True)
def chain_of(context: Context, topic: str, state: str) -> str:
    """Return the address of the policies of a state about a topic, on the day asked about."""
    return reverse("policies:chain", args=[topic, state]) + str(context["asked"].query)


@register.simple_tag(takes_context=True)
def in_chain(context: Context, change: ChangeView) -> str:
    """Return the address of a change in its chain, on the day asked about."""
    return f"{chain_of(context, change.topic, change.state)}#{change.id}"


@register.simple_tag(takes_context=True)
def topic_address(context: Context, topic: str) -> str:
    """Return the address of the page of a topic, on the day asked about."""
    return reverse("policies:topic", args=[topic]) + str(context["asked"].query)


@register.filter
def with_sources(own: Sequence[SourceView], others: Iterable[SourceView]) -> list[SourceView]:
    """Return the sources of a page with those of what stands beside it, each once."""
    every = {one.id: one for one in (*own, *others)}
    return sorted(every.values(), key=lambda one: (one.short.lower(), one.title.lower(), one.id))


@register.filter
def name_of(state: StateView) -> str:
    """Return what a state is called."""
    return state.name
