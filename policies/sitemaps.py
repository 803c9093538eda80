"""Pages of policies that search engines should know."""

from collections.abc import Sequence
from typing import override

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from policies.models import PolicyChange, Topic
from treaties.sitemaps import Recorded


class PolicySitemap(Recorded, Sitemap[tuple[str, ...]]):
    """The page of all policies, of every topic, and of every state that has one about it."""

    @override
    def items(self) -> Sequence[tuple[str, ...]]:
        topics = Topic.objects.order_by("pk").values_list("pk", flat=True)
        held = PolicyChange.objects.uncorrected().order_by("topic_id", "state_id")
        chains = held.values_list("topic_id", "state_id").distinct()
        return [(), *((one,) for one in topics), *chains]

    @override
    def location(self, item: tuple[str, ...]) -> str:
        return reverse(f"policies:{NAMES[len(item)]}", args=item)


NAMES = ("index", "topic", "chain")
"""The names of the addresses, by how many ids they hold."""
