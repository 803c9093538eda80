"""The examples of the API's document are what the whole record answers.

`EXAMPLES=write make test ARGS="-n 0 tests/contracts/test_api_examples.py"` writes them anew.
"""

import json
import os

import pytest
import time_machine
import yaml

from config.env import BASE_DIR
from treaties.api.document import EXAMPLES, cut, examples, operations
from treaties.record.verification import verify

TODAY = "2026-11-22T12:00:00Z"
SITE = "https://servanda.example"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verified", "released")]


@pytest.fixture(scope="module")
def verified(whole_record, django_db_blocker):  # noqa: ARG001
    """Hold the record against its checks, so that there are findings to show."""
    with django_db_blocker.unblock():
        verify()


def answer(client, address, sent=None):
    with time_machine.travel(TODAY, tick=False):
        if sent is None:
            got = client.get(address)
        else:
            got = client.post(address, sent, content_type="application/json")
    assert got.status_code == 200, got.content
    found = json.loads(got.content.decode().replace("http://testserver", SITE))
    for row in found.get("results", ()):
        row.update({name: TODAY for name in ("found_at", "at") if name in row})
        row.update({"id": 6442} if "before" in row else {})
    if "cursor" in found:  # it holds the place in the log, which is each database's own
        found |= {"cursor": "NjQ0Mg", "next": f"{SITE}/api/v1/changes/?since=NjQ0Mg"}
    return cut(found)


@pytest.mark.parametrize("operation", examples())
def test_an_example_is_what_the_record_answers(client, operation):
    held = examples()[operation]
    told = answer(client, held["asked"], held.get("sent"))
    if os.environ.get("EXAMPLES") == "write":
        held["answer"] = told
        EXAMPLES.write_text(json.dumps(examples(), indent=2, ensure_ascii=False) + "\n")
    assert told == held["answer"]


def test_every_operation_has_an_example():
    document = yaml.safe_load((BASE_DIR / "docs" / "openapi.yaml").read_text())
    named = {operation["operationId"] for operation in operations(document)}
    assert named == examples().keys()
