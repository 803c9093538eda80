"""Hold the record against its rules, its sources and published totals."""

from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from treaties.record.verification import verify


class Command(BaseCommand):
    """Exit 1 on any disagreement that nobody has explained."""

    help = (
        "Run every check on the record and keep what they find for /anomalies/. Fails on a "
        "finding that explained.csv does not explain, and on an explanation that is not needed."
    )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        report = verify()
        if options["verbosity"] > 1:
            for finding, reason in report.explained:
                self.stdout.write(f"explained  {finding}\n           {reason}")
        for finding in report.open:
            self.stdout.write(f"open       {finding}")
        for explanation in report.idle:
            self.stdout.write(f"idle       {explanation}: explains nothing, remove its row")
        self.stdout.write(
            f"{len(report.open)} open, {len(report.explained)} explained, {len(report.idle)} idle "
            "explanations."
        )
        if not report.clean:
            msg = (
                "The record disagrees with itself: correct the rows, or explain each finding in "
                "explained.csv with a reason."
            )
            raise CommandError(msg)
