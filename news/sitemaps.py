"""The pages of this app for search engines."""

from typing import Any, override

from django.contrib.sitemaps import Sitemap
from django.urls import reverse


class CheckSitemap(Sitemap[Any]):
    """The page that holds a text against the record."""

    @override
    def items(self) -> list[str]:
        """Return the names of the addresses."""
        return ["check:page"]

    @override
    def location(self, item: str) -> str:
        """Return the address of a page."""
        return reverse(item)
