"""Background work of what comes in: each message names a job, and the job's row decides."""

from typing import Any

from celery import Task, shared_task
from django.conf import settings
from django.utils import timezone

from news.services import jobs
from news.services.pruning import prune
from news.services.readers import READERS
from news.services.readings import READS
from news.services.stories import fetches
from news.services.visiting import visits
from news.services.working import work
from news.terms import JobKind

_LEASE = jobs.QUEUED_FOR.total_seconds()


@shared_task
def sweep_news() -> int:
    """Hand out what is due, lost messages included; return how many."""
    due, seconds = jobs.sweep(timezone.now(), visits=settings.NEWS_VISITS), _LEASE
    for one in due:
        TASKS[JobKind(one.kind)].apply_async(kwargs={"job_id": one.pk}, expires=seconds)
    return len(due)


@shared_task(acks_late=True)
def visit_feed(*, job_id: int) -> bool:
    """Visit a feed; return whether that was done."""
    return work(job_id, visits(READERS))


@shared_task(acks_late=True)
def fetch_story(*, job_id: int) -> bool:
    """Fetch the page of a story; return whether that was done."""
    return work(job_id, fetches(READERS))


@shared_task(acks_late=True)
def read_version(*, job_id: int) -> bool:
    """Read a version of a document; return whether that was done."""
    return work(job_id, READS)


@shared_task
def prune_news() -> int:
    """Throw away what is kept no longer; return how many."""
    return prune(timezone.now(), settings.NEWS_BODIES_DAYS)


TASKS: "dict[JobKind, Task[Any, bool]]" = {
    JobKind.VISIT: visit_feed,
    JobKind.STORY: fetch_story,
    JobKind.READ: read_version,
}
"""Who does what kind of job."""
