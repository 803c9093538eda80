"""How many requests one address may make, over HTTP."""

import pytest
import time_machine
from django.core.cache import cache

from treaties.api.limits import address_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record", "three_a_minute")]

NOON = "2026-11-22T12:00:15Z"


@pytest.fixture
def three_a_minute(settings):
    cache.clear()
    settings.API_REQUESTS_PER_MINUTE = 3
    with time_machine.travel(NOON, tick=False):
        yield
    cache.clear()


def test_every_answer_tells_the_limit(api):
    first, wrong, unchanged = (
        api.ask("states/"),
        api.ask("states/", format="xml"),
        api.ask("states/", headers={"If-None-Match": "*"}),
    )
    told = [
        (answer.status_code, answer.headers["RateLimit-Remaining"])
        for answer in (first, wrong, unchanged)
    ]
    assert told == [(200, "2"), (400, "1"), (304, "0")]
    assert first.headers["RateLimit-Limit"] == "3"
    assert first.headers["RateLimit-Reset"] == "45"
    assert first.headers["RateLimit-Policy"] == "3;w=60"


def test_too_many_requests_are_a_problem_that_says_when_to_come_back(api):
    for _ in range(3):
        assert api.ask("states/").status_code == 200
    answer = api.ask("states/", format="csv")
    problem = answer.json()

    assert (answer.status_code, problem["status"]) == (429, 429)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Retry-After"] == "45"
    assert answer.headers["RateLimit-Remaining"] == "0"
    assert problem["detail"].startswith("Too many requests from this address: ask again in 45 s.")


def test_a_new_minute_answers_again(api):
    for _ in range(4):
        api.ask("states/")
    with time_machine.travel("2026-11-22T12:01:00Z", tick=False):
        assert api.ask("states/").status_code == 200


def asked_from(api, address, **headers):
    return api.client.get("/api/v1/lists/", REMOTE_ADDR=address, headers=headers).status_code


def test_addresses_are_counted_apart(api):
    assert [asked_from(api, "192.0.2.1") for _ in range(4)] == [200, 200, 200, 429]
    assert asked_from(api, "192.0.2.2") == 200


def test_nobody_gets_a_new_count_by_claiming_another_address(api):
    answers = [
        asked_from(api, "192.0.2.1", X_Forwarded_For=f"198.51.100.{number}") for number in range(4)
    ]
    assert answers[-1] == 429


def test_behind_a_proxy_the_address_that_it_adds_counts(api, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    claimed = [
        asked_from(api, "10.0.0.1", X_Forwarded_For=f"198.51.100.{number}, 192.0.2.1")
        for number in range(4)
    ]
    assert claimed == [200, 200, 200, 429]
    assert asked_from(api, "10.0.0.1", X_Forwarded_For="192.0.2.2") == 200


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
        ("", ""),
        ("unix socket", "unixsocket"),
    ],
)
def test_a_client_is_one_address_or_one_network(text, stands_for):
    assert address_of(text) == stands_for


def test_a_limit_of_none_counts_nothing(api, settings):
    settings.API_REQUESTS_PER_MINUTE = 0
    answers = [api.ask("lists/") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert "RateLimit-Limit" not in answers[-1].headers
