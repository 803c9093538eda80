"""``read_depositary PAGE --treaty ID``: what a status page says that the record does not."""

import datetime as dt
import json
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any, override

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reading import Reading
from news.services.comparing import read_page
from news.services.putting_in import NoFeedError, put_in
from treaties.fields import DayField, nearest, unknown_id
from treaties.models import Treaty

STANDARD_INPUT = "-"

NARROWEST = 80
"""Columns that a table takes at least, however narrow the terminal."""


class Command(BaseCommand):
    """Reads a page of the UN Treaty Collection and holds it against the record.

    Only with ``--queue`` it writes: proposals, and that the page was read.
    """

    help = "Read a depositary's status page and tell how it differs from the record."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "page", metavar="PAGE", help="File of the page, HTML or XML; - for standard input."
        )
        parser.add_argument(
            "--treaty", metavar="ID", required=True, help="Treaty of the page, such as apmbc."
        )
        parser.add_argument(
            "--fetched",
            metavar="DAY",
            default="",
            help="YYYY-MM-DD: dates a page that does not date itself.",
        )
        parser.add_argument("--json", action="store_true", help="Print JSON alone.")
        parser.add_argument(
            "--queue",
            action="store_true",
            help="Propose the differences at the review desk, and note that the page was read.",
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        treaty = _treaty(options["treaty"])
        day = _day(options["fetched"])
        data = _bytes(options["page"])
        try:
            reading = read_page(treaty, data, day=day)
            queued = put_in(treaty, data, day=day) if options["queue"] else None
        except RefusedPageError as error:
            raise CommandError(f"The page is refused. {error}", returncode=1) from error
        except NoFeedError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["json"]:
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=2))
        else:
            self._tell(reading)
            if queued is not None:
                self.stdout.write(f"Waiting at the review desk: {queued}.")

    def _tell(self, reading: Reading) -> None:
        """Print a reading for a person."""
        shown = StringIO()
        width = max(shutil.get_terminal_size().columns, NARROWEST)
        console = Console(file=shown, highlight=False, width=width)
        console.print(
            f"{reading.treaty}, page of {reading.page_date}: {reading.rows_read} rows read, "
            f"{len(reading.agrees)} acts as in the record."
        )
        if reading.proposals:
            rows = (
                (one.change, one.state, one.kind, str(one.date or "no date"), one.evidence.text)
                for one in reading.proposals
            )
            heads = ("change", "state", "kind", "date", "evidence")
            console.print(_table("Proposals", heads, rows))
        else:
            console.print("No proposals.")
        if reading.explained:
            reasons = (
                (one.state, one.kind, str(one.date or "no date"), one.reason)
                for one in reading.explained
            )
            console.print(_table("Explained", ("state", "kind", "date", "reason"), reasons))
        for finding in reading.findings:
            console.print(f"Look at this: {finding.says}", markup=False)
        self.stdout.write(shown.getvalue())


def _table(title: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(*heads, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    return table


def _treaty(wanted: str) -> Treaty:
    """Return the treaty with an id, in capitals or not.

    Raises:
        CommandError: there is none; the message names those near it.
    """
    treaty = Treaty.objects.filter(pk__iexact=wanted).first()
    if treaty is not None:
        return treaty
    ids = dict(Treaty.objects.order_by("pk").values_list("short_name", "pk"))
    named = [f"{ids[one]} ({one})" for one in nearest(wanted, ids)]
    said = unknown_id(Treaty, wanted, () if named else ids.values())
    raise CommandError(f"{said} Near it: {', '.join(named)}." if named else said, returncode=2)


def _day(text: str) -> dt.date | None:
    try:
        day: dt.date | None = DayField(required=False).clean(text)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise CommandError(f"--fetched: {said}", returncode=2) from error
    return day


def _bytes(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise CommandError(
            f"{path} cannot be read ({why}): give the file of a status page, or - for standard "
            "input.",
            returncode=2,
        ) from error
