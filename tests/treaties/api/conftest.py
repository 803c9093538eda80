"""Fixtures of the API's tests."""

import pytest
from rest_framework.test import APIClient

from tests.treaties.api import scene


@pytest.fixture
def record(db):  # noqa: ARG001
    scene.make()


class Api:
    """Asks the API and reads its answers."""

    def __init__(self):
        self.client = APIClient()

    def __call__(self, path, /, expect=200, **query):
        """Return the answer as data."""
        answer = self.ask(path, **query)
        assert answer.status_code == expect, answer.content
        return answer.json()

    def ask(self, path, /, headers=None, **query):
        """Return the answer as it came."""
        query = {name.rstrip("_"): value for name, value in query.items()}
        return self.client.get(f"/api/v1/{path}", query, headers=headers)

    def rows(self, path, /, **query):
        """Return the rows of a list."""
        return self(path, **query)["results"]


@pytest.fixture
def api():
    return Api()
