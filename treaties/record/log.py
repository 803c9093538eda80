"""The log of changes, written with every change: what the files say now, held against the log.

The log itself is the memory of what was logged last, so that whatever way a change took (the desk,
the register, a load) it is logged once, whole, and in the words of the record's files.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from treaties.models import Change, Record, Treaty
from treaties.record import layout
from treaties.record.rows import File, FileRow, Scope, every_file, read_files, treaty_of
from treaties.terms import Binding, ChangeKind

BATCH = 2000

type Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What the log says a row is: its cells and its place."""

    cells: Cells
    place: list[Any]


@transaction.atomic
def keep(files: Collection[str], scope: Scope | None = None) -> int:
    """Raise the version of the record, log what changed in some files, and return the version.

    Call it last in the transaction of the change. It takes the lock of the record's row first:
    changes are numbered by one transaction at a time, which is committed before the next one
    begins to number, so that a reader who has seen a change has seen all with lower ids. A log
    that was never begun begins with everything.

    ``scope`` is for files of acts and relations of which only rows of some acts can have changed;
    it holds the acts that were corrected.
    """
    Record.objects.lock()
    version = Record.objects.bump()
    at = Record.objects.values_list("changed_at", flat=True).first()
    if at is None:
        return version
    if not Change.objects.exists():
        files, scope = every_file(), None
    held, binding = _held(files, scope), _binding()
    found = [
        change
        for file in read_files(files, scope)
        for change in _changes(file, held.get(file.name, {}))
    ]
    for one in found:
        one.version, one.at = version, at
        one.legal_act = bool(treaty_of(one.table)) and one.treaty_id in binding
    Change.objects.bulk_create(found, batch_size=BATCH)
    return version


@transaction.atomic
def begin() -> bool:
    """Begin the log of a record that was there before it; return whether there was need."""
    Record.objects.lock()
    if Change.objects.exists() or not Record.objects.exists():
        return False
    keep(())
    return True


def _binding() -> frozenset[str]:
    """Return the treaties that bind in law."""
    return frozenset(Treaty.objects.filter(binding=Binding.LEGAL).values_list("pk", flat=True))


def _held(names: Collection[str], scope: Scope | None) -> Mapping[str, dict[str, Held]]:
    """Return what the log says of the rows of some files, by file and key."""
    last = Change.objects.filter(table__in=names).order_by("table", "key", "-id")
    if scope:
        last = last.filter(**scope.lookups())
    found: dict[str, dict[str, Held]] = {}
    rows = last.distinct("table", "key").values_list("table", "key", "after", "place")
    for table, key, after, place in rows:
        if after is not None:
            found.setdefault(table, {})[key] = Held(after, place)
    return found


def _changes(file: File, held: Mapping[str, Held]) -> Iterator[Change]:
    """Give the differences between a file and what the log says of it."""
    gone = dict(held)
    entries = _Entries(file) if "corrects" in file.header else None
    for row in file.rows:
        cells = dict(zip(file.header, row.cells, strict=True))
        before = gone.pop(row.key, None)
        if before is None:
            kind, old = entries.entered(cells) if entries else (ChangeKind.ADD, None)
            yield _change(file.name, kind, row, old, cells)
        elif before.cells != cells or before.place != list(row.place):
            yield _change(file.name, ChangeKind.RESTATE, row, before.cells, cells)
    for key, before in gone.items():
        row = FileRow(key, tuple(before.place), [])
        yield _change(file.name, ChangeKind.REMOVE, row, before.cells, None)


def _change(
    table: str, kind: ChangeKind, row: FileRow, before: Cells | None, after: Cells | None
) -> Change:
    cells = after or before or {}
    named = cells.get("treaty_id") or cells.get("treaty") or treaty_of(table)
    return Change(
        kind=kind,
        table=table,
        key=row.key,
        place=list(row.place),
        before=before,
        after=after,
        treaty_id=named or None,
        state_id=cells.get("state") or cells.get("iso3") or None,
        reason=cells.get("reason", "") if "corrects" in cells else "",
    )


ACT = ("state", "kind", "date", "depositary", "towards")
"""The columns in which two entries of one act agree."""


class _Entries:
    """The entries of a file, to tell what a new one does to another."""

    def __init__(self, file: File) -> None:
        alike = {table.file: table.alike for table in layout.tables()}
        self._alike = ACT if treaty_of(file.name) else alike[file.name]
        self._entries = {
            row.key: dict(zip(file.header, row.cells, strict=True)) for row in file.rows
        }
        self._replaced = {cells["corrects"] for cells in self._entries.values()}

    def entered(self, cells: Cells) -> tuple[ChangeKind, Cells | None]:
        """Return what a new entry is, and the cells of the entry that it replaces."""
        old = self._entries.get(cells["corrects"])
        if old is None:
            return ChangeKind.ADD, None
        if cells["void"] and any(self._same(old, one) for one in self._standing()):
            return ChangeKind.MERGE, old
        return ChangeKind.CORRECT, old

    def _standing(self) -> Iterable[Cells]:
        for key, cells in self._entries.items():
            if key not in self._replaced and not cells["void"]:
                yield cells

    def _same(self, one: Cells, other: Cells) -> bool:
        return all(one[name] == other[name] for name in self._alike)
