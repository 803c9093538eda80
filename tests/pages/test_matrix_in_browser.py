"""The matrix in a real Chromium: by keyboard, by finger, in the dark, on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.contracts.in_browser import DESK, PHONE, RULES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

STOP = ".matrix-table td a[tabindex='0']"
ON_TOP = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  return document.elementFromPoint(x, y) === document.activeElement;
}"""
"""Whether what has the focus can be seen."""

QUERIES = ("region=Asia", "sort=divergence&region=Oceania", "from=2024-01-01", "status=former")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('href')")


def test_by_keyboard(site, browser):
    page = browser.new_context(viewport=DESK, reduced_motion="reduce").new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    moves_from_mark_to_mark(site, page)
    is_not_hidden_below_headings(site, page)
    assert said == []


def moves_from_mark_to_mark(site, page):
    page.goto(f"{site}/matrix/?on=2026-11-22&sort=name&scope=multilateral")
    expect(page.locator(STOP)).to_have_count(1)
    page.get_by_role("region", name="States under treaties on 22 November 2026").focus()
    page.locator(STOP).focus()
    first = focused(page)
    assert "/AFG/" in first
    page.keyboard.press("ArrowRight")
    assert "/AFG/" in focused(page)
    assert focused(page) != first
    page.keyboard.press("ArrowLeft")
    assert focused(page) == first
    page.keyboard.press("ArrowDown")
    assert focused(page).split("/")[2] == first.split("/")[2], "the same treaty"
    assert "/AFG/" not in focused(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == first, "above the first row there is none"
    page.keyboard.press("End")
    assert page.locator(".matrix-now").text_content().startswith("Afghanistan")
    expect(page.locator(".matrix-current")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/treaties/[a-z0-9-]+/AFG/\?on=2026-11-22"))


def is_not_hidden_below_headings(site, page):
    page.goto(f"{site}/matrix/?on=2026-11-22&sort=name")
    page.locator(STOP).focus()
    for key in ["ArrowDown"] * 60 + ["ArrowUp"] * 59 + ["End"] + ["ArrowLeft"] * 40:
        page.keyboard.press(key)
        if key in {"ArrowUp", "ArrowLeft"}:
            assert page.evaluate(ON_TOP), focused(page)


def test_headings_stay_on_the_screen_and_nothing_is_cut_off_on_paper(site, browser):
    page = browser.new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto(f"{site}/matrix/?on=2026-11-22")
    table = page.locator(".matrix")
    table.evaluate("one => one.scrollIntoView()")
    state = page.get_by_role("columnheader", name="State", exact=True)
    before = state.bounding_box()
    table.evaluate("one => one.scrollTo(400, 2000)")
    assert state.bounding_box() == before
    row = page.get_by_role("rowheader", name="Iceland").bounding_box()
    assert row["x"] == before["x"], "the name of the state stays at the left"
    head = page.get_by_role("columnheader", name="Arms Trade Treaty").bounding_box()
    assert head["y"] + head["height"] == pytest.approx(before["y"] + before["height"], abs=2)
    page.emulate_media(media="print")
    heights = table.evaluate("one => [one.scrollHeight, one.clientHeight]")
    assert heights[0] == heights[1]


def test_on_a_phone_without_javascript_it_is_asked_and_followed(site, phone):
    phone.goto(f"{site}/matrix/?on=2025-12-01")
    phone.get_by_role("link", name="Past the table").click()
    expect(phone.get_by_role("heading", name="How to read it")).to_be_in_viewport()
    phone.get_by_label("Region").select_option("Europe")
    phone.get_by_label("What changed since").fill("2025-01-01")
    phone.locator(".filter").get_by_role("button", name="Show").click()
    expect(phone).to_have_url(re.compile("on=2025-12-01"))
    assert phone.locator("html").evaluate("one => one.scrollWidth") <= PHONE["width"]
    expect(phone.get_by_role("region", name="Changes from 1 January 2025")).to_be_visible()
    name = phone.get_by_role("rowheader", name="Finland").bounding_box()
    assert name["width"] < PHONE["width"] / 2, "there is room for marks beside the names"
    phone.get_by_role("link", name="from party to party, leaving").first.click()
    expect(phone).to_have_url(re.compile(r"/treaties/apmbc/[A-Z]{3}/\?on=2025-12-01"))


def test_axe_finds_nothing(site, browser):
    problems = [
        (scheme, query, found)
        for scheme in ("light", "dark")
        for query in QUERIES
        for found in found_on(browser, f"{site}/matrix/?{query}", scheme)
    ]
    assert problems == []


def found_on(browser, address, scheme):
    page = browser.new_context(color_scheme=scheme, viewport=DESK).new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for found in Axe().run(page, options=RULES).response["violations"]:
        yield found["id"], found["nodes"][0]["html"][:200]
    page.context.close()
