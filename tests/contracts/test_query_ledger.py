"""How many queries pages, lists of the admin and paths of the API take, on the whole record.

`queries.json` is the ledger: a change that moves a number moves it there, in the open.
`LEDGER=write make test ARGS="-n 0 tests/contracts/test_query_ledger.py"` writes it anew.
"""

import json
import os
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from news.models import Proposal
from news.services.loading import load_feeds
from news.services.samples import load_samples

LEDGER = Path(__file__).with_name("queries.json")
HELD = json.loads(LEDGER.read_text())
TODAY = "2026-11-22T12:00:00Z"
MOST = {"pages": 35, "changelists": 12, "api": 15, "desk": 60}
"""What no entry may exceed, whatever the ledger says."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record", "released")]


def ledger(section):
    return pytest.mark.parametrize("path", HELD[section])


def compare(client, section, name, path=""):
    path = path or name
    with time_machine.travel(TODAY, tick=False):
        client.get(path)  # what is kept while an edition lasts is read once
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(path)
    assert answer.status_code == 200
    number = len(caught)
    if os.environ.get("LEDGER") == "write":
        HELD[section][name] = number
        LEDGER.write_text(json.dumps(HELD, indent=2) + "\n")
    assert number == HELD[section][name], "\n".join(one["sql"][:300] for one in caught)
    assert number <= MOST[section]


@ledger("pages")
def test_a_page_takes_as_many_queries_as_the_ledger_says(client, path):
    compare(client, "pages", path)


@ledger("api")
def test_a_path_of_the_api_takes_as_many_queries_as_the_ledger_says(client, path):
    compare(client, "api", path)


@ledger("changelists")
def test_a_list_of_the_admin_takes_as_many_queries_as_the_ledger_says(admin_client, path):
    compare(admin_client, "changelists", path)


@pytest.mark.parametrize("name", HELD["desk"])
def test_a_page_of_the_review_desk_takes_as_many_queries_as_the_ledger_says(admin_client, name):
    load_feeds(settings.FEEDS_FILE)
    load_samples(settings.SAMPLES_DIR)
    first = Proposal.objects.queued()[0]
    path = reverse(f"news:{name}", args=[first.pk] if name == "proposal" else [])
    compare(admin_client, "desk", name, path)


def test_every_page_of_the_review_desk_is_in_the_ledger():
    assert set(HELD["desk"]) == {pattern.name for pattern in namespace("news").url_patterns}


def test_every_page_is_in_the_ledger():
    names = {
        f"{app}:{pattern.name}"
        for app in ("treaties", "policies")
        for pattern in namespace(app).url_patterns
    }
    assert names == {resolved(path).view_name for path in HELD["pages"]}


def test_every_path_of_the_api_is_in_the_ledger():
    every = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    paths = {name for name in every if name.startswith("api-")} - {
        "api-nowhere",
        "api-docs",
        "api-check",
    }
    assert paths == {resolved(path).url_name for path in HELD["api"]}


def test_every_list_of_the_admin_is_in_the_ledger():
    lists = {
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")  # noqa: SLF001
        for model in admin.site._registry  # noqa: SLF001
    }
    assert lists == set(HELD["changelists"])


def namespace(name):
    return next(
        one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == name
    )


def resolved(path):
    return get_resolver().resolve(path.partition("?")[0])
