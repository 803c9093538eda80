"""Acts, sources and lists of the whole record in a real Chromium: accessible and narrow."""

import pytest

from tests.pages import test_in_browser
from tests.pages.test_in_browser import DESK, PHONE, browser, found_in, site  # noqa: F401
from treaties.record.verification import verify

pytestmark = pytest.mark.browser

PAGES = (
    "/actions/npt-PRK-withdrawal_notice-2003-01-10/",
    "/actions/ccm-LTU-withdrawal_notice-2024-09-06/?on=2025-01-01",
    "/sources/untc-2026-02-03/",
    "/anomalies/",
    "/exits/",
    "/exits/?treaty=nope",
    "/reservations/?treaty=cppnm",
    "/pending/?disowned=1",
)


@pytest.fixture
def verified(site):  # noqa: F811
    """Hold the record against its checks, so that there are findings to show."""
    verify()
    return site


def test_lists_are_accessible_and_fit_a_phone(verified, browser, monkeypatch):  # noqa: F811
    monkeypatch.setattr(test_in_browser, "PAGES", PAGES)
    problems = [
        *found_in(verified, browser, "light", DESK),
        *found_in(verified, browser, "dark", PHONE),
    ]
    assert problems == []
