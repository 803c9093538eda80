"""Dumping the record to its files: the same record always gives the same bytes."""

import tempfile
from pathlib import Path

from django.db import transaction

from core.csvfiles import write_csv
from core.progress import Silent, Steps
from treaties.models import Record, Treaty
from treaties.record import layout
from treaties.record.rows import every_file, read_files
from treaties.record.sheets import foreign_files

STEPS = 3
"""How many steps :func:`dump` tells of."""

SILENT = Silent()


class ForeignFilesError(Exception):
    """The directory holds files that no dump would write; they are left alone."""

    def __init__(self, directory: Path, names: list[str]) -> None:
        super().__init__(
            f"{directory} holds {', '.join(names)}: choose another directory, or move them."
        )


class NoRecordError(Exception):
    """There is nothing to dump."""

    def __init__(self) -> None:
        super().__init__("The database holds no record: load one first.")


@transaction.atomic
def dump(directory: Path, *, steps: Steps = SILENT) -> int:
    """Write the whole record; return how many rows. The files change together, at the end.

    Raises:
        ForeignFilesError: the directory holds anything else.
        NoRecordError: there is no record.
    """
    record = Record.objects.select_for_update().first()  # nobody changes it meanwhile
    if record is None:
        raise NoRecordError
    steps.step("Reading the record")
    directory.mkdir(parents=True, exist_ok=True)
    treaties = sorted(Treaty.objects.values_list("pk", flat=True))
    _refuse_foreign(directory, treaties)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".dump-") as name:
        fresh = Path(name)
        (fresh / layout.ACTIONS).mkdir()
        steps.step("Writing the files")
        count = sum(
            write_csv(fresh / file.name, [list(file.header), *(row.cells for row in file.rows)])
            for file in read_files(every_file())
        )
        steps.step("Putting them in place")
        (directory / layout.ACTIONS).mkdir(exist_ok=True)
        for path in sorted(fresh.rglob("*.csv")):
            path.replace(directory / path.relative_to(fresh))
    return count


def _refuse_foreign(directory: Path, treaties: list[str]) -> None:
    foreign = foreign_files(directory)
    for path in sorted((directory / layout.ACTIONS).glob("*.csv")):
        if path.stem not in treaties:
            foreign.append(f"{layout.ACTIONS}/{path.name}")
    if foreign:
        raise ForeignFilesError(directory, foreign)
