"""Dates at several depositaries on the page of a treaty."""

import pytest

from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Treaty
from treaties.terms import ActionKind

CAPTION = "Dates of deposit by capital"


@pytest.fixture
def deposits(record):  # noqa: ARG001
    """Let a state deposit in two capitals, and once with no capital stated."""
    npt = Treaty.objects.get(pk="npt")
    npt.depositaries = ["GBR", "RUS", "USA"]
    npt.save()
    accession = ActionKind.ACCESSION
    act(npt, "LBN", accession, "1970-02-05", depositary="London")
    act(npt, "LBN", accession, "1970-02-04", depositary="Washington")
    act(npt, "LBN", accession, "1970-03-05")
    services.rebuild_standings()


def test_every_capitals_date_is_kept_and_the_earliest_counts(deposits, read):  # noqa: ARG001
    page = read("/treaties/npt/")
    row = page.row(CAPTION, "Lebanon")
    assert "London 5 February 1970" in row
    assert "Washington 4 February 1970" in row
    assert "capital not stated 5 March 1970" in row
    assert row.endswith("counts: 4 February 1970")
    assert "1 state has more than one date." in page.words


def test_acts_after_the_day_are_not_shown(deposits, read):  # noqa: ARG001
    row = read("/treaties/npt/?on=1970-02-04").row(CAPTION, "Lebanon")
    assert "London" in row
    assert "5 February 1970" not in row


def test_a_treaty_with_one_depositary_has_no_such_table(read):
    assert CAPTION not in read("/treaties/apmbc/").tables
