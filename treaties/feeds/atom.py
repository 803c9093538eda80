"""Changes of the record as Atom feeds (RFC 4287): everything, legal acts, a treaty, a state."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, override

from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from core.dates import PartialDate
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


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the record as a feed tells it; ``terms`` are scheme, term and label."""

    title: str
    href: str
    guid: str
    date: PartialDate | None
    recorded_at: dt.datetime
    updated_at: dt.datetime
    content: str
    terms: tuple[tuple[str, str, str], ...]

    @property
    def order(self) -> tuple[dt.datetime, str, str]:
        """Sort key: by the moment of the record, then by the date of what was done."""
        return self.recorded_at, str(self.date or ""), self.guid


class ToldFeed[A](Feed[Told, A]):
    """A feed whose entries are told already."""

    feed_type = AtomWithContent
    author_name = "Servanda"

    @override
    def item_title(self, item: Told) -> str:
        """Return what was done."""
        return item.title

    @override
    def item_description(self, item: Told) -> str:
        """Return no summary: the content says it all."""
        return ""

    def item_link(self, item: Told) -> str:
        """Return the address of the entry."""
        return item.href

    def item_guid(self, item: Told) -> str:
        """Return the id of the entry, the same for ever."""
        return item.guid

    def item_pubdate(self, item: Told) -> dt.datetime:
        """Return when it came into the record."""
        return item.recorded_at

    def item_updateddate(self, item: Told) -> dt.datetime:
        """Return when something was last said of it: a correction counts."""
        return item.updated_at

    @override
    def item_extra_kwargs(self, item: Told) -> dict[str, Any]:
        """Return the words of the entry and what it is filed under."""
        return {"content": item.content, "terms": item.terms}


MORE: list[Callable[[Topic], Iterable[Told]]] = []
"""What other apps add to the feed of all changes: their newest entries, as many as it holds."""


class ChangesFeed(ToldFeed[Topic]):
    """Every entry of the record, the latest recorded first: acts and what other apps add."""

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
        return "What was entered, corrected or taken back, by the day it came into the record."

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

    def items(self, topic: Topic) -> list[Told]:
        """Return the entries: three queries, and those of other apps."""
        more = [one for told in MORE for one in told(topic)]
        found = [*self.acts(TreatyAction.objects.all(), topic), *more]
        return sorted(found, key=lambda one: one.order, reverse=True)[:MOST]

    def acts(self, entries: TreatyActionQuerySet, topic: Topic) -> list[Told]:
        """Return the newest acts among some: three queries."""
        rows = entries.filter(topic.among.rows)
        rows = rows.select_related("treaty", "state", "corrects", "corrected_by").with_citations()
        newest = rows.order_by("-recorded_at", F("acted_on").desc(nulls_last=True), "-pk")[:MOST]
        return [told_act(one) for one in newest]


class LegalActsFeed(ChangesFeed):
    """Acts under instruments that bind in law; what was corrected says so and stays in place."""

    what, key = "legal acts", "legal-acts"

    @override
    def subtitle(self, _topic: Topic) -> str:
        """Return what the feed holds."""
        return "Acts under instruments that bind in law, by the day they came into the record."

    @override
    def items(self, topic: Topic) -> list[Told]:
        """Return acts as they were first entered."""
        return self.acts(TreatyAction.objects.legal_acts().filter(corrects=None), topic)


def told_act(item: TreatyAction) -> Told:
    """Return who did what under which treaty and when, with its sources."""
    treaty, state, kind = item.treaty, item.state, ActionKind(item.kind)
    later = getattr(item, "corrected_by", None)
    return Told(
        title=_title(item),
        href=reverse("treaties:action", args=[item.public_id]),
        guid=f"{TAG}action/{item.public_id}",
        date=item.acted_on,
        recorded_at=item.recorded_at,
        updated_at=later.recorded_at if later else item.recorded_at,
        content=content_of(item),
        terms=(
            ("treaty", treaty.pk, treaty.short_name),
            ("state", state.pk, state.name),
            ("kind", kind.value, str(kind.label)),
        ),
    )


def _title(item: TreatyAction) -> str:
    what = f"{act_noun(ActionKind(item.kind), item.treaty.binding)} {on_words(item.acted_on)}"
    title = f"{item.state.name}, {item.treaty.short_name}: {what[:1].lower()}{what[1:]}"
    if item.void:
        return f"Taken back: {title}"
    return f"Corrected: {title}" if item.corrects_id else title


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
