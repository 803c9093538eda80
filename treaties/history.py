"""The register, views and checks as the record held them at a moment, read from their history.

Actions are append-only and need none of this; everything else can be edited, and the database
keeps every state of a row as an event.
"""

import datetime as dt
from typing import Any

from django.db.models import Min, Model, Q

from treaties.models import Treaty


def rows_known[M: Model](model: type[M], known: dt.datetime | None = None, *wanted: Q) -> list[M]:
    """Return the rows of a tracked model that meet some conditions, by primary key.

    ``known`` gives them as they stood at that moment, rows removed since among them and later
    ones left out. What the first load brought was known from the beginning.
    """
    rows = model._default_manager.order_by("pk")  # noqa: SLF001
    if known is None:
        return list(rows.filter(*wanted))
    events = _events(model)
    moment = max(known, _begins() or known)
    last = (
        events.filter(pgh_created_at__lte=moment)
        .order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    standing = events.filter(pk__in=last.values("pk")).exclude(pgh_label="delete")
    if _records_time(model):
        standing = standing.filter(recorded_by(known))
    names = [field.attname for field in _copied(model)]
    found = standing.filter(*wanted).order_by("pgh_obj_id").values_list(*names)
    return [model(**dict(zip(names, row, strict=True))) for row in found]


def register_known[M: Model](model: type[M], known: dt.datetime | None = None) -> list[M]:
    """Return the rows of a tracked model as they stood at a moment, later ones as they came.

    Nothing was recorded of the later ones by then, and every id still has its row.
    """
    found = {row.pk: row for row in rows_known(model, known)}
    later = [] if known is None else rows_known(model, None, ~Q(pk__in=list(found)))
    return sorted([*found.values(), *later], key=lambda row: str(row.pk))


def recorded_by(known: dt.datetime | None, prefix: str = "") -> Q:
    """Return the test that a row with a time of record was there at a moment."""
    if known is None:
        return Q()
    name = f"{prefix}recorded_at"
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": known})


def _begins() -> dt.datetime | None:
    """Return when the first treaty came into this database."""
    first: dt.datetime | None = _events(Treaty).aggregate(first=Min("pgh_created_at"))["first"]
    return first


def _events(model: type[Model]) -> Any:
    events: type[Model] = model.pgh_event_model  # type: ignore[attr-defined]
    return events._default_manager.all()  # noqa: SLF001


def _copied(model: type[Model]) -> list[Any]:
    """Return the fields of a model that its events hold too."""
    events: type[Model] = model.pgh_event_model  # type: ignore[attr-defined]
    kept = {field.attname for field in events._meta.concrete_fields}  # noqa: SLF001
    return [one for one in model._meta.concrete_fields if one.attname in kept]  # noqa: SLF001


def _records_time(model: type[Model]) -> bool:
    return any(field.attname == "recorded_at" for field in _copied(model))
