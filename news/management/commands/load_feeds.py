"""``load_feeds [FILE]``: the feeds that a new installation begins with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from news.services.loading import UnreadableFeedsError, load_feeds


class Command(BaseCommand):
    """Adds feeds that are not there yet, and leaves alone those that are."""

    help = "Add the feeds of a CSV file that are not there yet; what editors changed stays."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=settings.FEEDS_FILE,
            help="CSV file; data/news/feeds.csv where none is given.",
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load_feeds(options["file"])
        except UnreadableFeedsError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done.added} feeds added, {done.held} there before.")
        for one in done.left_out:
            self.stdout.write(f"Left out: {one}.")
