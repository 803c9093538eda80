"""Changes of feeds by people: a new address or schedule begins anew."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from news.models import Feed, FeedState


@transaction.atomic
def changed(feed: Feed, fields: Collection[str]) -> None:
    """Let a feed be visited soon where something changed that a visit depends on.

    Another address or kind takes away what was learned of the old one.
    """
    state, made = FeedState.objects.select_for_update().get_or_create(feed=feed)
    if made or {"active", "every_minutes", "url", "kind"}.isdisjoint(fields):
        return
    state.due_at = timezone.now()
    if not {"url", "kind"}.isdisjoint(fields):
        state.etag = state.last_modified = ""
        state.usual = state.held = None
        state.failures = 0
    state.save()
