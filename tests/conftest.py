"""Fixtures that several apps' tests share."""

import pytest

from tests.factories import ReleaseFactory
from treaties.models import Record


@pytest.fixture
def released(db):  # noqa: ARG001
    """Let there be a release of the record as it is, without files."""
    return ReleaseFactory(version=Record.objects.version())
