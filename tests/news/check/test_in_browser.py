"""A text held against the record in a real Chromium: by keyboard, accessible, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.contracts.in_browser import DESK, PHONE, RULES
from tests.news.check.test_page import LEFT, TRAP

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TEXT = f"{LEFT} {TRAP} North Korea withdrew from the NPT in 2003. Norway may test a weapon."


@pytest.mark.parametrize(
    ("scheme", "viewport", "script"), [("light", DESK, True), ("dark", PHONE, False)]
)
def test_a_text_is_checked_by_keyboard(whole_site, browser, scheme, viewport, script):
    page = browser.new_context(
        viewport=viewport, color_scheme=scheme, java_script_enabled=script
    ).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{whole_site}/check/")
    page.get_by_label("Text", exact=False).first.focus()
    page.keyboard.insert_text(TEXT)
    page.get_by_label("Day of the text").focus()
    page.keyboard.insert_text("2026-11-25")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_have_text("Result as of 25 November 2026")
    expect(page.locator(".check-text mark").first).to_have_text(LEFT.rstrip("."))
    first = page.locator("#statement-1")
    expect(first).to_contain_text("The record says otherwise")
    expect(first).to_contain_text("6 September 2024: notice of withdrawal")
    expect(page.get_by_text("views differ").first).to_be_visible()
    assert page.get_by_label("Text", exact=False).first.input_value() == TEXT
    assert said == []
    if script:
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found] == []
    html = page.locator("html")
    assert html.bounding_box()["width"] <= viewport["width"]
