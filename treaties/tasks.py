"""What happens in the background."""

from celery import shared_task

from treaties.releases.publish import NothingChangedError, release


@shared_task
def release_record() -> int:
    """Release the record where it has changed; return the number of the release, 0 without one."""
    try:
        return release().release.number
    except NothingChangedError:
        return 0
