"""Many-to-many cells: members of a row, in the order in which the file gives them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import models

BATCH = 1000


class Links:
    """The links behind one many-to-many field; their own keys hold the order of the members."""

    def __init__(self, field: models.ManyToManyField[Any, Any]) -> None:
        through = field.remote_field.through
        if through is None:
            msg = f"{field} has no table of links"
            raise TypeError(msg)
        self._through: type[models.Model] = through
        self._manager = through._default_manager  # noqa: SLF001
        self._here = f"{field.m2m_field_name()}_id"
        self._there = f"{field.m2m_reverse_field_name()}_id"

    def held(self) -> dict[Any, list[str]]:
        """Return the members of each row that has any."""
        held: dict[Any, list[str]] = defaultdict(list)
        links = self._manager.order_by("pk").values_list(self._here, self._there)
        for row, member in links:
            held[row].append(member)
        return held

    def write(self, wanted: Mapping[Any, list[str]]) -> int:
        """Give each row its members, in order; return how many rows that changed."""
        held = self.held()
        stale = {row: members for row, members in wanted.items() if held.get(row, []) != members}
        self._manager.filter(**{f"{self._here}__in": stale}).delete()
        self._manager.bulk_create(
            [
                self._through(**{self._here: row, self._there: member})
                for row, members in stale.items()
                for member in members
            ],
            batch_size=BATCH,
        )
        return len(stale)
