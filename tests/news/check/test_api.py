"""The same by the API: bounds, errors, and the shape of the answer."""

import json

import pytest
from django.core.cache import cache

from tests.news.check.test_page import LEFT, TRAP

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

PATH = "/api/v1/check/"


@pytest.fixture(autouse=True)
def _uncounted():
    cache.clear()


def ask(client, body, **headers):
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(PATH, data, content_type="application/json", headers=headers)


def test_statements_come_with_verdict_facts_and_sources(client):
    answer = ask(client, {"text": f"{TRAP} {LEFT}", "on": "2026-11-25"})
    assert answer.status_code == 200
    told = answer.json()
    assert (told["on"], told["english"]) == ("2026-11-25", True)
    assert {one["verdict"] for one in told["statements"]} == {"contradicted"}
    for one in told["statements"]:
        assert f"{TRAP} {LEFT}"[one["start"] : one["end"]] == one["quote"]
        assert one["facts"]
        for fact in one["facts"]:
            assert (
                fact["url"].startswith("http://testserver/actions/") or "/treaties/" in fact["url"]
            )
            assert fact["sources"]
    assert "ETag" not in answer
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({}, 400, "text"),
        ({"text": ""}, 400, "text"),
        ({"text": "x" * 20_001}, 400, "20000"),
        ({"text": LEFT, "on": "soon"}, 400, "on"),
        ({"text": LEFT, "on": "0001-01-01"}, 400, "Write a day from"),
        ({"text": LEFT, "txt": 1}, 400, "There is no such field"),
        ([LEFT], 400, "dictionary"),
        ("{", 400, "JSON"),
        ("[" * 100_000, 400, "nested too deep"),
        ({"text": "x" * 250_000}, 413, "200,000 bytes"),
    ],
)
def test_bad_input_says_what_to_send(client, body, status, said):
    answer = ask(client, body)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert said in answer.content.decode()


def test_it_takes_no_get_and_tells_browsers_what_it_takes(client):
    refused = client.get(PATH)
    assert (refused.status_code, refused["Allow"]) == (405, "POST, OPTIONS")
    asked = client.options(PATH)
    assert asked["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert "Content-Type" in asked["Access-Control-Allow-Headers"]


def test_it_has_a_limit_of_its_own(client, settings):
    settings.CHECKS_PER_MINUTE = 1
    assert ask(client, {"text": LEFT}).status_code == 200
    late = ask(client, {"text": LEFT})
    assert late.status_code == 429
    assert int(late["Retry-After"]) >= 1
