"""A real Chromium on the whole record, for the tests that need one."""

import pytest
from playwright.sync_api import sync_playwright

from tests.contracts.outside import ARGUMENTS

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
QUICK = {"resultTypes": ["violations"], "selectors": False}
"""What axe leaves out: where each of thousands of good elements stands."""
RULES = QUICK | {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.fixture
def site(whole_site):
    """Serve the whole record; fixtures of other names serve less."""
    return whole_site


@pytest.fixture
def browser(site, chromium_path):  # noqa: ARG001
    """Start a browser once the record is loaded: its event loop bars the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def phone(browser):
    """Open a page on a phone without JavaScript."""
    return browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
