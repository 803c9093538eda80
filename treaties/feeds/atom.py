"""Changes of the record as Atom feeds (RFC 4287): everything, legal acts, a treaty, a state."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, override

from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from treaties.feeds.asking import Topic, topic_of, unchanged_is_told
from treaties.models import TreatyAction
from treaties.presentation import on_words, sentence, the
from treaties.presentation_acts import act_noun, act_verb
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import ActionKind

MOST = 100
"""How many entries a feed holds."""

TAG = "tag:servanda,2026:"
"""What ids begin with (RFC 4151), so that they stay the same wherever the record is served."""


class AtomWithContent(Atom1Feed):
    """An Atom feed whose entries hold their words."""

    @override
    def add_item_elements(self, handler: SimplerXMLGenerator, item: Mapping[str, Any]) -> None:
        """Write an entry with its content, and what its categories are categories of."""
        super().add_item_elements(handler, {**item, "description": None, "categories": ()})
        for scheme, term, label in item["terms"]:
            attributes = {"scheme": f"{TAG}{scheme}", "term": term, "label": label}
            handler.addQuickElement("category", "", attributes)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class ChangesFeed(Feed[TreatyAction, Topic]):
    """Every entry of the record, the latest recorded first: acts, corrections, acts taken back."""

    feed_type = AtomWithContent
    author_name = "Servanda"
    what, key = "changes of the record", "changes"

    @override
    def get_object(self, request: HttpRequest, treaty_id: str = "", code: str = "") -> Topic:
        """Return what the feed is about."""
        return topic_of(treaty_id, code)

    def title(self, topic: Topic) -> str:
        """Return the name of the feed."""
        return f"Servanda: {self.what}{f', {topic.name}' if topic.name else ''}"

    def subtitle(self, _topic: Topic) -> str:
        """Return what the feed holds."""
        return "Acts, corrections and acts taken back, by the day they came into the record."

    def link(self, topic: Topic) -> str:
        """Return the address of the page that it belongs to."""
        if topic.treaty:
            return reverse("treaties:treaty", args=[topic.treaty])
        if topic.state:
            return reverse("treaties:state", args=[topic.state])
        return reverse("treaties:home")

    def feed_guid(self, topic: Topic) -> str:
        """Return the id of the feed, the same wherever it is served."""
        return f"{TAG}{self.key}/{topic.key}"

    def items(self, topic: Topic) -> TreatyActionQuerySet:
        """Return the entries: three queries."""
        rows = self.entries().filter(topic.among.rows)
        rows = rows.select_related("treaty", "state", "corrects", "corrected_by").with_citations()
        return rows.order_by("-recorded_at", F("acted_on").desc(nulls_last=True), "-pk")[:MOST]

    def entries(self) -> TreatyActionQuerySet:
        """Return the entries that the feed draws from."""
        return TreatyAction.objects.all()

    @override
    def item_title(self, item: TreatyAction) -> str:
        """Return who did what under which treaty, and when."""
        kind, binding = ActionKind(item.kind), item.treaty.binding
        what = f"{act_noun(kind, binding)} {on_words(item.acted_on)}"
        title = f"{item.state.name}, {item.treaty.short_name}: {what[:1].lower()}{what[1:]}"
        if item.void:
            return f"Taken back: {title}"
        return f"Corrected: {title}" if item.corrects_id else title

    @override
    def item_description(self, item: TreatyAction) -> str:
        """Return no summary: the content says it all."""
        return ""

    def item_link(self, item: TreatyAction) -> str:
        """Return the address of the act."""
        return reverse("treaties:action", args=[item.public_id])

    def item_guid(self, item: TreatyAction) -> str:
        """Return the id of the entry, the same for ever."""
        return f"{TAG}action/{item.public_id}"

    def item_pubdate(self, item: TreatyAction) -> dt.datetime:
        """Return when it came into the record."""
        return item.recorded_at

    def item_updateddate(self, item: TreatyAction) -> dt.datetime:
        """Return when something was last said of it: a correction counts."""
        later = getattr(item, "corrected_by", None)
        return later.recorded_at if later else item.recorded_at

    @override
    def item_extra_kwargs(self, item: TreatyAction) -> dict[str, Any]:
        """Return the words of the entry and what it is filed under."""
        treaty, state, kind = item.treaty, item.state, ActionKind(item.kind)
        return {
            "content": content_of(item),
            "terms": (
                ("treaty", treaty.pk, treaty.short_name),
                ("state", state.pk, state.name),
                ("kind", kind.value, kind.label),
            ),
        }


class LegalActsFeed(ChangesFeed):
    """Acts under instruments that bind in law; what was corrected says so and stays in place."""

    what, key = "legal acts", "legal-acts"

    @override
    def subtitle(self, _topic: Topic) -> str:
        """Return what the feed holds."""
        return "Acts under instruments that bind in law, by the day they came into the record."

    @override
    def entries(self) -> TreatyActionQuerySet:
        """Return acts as they were first entered."""
        return TreatyAction.objects.legal_acts().filter(corrects=None)


def content_of(item: TreatyAction) -> str:
    """Return the words of an entry, with its sources."""
    verb = act_verb(ActionKind(item.kind), item.treaty.binding)
    said = f"{the(item.state.name)} {verb} {on_words(item.acted_on)}: {item.treaty.short_name}"
    context = {"entry": item, "said": sentence(said), "later": getattr(item, "corrected_by", None)}
    return render_to_string("treaties/feeds/entry.html", context)


_changes, _legal_acts = ChangesFeed(), LegalActsFeed()


@unchanged_is_told
def changes(request: HttpRequest, **keys: str) -> HttpResponse:
    """Give every change: of all, of one treaty or of one state."""
    return _changes(request, **keys)


@unchanged_is_told
def legal_acts(request: HttpRequest, **keys: str) -> HttpResponse:
    """Give legal acts only."""
    return _legal_acts(request, **keys)
