"""Background work: asked for once, given out when it is due, until it is done or parked.

Whatever a broker loses, tells twice or tells late, the rows decide: a job is given out again when
its lease ends, and only the worker that holds it can finish it.
"""

import datetime as dt
import random
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from news.models import Feed, Job
from news.terms import JobKind, JobStatus

MOST_ATTEMPTS = 8
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(hours=1)
QUEUED_FOR = dt.timedelta(minutes=5)
"""After which a message to a worker that nobody took counts as lost."""
RUNNING_FOR = dt.timedelta(minutes=10)
"""How long a worker has a job to itself: longer than any attempt may take."""
MOST_QUEUED = 500
"""How many jobs of a kind are with the broker at the most; the next sweep goes on."""


class LostLeaseError(Exception):
    """Another worker has the job by now, so that nothing of this attempt is kept."""


def ask(kind: JobKind, subject: int, due_at: dt.datetime | None = None) -> None:
    """Ask for a job, which waits or runs already where it was asked for before."""
    ask_all(kind, [subject], due_at)


@transaction.atomic
def ask_all(kind: JobKind, subjects: Iterable[int], due_at: dt.datetime | None = None) -> None:
    """Ask for jobs of a kind, one for each subject.

    One that waits is brought forward. One that runs is done once more: it may have looked before
    what it is asked for was there.
    """
    due = due_at or timezone.now()
    left = set(subjects)
    while left:
        drafted = [Job(kind=kind, subject=one, due_at=due) for one in sorted(left)]
        Job.objects.bulk_create(drafted, ignore_conflicts=True)
        asked = Job.objects.open().filter(kind=kind, subject__in=left)
        held = list(asked.select_for_update().order_by("subject"))
        ids = [one.pk for one in held]
        late = Job.objects.filter(pk__in=ids, status=JobStatus.WAITING, due_at__gt=due)
        late.update(due_at=due)
        Job.objects.filter(pk__in=ids, status=JobStatus.RUNNING).update(again=True)
        left -= {one.subject for one in held}


def sweep(now: dt.datetime, *, visits: bool = True) -> list[Job]:
    """Ask for the visits that are due, and return the jobs to be done now.

    What it returns is leased: if the message to the worker is lost, a later sweep returns it again.
    Without ``visits`` nothing is done that needs the network.
    """
    if visits:
        ask_all(JobKind.VISIT, _to_visit(now), now)
    kinds = JobKind if visits else (JobKind.READ,)
    return [one for kind in kinds for one in lease(kind, now)]


def _to_visit(now: dt.datetime) -> list[int]:
    """Return the feeds that are due, but those whose visits are asked for, or parked."""
    visits = Job.objects.filter(kind=JobKind.VISIT)
    asked = (visits.open() | visits.parked()).values("subject")
    return list(Feed.objects.due(now).exclude(pk__in=asked).values_list("pk", flat=True))


@transaction.atomic
def lease(kind: JobKind, now: dt.datetime) -> list[Job]:
    """Return the jobs of a kind that are due, and keep them from others for a while."""
    jobs = Job.objects.filter(kind=kind)
    queued = jobs.filter(status=JobStatus.QUEUED, lease_until__gt=now).count()
    due = jobs.ready(now).select_for_update(skip_locked=True).order_by("due_at", "pk")
    found = list(due[: max(MOST_QUEUED - queued, 0)])
    leased = Job.objects.filter(pk__in=[one.pk for one in found])
    leased.update(status=JobStatus.QUEUED, lease_until=now + QUEUED_FOR)
    return found


@transaction.atomic
def take(job_id: int, now: dt.datetime) -> Job | None:
    """Take a job to oneself for a while; None where there is nothing to do.

    One whose attempts are used up, because a worker died in the last of them, comes back parked.
    """
    free = Q(status=JobStatus.QUEUED) | Q(status=JobStatus.WAITING, due_at__lte=now)
    free |= Q(status=JobStatus.RUNNING, lease_until__lte=now)
    found = Job.objects.select_for_update(skip_locked=True).filter(free, pk=job_id)
    job = found.first()
    if job is None:
        return None
    if job.attempt >= MOST_ATTEMPTS:
        _end(job, JobStatus.PARKED, "The end of the last attempt was never seen.", now)
        return job
    job.status, job.attempt, job.again = JobStatus.RUNNING, job.attempt + 1, False
    job.lease_until = now + RUNNING_FOR
    job.save(update_fields=["status", "attempt", "again", "lease_until"])
    return job


def finish(job: Job, now: dt.datetime) -> None:
    """End a job that is done, in the transaction that keeps what it brought.

    Raises:
        LostLeaseError: another worker has taken it meanwhile: the transaction is to be rolled back.
    """
    held = _ours(job)
    if held is None:
        raise LostLeaseError
    if held.again:
        _wait(held, now, attempt=0)
    else:
        _end(held, JobStatus.DONE, "", now)


@transaction.atomic
def postpone(job: Job, until: dt.datetime) -> None:
    """Put a job off whose turn has not come: that is no failure."""
    held = _ours(job)
    if held is not None:
        _wait(held, until, attempt=held.attempt - 1)


@transaction.atomic
def fail(
    job: Job,
    said: str,
    now: dt.datetime,
    *,
    after: float | None = None,
    hopeless: bool = False,
) -> bool:
    """Note that an attempt failed and try again later, or park the job if it was the last.

    ``hopeless`` says that the next one would end no otherwise; ``after`` are the seconds that the
    other side asks us to wait. Return whether it was parked.
    """
    held = _ours(job)
    if held is None:
        return False
    if hopeless or held.attempt >= MOST_ATTEMPTS:
        _end(held, JobStatus.PARKED, said, now)
        return True
    asked = dt.timedelta(seconds=after or 0)
    _wait(held, now + max(wait(held.attempt), asked), attempt=held.attempt, said=said)
    return False


def wait(failed: int) -> dt.timedelta:
    """Return how long to wait after so many failures: doubled each time, by chance a little off."""
    doubled: dt.timedelta = FIRST_WAIT * 2 ** (failed - 1)
    return min(doubled, LONGEST_WAIT) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


@transaction.atomic
def retry(job_id: int) -> bool:
    """Try a parked job again from the start; return whether it was parked.

    Where the same was asked for again meanwhile, that is brought forward instead.
    """
    job = Job.objects.parked().select_for_update().filter(pk=job_id).first()
    if job is None:
        return False
    _end(job, JobStatus.DONE, f"Parked, then asked for again. {job.said}", timezone.now())
    ask(JobKind(job.kind), job.subject)
    return True


def _ours(job: Job) -> Job | None:
    """Return a job, locked, if nobody has taken it since; None otherwise."""
    held = Job.objects.select_for_update().filter(pk=job.pk, attempt=job.attempt)
    return held.filter(status=JobStatus.RUNNING, lease_until=job.lease_until).first()


def _wait(held: Job, until: dt.datetime, *, attempt: int, said: str = "") -> None:
    held.status, held.due_at, held.attempt = JobStatus.WAITING, until, attempt
    held.lease_until, held.ended_at, held.said = None, timezone.now(), said
    held.save()


def _end(held: Job, status: JobStatus, said: str, now: dt.datetime) -> None:
    held.status, held.said, held.ended_at, held.lease_until = status, said, now, None
    held.save()
