"""Anonymous reads go to the replica, when there is one; everything else to the primary.

An editor must see what the editor just saved, so a request with a session cookie, a write, a task
or a command never reads the replica, which may lag behind.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

_reads_replica: ContextVar[bool] = ContextVar("reads_replica", default=False)


class ReplicaMiddleware:
    """Marks the requests whose reads may come from the replica."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the request if nobody is logged in and it only reads."""
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        token = _reads_replica.set(request.method in {"GET", "HEAD"} and anonymous)
        try:
            return self.get_response(request)
        finally:
            _reads_replica.reset(token)


class ReplicaRouter:
    """Sends marked reads to `replica` where DATABASE_REPLICA_URL is set."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:  # noqa: ARG002
        """Return the replica for a marked request's reads, else the primary."""
        has_replica = "replica" in settings.DATABASES
        return "replica" if has_replica and _reads_replica.get() else "default"

    def db_for_write(self, model: type[Model], **hints: Any) -> str:  # noqa: ARG002
        """Return the primary."""
        return "default"

    def allow_relation(self, obj1: Model, obj2: Model, **hints: Any) -> bool:  # noqa: ARG002
        """Allow it: both aliases hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:  # noqa: ARG002
        """Migrate the primary alone."""
        return db == "default"
