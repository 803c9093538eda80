"""Every public page that search engines should know."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, override

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from treaties.models import Record, Standing, State, Treaty

PAGES = (
    *("home", "treaties", "states", "compare", "calendar", "exits", "reservations"),
    *("pending", "anomalies", "matrix", "charts", "method", "privacy", "accessibility", "contact"),
)


class Recorded:
    """Pages that change when the record does."""

    @cached_property
    def changed_at(self) -> dt.datetime | None:
        """When the record last changed: one query."""
        return Record.objects.filter(pk=1).values_list("changed_at", flat=True).first()

    def lastmod(self, _item: object) -> dt.datetime | None:
        """Return when a page last changed, as far as the record as a whole tells."""
        return self.changed_at


class TreatySitemap(Recorded, Sitemap[Treaty]):
    """The page of every treaty."""

    @override
    def items(self) -> QuerySet[Treaty]:
        return Treaty.objects.order_by("pk")


class StateSitemap(Recorded, Sitemap[State]):
    """The page of every state."""

    @override
    def items(self) -> QuerySet[State]:
        return State.objects.order_by("pk")


class PairSitemap(Recorded, Sitemap[tuple[str, str]]):
    """The page of every state under every treaty towards which it has or had a standing."""

    @override
    def items(self) -> Sequence[tuple[str, str]]:
        pairs = Standing.objects.order_by("treaty_id", "state_id")
        return list(pairs.values_list("treaty_id", "state_id").distinct())

    @override
    def location(self, item: tuple[str, str]) -> str:
        return reverse("treaties:pair", args=item)


class PageSitemap(Sitemap[str]):
    """Pages that are not about one treaty or one state."""

    @override
    def items(self) -> tuple[str, ...]:
        return PAGES

    @override
    def location(self, item: str) -> str:
        return reverse(f"treaties:{item}")


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "treaties": TreatySitemap,
    "states": StateSitemap,
    "standings": PairSitemap,
    "pages": PageSitemap,
}
