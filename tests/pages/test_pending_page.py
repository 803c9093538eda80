"""The page of signatures that wait."""

import pytest

from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Treaty
from treaties.terms import ActionKind

TESTS = "Signatories of the Test-Ban Treaty that never consented, the longest wait first"


def test_a_signature_of_long_ago_waits(read):
    page = read("/pending/")
    assert page.row(TESTS, "Finland") == "Finland signed 24 September 1996 30 years"
    assert "/actions/ctbt-FIN-signature-1996-09-24/" in page.inner_links


def test_a_consent_revoked_is_not_listed_but_told(read):
    page = read("/pending/")
    assert page.row(TESTS, "Russian Federation") is None
    assert "1 state consented and revoked the consent, and is not listed" in page.words


@pytest.mark.parametrize(
    ("query", "waits"),
    [
        ("years=30", True),
        ("years=31", False),
        ("on=2006-09-23", False),
        ("on=2006-09-24", True),
        ("treaty=apmbc", False),
    ],
)
def test_years_day_and_treaty_decide_who_is_listed(read, query, waits):
    page = read(f"/pending/?{query}")
    assert any("Finland" in row for rows in page.tables.values() for row in rows) is waits
    if not waits:
        assert "No state has waited so long" in page.words


def test_a_signature_disowned_is_listed_where_asked_for(read):
    act(Treaty.objects.get(pk="ctbt"), "FIN", ActionKind.SIGNATURE_DISOWNED, "2019-07-18")
    services.rebuild_standings()
    page = read("/pending/")
    assert TESTS not in page.tables
    assert "1 signature of that age was disowned" in page.words
    row = read("/pending/?disowned=1").row(TESTS, "Finland")
    assert row.startswith("Finland signature disowned")
    assert read("/pending/?on=2019-07-17").row(TESTS, "Finland") == (
        "Finland signed 24 September 1996 22 years"
    )


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("years=ten", "Write a number of years from 0 to 99"),
        ("years=100", "Write a number of years from 0 to 99"),
        ("years=-1", "Write a number of years from 0 to 99"),
        ("disowned=yes", "“yes” is neither 1 nor 0."),
        ("treaty=ctb", "Near it: ctbt"),
    ],
)
def test_what_was_not_understood_is_refused_with_advice(read, query, says):
    page = read(f"/pending/?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}
