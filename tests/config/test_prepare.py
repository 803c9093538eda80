"""What is brought up to date before the processes start."""

import io

import pytest
from rich.console import Console

from config.prepare import derive_standings
from tests.factories import RecordFactory, TreatyActionFactory, TreatyFactory
from treaties.models import Record, Standing
from treaties.services import rebuild_standings

pytestmark = pytest.mark.django_db


def test_standings_that_the_rules_no_longer_give_are_derived_anew():
    RecordFactory()
    TreatyActionFactory(treaty=TreatyFactory(entered_into_force_on="1970-01-01"))
    rebuild_standings()
    console = Console(file=io.StringIO())
    assert derive_standings(console) == "up to date"

    Standing.objects.update(status="signatory")
    before = Record.objects.version()
    assert derive_standings(console) == "1 derived anew"
    assert Standing.objects.get().status == "party"
    assert Record.objects.version() == before + 1
