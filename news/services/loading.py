"""Feeds from a file: what is not there yet is added, what is there is its editors'."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from news.models import Feed
from treaties.models import Source, Treaty

COLUMNS = (
    *("slug", "name", "publisher", "url", "kind", "grade", "treaty", "source", "language"),
    *("active", "every_minutes", "stale_after_days", "note"),
)
_SWITCH = {"yes": True, "no": False}


class UnreadableFeedsError(ValueError):
    """The file of feeds is not well formed; the message says where and what to write instead."""


@dataclass(slots=True)
class Loaded:
    """How many feeds were added and were there before, and which were left out and why."""

    added: int = 0
    held: int = 0
    left_out: list[str] = field(default_factory=list)


@transaction.atomic
def load_feeds(path: Path) -> Loaded:
    """Add the feeds of a file that are not there yet, by their slugs.

    What editors changed stays, and what they took out does not come back.

    Raises:
        UnreadableFeedsError: the file or one of its rows is not well formed.
    """
    done = Loaded()
    for number, row in enumerate(_rows(path), start=2):
        if _known(row["slug"], row["url"]):
            done.held += 1
        elif missing := _missing(row):
            done.left_out.append(f"{row['slug']}: {missing}")
        else:
            _add(row, number)
            done.added += 1
    return done


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise UnreadableFeedsError(
                    f"{path.name}: the first line must be {','.join(COLUMNS)}."
                )
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFeedsError(f"{path} can't be read: {error}.") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise UnreadableFeedsError(
                f"{path.name}, row {number}: write {len(COLUMNS)} cells, quoted where they hold a "
                "comma."
            )
    return rows


def _known(slug: str, url: str) -> bool:
    if Feed.objects.filter(slug=slug).exists() or Feed.objects.filter(url=url).exists():
        return True
    events = Feed.pgh_event_model.objects  # type: ignore[attr-defined]
    taken_out: bool = events.filter(slug=slug).exists()
    return taken_out


def _missing(row: Mapping[str, str]) -> str:
    """Return what the record lacks for a feed; empty where it lacks nothing."""
    if row["treaty"] and not Treaty.objects.filter(pk=row["treaty"]).exists():
        return f"the record has no treaty {row['treaty']}"
    if row["source"] and not Source.objects.filter(pk=row["source"]).exists():
        return f"the record has no source {row['source']}"
    return ""


def _add(row: Mapping[str, str], number: int) -> None:
    if row["active"] not in _SWITCH:
        raise UnreadableFeedsError(f"Row {number}: active is yes or no, not {row['active']!r}.")
    feed = Feed(
        slug=row["slug"],
        name=row["name"],
        publisher=row["publisher"],
        url=row["url"],
        kind=row["kind"],
        grade=row["grade"],
        treaty_id=row["treaty"] or None,
        source_id=row["source"] or None,
        language=row["language"],
        active=_SWITCH[row["active"]],
    )
    feed.every_minutes = row["every_minutes"]
    feed.stale_after_days = row["stale_after_days"]
    try:
        feed.full_clean()
    except ValidationError as error:
        raise UnreadableFeedsError(f"Row {number}: {' '.join(error.messages)}") from error
    feed.save(force_insert=True)
