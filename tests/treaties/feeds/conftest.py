"""Fixtures of the tests of feeds and calendars."""

import pytest
import time_machine

from tests.treaties.api import scene


@pytest.fixture(autouse=True)
def record(db, today):  # noqa: ARG001
    scene.make()


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        yield
