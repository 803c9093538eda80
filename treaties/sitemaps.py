"""Every public page that search engines should know."""

import datetime as dt
from collections.abc import Mapping
from typing import override

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from treaties.models import Record, State, Treaty

PAGES = (
    *("home", "treaties", "states", "calendar", "exits", "reservations", "pending", "anomalies"),
    *("method", "privacy", "accessibility", "contact"),
)


class _Recorded:
    """Pages that change when the record does."""

    @cached_property
    def changed_at(self) -> dt.datetime | None:
        """When the record last changed: one query."""
        return Record.objects.filter(pk=1).values_list("changed_at", flat=True).first()

    def lastmod(self, _item: State | Treaty) -> dt.datetime | None:
        """Return when a page last changed, as far as the record as a whole tells."""
        return self.changed_at


class TreatySitemap(_Recorded, Sitemap[Treaty]):
    """The page of every treaty."""

    @override
    def items(self) -> QuerySet[Treaty]:
        return Treaty.objects.order_by("pk")


class StateSitemap(_Recorded, Sitemap[State]):
    """The page of every state."""

    @override
    def items(self) -> QuerySet[State]:
        return State.objects.order_by("pk")


class PageSitemap(Sitemap[str]):
    """Pages that are not about one treaty or one state."""

    @override
    def items(self) -> tuple[str, ...]:
        return PAGES

    @override
    def location(self, item: str) -> str:
        return reverse(f"treaties:{item}")


SITEMAPS: Mapping[str, type[Sitemap[Treaty]] | type[Sitemap[State]] | type[Sitemap[str]]] = {
    "treaties": TreatySitemap,
    "states": StateSitemap,
    "pages": PageSitemap,
}
