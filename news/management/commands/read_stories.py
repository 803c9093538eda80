"""``read_stories PLACE --jsonl``: what stories say, judged against the record, as lines of JSON."""

import datetime as dt
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from news.reading.foreign import ENGLISH
from news.reading.story import Reader, labels
from news.services.knowing import known


class Command(BaseCommand):
    """Reads stories and prints what each proposes and claims; it writes nothing."""

    help = "Read stories, a folder of *.json or one file, and print their labels as lines of JSON."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("place", metavar="DIR|FILE", help="Stories as JSON or JSON lines.")
        parser.add_argument("--jsonl", action="store_true", help="Print lines of JSON alone.")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        place = Path(options["place"])
        if not place.exists():
            raise CommandError(f"There is no {place}: name a folder of *.json, or one such file.")
        stories = list(_stories(place))
        reader = Reader(known())
        for story in stories:
            language = str(story.get("language") or ENGLISH)
            reading = reader.read(story["title"], story["body"], _day(story), language)
            found = labels(reading, story["body"])
            if options["jsonl"]:
                self.stdout.write(
                    json.dumps({"id": story["id"], "labels": found}, ensure_ascii=False)
                )
            else:
                told = f"{len(found['proposals'])} proposals, {len(found['claims'])} claims"
                self.stdout.write(f"{story['id']}: {told}")


def _stories(place: Path) -> Iterator[dict[str, Any]]:
    """Give the stories of a folder or a file, in the order of their names.

    Raises:
        CommandError: a file cannot be read, or holds something else.
    """
    files = sorted(place.glob("*.json*")) if place.is_dir() else [place]
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".jsonl":
                rows = [json.loads(line) for line in text.splitlines() if line.strip()]
            else:
                held = json.loads(text)
                rows = held if isinstance(held, list) else [held]
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read as JSON: {error}") from error
        for row in rows:
            yield _checked(row, file)


def _checked(row: object, file: Path) -> dict[str, Any]:
    if not isinstance(row, dict) or not {"id", "body", "published"} <= row.keys():
        raise CommandError(
            f"{file} holds something that is no story: give each “id”, “title”, “body” and"
            " “published”."
        )
    return {**row, "title": str(row.get("title") or ""), "body": str(row["body"])}


def _day(story: dict[str, Any]) -> dt.date:
    try:
        return dt.date.fromisoformat(str(story["published"])[:10])
    except ValueError as error:
        raise CommandError(
            f"{story['id']} was published on “{story['published']}”: write YYYY-MM-DD."
        ) from error
