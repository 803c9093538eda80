"""Named questions about what came in, for use with ``Model.objects``."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from news.terms import UNDECIDED, JobStatus

if TYPE_CHECKING:
    from news.models import Feed, Job, Proposal  # noqa: F401


class FeedQuerySet(models.QuerySet["Feed"]):
    """What is visited."""

    def due(self, now: dt.datetime) -> Self:
        """Keep what is to be visited by now."""
        return self.filter(Q(state__due_at__lte=now) | Q(state__isnull=True), active=True)

    def alarming(self) -> Self:
        """Keep those with which something is wrong."""
        return self.filter(active=True).exclude(state__alarm="").exclude(state__isnull=True)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """What is proposed."""

    def undecided(self) -> Self:
        """Keep what waits for somebody."""
        return self.filter(status__in=UNDECIDED)

    def queued(self) -> Self:
        """Put the heaviest first, of equal ones the newest."""
        return self.order_by("-weight", "-id")


class JobQuerySet(models.QuerySet["Job"]):
    """Background work."""

    def ready(self, now: dt.datetime) -> Self:
        """Keep what may be given out: what is due, and what a worker did not come back with."""
        lost = Q(status__in=[JobStatus.QUEUED, JobStatus.RUNNING], lease_until__lte=now)
        return self.filter(lost | Q(status=JobStatus.WAITING, due_at__lte=now))

    def open(self) -> Self:
        """Keep what is neither done nor parked."""
        return self.filter(status__in=(JobStatus.WAITING, JobStatus.QUEUED, JobStatus.RUNNING))

    def parked(self) -> Self:
        """Keep what failed too often."""
        return self.filter(status=JobStatus.PARKED)
