"""Releasing the record: held against its checks, numbered, hashed, chained, never changed."""

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from core.progress import Silent, Steps
from treaties.models import Record, Release
from treaties.record import layout
from treaties.record.dump import NoRecordError, dump
from treaties.record.verification import verify
from treaties.record.verification.run import Report
from treaties.releases.build import MANIFEST, Edition, build, hash_of, read_content

STEPS = 3
"""How many steps :func:`release` tells of."""

SILENT = Silent()

WRITTEN = (
    *("treatyaction", "answer", "characterisation", "statuscheck"),
    *("treaty", "provision", "source", "state"),
)
"""The tables whose changes must have ended before the moment of a release is taken; besides
those of the files that other apps add."""


class UnexplainedFindingsError(Exception):
    """The checks found something that nobody has explained: nothing is released."""

    def __init__(self, report: Report) -> None:
        found = [str(one) for one in (*report.open, *report.idle)]
        super().__init__(
            f"Nothing is released: verify_record finds {len(report.open)} open and "
            f"{len(report.idle)} idle explanations. Correct the rows, or explain each finding."
        )
        self.findings = found


class NothingChangedError(Exception):
    """The record is the one that was released last."""

    def __init__(self, last: Release) -> None:
        super().__init__(
            f"Nothing is released: the record is that of release {last.number}, content hash "
            f"{last.content_hash}."
        )


class InTheWayError(Exception):
    """Files of a release lie where the next one would go, and the database knows none."""

    def __init__(self, directory: Path, number: int) -> None:
        super().__init__(
            f"{directory} is there, and this database has no release {number}: move it away, or "
            "set RELEASES_DIR to another directory."
        )


@dataclass(frozen=True, slots=True)
class Released:
    """A release; ``saved`` is false where it was only tried."""

    release: Release
    saved: bool


def directory_of(number: int) -> Path:
    """Return where the files of a release are kept."""
    return Path(settings.RELEASES_DIR) / str(number)


@transaction.atomic
def release(*, dry_run: bool = False, steps: Steps = SILENT) -> Released:
    """Release the record as it is now, unless it is the one released last.

    Raises:
        NoRecordError: there is no record.
        UnexplainedFindingsError: its checks find something that nobody has explained.
        NothingChangedError: the last release holds the same.
        InTheWayError: files lie where those of the release would go.
    """
    record, moment = _hold_still()
    last = Release.objects.first()
    edition = Edition(
        number=last.number + 1 if last else 1,
        released_at=moment,
        version=record.version,
        previous=(last.number, last.manifest_hash) if last else None,
    )
    steps.step("Holding the record against its checks")
    report = verify()
    if not report.clean:
        raise UnexplainedFindingsError(report)
    root, target = Path(settings.RELEASES_DIR), directory_of(edition.number)
    if target.exists() and not dry_run:
        raise InTheWayError(target, edition.number)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=".new-") as name:
        made = _make(Path(name), record, edition, last, steps)
        if not dry_run:
            made.save(force_insert=True)
            (Path(name) / "files").rename(target)
    return Released(made, saved=not dry_run)


def _hold_still() -> tuple[Record, dt.datetime]:
    """Wait until nobody is changing the record, let nobody begin, and return the moment.

    Raises:
        NoRecordError: there is no record.
    """
    # Every change takes the lock of the record's row first: taking it first here too, neither can
    # wait for the other. The tables are for whoever writes without it.
    record = Record.objects.select_for_update().first()
    tables = ", ".join((*(f"treaties_{name}" for name in WRITTEN), *_added()))
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")
    if record is None:
        raise NoRecordError
    return record, timezone.now()


def _added() -> list[str]:
    models = [one for table in layout.added() for one in (table.model, table.cited) if one]
    return [model._meta.db_table for model in models]  # noqa: SLF001


def _make(
    place: Path, record: Record, edition: Edition, last: Release | None, steps: Steps
) -> Release:
    """Write the files of a release below a directory; return the release, not saved yet.

    Raises:
        NothingChangedError: the last release holds the same.
    """
    steps.step("Writing the record")
    dump(place / "record")
    content = read_content(place / "record", record.compiled_on)
    if last is not None and last.content_hash == content.hash:
        raise NothingChangedError(last)
    steps.step("Writing the other formats")
    files = place / "files"
    files.mkdir()
    tables = build(content, edition, files)
    return Release(
        number=edition.number,
        released_at=edition.released_at,
        version=edition.version,
        compiled_on=record.compiled_on,
        content_hash=content.hash,
        manifest_hash=hash_of(files / MANIFEST),
        previous=last,
        counts={table.name: len(table.rows) for table in tables},
        files=[_file(path) for path in sorted(files.iterdir())],
    )


def _file(path: Path) -> dict[str, Any]:
    return {"name": path.name, "size": path.stat().st_size, "sha256": hash_of(path)}


def is_intact(release: Release) -> list[str]:
    """Return what is wrong with the files kept of a release; nothing where all are as released."""
    directory, wrong = directory_of(release.number), []
    for one in release.files:
        path = directory / one["name"]
        if not path.is_file():
            wrong.append(f"{path} is missing")
        elif hash_of(path) != one["sha256"]:
            wrong.append(f"{path} is not what was released")
    return wrong
