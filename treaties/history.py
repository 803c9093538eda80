"""The register, views and checks as the record held them at a moment, read from their history.

Actions are append-only and need none of this; everything else can be edited, and the database
keeps every state of a row as an event.
"""

import datetime as dt
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    ExpressionWrapper,
    F,
    Model,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from treaties.models import Treaty


def rows_known[M: Model](model: type[M], known: dt.datetime | None = None, *wanted: Q) -> list[M]:
    """Return the rows of a tracked model that meet some conditions, by primary key: one query.

    ``known`` gives them as they stood at that moment, rows removed since among them and later
    ones left out. What the first load brought was known from the beginning.
    """
    if known is None:
        return list(model._default_manager.filter(*wanted).order_by("pk"))  # noqa: SLF001
    return _read(model, _standing(model, known).filter(Q(late=False), *wanted))


def register_known[M: Model](model: type[M], known: dt.datetime | None = None) -> list[M]:
    """Return the rows of a tracked model as they stood at a moment, later ones as they came.

    Nothing was recorded of the later ones by then, and every id still has its row.
    """
    if known is None:
        return rows_known(model)
    return _read(model, _standing(model, known))


def recorded_by(known: dt.datetime | None) -> Q:
    """Return the test that a row with a time of record was there at a moment."""
    if known is None:
        return Q()
    return Q(recorded_at__isnull=True) | Q(recorded_at__lte=known)


def _standing(model: type[Model], known: dt.datetime) -> Any:
    """Return of each row its last event by the moment; where all are ``late``, its first."""
    events = model.pgh_event_model._default_manager.all()  # type: ignore[attr-defined] # noqa: SLF001
    late = Q(pgh_created_at__gt=Greatest(Value(known), _begins(known)))
    order = Case(When(late, then=F("pgh_id")), default=-F("pgh_id"))
    marked = events.annotate(
        late=ExpressionWrapper(late, output_field=BooleanField()), nearest=order
    )
    chosen = marked.order_by("pgh_obj_id", "late", "nearest").distinct("pgh_obj_id")
    standing = marked.filter(pk__in=chosen.values("pk")).exclude(pgh_label="delete")
    timed = any(field.attname == "recorded_at" for field in _copied(model))
    return standing.filter(recorded_by(known)) if timed else standing


def _begins(known: dt.datetime) -> Combinable:
    """Return when the first treaty came into this database, as part of a query."""
    events = Treaty.pgh_event_model._default_manager  # type: ignore[attr-defined] # noqa: SLF001
    first = events.order_by("pgh_created_at").values("pgh_created_at")[:1]
    return Coalesce(Subquery(first), Value(known), output_field=DateTimeField())


def _read[M: Model](model: type[M], events: Any) -> list[M]:
    names = [field.attname for field in _copied(model)]
    rows = events.order_by("pgh_obj_id").values_list(*names)
    return [model(**dict(zip(names, row, strict=True))) for row in rows]


def _copied(model: type[Model]) -> list[Any]:
    """Return the fields of a model that its events hold too."""
    events: type[Model] = model.pgh_event_model  # type: ignore[attr-defined]
    kept = {field.attname for field in events._meta.concrete_fields}  # noqa: SLF001
    return [one for one in model._meta.concrete_fields if one.attname in kept]  # noqa: SLF001
