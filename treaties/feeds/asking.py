"""What every feed and calendar has in common: of what it is asked, and whether it changed."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import condition, require_safe

from treaties.fields import today, unknown_id
from treaties.filters import EVERYWHERE, Among
from treaties.models import Record, State, Treaty

type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a feed or a calendar is about: everything, one treaty, or one state.

    ``key`` names it for ever: ``all``, ``treaty/ctbt``, ``state/FIN``.
    """

    key: str = "all"
    name: str = ""
    treaty: str = ""
    state: str = ""

    @property
    def among(self) -> Among:
        """The states and treaties that it is about."""
        if self.treaty:
            return Among(treaties=frozenset({self.treaty}))
        return Among(states=frozenset({self.state})) if self.state else EVERYWHERE

    @property
    def file(self) -> str:
        """What a file of it is called, without its ending."""
        return "-".join(part for part in ("servanda", self.treaty, self.state) if part)


def topic_of(treaty_id: str = "", code: str = "") -> Topic:
    """Return what an address asks about; an id in the wrong case is understood.

    Raises:
        Http404: the record holds no such treaty or state; the message names those near it.
    """
    if treaty_id:
        treaty = _the(Treaty, treaty_id.lower())
        return Topic(f"treaty/{treaty.pk}", treaty.short_name, treaty=treaty.pk)
    if code:
        state = _the(State, code.upper())
        return Topic(f"state/{state.pk}", state.name, state=state.pk)
    return Topic()


def _the[M: Model](model: type[M], key: str) -> M:
    rows = model._default_manager.all()  # noqa: SLF001
    row = rows.filter(pk=key).first()
    if row is None:
        known = rows.order_by("pk").values_list("pk", flat=True)
        raise Http404(unknown_id(model, key, known))
    return row


def current() -> Record | None:
    """Return the one row about the record; None while there is none."""
    return Record.objects.filter(pk=1).first()


def unchanged_is_told(view: View) -> View:
    """Answer 304 as long as record and day are those that the reader holds; read only."""

    def etag(request: HttpRequest, **_keys: Any) -> str:
        record = current()
        asked = (record and (record.version, record.changed_at), request.get_full_path(), today())
        digest = hashlib.sha256(repr(asked).encode()).hexdigest()[:20]
        return f'W/"{record.version if record else 0}-{digest}"'

    def changed_at(_request: HttpRequest, **_keys: Any) -> dt.datetime | None:
        # What lies ahead is another tomorrow, though nothing changes in the record.
        record, midnight = current(), dt.datetime.combine(today(), dt.time.min, dt.UTC)
        return max(record.changed_at, midnight) if record else None

    @wraps(view)
    def answered(request: HttpRequest, **keys: Any) -> HttpResponseBase:
        response = view(request, **keys)
        # Syndication dates its answer by the newest entry, which a correction does not move.
        response.headers.pop("Last-Modified", None)
        response["Cache-Control"] = "no-cache"
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return require_safe(condition(etag_func=etag, last_modified_func=changed_at)(answered))


def refused(error: Exception) -> HttpResponse:
    """Answer in plain words what cannot be asked so (400)."""
    return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")
