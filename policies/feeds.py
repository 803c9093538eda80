"""Changes of policy as Atom feeds (RFC 4287): of all topics, of one, and among all changes."""

from collections.abc import Iterable
from typing import override

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from policies.models import PolicyChange, Topic
from policies.terms import Direction
from treaties.feeds import asking
from treaties.feeds.asking import unchanged_is_told
from treaties.feeds.atom import MOST, TAG, Told, ToldFeed
from treaties.fields import unknown_id
from treaties.presentation import on_words


class PoliciesFeed(ToldFeed[Topic | None]):
    """Every change of policy, the latest recorded first, corrections among them."""

    @override
    def get_object(self, request: HttpRequest, topic: str = "") -> Topic | None:
        """Return the topic that the feed is about; nothing for all of them.

        Raises:
            Http404: the record holds no such topic; the message names those near it.
        """
        if not topic:
            return None
        found = Topic.objects.filter(pk=topic.lower()).first()
        if found is None:
            known = Topic.objects.values_list("pk", flat=True)
            raise Http404(unknown_id(Topic, topic, known))
        return found

    def title(self, topic: Topic | None) -> str:
        """Return the name of the feed."""
        return f"Servanda: national policies{f', {topic.label}' if topic else ''}"

    def subtitle(self, _topic: Topic | None) -> str:
        """Return what the feed holds."""
        return "Changes of policy and corrections, by the day they came into the record."

    def link(self, topic: Topic | None) -> str:
        """Return the address of the page that it belongs to."""
        return topic.get_absolute_url() if topic else reverse("policies:index")

    def feed_guid(self, topic: Topic | None) -> str:
        """Return the id of the feed, the same wherever it is served."""
        return f"{TAG}policies/{topic.pk if topic else 'all'}"

    def items(self, topic: Topic | None) -> list[Told]:
        """Return the entries: three queries."""
        return told(Q(topic=topic) if topic else Q())


def told_about(topic: asking.Topic) -> Iterable[Told]:
    """Return what the feed of all changes, of a treaty or of a state holds of policies."""
    wanted = Q(treaty_links__treaty=topic.treaty) if topic.treaty else Q()
    return told(wanted & (Q(state=topic.state) if topic.state else Q()))


def told(wanted: Q) -> list[Told]:
    """Return the newest changes as a feed tells them."""
    rows = PolicyChange.objects.filter(wanted).select_related("state", "topic", "corrected_by")
    newest = rows.with_citations().order_by("-recorded_at", "-announced_on", "pk")[:MOST]
    return [_told(one) for one in newest]


def _told(item: PolicyChange) -> Told:
    later = getattr(item, "corrected_by", None)
    title = f"{item.state.name}, {item.topic.label}: {item.title}"
    if item.corrects_id:
        title = f"{'Taken back' if item.void else 'Corrected'}: {title}"
    context = {"entry": item, "later": later, "announced": on_words(item.announced_on)}
    direction = Direction(item.direction)
    return Told(
        title=title,
        href=item.get_absolute_url(),
        guid=f"{TAG}policy/{item.pk}",
        date=item.announced_on,
        recorded_at=item.recorded_at,
        updated_at=later.recorded_at if later else item.recorded_at,
        content=render_to_string("policies/feed_entry.html", context),
        terms=(
            ("state", item.state_id, item.state.name),
            ("topic", item.topic_id, item.topic.label),
            ("direction", direction.value, str(direction.label)),
        ),
    )


_policies = PoliciesFeed()


@unchanged_is_told
def policies(request: HttpRequest, **keys: str) -> HttpResponse:
    """Give changes of policy: of all topics, or of one."""
    return _policies(request, **keys)
