"""Our own stories, read against the whole record: rates that may only rise."""

import datetime as dt
import json

import pytest

from config.env import BASE_DIR
from news.reading.story import Reader, labels
from news.services.knowing import known
from tests.news.reading.scoring import score

STORIES = BASE_DIR / "data" / "news" / "stories"
FLOORS = {
    "relevance": 1.0,
    "proposals found": 1.0,
    "proposals right": 1.0,
    "stages right": 1.0,
    "dates right": 1.0,
    "claims found": 0.98,
    "claims right": 0.98,
    "verdicts right": 1.0,
    "errors found": 1.0,
    "errors right": 1.0,
}


def stories():
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(STORIES.glob("*.json"))]


def test_every_label_quotes_its_story():
    for story in stories():
        for one in (*story["labels"]["proposals"], *story["labels"]["claims"]):
            assert one["evidence"] in story["body"], (story["id"], one["evidence"])


def test_a_story_is_relevant_where_it_proposes_something():
    for story in stories():
        needed = [one for one in story["labels"]["proposals"] if not one.get("optional")]
        assert story["labels"]["relevant"] == bool(needed), story["id"]


@pytest.mark.usefixtures("whole_record")
@pytest.mark.django_db
def test_the_reader_reads_our_own_stories_as_well_as_it_did():
    reader = Reader(known())

    def reading(story):
        day = dt.date.fromisoformat(story["published"])
        return labels(reader.read(story["title"], story["body"], day), story["body"])

    reached = score(stories(), reading)

    assert {name: rate for name, rate in reached.items() if rate < FLOORS[name]} == {}
