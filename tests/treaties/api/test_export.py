"""All acts of the whole record in one file, over HTTP."""

import csv
import io
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from treaties.models import TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

MOST_SECONDS = 3
"""Of our own processor; a quiet one takes less than one, with the database."""


def test_every_act_comes_in_one_file_soon_and_in_few_queries(client):
    client.get("/api/v1/actions/?page_size=1")
    began = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/api/v1/actions/?format=csv")
        text = answer.getvalue().decode()
    took = time.process_time() - began

    rows = list(csv.DictReader(io.StringIO(text)))
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) == TreatyAction.objects.uncorrected().count() > 6000
    assert len(queries) <= 4
    assert took < MOST_SECONDS
