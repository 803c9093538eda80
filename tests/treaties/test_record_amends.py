"""Which treaty amends which other one: a column of the register that may be absent."""

import pytest
from django.db import IntegrityError

from tests.factories import TreatyFactory
from tests.treaties.records import FILES, RECORD, contents, write_record
from treaties.models import Treaty
from treaties.record.dump import dump
from treaties.record.load import load
from treaties.record.problems import BadRecordError

pytestmark = pytest.mark.django_db

HEADER, MINES = FILES["treaties.csv"]
AMENDED = MINES.replace("mines,Mine Convention,", "mines-a,Amended Mine Convention,", 1)


def with_amends(amends):
    """Return the lines of a register in which a second treaty amends another one."""
    return [f"{HEADER},amends", f"{MINES},", f"{AMENDED},{amends}"]


def test_a_register_says_which_treaty_amends_which(tmp_path):
    load(write_record(tmp_path, treaties=with_amends("mines")))
    assert Treaty.objects.get(pk="mines-a").amends_id == "mines"
    assert Treaty.objects.get(pk="mines").amends is None


def test_a_register_need_not_say_it(tmp_path):
    load(write_record(tmp_path))
    assert Treaty.objects.get(pk="mines").amends is None


def test_it_comes_back_from_a_dump(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    (tmp_path / "small").mkdir()
    load(write_record(tmp_path / "small", treaties=with_amends("mines")))
    dump(first)
    assert not load(first).changed
    dump(second)
    assert contents(second) == contents(first)


def test_a_treaty_that_is_not_there_can_not_be_amended(tmp_path):
    with pytest.raises(BadRecordError) as caught:
        load(write_record(tmp_path, treaties=with_amends("moons")))
    (problem,) = caught.value.problems
    assert "column amends" in str(problem)
    assert "moons" in str(problem)


def test_no_treaty_amends_itself():
    treaty = TreatyFactory()
    with pytest.raises(IntegrityError, match="treaty_does_not_amend_itself"):
        Treaty.objects.filter(pk=treaty.pk).update(amends=treaty.pk)


def test_the_record_names_what_its_titles_say():
    load(RECORD)
    found = Treaty.objects.exclude(amends=None).values_list("pk", "amends").order_by("pk")
    assert list(found) == [("ccw-a1", "ccw"), ("ccw-ap2", "ccw-p2"), ("cppnm-a", "cppnm")]
    amendments = Treaty.objects.filter(instrument="amendment").values_list("pk", flat=True)
    assert set(amendments) <= {amending for amending, _ in found}
