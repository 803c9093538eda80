"""A story out of a page: its text, and what the page says of it."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice

import lxml.html
import trafilatura
from lxml import etree

from news.fetching.addresses import canonical_url, same_site
from news.fetching.errors import UnreadableError
from news.fetching.likeness import fingerprint, near, text_sha256, words
from news.fetching.plain import tidy
from news.fetching.published import published

__all__ = ["Article", "canonical_url", "fingerprint", "near", "read_article"]

_LARGEST, _MOST_ELEMENTS = 2_000_000, 30_000
"""How many characters and elements of a page are read: a story's has a tenth of them, and more take
the extraction many seconds and hundreds of megabytes."""
_LONGEST_TITLE, _LONGEST_NAME = 500, 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Article:
    """A story: paragraphs of `text` are parted by an empty line, what is unknown is empty.

    `published_at` is in UTC; with `day_only` it is the beginning of the day that the page tells.
    `sha256` is of the words of the text, so that the same words set otherwise are the same.
    """

    url: str
    title: str
    text: str
    sha256: str
    fingerprint: int
    author: str = ""
    language: str = ""
    site_name: str = ""
    published_at: dt.datetime | None = None
    day_only: bool = False


def read_article(html: str, url: str) -> Article:
    """Return the story of a page.

    Args:
        html: the page as text.
        url: the address it was fetched from.

    Raises:
        UnreadableError: it holds no text, or more than any story's page.
        ValueError: `url` is no address of a page.
    """
    page = _tree(html)
    when = published(page)
    known = canonical_url(url)
    told = trafilatura.bare_extraction(
        page,
        url=known,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = _paragraphs(told.text or "") if isinstance(told, trafilatura.settings.Document) else ""
    if not words(text) or not isinstance(told, trafilatura.settings.Document):
        raise UnreadableError("The page holds no text of a story.")
    return Article(
        url=_canonical(page, known),
        title=tidy(told.title or "")[:_LONGEST_TITLE],
        text=text,
        sha256=text_sha256(text),
        fingerprint=fingerprint(text),
        author=tidy(told.author or "")[:_LONGEST_NAME],
        language=_language(page),
        site_name=tidy(told.sitename or "")[:_LONGEST_NAME],
        published_at=when.at if when else None,
        day_only=bool(when and when.day_only),
    )


def _tree(html: str) -> lxml.html.HtmlElement:
    if len(html) > _LARGEST:
        raise UnreadableError(f"The page has more than {_LARGEST:,} characters.")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError(f"The page can't be read as HTML: {error}"[:300]) from error
    if next(islice(page.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise UnreadableError(f"The page has more than {_MOST_ELEMENTS:,} elements.")
    return page


def _paragraphs(text: str) -> str:
    return "\n\n".join(filter(None, (tidy(line) for line in text.splitlines())))


def _canonical(page: lxml.html.HtmlElement, url: str) -> str:
    """Return the address under which a page wants to be known, if that is one of its own site.

    One that names the site's front page instead of the story is not believed.
    """
    for link in page.iter("link"):
        if "canonical" not in (link.get("rel") or "").lower().split():
            continue
        try:
            wanted = canonical_url(link.get("href") or "", url)
        except ValueError:
            continue
        if same_site(wanted, url) and not _front(wanted):
            return wanted
    return url


def _front(url: str) -> bool:
    return re.fullmatch(r"https?://[^/]+/", url) is not None


def _language(page: lxml.html.HtmlElement) -> str:
    """Return the language a page says it is in, empty where it does not."""
    said = [page.get("lang") or page.get("xml:lang") or ""]
    for one in page.iter("meta"):
        names = {(one.get(key) or "").lower() for key in ("http-equiv", "property", "name")}
        if names & {"content-language", "og:locale", "language"}:
            said.append(one.get("content") or "")
    tidied = (one.strip().lower().replace("_", "-") for one in said)
    return next((one for one in tidied if _LANGUAGE.fullmatch(one)), "")
