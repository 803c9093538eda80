"""Sitemaps, sitemaps of news, and the indexes that lead to them."""

import re
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from news.fetching.addresses import canonical_url
from news.fetching.errors import UnreadableError
from news.fetching.items import Feed, FeedKind, Item, Newest
from news.fetching.moments import at
from news.fetching.plain import tidy

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_FIELDS = ("{*}loc", "{*}lastmod", "{*}title", "{*}publication_date", "{*}language")
_LONGEST = 2000
"""How many characters are read of a place's fields."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sitemap says of one page, or an index of one sitemap."""

    index: bool
    said: dict[str, str]


@dataclass(slots=True)
class _Found:
    """The places that were read, and what stopped the reading."""

    places: Newest[_Place]
    root: str = ""
    detail: str = ""


def read_sitemap(text: str, url: str, most: int) -> Feed:
    """Return what a sitemap lists: pages as items, other sitemaps as `sitemaps`.

    Raises:
        UnreadableError: it is none.
    """
    found = _read(text, Newest(most))
    if found.root not in {"urlset", "sitemapindex"}:
        raise UnreadableError(f"This is no sitemap. {found.detail}".rstrip())
    chosen = found.places.all()
    made = [(place.index, item) for place in chosen if (item := _item(place, url))]
    return Feed(
        FeedKind.SITEMAP,
        items=tuple(item for index, item in made if not index),
        held=found.places.held,
        skipped=len(chosen) - len(made),
        broken=bool(found.detail),
        detail=found.detail,
        sitemaps=tuple(item for index, item in made if index),
    )


def _read(text: str, places: Newest[_Place]) -> _Found:
    """Read places one by one, and forget each element once it is read."""
    found = _Found(places)
    source = BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace"))
    elements = etree.iterparse(
        source,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in elements:
            name = etree.QName(element).localname
            if event == "start":
                found.root = found.root or name
            elif name in {"url", "sitemap"}:
                said = _said(element)
                when = at(said.get("publication_date") or said.get("lastmod", ""))
                places.add(when, _Place(name == "sitemap", said))
                _forget(element)
    except etree.XMLSyntaxError as error:
        found.detail = f"Not well-formed: {error}"[:300]
    return found


def _said(element: etree._Element) -> dict[str, str]:
    """Return the fields of a place: loc, lastmod, and those of news by their own names."""
    said: dict[str, str] = {}
    for one in element.iter(*_FIELDS):
        space, name = etree.QName(one).namespace or "", etree.QName(one).localname
        if "sitemap-image" not in space and "sitemap-video" not in space:
            said.setdefault(name, (one.text or "").strip()[:_LONGEST])
    return said


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _item(place: _Place, base: str) -> Item | None:
    """Return an item, None where it leads nowhere."""
    said = place.said
    try:
        url = canonical_url(said.get("loc", ""), base)
    except ValueError:
        return None
    return Item(
        url,
        url,
        tidy(said.get("title", "")),
        published_at=at(said.get("publication_date", "")),
        updated_at=at(said.get("lastmod", "")),
        language=said.get("language", ""),
    ).within_bounds()
