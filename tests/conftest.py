"""Fixtures that several apps' tests share."""

import time

import pytest
from django.db import transaction

from tests.factories import ReleaseFactory
from tests.treaties.records import RECORD
from treaties.models import Record
from treaties.record.load import load


@pytest.fixture
def released(db):  # noqa: ARG001
    """Let there be a release of the record as it is, without files."""
    return ReleaseFactory(version=Record.objects.version())


@pytest.fixture(scope="module")
def whole_record(django_db_setup, django_db_blocker):  # noqa: ARG001
    """Load data/record once for the tests of a module; give the seconds it took."""
    with django_db_blocker.unblock(), transaction.atomic():
        began = time.monotonic()
        load(RECORD)
        yield time.monotonic() - began
        transaction.set_rollback(True)
