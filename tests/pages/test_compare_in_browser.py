"""Comparisons in a real Chromium: by keyboard, by finger without JavaScript, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.contracts.in_browser import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIX = "/compare/?state=CHN&state=FRA&state=GBR&state=IND&state=RUS&state=USA&on=2026-11-22"
DIFFERING = "Instruments under which the states stand differently"
HIDDEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const row = document.activeElement.closest('tr');
  const edge = row ? row.querySelector('th').getBoundingClientRect().right : 0;
  return document.activeElement.closest('td') !== null && box.left < edge - 1;
}"""
"""Whether what has the focus lies below the column that stays."""


def test_a_wide_table_scrolls_by_keyboard_beside_a_column_that_stays(site, browser):
    page = browser.new_context(viewport=PHONE, reduced_motion="reduce").new_page()
    page.goto(site + SIX)
    box = page.get_by_role("region", name=DIFFERING)
    box.focus()
    name = page.get_by_role("rowheader", name="ABM Treaty")
    before = name.bounding_box()["x"]
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 100", arg=box.element_handle())
    assert name.bounding_box()["x"] == before
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not page.evaluate(HIDDEN), page.evaluate("document.activeElement.outerHTML")
    assert page.locator("html").evaluate("one => one.scrollWidth") <= PHONE["width"]


def test_nothing_is_cut_off_on_paper(site, browser):
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(site + SIX)
    page.emulate_media(media="print")
    widths = page.get_by_role("region", name=DIFFERING).evaluate(
        "one => [one.scrollWidth, one.clientWidth]"
    )
    assert widths[0] == widths[1]
    expect(page.locator(".show")).to_be_hidden()


def test_on_a_phone_without_javascript_differences_are_chosen_and_a_region_asked(site, phone):
    phone.goto(f"{site}/compare/?state=IND&state=PAK&q=ccw&on=2026-11-22")
    phone.get_by_role("link", name="Only differences").click()
    expect(phone).to_have_url(re.compile("on=2026-11-22&show=differences"))
    expect(phone.get_by_role("rowheader", name="CCW Protocol V", exact=True)).to_have_count(0)
    phone.get_by_text("Compare others, or under some instruments only").click()
    phone.get_by_label("State 2").select_option("")
    phone.get_by_label("Against").select_option("region")
    phone.get_by_label("About, in words").fill("")
    phone.get_by_role("button", name="Compare").click()
    expect(phone.get_by_role("heading", name="India against its region")).to_be_visible()
    assert phone.locator("html").evaluate("one => one.scrollWidth") <= PHONE["width"]
    phone.get_by_text("The states of the region", exact=True).first.click()
    phone.get_by_role("link", name="Japan").first.click()
    expect(phone).to_have_url(re.compile(r"/treaties/[a-z0-9-]+/JPN/\?on=2026-11-22"))
