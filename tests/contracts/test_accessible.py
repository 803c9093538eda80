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

SCREENS = (("light", DESK, RULES), ("dark", PHONE, LOOKS))
VIOLATIONS = "rules => axe.run(rules).then(found => found.violations)"
PARTS = 6
"""Of the pages, so that workers share them; more would start a browser for a few pages only."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_and_fits_its_screens(site, browser, part):
    page = browser.new_context().new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    problems = [
        (path, scheme, found)
        for path in [*PAGES, *REFUSED][part::PARTS]
        for scheme, found in found_on(page, site + path)
    ]
    assert problems == []
    assert [text for text in said if "Content Security Policy" in text] == []


def found_on(page, address):
    """Yield what axe finds on each screen, with all folds open, and whether it scrolls sideways."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    page.evaluate(Axe().axe_script)
    for scheme, viewport, rules in SCREENS:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        for found in page.evaluate(VIOLATIONS, rules):
            yield scheme, (found["id"], [node["html"] for node in found["nodes"]][:3])
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            yield scheme, ("scrolls sideways", width)
