"""Loading a record from its files: all of it or nothing, as often as one likes."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from core.progress import Silent, Steps
from treaties.models import Change, Record, Source, Standing, TreatyAction
from treaties.rebuilding import rebuild_standings
from treaties.record import layout
from treaties.record.actions import ActionDraft, read_actions
from treaties.record.cells import CellError, decode
from treaties.record.drafts import Draft, Known, fold, read_table
from treaties.record.entries import new_entries
from treaties.record.layout import Table, field_of
from treaties.record.log import keep
from treaties.record.problems import Problems
from treaties.record.recorded import new_actions
from treaties.record.rows import every_file
from treaties.record.sheets import Sheets, read_sheets
from treaties.record.write import action_pks, write_actions, write_entries, write_table

STEPS = 5
"""How many steps :func:`load` tells of."""

SILENT = Silent()


@dataclass(slots=True)
class Loaded:
    """What a load changed: rows of the register, actions added, and the record's version.

    ``kept`` counts, by file, rows of the database that the file lacks; they stay.
    """

    rows: int = 0
    actions: int = 0
    version: int = 0
    kept: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether the record is another than before."""
        return bool(self.rows or self.actions)


@dataclass(slots=True)
class Drafts:
    """Everything the files say, checked."""

    compiled_on: dt.date
    tables: dict[str, list[Draft]] = field(default_factory=dict)
    actions: list[ActionDraft] = field(default_factory=list)


@transaction.atomic
def load(directory: Path, *, compiled_on: dt.date | None = None, steps: Steps = SILENT) -> Loaded:
    """Bring the database up to the files of a directory, and the standings with it.

    ``compiled_on`` is for files that do not say when they were compiled. Where nobody says, it
    stays as it was; of a first record it is the day of its newest source.

    Raises:
        BadRecordError: with every mistake of the files; nothing was changed.
    """
    problems = Problems()
    record = Record.objects.select_for_update().first()  # nobody else changes it meanwhile
    steps.step("Reading the files")
    sheets = read_sheets(directory, problems)
    before = record.compiled_on if record else _newest_source(sheets)
    compiled_on = _compiled_on(sheets, problems) or compiled_on or before
    if compiled_on is None:
        problems.of_file(layout.ABOUT, "is missing: add it, with compiled_on and the day")
        compiled_on = dt.date.max  # the other problems are wanted too
    steps.step("Checking the rows")
    drafts = _read(sheets, compiled_on, problems)
    problems.raise_any()
    return _write(drafts, record, steps)


def _compiled_on(sheets: Sheets, problems: Problems) -> dt.date | None:
    compiled_on = None
    for row in sheets.about:
        if row.cells["key"] != layout.COMPILED_ON:
            message = f"“{row.cells['key']}” is not known: write {layout.COMPILED_ON}"
            problems.of_row(row, "key", message)
            continue
        try:
            compiled_on = decode(field_of(Record, layout.COMPILED_ON), row.cells["value"])
        except CellError as error:
            problems.of_row(row, "value", str(error))
    return compiled_on


def _newest_source(sheets: Sheets) -> dt.date | None:
    field, days = field_of(Source, "as_of"), []
    for row in sheets.tables[layout.SOURCES.file]:
        with suppress(CellError):  # noted when the rows are read
            days.append(decode(field, row.cells["as_of"]))
    return max((day.earliest for day in days if day and day.is_day), default=None)


def _read(sheets: Sheets, compiled_on: dt.date, problems: Problems) -> Drafts:
    known, drafts = Known(), Drafts(compiled_on)
    compiled_at = dt.datetime.combine(compiled_on, dt.time.min, dt.UTC)

    def read_tables(tables: Iterable[Table]) -> None:
        for table in tables:
            into = drafts.tables.get(table.extends, [])
            if table.file in sheets.tables:
                rows = sheets.tables[table.file]
                read = read_table(table, rows, known, problems)
                if table.cited:
                    read = new_entries(table, read, known, problems, compiled_at)
                drafts.tables[table.file] = fold(read, into, table.key[0])

    read_tables(layout.REGISTER)
    for treaty, rows in sheets.actions.items():
        read = read_actions(treaty, rows, known, problems, compiled_at=compiled_at)
        known.of(TreatyAction).update(draft.public_id for draft in read)
        drafts.actions.extend(read)
    read_tables((*layout.RELATIONS, *layout.added()))
    drafts.actions = new_actions(drafts.actions, problems)
    return drafts


def _write(drafts: Drafts, record: Record | None, steps: Steps) -> Loaded:
    loaded, pks = Loaded(), action_pks()
    steps.step("Writing the register")
    everything = _write_about(drafts.compiled_on, record, loaded)
    everything |= _write_tables(layout.REGISTER, drafts, pks, loaded, first=record is None)
    steps.step("Writing the actions")
    loaded.actions = write_actions(drafts.actions, pks)
    more = (*layout.RELATIONS, *layout.added())
    everything |= _write_tables(more, drafts, pks, loaded, first=record is None)
    if loaded.changed:
        _count_rows(*_models())
    steps.step("Deriving the standings")
    if everything:
        rebuild_standings(None)
    elif loaded.actions:
        rebuild_standings({draft.treaty for draft in drafts.actions})
    if loaded.changed:
        _count_rows(Standing)
        loaded.version = keep(every_file())
        _count_rows(Change)
    else:
        loaded.version = Record.objects.version()
    return loaded


def _count_rows(*models: type[Model]) -> None:
    """Let the database count the rows of tables: until it has, it plans as if they were empty."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")  # noqa: SLF001


def _models() -> Iterable[type[Model]]:
    """Give the models of every app that holds a part of the record."""
    for label in dict.fromkeys(table.model._meta.app_label for table in layout.tables()):  # noqa: SLF001
        yield from apps.get_app_config(label).get_models(include_auto_created=True)


def _write_about(compiled_on: dt.date, record: Record | None, loaded: Loaded) -> bool:
    """Write when the record was compiled; return whether that is news."""
    if record is None:
        Record.objects.create(compiled_on=compiled_on)
    elif record.compiled_on == compiled_on:
        return False
    else:
        Record.objects.update(compiled_on=compiled_on)
    loaded.rows += 1
    return True


def _write_tables(
    tables: Iterable[Table],
    drafts: Drafts,
    pks: dict[str, int],
    loaded: Loaded,
    *,
    first: bool,
) -> bool:
    """Write tables; return whether anything changed that every standing may depend on."""
    derives = False
    for table in tables:
        if table.file in drafts.tables:
            rows = drafts.tables[table.file]
            if table.cited:
                loaded.rows += write_entries(table, rows)
                continue
            written = write_table(table, rows, pks, first=first)
            loaded.rows += written.changed
            derives |= table.derives and written.changed > 0
            if written.kept:
                loaded.kept[table.file] = written.kept
    return derives
