"""Load a record from its CSV files."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.progress import ShownSteps
from treaties.record.load import STEPS, load
from treaties.record.problems import BadRecordError


class Command(BaseCommand):
    """Bring the database up to a directory of CSV files, all or nothing."""

    help = "Bring the record up to the CSV files of a directory, all or nothing."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="where states.csv and the others lie")
        parser.add_argument(
            "--compiled-on",
            type=dt.date.fromisoformat,
            metavar="DAY",
            help="when the record was compiled, for files without about.csv (else: the day of the "
            "newest source)",
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ShownSteps(sys.stderr, total=STEPS) as steps:
                loaded = load(
                    options["directory"],
                    compiled_on=options["compiled_on"],
                    steps=steps,
                )
        except BadRecordError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(str(error)) from error
        for file, count in loaded.kept.items():
            self.stdout.write(f"{file}: {count} rows of the database are not in it, and stay")
        if loaded.changed:
            self.stdout.write(f"{loaded.actions} actions added, {loaded.rows} other rows changed")
        else:
            self.stdout.write("nothing to change")
        self.stdout.write(f"the record is at version {loaded.version}")
