"""All acts of the whole record in one file, over HTTP."""

import csv
import io
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from treaties.models import TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


def exported(client):
    answer = client.get("/api/v1/actions/?format=csv")
    return answer.getvalue().decode()


def test_every_act_comes_in_one_file_in_few_queries(client):
    client.get("/api/v1/actions/?page_size=1")
    with CaptureQueriesContext(connection) as queries:
        text = exported(client)

    ids = [row["id"] for row in csv.DictReader(io.StringIO(text))]
    assert len(ids) == len(set(ids)) == TreatyAction.objects.uncorrected().count() > 6000
    assert len(queries) <= 4


@pytest.mark.timed
def test_every_act_comes_in_under_three_seconds(client):
    began = time.process_time()
    exported(client)
    assert time.process_time() - began < 3
