"""The editors' pages in a real Chromium: by keyboard, accessible, narrow, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tests.contracts.in_browser import DESK, PHONE, RULES
from tests.contracts.outside import ARGUMENTS
from tests.treaties.api import scene
from treaties.models import Treaty

pytestmark = pytest.mark.browser

SECRET = "of the desk"  # noqa: S105
PAGES = (
    "/admin/",
    "/admin/treaties/withdrawal/add/?treaty=apmbc&state=SWE",
    "/admin/treaties/signature/add/?treaty=apmbc&state=SWE",
    "/admin/treaties/treaty/apmbc/history/",
    "/admin/treaties/sourcesdisagree/",
)
NOT_OURS = {"label-title-only"}
"""What Django's own pages do: the label of the search is hidden from sight."""


@pytest.fixture
def site(transactional_db, live_server, django_user_model):  # noqa: ARG001
    scene.make()
    Treaty.objects.get(pk="apmbc").save()
    django_user_model.objects.create_superuser("editor", password=SECRET)
    return live_server.url


@pytest.fixture
def browser(site, chromium_path):  # noqa: ARG001
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


def desk(browser, site, path, **given):
    """Let an editor in and open a page; keep what the browser says."""
    page = browser.new_context(**given).new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(f"{site}/admin/login/?next={path}")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Log in").click()
    return page


def choose(page, name, words):
    """Choose from an autocomplete by keyboard."""
    page.locator(f"#id_{name} + .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    field = page.locator(".select2-search__field:focus")
    expect(field).to_have_count(1)
    page.keyboard.type(words)
    expect(field).to_have_value(words)
    found = page.locator(".select2-results__option--highlighted:not(.loading-results)")
    expect(found).to_contain_text(words)
    page.keyboard.press("Enter")


def test_the_desk_follows_what_is_chosen_by_keyboard_and_keeps_what_is_typed(site, browser):
    page = desk(browser, site, "/admin/treaties/withdrawal/add/", viewport=DESK)
    page.get_by_label("Note:").fill("Sent by fax")
    choose(page, "treaty", "Mine Ban")
    choose(page, "state", "Sweden")
    said = page.get_by_role("status")
    expect(said).to_contain_text("Sweden under Mine Ban Convention")
    kinds = page.get_by_label("Kind:")
    expect(kinds.locator("option")).to_have_text(
        ["---------", "Notice of withdrawal", "Withdrawal (effect only)"]
    )
    kinds.select_option("withdrawal_notice")
    page.get_by_text("Not allowed, and why").click()
    beyond = page.get_by_label("Offer these as well")
    beyond.focus()
    page.keyboard.press("Space")
    expect(kinds.locator("optgroup")).to_have_attribute("label", "Against a rule")
    expect(beyond).to_be_focused()
    expect(kinds).to_have_value("withdrawal_notice")
    assert page.get_by_label("Note:").input_value() == "Sent by fax"
    page.get_by_label("Done on:").fill("1998-01-01")
    page.keyboard.press("Tab")
    expect(said).to_contain_text("on 1 January 1998: Signatory.")
    assert not page.said


def test_the_desk_works_without_a_script(site, browser):
    path = "/admin/treaties/otheraction/add/%3Ftreaty=npt%26state=FIN%26acted_on=2003-02-01"
    page = desk(browser, site, path, viewport=PHONE, java_script_enabled=False)
    page.get_by_label("Kind:").select_option("objection")
    page.get_by_role("button", name="Show what is possible").click()
    answers = page.get_by_label("Answers:")
    expect(answers.locator("option").first).to_contain_text("notice of withdrawal, 10 January 2003")
    expect(page.get_by_label("Kind:")).to_have_value("objection")


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", PHONE)])
def test_the_pages_of_editors_are_accessible_and_fit_a_phone(site, browser, scheme, viewport):
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
