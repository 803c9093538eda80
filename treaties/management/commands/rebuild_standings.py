"""``rebuild_standings``: derive every standing afresh, or hold the stored ones against it."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from treaties import services


class Command(BaseCommand):
    """Brings the standings stored up to what the actions and provisions give."""

    help = "Derive every standing afresh; with --check only compare, and exit 1 if any differs."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing, only compare.")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        began = perf_counter()
        if not options["check"]:
            count = services.repair_standings()
            self.stdout.write(f"{count:,} periods stored in {perf_counter() - began:.1f} s.")
            return
        differences = services.stale_standings()
        for line in differences:
            self.stdout.write(line)
        if differences:
            number = len(differences)
            differ = "1 period differs" if number == 1 else f"{number:,} periods differ"
            raise CommandError(f"{differ}: run rebuild_standings to store what is derived.")
        took = perf_counter() - began
        self.stdout.write(f"Every standing stored is the one derived ({took:.1f} s).")
