"""How pages of stories are read, and how alike their texts are."""

from core.dates import PartialDate
from news.fetching.articles import fingerprint, read_article
from news.services.bringing import Readers
from news.services.versions import Text

_SIGN = 1 << 63


def text_of(page: str, url: str) -> Text:
    """Return the story of a page.

    Raises:
        UnreadableError: it holds no text, or more than any story's page.
    """
    article = read_article(page, url)
    day_only = article.day_only and article.published_at is not None
    return Text(
        title=article.title,
        text=article.text,
        author=article.author,
        language=article.language,
        published_at=None if day_only else article.published_at,
        published_on=PartialDate.of(article.published_at.date()) if article.published_at else None,
    )


def likeness(text: str) -> int | None:
    """Return the fingerprint of a text as the database holds it; None for one without words."""
    found = fingerprint(text)
    return (found ^ _SIGN) - _SIGN if found else None


READERS = Readers(text_of, likeness)
"""What tasks read pages with."""
