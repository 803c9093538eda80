"""RSS, Atom and RDF, read by feedparser a few items at a time."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import feedparser

from news.fetching.addresses import canonical_url
from news.fetching.errors import UnreadableError
from news.fetching.items import Feed, FeedKind, Item, Newest
from news.fetching.moments import at, of_struct
from news.fetching.plain import plain

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_MARKS = re.compile(r"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]{1,40}:)?(item|entry)(?=[\s/>])")
_DATES = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:pubDate|published|updated|date|issued|modified)\b[^>]{0,200}>"
    r"\s*(?:<!\[CDATA\[)?([^<\]]{1,80})"
)
_BATCH, _BATCH_SIZE = 50, 512 * 1024
"""How many items, and characters of them, are read together: feedparser's trees are large."""
_LARGEST_ITEM = 512 * 1024
_LARGEST_FRAME = 512 * 1024
"""How many characters are read of what stands before and after the items."""

type _Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A feed cut up: what stands around the items, and where each item is."""

    head: str
    tail: str
    spans: Newest[_Span]
    detail: str


def read_syndicated(text: str, url: str, most: int) -> Feed:
    """Return what a feed of RSS, Atom or RDF lists.

    What is broken is read as far as it can be, and said.

    Raises:
        UnreadableError: it is none of them.
    """
    cut = _cut(text, Newest(most))
    chosen = cut.spans.all()
    items: list[Item] = []
    title, language, version, details = "", "", "", [cut.detail]
    for batch in _batches(text, chosen):
        told = _parsed(cut.head + batch + cut.tail, url)
        title = title or plain(told.feed.get("title", ""))
        language = language or str(told.feed.get("language") or "")
        version = version or str(told.get("version") or "")
        details.append(_wrong(told))
        items += [item for entry in told.entries if (item := _item(entry, url, language))]
    detail = next(filter(None, details), "")
    if not version and not items:
        raise UnreadableError(f"This is no feed. {detail}".rstrip())
    return Feed(
        FeedKind.FEED,
        title,
        language.lower(),
        tuple(items),
        held=cut.spans.held,
        skipped=max(len(chosen) - len(items), 0),
        broken=bool(detail),
        detail=detail,
    )


def _cut(text: str, newest: Newest[_Span]) -> _Cut:
    """Cut a feed up at its items, whether or not it is well-formed."""
    first, last, detail = len(text), 0, ""
    for begin, end, whole in _spans(text):
        newest.add(_dated(text, begin, end), (begin, end))
        first, last = min(first, begin), end
        detail = detail if whole else "An item does not end."
    tail = text[last:] if newest.held else ""
    if first + len(tail) > _LARGEST_FRAME:
        detail = f"More than {_LARGEST_FRAME:,} characters stand outside its items."
    head = _DECLARATION.sub("", text[: min(first, _LARGEST_FRAME)], count=1).lstrip()
    return _Cut(head, tail[:_LARGEST_FRAME], newest, detail)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where each item begins and ends, and whether it ends by itself, in one pass."""
    opened, name, at = -1, "", 0
    endless: set[str] = set()
    while found := _MARKS.search(text, at):
        at = found.end()
        if found[2] is None:
            at = _past(text, found, endless)
        elif found[1] and found[2] == name and opened >= 0:
            at = text.find(">", at) + 1 or len(text)
            yield opened, at, True
            opened = -1
        elif not found[1] and (opened < 0 or found[2] == name):
            if opened >= 0:
                yield opened, found.start(), False
            opened, name = found.start(), found[2]
    if opened >= 0:
        yield opened, len(text), False


def _past(text: str, found: re.Match[str], endless: set[str]) -> int:
    """Return where a comment or CDATA ends; one that does not end is passed over.

    That one kind has no further end is kept in `endless`, so as not to look for it every time.
    """
    end = "-->" if found[0] == "<!--" else "]]>"
    at = -1 if end in endless else text.find(end, found.end())
    if at < 0:
        endless.add(end)
        return found.end()
    return at + len(end)


def _dated(text: str, begin: int, end: int) -> dt.datetime | None:
    found = _DATES.search(text, begin, end)
    return at(found[1]) if found else None


def _batches(text: str, spans: list[_Span]) -> Iterator[str]:
    """Yield the items a few at a time; one that is larger than any story is left out."""
    batch: list[str] = []
    size, given = 0, False
    for begin, end in spans:
        if end - begin > _LARGEST_ITEM:
            continue
        if batch and (len(batch) >= _BATCH or size + end - begin > _BATCH_SIZE):
            yield "".join(batch)
            batch, size, given = [], 0, True
        batch.append(text[begin:end])
        size += end - begin
    if batch or not given:
        yield "".join(batch)


def _parsed(text: str, url: str) -> Any:
    """Return what feedparser reads: a stream, for it would open what looks like an address."""
    told = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    return feedparser.parse(
        BytesIO(text.encode("utf-8", errors="replace")),
        response_headers=told,
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _wrong(told: Any) -> str:
    error = told.get("bozo_exception")
    return f"Not well-formed: {error}"[:300] if told.bozo and error else ""


def _item(entry: Any, base: str, language: str) -> Item | None:
    """Return an item, None where it leads nowhere."""
    try:
        url = canonical_url(str(entry.get("link") or ""), base)
    except ValueError:
        return None
    text = entry.get("summary") or next((one.value for one in entry.get("content", ())), "")
    published, updated = (
        of_struct(entry[name]) if name in entry else None
        for name in ("published_parsed", "updated_parsed")
    )
    told = (entry.get("title_detail") or {}).get("language")
    return Item(
        url,
        str(entry.get("id") or ""),
        plain(entry.get("title", "")),
        plain(text),
        published,
        updated,
        str(told or language),
    ).within_bounds()
