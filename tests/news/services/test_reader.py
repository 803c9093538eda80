"""The reader of stories follows the record, whatever becomes of it."""

import datetime as dt

import pytest

from news.services.reader import findings, reader
from tests.factories import StateFactory, TreatyFactory
from treaties.models import Record, Treaty

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 19)
STORY = "Finland deposited its notice of withdrawal from the Mine Ban Convention on Tuesday."


@pytest.fixture
def banned():
    StateFactory(code="FIN", name="Finland")
    return TreatyFactory(id="mines", short_name="Mine Ban Convention")


def restore(treaty):
    Treaty.objects.filter(pk=treaty.pk).delete()
    TreatyFactory(id="restored", short_name="Mine Ban Convention")


def test_a_reader_is_kept_while_the_record_stands():
    Record.objects.create(compiled_on=DAY)
    assert reader() is reader()
    before = reader()
    Record.objects.bump()
    assert reader() is not before


def test_a_record_put_back_under_its_old_number_is_read_anew(banned):
    Record.objects.create(compiled_on=DAY)
    assert [one.treaty for one in findings("", STORY, DAY)] == ["mines"]
    version = Record.objects.version()
    restore(banned)
    Record.objects.bump()
    Record.objects.update(version=version)
    assert [one.treaty for one in findings("", STORY, DAY)] == ["restored"]


def test_without_a_record_nothing_is_kept(banned):
    assert [one.treaty for one in findings("", STORY, DAY)] == ["mines"]
    restore(banned)
    assert [one.treaty for one in findings("", STORY, DAY)] == ["restored"]
