import time

import pytest

from tests.treaties.records import RECORD, contents
from treaties.models import Citation, Record, TreatyAction
from treaties.record.dump import dump
from treaties.record.load import load


@pytest.mark.usefixtures("whole_record")
@pytest.mark.django_db
def test_the_whole_record_comes_back_byte_for_byte(tmp_path):
    dump(tmp_path)

    assert contents(tmp_path) == contents(RECORD)


@pytest.mark.timed
@pytest.mark.django_db
def test_the_whole_record_loads_in_under_twenty_seconds():
    began = time.monotonic()
    load(RECORD)
    assert time.monotonic() - began < 20


@pytest.mark.usefixtures("whole_record")
@pytest.mark.django_db
def test_the_whole_record_is_there():
    assert TreatyAction.objects.count() >= 6441
    assert Citation.objects.count() >= 6527


@pytest.mark.usefixtures("whole_record")
@pytest.mark.django_db
def test_the_whole_record_loaded_again_changes_nothing():
    version = Record.objects.version()

    assert not load(RECORD).changed
    assert Record.objects.version() == version
