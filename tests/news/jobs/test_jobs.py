"""Background work is done once, whatever happens to messages and workers."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.fetching.errors import BusyError, NotReachedError
from news.models import Feed, FeedState, Job
from news.services import jobs
from news.services.working import Work, work
from news.terms import JobKind, JobStatus
from tests.news.factories import FeedFactory

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def job():
    return Job.objects.get()


def given_out(now=None):
    """Return the ids of what a sweep gives out."""
    return [one.pk for one in jobs.sweep(now or timezone.now())]


def doing(look=lambda _job: None, keep=lambda _job, _found: None, **more):
    return Work(look=look, keep=keep, **more)


def failing(error):
    def look(_job):
        raise error

    return doing(look)


def test_a_job_is_asked_for_once():
    jobs.ask(JobKind.READ, 7)
    jobs.ask(JobKind.READ, 7)
    jobs.ask(JobKind.STORY, 7)
    assert Job.objects.count() == 2


def test_asking_again_brings_forward_what_waits():
    later, now = timezone.now() + 5 * MINUTE, timezone.now()
    jobs.ask(JobKind.READ, 7, later)
    jobs.ask(JobKind.READ, 7, now)
    jobs.ask(JobKind.READ, 7, later)
    assert job().due_at == now


def test_what_is_done_can_be_asked_for_again():
    for _ in range(2):
        jobs.ask(JobKind.READ, 7)
        (one,) = given_out()
        assert work(one, doing())
    assert [one.status for one in Job.objects.all()] == [JobStatus.DONE] * 2


def test_what_is_asked_for_while_it_runs_is_done_once_more():
    seen = []

    def look(held):
        seen.append(held.subject)
        if len(seen) == 1:
            jobs.ask(JobKind.READ, 7)

    jobs.ask(JobKind.READ, 7)
    for _ in range(2):
        (one,) = given_out()
        assert work(one, doing(look))
    assert seen == [7, 7]
    assert job().status == JobStatus.DONE
    assert given_out() == []


def test_what_is_not_due_waits():
    jobs.ask(JobKind.READ, 7, timezone.now() + MINUTE)
    assert given_out() == []
    assert jobs.take(job().pk, timezone.now()) is None
    assert len(given_out(timezone.now() + 2 * MINUTE)) == 1


def test_a_message_that_a_broker_lost_is_given_out_again():
    jobs.ask(JobKind.READ, 7)
    now = timezone.now()
    (one,) = given_out(now)
    assert given_out(now + MINUTE) == []
    assert given_out(now + jobs.QUEUED_FOR) == [one]


def test_a_message_that_comes_twice_is_worked_on_once():
    kept = []
    jobs.ask(JobKind.READ, 7)
    (one,) = given_out()
    does = doing(keep=lambda held, _found: kept.append(held.subject))
    assert work(one, does)
    assert not work(one, does)
    assert kept == [7]


def test_a_worker_that_died_is_followed_by_another_and_its_word_no_longer_counts():
    jobs.ask(JobKind.READ, 7)
    now = timezone.now()
    (one,) = given_out(now)
    dead = jobs.take(one, now)
    assert jobs.take(one, now + MINUTE) is None
    assert given_out(now + jobs.RUNNING_FOR) == [one]
    later = jobs.take(one, now + jobs.RUNNING_FOR)
    assert (dead.attempt, later.attempt) == (1, 2)
    with pytest.raises(jobs.LostLeaseError):
        jobs.finish(dead, now)
    assert not jobs.fail(dead, "Too late.", now)
    jobs.postpone(dead, now)
    assert (job().status, job().said) == (JobStatus.RUNNING, "")
    jobs.finish(later, now)
    assert job().status == JobStatus.DONE


def test_nothing_is_kept_of_an_attempt_whose_job_another_worker_took():
    def look(held):
        Job.objects.filter(pk=held.pk).update(lease_until=timezone.now())
        assert jobs.take(held.pk, timezone.now())

    def keep(_held, _found):
        FeedFactory()

    jobs.ask(JobKind.READ, 7)
    (one,) = given_out()
    assert not work(one, doing(look, keep))
    assert not Feed.objects.exists()
    assert job().status == JobStatus.RUNNING


def test_what_keeps_halfway_is_kept_not_at_all():
    def keep(_held, _found):
        FeedFactory()
        raise KeyError("half")

    jobs.ask(JobKind.READ, 7)
    (one,) = given_out()
    assert not work(one, doing(keep=keep))
    assert job().status == JobStatus.WAITING
    assert "KeyError" in job().said
    assert not Feed.objects.exists()


def test_a_failure_is_tried_again_later_and_later_until_it_is_parked_with_the_reason():
    parked = []
    does = Work(
        look=failing(NotReachedError("No answer.")).look,
        keep=lambda *_: None,
        parked=lambda held, said: parked.append((held.subject, said)),
    )
    jobs.ask(JobKind.READ, 7)
    waits = []
    for _ in range(jobs.MOST_ATTEMPTS):
        Job.objects.update(due_at=timezone.now())
        (one,) = given_out()
        assert not work(one, does)
        waits.append((job().due_at - timezone.now()).total_seconds())
    assert 20 < waits[0] < 38, "half a minute, by chance a little off"
    assert 175 < waits[3] < 301, "doubled three times"
    assert (job().status, job().said) == (JobStatus.PARKED, "No answer.")
    assert parked == [(7, "No answer.")]
    assert given_out(timezone.now() + dt.timedelta(days=9)) == []


def test_a_parked_job_is_tried_again_when_somebody_says_so():
    jobs.ask(JobKind.READ, 7)
    Job.objects.update(status=JobStatus.PARKED, attempt=8, said="No answer.")
    old = job()
    assert jobs.retry(old.pk)
    assert not jobs.retry(old.pk)
    (one,) = given_out()
    assert one != old.pk
    assert work(one, doing())


def test_whoever_asks_us_to_wait_is_left_alone_so_long():
    jobs.ask(JobKind.STORY, 7)
    (one,) = given_out()
    work(one, failing(NotReachedError("Come later.", retry_after=3600)))
    assert job().due_at > timezone.now() + dt.timedelta(seconds=3590)


def test_a_turn_that_has_not_come_is_no_failure():
    jobs.ask(JobKind.STORY, 7)
    for _ in range(2 * jobs.MOST_ATTEMPTS):
        Job.objects.update(due_at=timezone.now())
        (one,) = given_out()
        assert not work(one, failing(BusyError("Not our turn.", retry_after=60)))
        assert job().due_at > timezone.now() + dt.timedelta(seconds=59)
    assert (job().status, job().attempt) == (JobStatus.WAITING, 0)


def test_workers_that_die_every_time_are_not_followed_for_ever():
    parked = []
    jobs.ask(JobKind.READ, 7)
    now = timezone.now()
    for _ in range(jobs.MOST_ATTEMPTS):
        (one,) = given_out(now)
        assert jobs.take(one, now).status == JobStatus.RUNNING
        now += jobs.RUNNING_FOR
    (one,) = given_out(now)
    assert not work(one, doing(parked=lambda held, _said: parked.append(held.subject)))
    assert job().status == JobStatus.PARKED
    assert "never seen" in job().said
    assert parked == [7]


def test_a_database_that_is_away_is_no_failure_of_the_job():
    jobs.ask(JobKind.READ, 7)
    (one,) = given_out()
    with pytest.raises(OperationalError):
        work(one, failing(OperationalError("gone")))
    assert (job().status, job().attempt) == (JobStatus.RUNNING, 1), "its lease brings it back"


def test_one_sweep_hands_out_only_so_many_of_a_kind(monkeypatch):
    monkeypatch.setattr(jobs, "MOST_QUEUED", 2)
    jobs.ask_all(JobKind.READ, range(5))
    jobs.ask(JobKind.STORY, 1)
    now = timezone.now()
    assert len(given_out(now)) == 3
    assert given_out(now) == []
    one = Job.objects.filter(kind=JobKind.READ, status=JobStatus.QUEUED).first()
    work(one.pk, doing())
    assert len(given_out(now)) == 1


def test_a_feed_is_visited_when_it_is_due():
    now = timezone.now()
    new, due = FeedFactory(), FeedFactory()
    FeedState.objects.create(feed=due, due_at=now)
    FeedState.objects.create(feed=FeedFactory(), due_at=now + MINUTE)
    FeedFactory(active=False)
    assert {one.subject for one in jobs.sweep(now)} == {new.pk, due.pk}
    assert jobs.sweep(now) == []


def test_a_feed_whose_visits_are_parked_waits_for_somebody():
    feed = FeedFactory()
    jobs.sweep(timezone.now())
    Job.objects.update(status=JobStatus.PARKED)
    assert jobs.sweep(timezone.now() + MINUTE) == []
    jobs.retry(job().pk)
    assert [one.subject for one in jobs.sweep(timezone.now())] == [feed.pk]


@given(st.integers(1, jobs.MOST_ATTEMPTS))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_waits_stay_between_half_a_minute_and_an_hour_and_a_quarter(failed):
    seconds = jobs.wait(failed).total_seconds()
    assert 0.75 * min(30 * 2 ** (failed - 1), 3600) <= seconds <= 4500


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_job():
    jobs.ask_all(JobKind.READ, range(20))
    ids = given_out()
    taken, ready = [], threading.Barrier(2)

    def take():
        ready.wait()
        taken.extend(one for one in ids if jobs.take(one, timezone.now()))
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(ids)


@pytest.mark.django_db(transaction=True)
def test_two_that_ask_for_the_same_at_once_get_one_job():
    ready = threading.Barrier(4)

    def ask():
        ready.wait()
        jobs.ask_all(JobKind.READ, range(10))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Job.objects.values_list("subject", flat=True)) == list(range(10))
