"""Named questions about policies, for use with ``Model.objects``."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Prefetch, Q

if TYPE_CHECKING:
    from policies.models import PolicyChange  # noqa: F401


class EntryQuerySet[M: models.Model](models.QuerySet[M]):
    """Entries that later ones may correct."""

    def uncorrected(self) -> Self:
        """Keep what the record says today: the last entry of each, taken-back ones left out."""
        return self.filter(corrected_by__isnull=True, void=False)

    def as_known(self, moment: dt.datetime) -> Self:
        """Keep what the record said at ``moment``, later entries and corrections unmade."""
        uncorrected = Q(corrected_by__isnull=True) | Q(corrected_by__recorded_at__gt=moment)
        return self.filter(uncorrected, recorded_at__lte=moment, void=False)

    def held(self, moment: dt.datetime | None) -> Self:
        """Keep what the record says, or said at a moment."""
        return self.as_known(moment) if moment else self.uncorrected()

    def with_citations(self) -> Self:
        """Fetch the citations and their sources in their order: one query more."""
        citations = self.model._meta.get_field("citations").related_model  # noqa: SLF001
        ordered = citations._default_manager.select_related("source").order_by("position", "id")  # type: ignore[union-attr] # noqa: SLF001
        return self.prefetch_related(Prefetch("citations", queryset=ordered))


class PolicyChangeQuerySet(EntryQuerySet["PolicyChange"]):
    """Changes of policy."""

    def with_treaties(self) -> Self:
        """Fetch the treaties in their order: one query more."""
        links = self.model._meta.get_field("treaty_links").related_model  # noqa: SLF001
        ordered = links._default_manager.select_related("treaty").order_by("pk")  # noqa: SLF001
        return self.prefetch_related(Prefetch("treaty_links", queryset=ordered))
