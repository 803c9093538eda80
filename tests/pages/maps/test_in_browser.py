"""The map in a real Chromium: by keyboard, by pointer, without JavaScript, in a frame."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.contracts.in_browser import DESK, RULES
from treaties.pages.maps.world import world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

MOVED = (
    ("apmbc", "1999-03-01"),
    ("apmbc", "2026-01-09"),
    ("apmbc", "2026-09-01"),
    ("npt", "1985-06-30"),
    ("npt", "2003-04-11"),
    ("tpnw", "2028-01-01"),
    ("hcoc", "2010-05-01"),
    ("tlatelolco", "1969-06-01"),
)

STATES = """() => Object.fromEntries([...document.querySelectorAll('.map-land')].map(land => [
  land.dataset.code, [land.getAttribute('fill'), land.getAttribute('aria-label'),
  land.classList.contains('map-ahead'), land.getAttribute('href')]]))"""
LEGEND = """() => [...document.querySelectorAll('.map-legend li')]
  .filter(item => !item.hidden).map(item => item.innerText.trim())"""
UNDRAWN = "() => [...document.querySelectorAll('.map-undrawn li')].map(item => item.innerText)"


@pytest.fixture
def page(browser):
    """A page that keeps what the console says."""
    found = browser.new_context(viewport=DESK).new_page()
    found.said = []
    found.on("console", lambda message: found.said.append(message.text))
    found.on("pageerror", lambda error: found.said.append(str(error)))
    return found


def seen(page):
    return [page.evaluate(one) for one in (STATES, LEGEND, UNDRAWN)]


def moved(page, day):
    """Move the map to a day by its own date."""
    page.locator("#map-on").fill(day)
    page.locator("#map-on").dispatch_event("change")
    expect(page.locator("#map-day time")).to_have_attribute("datetime", day)


def test_the_map_moves_through_time_by_keyboard(site, page):
    page.goto(f"{site}/treaties/apmbc/?on=2026-01-09")
    finland = page.locator('.map-land[data-code="FIN"]')
    expect(finland).to_have_attribute("fill", "url(#map-leaving)")
    slider = page.get_by_label("Day shown on the map")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-day")).to_have_text("9 February 2026")
    expect(slider).to_have_attribute("aria-valuetext", "9 February 2026")
    expect(finland).to_have_attribute("fill", "url(#map-former)")
    page.keyboard.press("PageDown")
    expect(page.locator("#map-day")).to_have_text("9 February 2025")
    expect(finland).to_have_attribute("fill", "url(#map-party)")
    page.keyboard.press("Home")
    expect(page.locator("#map-day")).to_have_text("18 September 1997")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#map-day")).to_have_text("3 December 1997")
    assert page.url == f"{site}/treaties/apmbc/?on=2026-01-09"
    page.get_by_role("button", name="Go to the day").click()
    expect(page).to_have_url(f"{site}/treaties/apmbc/?on=1997-12-03")
    assert page.said == []


def test_a_map_moved_says_what_a_map_drawn_says(site, page):
    for treaty, day in MOVED:
        page.goto(f"{site}/treaties/{treaty}/?on=2012-01-01")
        moved(page, day)
        by_hand = seen(page)
        page.goto(f"{site}/treaties/{treaty}/?on={day}")
        assert by_hand == seen(page), (treaty, day)
    assert page.said == []


def test_a_state_tells_of_itself_as_it_is_reached(site, page):
    page.goto(f"{site}/treaties/apmbc/?on=2026-01-09")
    page.locator(".map-skip a").focus()
    page.keyboard.press("Tab")
    tip = page.locator("#map-tip")
    expect(tip).to_contain_text("France: party since 1 March 1999; ratification, 23 July 1998")
    page.keyboard.press("ArrowDown")
    expect(tip).not_to_contain_text("France")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.locator('.map-land[data-code="FIN"] path').hover()
    expect(tip).to_have_text(
        "Finland: party since 1 July 2012; leaving on 10 January 2026; accession, 9 January 2012"
    )
    page.locator('.map-land[data-code="FIN"] path').click()
    expect(page).to_have_url(f"{site}/treaties/apmbc/FIN/?on=2026-01-09")
    page.go_back()
    page.locator('.map-land[data-code="FIN"]').focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None, "one stop, not 199"
    assert page.said == []


def test_a_tap_tells_and_a_second_one_leads_on(site, browser):
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    phone.goto(f"{site}/treaties/apmbc/?on=2026-01-09")
    brazil = phone.locator('.map-land[data-code="BRA"] path')
    brazil.tap()
    expect(phone.locator("#map-tip")).to_contain_text("Brazil: party since")
    assert phone.url.endswith("/treaties/apmbc/?on=2026-01-09")
    brazil.tap()
    expect(phone).to_have_url(f"{site}/treaties/apmbc/BRA/?on=2026-01-09")


def test_a_finger_reaches_a_small_state_beside_its_dot(site, browser):
    phone = browser.new_context(viewport={"width": 375, "height": 812}, has_touch=True).new_page()
    phone.goto(f"{site}/treaties/tpnw/?on=2026-01-09")
    dot = phone.locator('.map-land[data-code="WSM"] circle')
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    beside = (box["x"] + box["width"] / 2 - 5, box["y"] + box["height"] / 2 + 2)
    phone.touchscreen.tap(*beside)
    tip = phone.locator("#map-tip")
    expect(tip).to_contain_text(re.compile(r"^Samoa: party since .* Tap again for its page\.$"))
    legend = phone.locator(".map-legend").bounding_box()
    over = tip.bounding_box()
    assert over["y"] + over["height"] <= legend["y"], (
        "what is told stands under the map, over nothing"
    )
    phone.touchscreen.tap(*beside)
    expect(phone).to_have_url(f"{site}/treaties/tpnw/WSM/?on=2026-01-09")


def test_patterns_are_as_coarse_as_the_map_is_small(site, browser):
    coarse = {}
    for width in (1280, 375):
        page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(f"{site}/treaties/apmbc/?on=2026-01-09")
        scale = "getComputedStyle(document.getElementById('map-leaving')).transform"
        unit = page.locator(".map-picture").bounding_box()["width"] / world().width
        coarse[width] = 12 * unit * float(page.evaluate(scale).split("(")[1].split(",")[0])
    assert min(coarse.values()) > 5, coarse


def test_without_javascript_a_form_asks_for_the_day_and_keeps_the_view(site, phone):
    phone.goto(f"{site}/treaties/npt/?on=2005-01-01&view=PRK")
    expect(phone.locator("#map-slide")).to_be_hidden()
    phone.get_by_label("The map and the page on").fill("2003-04-11")
    phone.get_by_role("button", name="Go to the day").click()
    expect(phone).to_have_url(re.compile(r"on=2003-04-11&view=PRK$"))
    korea = phone.locator('.map-land[data-code="PRK"]')
    assert "former" in korea.get_attribute("fill")
    assert "former party since 11 January 2003" in korea.locator("title").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_and_its_frame_are_accessible(site, browser, scheme):
    page = browser.new_context(color_scheme=scheme, viewport=DESK).new_page()
    for path in ("/treaties/apmbc/?on=2026-01-09", "/embed/treaties/npt/?on=1985-06-30"):
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_a_frame_left_open_says_that_its_day_has_passed(site, page):
    page.goto(f"{site}/embed/treaties/apmbc/")
    expect(page.locator("#map-stale")).to_be_hidden()
    page.clock.install(time="2031-01-01T12:00:00Z")
    page.reload()
    expect(page.locator("#map-stale")).to_contain_text("days ago")
    expect(page.get_by_role("link", name="How it stands today")).to_be_visible()
    assert page.said == []
