"""Named questions about the record, for use with ``Model.objects``."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Prefetch, Q, Subquery
from django.utils import timezone

from treaties.terms import CONSENTED, COUNTED, Binding, Status

if TYPE_CHECKING:
    from treaties.models import (  # noqa: F401
        Change,
        Record,
        Release,
        Standing,
        State,
        TreatyAction,
    )


class RecordQuerySet(models.QuerySet["Record"]):
    """The one row about the record."""

    def lock(self) -> None:
        """Let nobody else change the record until the transaction ends; wait for who does."""
        self.select_for_update().filter(pk=1).first()

    def with_newest(self, releases: models.QuerySet["Release"]) -> Self:
        """Add number, version and moment of the newest release, ``releases`` in that order."""
        return self.annotate(
            newest=Subquery(releases.values("number")[:1]),
            newest_version=Subquery(releases.values("version")[:1]),
            newest_at=Subquery(releases.values("released_at")[:1]),
        )

    def bump(self) -> int:
        """Raise the version and return it; call it in the transaction of the change."""
        self.filter(pk=1).update(version=F("version") + 1, changed_at=timezone.now())
        return self.version()

    def version(self) -> int:
        """Return the version, 0 while there is no record."""
        return self.filter(pk=1).values_list("version", flat=True).first() or 0


class StateQuerySet(models.QuerySet["State"]):
    """Participants."""

    def counted(self) -> Self:
        """Keep the kinds that counts of states include."""
        return self.filter(kind__in=COUNTED)

    def existing_on(self, day: dt.date) -> Self:
        """Leave out former states before they existed and once they no longer do."""
        return self.exclude(existed_until__lte=day).exclude(existed_from__gt=day)

    def codes(self, among: Iterable[str]) -> list[str]:
        """Return those of some codes that are known."""
        return list(self.filter(code__in=list(among)).values_list("code", flat=True))


class TreatyActionQuerySet(models.QuerySet["TreatyAction"]):
    """Treaty actions."""

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

    def legal_acts(self) -> Self:
        """Keep acts under instruments that bind in law."""
        return self.filter(treaty__binding=Binding.LEGAL)

    def of_states(self) -> Self:
        """Keep acts of participants that counts of states include."""
        return self.filter(state__kind__in=COUNTED)

    def with_citations(self) -> Self:
        """Fetch the citations and their sources in two queries, in their order."""
        citations = self.model._meta.get_field("citations").related_model  # noqa: SLF001
        ordered = citations._default_manager.select_related("source").order_by("position", "id")  # noqa: SLF001
        return self.prefetch_related(Prefetch("citations", queryset=ordered))


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes of rows of the record's files."""

    def about_treaty(self, treaty_id: str) -> Self:
        """Keep changes of rows about a treaty: of its own, and of those that name it in a list.

        A correction that no longer names the treaty is one of them.
        """
        named = rf"(^|\|){re.escape(treaty_id)}(\||$)"
        listed = Q(after__treaty_ids__regex=named) | Q(before__treaty_ids__regex=named)
        return self.filter(Q(treaty=treaty_id) | listed)


class StandingQuerySet(models.QuerySet["Standing"]):
    """Periods during which a state had one status."""

    def on(self, day: dt.date) -> Self:
        """Keep the standings that are certain on ``day``."""
        return self.filter(period__contains=day)

    def possible_on(self, day: dt.date) -> Self:
        """Keep the standings that are certain or possible on ``day``, dates being partial."""
        begun = Q(since_earliest__isnull=True) | Q(since_earliest__lte=day)
        not_ended = Q(until_latest__isnull=True) | Q(until_latest__gt=day)
        return self.filter(Q(period__contains=day) | (begun & not_ended))

    def unsure_on(self, day: dt.date) -> Self:
        """Keep standings that may have begun or ended by ``day``, or may not."""
        begun = Q(since_earliest__isnull=True) | Q(since_earliest__lte=day)
        not_begun = Q(since_latest__isnull=True) | Q(since_latest__gt=day)
        ended = Q(until_earliest__lte=day) | Q(
            until_earliest__isnull=True, until_latest__isnull=False
        )
        not_ended = Q(until_latest__isnull=True, until_earliest__isnull=False) | Q(
            until_latest__gt=day
        )
        return self.filter((begun & not_begun) | (ended & not_ended))

    def of_states(self) -> Self:
        """Keep the participants that counts of states include."""
        return self.filter(state__kind__in=COUNTED)

    def signatories(self) -> Self:
        """Keep states that signed and have not consented."""
        return self.filter(status=Status.SIGNATORY)

    def contracting(self) -> Self:
        """Keep states that consented and for which the treaty is not yet in force."""
        return self.filter(status=Status.CONTRACTING)

    def parties(self) -> Self:
        """Keep states for which the treaty is in force."""
        return self.filter(status=Status.PARTY)

    def subscribers(self) -> Self:
        """Keep states that subscribe to a political arrangement."""
        return self.filter(status=Status.SUBSCRIBER)

    def consented(self) -> Self:
        """Keep what depositaries print as “Parties”: consent given, in force or not."""
        return self.filter(status__in=CONSENTED)

    def former(self) -> Self:
        """Keep states that left, or whose treaty ended."""
        return self.filter(status=Status.FORMER)

    def ended(self) -> Self:
        """Keep states that ended."""
        return self.filter(status=Status.ENDED)
