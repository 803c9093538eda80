"""What is thrown away when its time is over: bytes that were sent, and jobs that are done."""

import datetime as dt

from django.db.models import Q, QuerySet

from news.models import Body, Job, Version
from news.terms import UNDECIDED, JobKind, JobStatus

JOBS_KEPT = dt.timedelta(days=14)
AT_ONCE = 500
"""How many bodies are emptied in one statement: their rows are long."""


def prune(now: dt.datetime, days: int) -> int:
    """Empty the bodies that are older than so many days, and forget old jobs; return how many.

    Kept is what undecided proposals rest on, and what is still to be read. The hash stays.
    """
    number = 0
    while ids := list(_old(now - dt.timedelta(days=days)).values_list("pk", flat=True)[:AT_ONCE]):
        number += Body.objects.filter(pk__in=ids).update(content=None)
    done = Job.objects.filter(status=JobStatus.DONE, ended_at__lt=now - JOBS_KEPT)
    return number + done.delete()[0]


def _old(moment: dt.datetime) -> QuerySet[Body]:
    unread = Job.objects.filter(kind=JobKind.READ).exclude(status=JobStatus.DONE).values("subject")
    undecided = Q(evidence__proposal__status__in=UNDECIDED)
    needed = Version.objects.filter(undecided | Q(pk__in=unread), body__isnull=False)
    bodies = Body.objects.filter(content__isnull=False, kept_at__lt=moment)
    return bodies.exclude(pk__in=needed.values("body")).order_by("pk")
