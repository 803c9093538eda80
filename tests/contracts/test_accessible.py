"""Every page of the whole record in a real Chromium: accessible, no wider than its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.contracts.in_browser import DESK, PHONE, RULES
from tests.contracts.pages import PAGES, REFUSED

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", PHONE)])
def test_every_page_is_accessible_and_fits_its_screen(site, browser, scheme, viewport):
    page = browser.new_context(color_scheme=scheme, viewport=viewport).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    problems = [
        (path, found) for path in [*PAGES, *REFUSED] for found in found_on(page, site + path)
    ]
    assert problems == []
    assert [text for text in said if "Content Security Policy" in text] == []


def found_on(page, address):
    """Yield what axe finds on a page with all its folds open, and whether it scrolls sideways."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for found in Axe().run(page, options=RULES).response["violations"]:
        yield found["id"], [node["html"] for node in found["nodes"]][:3]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        yield "scrolls sideways", width
