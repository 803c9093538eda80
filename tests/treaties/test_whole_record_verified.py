"""The shipped record, verified: every disagreement is explained, none outlives its case."""

import time

import pytest
from django.core.management import call_command

from treaties.models import Anomaly
from treaties.services import rebuild_standings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


def test_every_disagreement_of_the_record_is_explained(capsys):
    call_command("verify_record", verbosity=2)
    said = capsys.readouterr().out
    assert "0 open, 152 explained, 0 idle explanations." in said
    assert not Anomaly.objects.filter(explained_by="").exists()
    stated = Anomaly.objects.filter(check_code="stated_effect")
    assert stated.count() == 33
    assert stated.filter(treaty="geneva-1925").count() == 28


@pytest.mark.timed
def test_all_standings_are_rebuilt_in_under_ten_seconds():
    began = time.monotonic()
    assert rebuild_standings() > 7900
    assert time.monotonic() - began < 10
