"""Fixtures of the tests of public pages."""

import pytest
import time_machine

from tests.pages.reading import Page
from tests.treaties.api import scene

TODAY = "2026-11-22"


@pytest.fixture
def record(db):  # noqa: ARG001
    scene.make()


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T12:00:00+00:00", tick=False):
        yield TODAY


@pytest.fixture
def read(client, record, today):  # noqa: ARG001
    """Get a page of the small record and read it."""

    def get(path, expect=200):
        response = client.get(path)
        assert response.status_code == expect, response.content[:500]
        return Page(response)

    return get
