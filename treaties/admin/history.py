"""Every version of an entry of the register: when it was made, by whom, and what changed."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ManyToManyField, Model, QuerySet

from treaties.presentation import sentence, upper_first

WHAT = {"insert": "Entered", "update": "Changed", "delete": "Taken out"}
NOBODY = "No editor: loaded or changed by a program"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Change:
    """A field, and what it held before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry."""

    at: dt.datetime
    by: str
    what: str
    changes: tuple[Change, ...]

    @property
    def first(self) -> bool:
        """Whether it is the first one, which changed nothing."""
        return self.what == WHAT["insert"]


def versions(entry: Model) -> list[Version]:
    """Return the versions of an entry, the latest first.

    Fields are kept by the database itself, whoever changes them; relations, and entries that it
    does not keep, by the log of the admin.
    """
    found = [*_kept_by_database(entry), *_kept_by_log(entry)]
    return sorted(found, key=lambda version: version.at)[::-1]


def kept_in_log(form: Any, *, added: bool) -> list[list[str]]:
    """Return what a form changed and the database keeps no version of: name, before, after."""
    model = form._meta.model  # noqa: SLF001
    rows = []
    for name in form.fields if added else form.changed_data:
        field = _field(model, name)
        if field is None or (is_tracked(model) and not field.many_to_many):
            continue
        before = NOTHING if added else shown(field, form.initial.get(name))
        after = shown(field, form.cleaned_data.get(name))
        if before != after:
            label = form.fields[name].label
            rows.append([upper_first(str(label or field.verbose_name)), before, after])
    return rows


def is_tracked(model: type[Model]) -> bool:
    """Whether the database keeps every version of a model's rows."""
    return hasattr(model, "pgh_event_model")


def shown(field: Any, value: Any) -> str:
    """Return what a field holds as an editor reads it."""
    if value is None or value == "" or (isinstance(value, Sequence) and not value):
        return NOTHING
    if isinstance(value, QuerySet | list | tuple):
        return ", ".join(_one(one) for one in value) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    labels = dict(field.flatchoices)
    return str(labels.get(value, _one(value)))


def _one(value: Any) -> str:
    return str(value.pk) if isinstance(value, Model) else str(value)


def _name(field: Any) -> str:
    return upper_first(str(field.verbose_name))


def _field(model: type[Model], name: str) -> Any:
    every = {one.name: one for one in model._meta.get_fields()}  # noqa: SLF001
    found = every.get(name)
    return found if isinstance(found, Field | ManyToManyField) else None


def _kept_by_database(entry: Model) -> Iterable[Version]:
    if not is_tracked(type(entry)):
        return
    events: Any = entry.events  # type: ignore[attr-defined]
    held = list(events.select_related("pgh_context").order_by("pgh_id"))
    names = _editors(event.pgh_context for event in held)
    for before, event in zip([None, *held], held, strict=False):
        changes = tuple(_between(entry, before, event))
        if changes or before is None:
            what = WHAT.get(event.pgh_label, sentence(event.pgh_label))
            yield Version(event.pgh_created_at, names(event.pgh_context), what, changes)


def _between(entry: Model, before: Any, event: Any) -> Iterable[Change]:
    for field in type(entry)._meta.concrete_fields:  # noqa: SLF001
        if not hasattr(event, field.attname):
            continue  # made by the database from another field
        old = shown(field, getattr(before, field.attname) if before else None)
        new = shown(field, getattr(event, field.attname))
        if old != new:
            yield Change(_name(field), old, new)


def _editors(contexts: Iterable[Any]) -> Any:
    """Return the function that names the editor of a version."""
    known = {one.metadata.get("user") for one in contexts if one is not None}
    users = get_user_model().objects.in_bulk([pk for pk in known if pk is not None])

    def name(context: Any) -> str:
        user = users.get(context.metadata.get("user")) if context else None
        return user.get_username() if user else NOBODY

    return name


def _kept_by_log(entry: Model) -> Iterable[Version]:
    kind = ContentType.objects.get_for_model(entry)
    rows = LogEntry.objects.filter(content_type=kind, object_id=str(entry.pk))
    for row in rows.select_related("user").order_by("pk"):
        changes = tuple(Change(*one) for one in _told(row))
        if changes:
            what = WHAT["insert" if row.is_addition() else "update"]
            yield Version(row.action_time, row.user.get_username(), what, changes)


def _told(row: LogEntry) -> Iterable[list[str]]:
    try:
        told = json.loads(row.change_message)
    except json.JSONDecodeError:
        return ()
    return chain.from_iterable(one.get("kept", ()) for one in told if isinstance(one, dict))
