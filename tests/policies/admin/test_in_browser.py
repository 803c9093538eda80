"""The desk for policies in a real Chromium: by keyboard, accessible, narrow, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tests.contracts.in_browser import DESK, PHONE, RULES
from tests.contracts.outside import ARGUMENTS
from tests.factories import DomesticStepFactory
from tests.treaties.admin.test_in_browser import NOT_OURS, SECRET, choose, desk
from treaties.models import State, Treaty

pytestmark = pytest.mark.browser

CHANGE = "/admin/policies/policychange/add/"
PAGES = (
    CHANGE,
    f"{CHANGE}?state=USA&topic=landmines&track=use",
    "/admin/policies/domesticstep/add/?treaty=apmbc&state=USA&aim=consent",
    "/admin/policies/position/add/",
    "/admin/policies/policychange/policy-2022/correct/",
    "/admin/policies/waitingstep/",
)


@pytest.fixture
def site(transactional_db, live_server, record, django_user_model):  # noqa: ARG001
    DomesticStepFactory(treaty=Treaty.objects.get(), state=State.objects.get())
    django_user_model.objects.create_superuser("editor", password=SECRET)
    return live_server.url


@pytest.fixture
def browser(site, chromium_path):  # noqa: ARG001
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


def fill(page):
    page.get_by_label("Announced on:").fill("2025-12-02")
    page.get_by_label("Effective on:").fill("2025-12-02")
    page.get_by_label("Title:").fill("A memo")
    page.get_by_label("Direction:").select_option("loosens")
    page.get_by_label("Instrument:").select_option("ministerial-memo")
    page.get_by_label("Authority:").fill("The secretary")
    page.get_by_label("Summary:").fill("Sets the policy aside.")


def test_a_change_is_chosen_into_its_chain_and_entered_by_keyboard(site, browser):
    page = desk(browser, site, CHANGE, viewport=DESK)
    fill(page)
    choose(page, "state", "United States")
    choose(page, "topic", "Landmines")
    page.get_by_label("Track:").fill("use")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("21 June 2022: Newer")
    expect(page.get_by_label("Supersedes:")).to_have_value("policy-2022")
    expect(page.get_by_label("Title:")).to_have_value("A memo")
    choose(page, "citations-0-source", "Un-Page")
    page.get_by_label("Title:").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 December 2025: A memo (this entry)")).to_be_visible()
    page.get_by_role("button", name="Enter it").click()
    expect(page.get_by_text("The entry usa-landmines-2025-12-02 is made.")).to_be_visible()
    assert not page.said


def test_the_desk_works_without_a_script(site, browser):
    path = f"{CHANGE}%3Fstate=USA%26topic=landmines%26track=export"
    page = desk(browser, site, path, viewport=PHONE, java_script_enabled=False)
    fill(page)
    page.get_by_label("Track:").fill("use")
    page.get_by_role("button", name="Show the track so far").click()
    expect(page.get_by_label("Supersedes:")).to_have_value("policy-2022")
    expect(page.get_by_label("Title:")).to_have_value("A memo")


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", PHONE)])
def test_the_desk_is_accessible_and_fits_a_phone(site, browser, scheme, viewport):
    page = desk(browser, site, "/admin/", color_scheme=scheme, viewport=viewport)
    found = []
    for path in PAGES:
        page.goto(site + path)
        found += [
            (path, wrong["id"], [node["html"] for node in wrong["nodes"]][:3])
            for wrong in Axe().run(page, options=RULES).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            found.append((path, "scrolls sideways"))
    found += [("console", text) for text in page.said]
    assert [one for one in found if one[1] not in NOT_OURS] == []
