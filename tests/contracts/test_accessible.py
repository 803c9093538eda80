"""Every page of the whole record in a real Chromium: accessible, no wider than its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.contracts.in_browser import DESK, PHONE, QUICK, RULES
from tests.contracts.pages import PAGES, REFUSED

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


LOOKS = QUICK | {
    "runOnly": [
        "color-contrast",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    ]
}
"""What a darker, narrower screen changes: structure and names are the same on both."""


PARTS = 4
"""In how many tests the pages are looked at, so that the processes of a run share them."""


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    "look", [("light", DESK, RULES), ("dark", PHONE, LOOKS)], ids=["light", "dark"]
)
def test_every_page_is_accessible_and_fits_its_screen(site, browser, look, part):
    scheme, viewport, rules = look
    page = browser.new_context(color_scheme=scheme, viewport=viewport).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    pages = [*PAGES, *REFUSED][part::PARTS]
    problems = [(path, found) for path in pages for found in found_on(page, site + path, rules)]
    assert problems == []
    assert [text for text in said if "Content Security Policy" in text] == []


def found_on(page, address, rules):
    """Yield what axe finds on a page with all its folds open, and whether it scrolls sideways."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for found in Axe().run(page, options=rules).response["violations"]:
        yield found["id"], [node["html"] for node in found["nodes"]][:3]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        yield "scrolls sideways", width
