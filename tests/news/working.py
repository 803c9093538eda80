"""Jobs done here and now, as workers do them."""

from django.utils import timezone

from news.models import Job
from news.services import jobs
from news.services.readings import READS
from news.services.stories import fetches
from news.services.visiting import visits
from news.services.working import work
from news.terms import JobKind
from tests.news.served import HERE, READERS


def works(readers=READERS):
    return {
        JobKind.VISIT: visits(readers, HERE, seconds=0),
        JobKind.STORY: fetches(readers, HERE, seconds=0),
        JobKind.READ: READS,
    }


def do(job, readers=READERS):
    """Do one job; return whether it was done."""
    return work(job.pk, works(readers)[JobKind(job.kind)])


def visit(feed, readers=READERS):
    """Visit a feed now, whenever it is due, and return the visit."""
    jobs.ask(JobKind.VISIT, feed.pk, timezone.now())
    Job.objects.filter(kind=JobKind.VISIT).update(due_at=timezone.now())
    for job in jobs.lease(JobKind.VISIT, timezone.now()):
        do(job, readers)
    return feed.visits.order_by("-id").first()


def do_all(readers=READERS):
    """Do what is waiting, and what comes of it, until nothing is left that is due."""
    number = 0
    while due := [one for kind in JobKind for one in jobs.lease(kind, timezone.now())]:
        number += sum(do(one, readers) for one in due)
    return number
