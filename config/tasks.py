"""The task that proves the way from broker to worker and back works."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

WORKER_SEEN = "worker-seen-at"


@shared_task
def ping(*, nonce: str = WORKER_SEEN) -> str:
    """Leave the present moment in the shared cache under `nonce` and return it."""
    moment = timezone.now().isoformat(timespec="seconds")
    cache.set(nonce, moment, timeout=600)
    return moment
