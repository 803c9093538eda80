"""The databases that hold the whole record keep out of the way of tests that ask for none."""

import pytest

from treaties.models import Treaty


@pytest.mark.usefixtures("_own_copy")
def test_a_test_that_asks_for_no_database_reaches_none():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        Treaty.objects.count()


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_copy")
def test_beside_the_whole_record_an_empty_one_stays_empty():
    assert not Treaty.objects.exists()
