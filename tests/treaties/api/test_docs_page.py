"""The API's documentation in a real Chromium, under the site's own policy."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.contracts.in_browser import ARGUMENTS, DESK

pytestmark = pytest.mark.browser


@pytest.fixture
def site(transactional_db, live_server):  # noqa: ARG001
    return live_server.url


@pytest.fixture
def page(site, chromium_path):  # noqa: ARG001
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser.new_page(viewport=DESK)
        browser.close()


def test_every_operation_is_shown_from_our_own_files_alone(site, page):
    told, asked = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/api/docs/")
    page.get_by_text("/api/v1/treaties/{id}/counts/explain/").wait_for()

    assert page.locator(".opblock").count() == 30
    assert told == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_an_operation_shows_an_answer_of_the_record(site, page):
    page.goto(f"{site}/api/docs/")
    page.locator("#operations-when-when").get_by_role("button").first.click()
    expect(page.get_by_text("Plus 90 days").first).to_be_visible()
