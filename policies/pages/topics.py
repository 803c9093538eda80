"""Topics as the record holds them, or held them at a moment."""

import datetime as dt

from policies.models import Topic
from treaties.history import register_known


def topic_known(topic_id: str, known: dt.datetime | None = None) -> Topic | None:
    """Return a topic as known at a moment; nothing where the record has none of this id."""
    if known is None:
        return Topic.objects.filter(pk=topic_id).first()
    return next((one for one in register_known(Topic, known) if one.pk == topic_id), None)


def topics_known(known: dt.datetime | None = None) -> dict[str, Topic]:
    """Return every topic by id, in the order of their labels, as known at a moment."""
    rows = register_known(Topic, known)
    return {one.pk: one for one in sorted(rows, key=lambda one: (one.label.lower(), one.pk))}
