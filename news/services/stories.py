"""Stories: their pages fetched and read; where a page can't be had, what the feed says of it."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus

from core.outbound import OPEN, Rules
from news.fetching import polite
from news.fetching.answers import Fetched
from news.fetching.errors import (
    BadStatusError,
    BusyError,
    FetchError,
    NotReachedError,
    TimedOutError,
    UnreadableError,
)
from news.fetching.kinds import PAGES
from news.models import Document, Job
from news.services import bodies
from news.services.bringing import Readers
from news.services.versions import Text, add_story
from news.services.working import HopelessError, Work

TRIES = 3
"""After so many failures that may pass, what the feed says is read instead."""


@dataclass(frozen=True, slots=True)
class Story:
    """The text of a story, and what was fetched for it, if anything."""

    text: Text
    fetched: Fetched | None


def fetches(readers: Readers, rules: Rules = OPEN, *, seconds: float = 2) -> Work[Story | None]:
    """Return the work of fetching a story; ``seconds`` lie at least between visits to a host."""
    return Work(
        look=partial(_look, readers=readers, rules=rules, seconds=seconds),
        keep=partial(_keep, readers=readers),
    )


def _look(job: Job, *, readers: Readers, rules: Rules, seconds: float) -> Story | None:
    document = Document.objects.filter(pk=job.subject).first()
    if document is None:
        return None
    told = text_told(document)
    try:
        fetched = polite.visit(document.url, types=PAGES, rules=rules, seconds=seconds)
        text = readers.article(fetched.text, fetched.url)
        if not text.text:
            raise UnreadableError("No text was found on the page, and the feed gives none.")
    except BusyError:
        raise
    except FetchError as error:
        if _may_pass(error) and (job.attempt < TRIES or not told.text):
            raise
        if not told.text:
            raise HopelessError(str(error)) from error
        return Story(told, None)
    return Story(_completed(text, told), fetched)


def _may_pass(error: FetchError) -> bool:
    """Whether the next attempt may end otherwise."""
    if isinstance(error, BadStatusError):
        again = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
        return error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status in again
    return isinstance(error, TimedOutError | NotReachedError) or error.retry_after is not None


def _keep(job: Job, story: Story | None, *, readers: Readers) -> None:
    document = Document.objects.filter(pk=job.subject).first()
    if document is None or story is None:
        return
    body = bodies.keep(story.fetched) if story.fetched is not None else None
    add_story(document, story.text, body, readers.fingerprint)


def text_told(document: Document) -> Text:
    """Return what the feed itself says of a story."""
    told = document.told
    published = told.get("published_at")
    return Text(
        title=told.get("title") or "",
        text=told.get("summary") or "",
        language=told.get("language") or "",
        published_at=dt.datetime.fromisoformat(published) if published else None,
    )


def _completed(text: Text, told: Text) -> Text:
    """Return what the page says, and what it leaves out as the feed says it."""
    dated = text.published_at or text.published_on
    return replace(
        text,
        title=text.title or told.title,
        language=text.language or told.language,
        published_at=text.published_at if dated else told.published_at,
    )
