"""Messages name jobs, each in a queue that a worker takes, and end with their lease."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from config.celery import app
from config.run import command
from news import tasks
from news.models import FeedState, FeedVisit, Job
from news.services import jobs
from news.terms import JobKind, JobStatus, Outcome
from tests.news.factories import FeedFactory, VersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(monkeypatch):
    """Keep what is handed to the broker."""
    asked = []
    for kind, task in tasks.TASKS.items():
        monkeypatch.setattr(
            task, "apply_async", lambda kind=kind, **options: asked.append((kind, options))
        )
    return asked


def test_every_kind_of_job_has_a_task_in_a_queue_that_a_worker_takes():
    assert set(tasks.TASKS) == set(JobKind)
    queues = {
        kind: app.amqp.router.route({}, task.name)["queue"].name
        for kind, task in tasks.TASKS.items()
    }
    assert queues == {JobKind.VISIT: "fetch", JobKind.STORY: "fetch", JobKind.READ: "read"}
    assert "--queues=celery,deliver,fetch,read" in command("worker")
    assert all(task.acks_late for task in tasks.TASKS.values())


def test_a_worker_can_take_some_queues_alone(monkeypatch):
    monkeypatch.setenv("WORKER_QUEUES", "fetch")
    assert "--queues=fetch" in command("worker")


def test_beat_sweeps_and_prunes():
    scheduled = {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {tasks.sweep_news.name, tasks.prune_news.name} <= scheduled


def test_a_message_names_its_job_and_ends_with_its_lease(given):
    feed = FeedFactory()
    assert tasks.sweep_news() == 1
    job = Job.objects.get()
    assert (job.kind, job.subject, job.status) == (JobKind.VISIT, feed.pk, JobStatus.QUEUED)
    assert given == [
        (JobKind.VISIT, {"kwargs": {"job_id": job.pk}, "expires": jobs.QUEUED_FOR.total_seconds()})
    ]
    assert tasks.sweep_news() == 0


def test_a_sweep_that_dies_halfway_loses_nothing(given, monkeypatch):
    def fail(**_):
        raise ConnectionError

    monkeypatch.setattr(tasks.visit_feed, "apply_async", fail)
    FeedFactory()
    with pytest.raises(ConnectionError):
        tasks.sweep_news()
    assert given == []
    assert len(jobs.sweep(timezone.now() + jobs.QUEUED_FOR)) == 1


def test_an_address_of_this_machine_is_refused_and_noted():
    feed = FeedFactory(url="http://127.0.0.1:9/feed")
    assert tasks.sweep_news() == 1
    assert FeedVisit.objects.get().outcome == Outcome.REFUSED_ADDRESS
    assert FeedState.objects.get().feed == feed


def test_a_version_is_read():
    version = VersionFactory(document__feed__active=False)
    jobs.ask(JobKind.READ, version.pk)
    assert tasks.sweep_news() == 1
    assert Job.objects.get().status == JobStatus.DONE


def health(client):
    answer = client.get("/health/")
    assert answer.status_code == 200
    return answer.json()["feeds"]


def test_health_tells_how_feeds_are(client):
    now = timezone.now()
    assert health(client) == {
        "active": 0,
        "alarming": 0,
        "overdue": 0,
        "overdue_since": None,
        "parked_jobs": 0,
    }
    FeedState.objects.create(feed=FeedFactory(), due_at=now - dt.timedelta(hours=1))
    FeedState.objects.create(feed=FeedFactory(), due_at=now, alarm="It fails.")
    FeedState.objects.create(feed=FeedFactory(active=False), due_at=now, alarm="It fails.")
    Job.objects.create(kind=JobKind.READ, subject=1, status=JobStatus.PARKED)
    found = health(client)
    assert (found["active"], found["alarming"], found["overdue"], found["parked_jobs"]) == (
        2,
        1,
        1,
        1,
    )
    since = dt.datetime.fromisoformat(found["overdue_since"])
    assert dt.timedelta(minutes=59) < timezone.now() - since < dt.timedelta(minutes=61)


def test_where_there_is_no_way_out_only_reading_goes_on(settings, given):
    settings.NEWS_VISITS = False
    FeedFactory()
    jobs.ask(JobKind.STORY, 1)
    jobs.ask(JobKind.READ, 1)
    assert tasks.sweep_news() == 1
    assert [kind for kind, _ in given] == [JobKind.READ]
