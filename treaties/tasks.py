"""Background work of the record: releases, and telling webhooks what changed."""

from celery import shared_task
from django.utils import timezone

from treaties.releases.publish import NothingChangedError, release
from treaties.webhooks import queueing, sending


@shared_task
def release_record() -> int:
    """Release the record where it has changed; return the number of the release, 0 without one."""
    try:
        return release().release.number
    except NothingChangedError:
        return 0


@shared_task
def sweep_webhooks() -> int:
    """Queue what is new and hand out what is due, lost messages included; return how many."""
    due = queueing.sweep(timezone.now())
    for one in due:
        deliver_webhook.apply_async(
            kwargs={"delivery_id": one}, expires=queueing.QUEUED_FOR.total_seconds()
        )
    return len(due)


@shared_task
def deliver_webhook(*, delivery_id: int) -> bool:
    """Try one delivery; return whether it arrived."""
    return sending.deliver(delivery_id)
