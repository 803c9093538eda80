"""JSON Feed (versions 1 and 1.1)."""

import datetime as dt
import json
from typing import Any

from news.fetching.addresses import canonical_url
from news.fetching.errors import UnreadableError
from news.fetching.items import Feed, FeedKind, Item, Newest
from news.fetching.moments import at
from news.fetching.plain import plain, tidy

_LARGEST = 4 * 1024 * 1024
"""How many characters are read: read whole, JSON takes far more memory than its length."""


def read_json(text: str, url: str, most: int) -> Feed:
    """Return what a JSON Feed lists.

    Raises:
        UnreadableError: it is none.
    """
    told = _parsed(text)
    newest = Newest[dict[str, Any]](most)
    for one in told["items"]:
        if isinstance(one, dict):
            newest.add(_at(one, "date_published") or _at(one, "date_modified"), one)
    chosen, odd = newest.all(), len(told["items"]) - newest.held
    language = _said(told, "language")
    items = [item for one in chosen if (item := _item(one, url, language))]
    return Feed(
        FeedKind.JSON,
        tidy(_said(told, "title")),
        language.lower(),
        tuple(items),
        held=len(told["items"]),
        skipped=len(chosen) - len(items) + odd,
        broken=bool(odd),
        detail=f"{odd} items are no objects." if odd else "",
    )


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > _LARGEST:
        raise UnreadableError(f"The JSON Feed has more than {_LARGEST:,} characters.")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"The feed is no JSON: {error}"[:300]) from error
    if not isinstance(told, dict) or "jsonfeed.org/version/" not in _said(told, "version"):
        raise UnreadableError("This is no JSON Feed: its version is not told.")
    if not isinstance(told.get("items"), list):
        raise UnreadableError("The JSON Feed has no list of items.")
    return told


def _item(entry: dict[str, Any], base: str, language: str) -> Item | None:
    """Return an item, None where it leads nowhere."""
    try:
        url = canonical_url(_said(entry, "url") or _said(entry, "external_url"), base)
    except ValueError:
        return None
    text = _said(entry, "summary") or _said(entry, "content_text")
    identity = entry.get("id")
    return Item(
        url,
        str(identity) if isinstance(identity, str | int | float) else "",
        tidy(_said(entry, "title")),
        tidy(text) or plain(_said(entry, "content_html")),
        _at(entry, "date_published"),
        _at(entry, "date_modified"),
        _said(entry, "language") or language,
    ).within_bounds()


def _said(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _at(entry: dict[str, Any], name: str) -> dt.datetime | None:
    return at(_said(entry, name))
