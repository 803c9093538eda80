"""Changes as others are told of them, and the cursors by which they go on from one."""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from treaties.models import Change
from treaties.record import layout
from treaties.record.rows import treaty_of


class UnknownCursorError(ValueError):
    """The cursor was not given by this log."""

    def __init__(self) -> None:
        super().__init__(
            "This is no cursor of this log: send the “cursor” of an earlier answer as it was, "
            "or leave since= out to begin with the first change."
        )


def cursor_of(change: Change) -> str:
    """Return the cursor after a change, opaque to the client.

    It names the change and its moment, so that the cursor of another log, such as that of a
    database that was made anew, is refused instead of leading past changes never seen.
    """
    text = json.dumps([change.pk, _moment(change.at)], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def after_cursor(changes: QuerySet[Change], cursor: str) -> QuerySet[Change]:
    """Keep the changes after a cursor: one query.

    Raises:
        UnknownCursorError: this log gave no such cursor.
    """
    return changes.filter(pk__gt=_id_of(cursor))


def before_cursor(changes: QuerySet[Change], cursor: str) -> QuerySet[Change]:
    """Keep the changes before a cursor: one query.

    Raises:
        UnknownCursorError: this log gave no such cursor.
    """
    return changes.filter(pk__lt=_id_of(cursor))


def _id_of(cursor: str) -> int:
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        held = json.loads(base64.b64decode(padded.encode("ascii"), b"-_", validate=True))
    except (binascii.Error, UnicodeError, json.JSONDecodeError, RecursionError) as error:
        raise UnknownCursorError from error
    match held:
        case [int(number), str(moment)] if 0 < number < 2**63 and not isinstance(number, bool):
            # A cursor may be newer than what a replica holds: the primary knows it.
            known = Change.objects.using(DEFAULT_DB_ALIAS).filter(pk=number)
            at = known.values_list("at", flat=True).first()
            if at is not None and _moment(at) == moment:
                return number
    raise UnknownCursorError


def told(change: Change) -> dict[str, Any]:
    """Return a change as the API and webhooks tell it, cells in the order of the file."""
    return {
        "id": change.pk,
        "kind": change.kind,
        "table": change.table,
        "key": change.key,
        "place": change.place,
        "treaty": change.treaty_id,
        "state": change.state_id,
        "before": _in_order(change.table, change.before),
        "after": _in_order(change.table, change.after),
        "legal_act": change.legal_act,
        "reason": change.reason,
        "version": change.version,
        "at": _moment(change.at),
    }


def headers() -> dict[str, tuple[str, ...]]:
    """Return the columns of every file of the record but those of acts, by name."""
    held = {table.file: table.header for table in layout.tables()}
    return {layout.ABOUT: layout.ABOUT_COLUMNS, **held}


def known_tables(treaty_ids: Iterable[str]) -> list[str]:
    """Return the names of the files of a record with some treaties."""
    return [*headers(), *(f"{layout.ACTIONS}/{one}.csv" for one in sorted(treaty_ids))]


def _in_order(table: str, cells: Mapping[str, str] | None) -> dict[str, str] | None:
    if cells is None:
        return None
    header = layout.ACTION_COLUMNS if treaty_of(table) else headers()[table]
    named = [name for name in header if name in cells]
    return {name: cells[name] for name in [*named, *(cells.keys() - set(named))]}


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
