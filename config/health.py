"""`/health/`: whether this process can serve, for probes and for people."""

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from config.tasks import WORKER_SEEN
from news.services.alarms import feeds_health
from treaties.models import Treaty


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Answer 200 with what was found, or 503 when the database can't be read.

    Shape: `{"status", "database", "server", "broker", "record", "worker_seen_at", "feeds"}`;
    `worker_seen_at` is the moment of the worker's last ping, null when none came in ten minutes;
    `feeds` says how many are visited, alarming and overdue, since when the longest overdue, and
    how much work is parked.
    """
    database, record = _database_and_record()
    feeds = feeds_health(timezone.now()) if database == "ok" else None
    is_embedded = connection.settings_dict["ENGINE"] == "config.embedded"
    report = {
        "status": "ok" if database == "ok" else "failing",
        "database": database,
        "server": "embedded" if is_embedded else "external",
        "broker": settings.CELERY_BROKER_URL.partition(":")[0],
        "record": record,
        "worker_seen_at": cache.get(WORKER_SEEN),
        "feeds": feeds,
    }
    return JsonResponse(report, status=200 if database == "ok" else 503)


def _database_and_record() -> tuple[str, str]:
    """Return the state of the database and of the record: `loaded`, `empty` or `unknown`."""
    try:
        loaded = Treaty.objects.exists()
    except DatabaseError as error:
        return f"{type(error).__name__}: the database can't be read", "unknown"
    return "ok", "loaded" if loaded else "empty"
