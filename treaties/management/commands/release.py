"""Release the record."""

import sys
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.progress import ShownSteps
from treaties.record.dump import NoRecordError
from treaties.releases.publish import (
    STEPS,
    InTheWayError,
    NothingChangedError,
    UnexplainedFindingsError,
    directory_of,
    release,
)


class Command(BaseCommand):
    """Write the record as a numbered release, in every format, chained to the one before."""

    help = (
        "Release the record: numbered, dated, never changed, in several formats with checksums. "
        "Fails on what verify_record finds; does nothing where nothing changed since the last."
    )

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be released; keep nothing"
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ShownSteps(sys.stderr, total=STEPS) as steps:
                made = release(dry_run=options["dry_run"], steps=steps)
        except NothingChangedError as unchanged:
            self.stdout.write(str(unchanged))
            return
        except UnexplainedFindingsError as error:
            for finding in error.findings:
                self.stderr.write(finding)
            raise CommandError(str(error)) from error
        except (InTheWayError, NoRecordError) as error:
            raise CommandError(str(error)) from error
        one = made.release
        for file in one.files:
            self.stdout.write(f"{file['sha256']}  {file['size']:>10,}  {file['name']}")
        self.stdout.write(f"content hash {one.content_hash}")
        where = f"in {directory_of(one.number)}" if made.saved else "would be made; nothing is kept"
        self.stdout.write(f"{one} of the record at version {one.version}, {where}")
