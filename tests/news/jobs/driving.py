"""What a test of processes does in the database, each a function of plain values."""

import datetime as dt

from django.utils import timezone

from news import tasks
from news.models import Document, Evidence, Feed, FeedVisit, Job, Proposal, Version
from news.terms import JobStatus
from tests.factories import StateFactory, TreatyFactory


def begin(url):
    """Let there be a feed, and what its stories name."""
    StateFactory(code="FIN", name="Finland")
    TreatyFactory(id="apmbc", also_known_as=["Mine Ban Treaty"])
    Feed.objects.create(slug="paper", name="The Paper", url=url, kind="feed", active=True)


def sweep():
    """Hand out what is due; return how much."""
    return tasks.sweep_news()


def hand_out_again():
    """End all waits and leases, as time would, so that the next sweep hands everything out."""
    soon = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.open().update(due_at=soon, lease_until=soon)


def deliver_again(times):
    """Send the messages of all open jobs so often."""
    for job in list(Job.objects.open()) * times:
        tasks.TASKS[job.kind].apply_async(kwargs={"job_id": job.pk})


def open_jobs():
    """Return how many jobs are neither done nor parked."""
    return Job.objects.open().count()


def running():
    """Return how many jobs workers hold."""
    return Job.objects.filter(status=JobStatus.RUNNING).count()


def counts():
    """Return how much there is of everything."""
    return {
        "visits": FeedVisit.objects.count(),
        "documents": Document.objects.count(),
        "versions": Version.objects.count(),
        "proposals": Proposal.objects.count(),
        "evidence": Evidence.objects.count(),
        "parked": Job.objects.parked().count(),
    }
