"""The edition of the record that an answer is made from: its version, and since when it stands.

What is kept in memory while the record stands is kept under its edition. The version alone would
not do: where a backup is put back, the same number comes again over other rows.
"""

import datetime as dt
from dataclasses import dataclass

from treaties.models import Record


@dataclass(frozen=True, slots=True)
class Edition:
    """The record at one version: nothing in it changes until the next."""

    version: int
    changed_at: dt.datetime | None = None


def current_edition() -> Edition:
    """Return the edition that the database holds now, in one query."""
    row = Record.objects.values_list("version", "changed_at").first()
    return Edition(*row) if row else Edition(0)
