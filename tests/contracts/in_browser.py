"""A real Chromium on the whole record, for the tests that need one."""

import pytest
from playwright.sync_api import sync_playwright

from tests.contracts.outside import ARGUMENTS
from tests.factories import ReleaseFactory
from tests.treaties.records import RECORD
from treaties.models import Record
from treaties.record.load import load
from treaties.record.verification import verify

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def site(transactional_db, live_server):  # noqa: ARG001
    """Serve the whole record, held against its checks, so that there are findings to show."""
    load(RECORD)
    verify()
    ReleaseFactory(version=Record.objects.version())
    return live_server.url


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
