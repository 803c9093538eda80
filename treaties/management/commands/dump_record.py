"""Dump the record to CSV files."""

import sys
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.progress import ShownSteps
from treaties.record.dump import STEPS, ForeignFilesError, NoRecordError, dump


class Command(BaseCommand):
    """Write the record as CSV files; loading them gives the same record."""

    help = "Write the record as CSV files; loading them again gives the same bytes."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="where to write; made if it is missing")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ShownSteps(sys.stderr, total=STEPS) as steps:
                count = dump(options["directory"], steps=steps)
        except (ForeignFilesError, NoRecordError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} rows written to {options['directory']}")
