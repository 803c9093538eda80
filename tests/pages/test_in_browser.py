"""Ways through the whole record on a phone without JavaScript: menus, forms and links alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.contracts.in_browser import PHONE, RULES

pytestmark = pytest.mark.browser


def test_from_the_first_page_to_a_state_on_another_day(site, phone):
    page = phone
    page.goto(site)
    header = page.locator(".masthead").bounding_box()
    assert header["height"] < 60, "the header of a phone takes one line"
    page.get_by_text("Menu", exact=True).click()
    page.locator(".masthead-menu").get_by_role("link", name="Treaties").click()
    page.get_by_role("link", name="Mine Ban Convention").click()
    page.get_by_label("The record on").fill("2026-01-09")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{site}/treaties/apmbc/?on=2026-01-09")
    party = page.locator("#party ~ table")
    expect(party.get_by_text("leaving on 10 January 2026")).to_be_visible()
    party.get_by_role("link", name="Finland").click()
    expect(page).to_have_url(f"{site}/states/FIN/?on=2026-01-09")


def test_the_first_page_in_french_is_accessible_on_a_phone(site, browser):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/?lang=fr")
    page.evaluate(Axe().axe_script)
    found = page.evaluate("rules => axe.run(rules).then(found => found.violations)", RULES)
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator(".masthead-menu summary").click()
    page.locator(".masthead-menu").get_by_role("link", name="Traités").click()
    expect(page).to_have_url(f"{site}/treaties/?lang=fr")
    expect(page.get_by_text("Le contenu de cette page n’existe qu’en anglais.")).to_be_visible()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{site}/treaties/")


def test_from_all_states_to_those_of_a_group_that_left_a_treaty(site, phone):
    page = phone
    page.goto(f"{site}/states/?on=2026-06-01")
    page.get_by_label("Group of states").select_option("NATO")
    page.get_by_text("More: treaty, standing under it, kind").click()
    page.get_by_label("Treaty", exact=True).select_option("Mine Ban Convention")
    page.get_by_label("Standing under it").select_option("Former parties")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("NATO states · Mine Ban Convention: former parties")).to_be_visible()
    expect(page).to_have_url(re.compile("on=2026-06-01"))
    expect(page.get_by_role("link", name="Finland")).to_be_visible()


def test_a_state_is_added_and_a_day_chosen_without_javascript(site, phone):
    page = phone
    page.goto(f"{site}/compare/?with=IND")
    page.get_by_label("State 2").select_option("Pakistan")
    page.get_by_label("About, in words").fill("mine")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="India and Pakistan", exact=True)).to_be_visible()
    page.get_by_label("The record on").fill("1999-12-31")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Pakistan alone is bound by CCW Amended Protocol II")).to_be_visible()
    page.get_by_text("Compare others, or under some instruments only").click()
    page.get_by_label("Add a state").select_option("China")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="India, Pakistan and China")).to_be_visible()
    expect(page).to_have_url(re.compile("on=1999-12-31"))
