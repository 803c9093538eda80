"""The pages of the whole record in a real Chromium: accessible, narrow, without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.treaties.records import RECORD
from treaties.record.load import load

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "/?on=2025-12-01",
    "/treaties/?q=ban",
    "/treaties/apmbc/?on=2026-01-09",
    "/states/",
    "/states/UKR/",
    "/treaties/?on=2026",
    "/treaties/nope/",
)
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def site(transactional_db, live_server):  # noqa: ARG001
    """Serve the whole record."""
    load(RECORD)
    return live_server.url


@pytest.fixture
def browser(site, chromium_path):  # noqa: ARG001
    """Start a browser once the record is loaded: its event loop bars the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


def test_pages_are_accessible_and_fit_a_phone_and_work_without_javascript(site, browser):
    problems = [
        *found_in(site, browser, "light", DESK),
        *found_in(site, browser, "dark", PHONE),
    ]
    without_javascript(site, browser)
    assert problems == []


def found_in(site, browser, scheme, viewport):
    """Yield what axe finds, pages to be scrolled sideways, and what the policy refused."""
    page = browser.new_context(color_scheme=scheme, viewport=viewport).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('.count .fold').forEach(d => { d.open = true })")
        for found in Axe().run(page, options=RULES).response["violations"]:
            yield path, scheme, found["id"], [node["html"] for node in found["nodes"]][:3]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            yield path, "scrolls sideways", width
    yield from (text for text in said if "Content Security Policy" in text)


def without_javascript(site, browser):
    """Walk from the first page to a treaty on another day with menu, form and links alone."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(site)
    header = page.locator(".masthead").bounding_box()
    assert header["height"] < 60, "the header of a phone takes one line"
    page.get_by_text("Menu", exact=True).click()
    page.locator(".masthead-menu").get_by_role("link", name="Treaties").click()
    page.get_by_role("link", name="Mine Ban Convention").click()
    page.get_by_label("The record on").fill("2026-01-09")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/treaties/apmbc/?on=2026-01-09")
    assert page.get_by_text("leaving on 10 January 2026").is_visible()
    page.locator("#party ~ table").get_by_role("link", name="Finland").click()
    assert page.url.endswith("/states/FIN/?on=2026-01-09")
