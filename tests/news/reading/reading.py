"""Short ways for tests of the reader: read a text against the small record."""

from news.reading.story import Reader
from tests.news.reading.record import KNOWN, TODAY

READER = Reader(KNOWN)


def read(body, title="", published=TODAY):
    """Return the reading of a text."""
    return READER.read(title, body, published)


def proposed(body, title="", published=TODAY):
    """Return what a text proposes: state, treaty or topic, kind, stage and date in a word each."""
    return [
        f"{one.state} {one.treaty or one.topic} {one.kind} {one.stage} {one.date or '-'}"
        for one in read(body, title, published).proposals
    ]


def claimed(body, title="", published=TODAY):
    """Return what a text claims: subject, predicate, value and verdict in a word each."""
    return [
        f"{one.subject} {one.predicate} {one.value} {one.verdict}"
        for one in read(body, title, published).claims
    ]


def masks(body, title="", published=TODAY):
    """Return the sentences of a text as the rules read them."""
    story = READER.narrator.story(title, body, published)
    return [told.masked.low for told in story.told]
