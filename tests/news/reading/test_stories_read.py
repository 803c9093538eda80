"""Stories, read against the whole record: rates that may only rise.

Our own were written with the rules; those of others after them, by who did not know the rules. What
is found in the latter tells how well stories are read that nobody has seen.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from config.env import BASE_DIR
from news.reading.story import Reader, labels
from news.services.knowing import known
from tests.news.reading.scoring import score

OWN = BASE_DIR / "data" / "news" / "stories"
OTHERS = Path(__file__).parent / "others"
FLOORS = {
    OWN: {
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
    },
    OTHERS: {
        "relevance": 0.93,
        "proposals found": 0.79,
        "proposals right": 0.94,
        "stages right": 0.98,
        "dates right": 0.96,
        "claims found": 0.75,
        "claims right": 0.94,
        "verdicts right": 0.96,
        "errors found": 0.95,
        "errors right": 0.84,
    },
}
of_each = pytest.mark.parametrize("folder", FLOORS, ids=["own", "others"])


def stories(folder):
    files = sorted(folder.glob("*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


@of_each
def test_every_label_quotes_its_story(folder):
    for story in stories(folder):
        for one in (*story["labels"]["proposals"], *story["labels"]["claims"]):
            assert one["evidence"] in story["body"], (story["id"], one["evidence"])


@of_each
def test_a_story_is_relevant_where_it_proposes_something(folder):
    for story in stories(folder):
        needed = [one for one in story["labels"]["proposals"] if not one.get("optional")]
        assert story["labels"]["relevant"] == bool(needed), story["id"]


@of_each
@pytest.mark.usefixtures("whole_record")
@pytest.mark.django_db
def test_the_reader_reads_stories_as_well_as_it_did(folder):
    reader = Reader(known())

    def reading(story):
        day = dt.date.fromisoformat(story["published"])
        return labels(reader.read(story["title"], story["body"], day), story["body"])

    reached = score(stories(folder), reading)

    floors = FLOORS[folder]
    assert {name: rate for name, rate in reached.items() if rate < floors[name]} == {}
