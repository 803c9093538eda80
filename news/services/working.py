"""Doing a job once: looked outside any transaction, kept in one with the end of the job."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from news.fetching.errors import BusyError, FetchError
from news.models import Job
from news.services import jobs
from news.terms import JobStatus

logger = structlog.get_logger(__name__)

NEXT_TURN = 30.0
"""Seconds to wait for a turn where it is not said when it comes."""


class HopelessError(Exception):
    """The next attempt would fail like this one: somebody has to look; the message says at what."""


@dataclass(frozen=True, slots=True)
class Work[T]:
    """What a kind of job does: ``look`` may take its time, ``keep`` writes what was seen.

    ``parked`` is called in the transaction that gives a job up.
    """

    look: Callable[[Job], T]
    keep: Callable[[Job, T], None]
    parked: Callable[[Job, str], None] | None = None


def work[T](job_id: int, does: Work[T]) -> bool:
    """Try a job once; return whether it was done. One that another worker has is left alone."""
    job = _taken(job_id, does)
    if job is None:
        return False
    try:
        found = does.look(job)
        with transaction.atomic():
            jobs.finish(job, timezone.now())
            does.keep(job, found)
    except jobs.LostLeaseError:
        logger.warning("job_taken_by_another", job=job.pk, kind=job.kind)
    except BusyError as error:
        jobs.postpone(job, _turn(error))
    except (HopelessError, FetchError) as error:
        _failed(job, does, error)
    except (InterfaceError, OperationalError):
        raise  # nothing can be noted without the database: the lease brings the job back
    except Exception as error:
        logger.exception("job_failed", job=job.pk, kind=job.kind, subject=job.subject)
        _failed(job, does, error)
    else:
        return True
    return False


@transaction.atomic
def _taken[T](job_id: int, does: Work[T]) -> Job | None:
    job = jobs.take(job_id, timezone.now())
    if job is None or job.status == JobStatus.RUNNING:
        return job
    if does.parked is not None:
        does.parked(job, job.said)
    return None


@transaction.atomic
def _failed[T](job: Job, does: Work[T], error: Exception) -> None:
    expected = isinstance(error, HopelessError | FetchError)
    said = str(error) if expected else f"{type(error).__name__}: {error}"
    said = said.replace("\0", "").encode(errors="replace").decode()[:2000]
    parked = jobs.fail(
        job,
        said,
        timezone.now(),
        after=error.retry_after if isinstance(error, FetchError) else None,
        hopeless=isinstance(error, HopelessError),
    )
    if parked and does.parked is not None:
        does.parked(job, said)


def _turn(error: BusyError) -> dt.datetime:
    """Return when to try again: at the host's next turn, not all that wait at one moment."""
    seconds = NEXT_TURN if error.retry_after is None else error.retry_after
    late = random.uniform(0, 2 + seconds)  # noqa: S311 - no secret
    return timezone.now() + dt.timedelta(seconds=seconds + late)
