"""What can be asked of the log of changes."""

from collections.abc import Sequence

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from treaties.changes import UnknownCursorError, after_cursor, known_tables
from treaties.filters.kinds import (
    AskedFilter,
    FlagFilter,
    KnownFilter,
    WordFilter,
    state_filter,
    treaty_filter,
)
from treaties.models import Change, Treaty
from treaties.querysets import ChangeQuerySet
from treaties.terms import ChangeKind


def tables() -> list[str]:
    """Return the files of the record: one query."""
    return known_tables(Treaty.objects.values_list("pk", flat=True))


class ChangeFilter(django_filters.FilterSet):
    """Changes of the record."""

    treaty = treaty_filter(method="filter_treaty")
    state = state_filter()
    kind = WordFilter(ChangeKind.values, label="What happened to the row.")
    table = KnownFilter(tables, label="A file of the record: states.csv, actions/apmbc.csv …")
    legal = FlagFilter(
        method="filter_legal",
        label="1 keeps acts under treaties that bind in law, and corrections of them.",
    )

    class Meta:
        model = Change
        fields: Sequence[str] = []

    def filter_treaty(self, changes: ChangeQuerySet, _name: str, treaty: Treaty) -> ChangeQuerySet:
        """Keep changes of rows about a treaty, policies that are to be read beside it too."""
        return changes.about_treaty(treaty.pk)

    def filter_legal(
        self, changes: QuerySet[Change], _name: str, value: object
    ) -> QuerySet[Change]:
        """Leave edits out where acts alone are asked for."""
        return changes.filter(legal_act=True) if value else changes


class DeltaFilter(ChangeFilter):
    """Changes since a place in the log."""

    since = AskedFilter(
        method="filter_since",
        label="The “cursor” of an earlier answer; without it the log is told from its beginning.",
    )

    def filter_since(self, changes: QuerySet[Change], _name: str, cursor: str) -> QuerySet[Change]:
        """Keep what came after a cursor.

        Raises:
            ValidationError: this log gave no such cursor.
        """
        try:
            return after_cursor(changes, cursor)
        except UnknownCursorError as error:
            raise ValidationError({"since": str(error)}) from error
