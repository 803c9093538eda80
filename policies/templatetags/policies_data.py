"""Data about the pages of policies for search engines, in the vocabulary of schema.org."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from policies.models import Topic
from treaties.templatetags.structured import block, crumbs, dataset

register = template.Library()

POLICIES = ("Policies", "/policies/")


@register.simple_tag(takes_context=True)
def topic_data(context: Context, topic: Topic) -> SafeString:
    """Return the description of what the page of a topic holds, and the way to it."""
    address = reverse("policies:topic", args=[topic.pk])
    text = f"What states decided by themselves about the following, since when: {topic.label}."
    data = dataset(
        context, f"{topic.label}: policies", text, address, "api-policies", topic=topic.pk
    )
    return block([data, crumbs(context, POLICIES, (topic.label, address))])


@register.simple_tag(takes_context=True)
def chain_data(context: Context, topic: Topic, code: str, state: str) -> SafeString:
    """Return the description of the policies of a state about a topic, and the way to it."""
    address = reverse("policies:chain", args=[topic.pk, code])
    text = f"What {state} decided by itself about the following, since when: {topic.label}."
    query = {"topic": topic.pk, "state": code}
    data = dataset(context, f"{state}: {topic.label}", text, address, "api-policies", **query)
    way = (topic.label, reverse("policies:topic", args=[topic.pk]))
    return block([data, crumbs(context, POLICIES, way, (state, address))])
