"""Pictures of the pages, kept in var/screenshots/ so that a change can be looked at."""

import pytest

from config.env import BASE_DIR
from tests import screenshots

PLACE = BASE_DIR / "var" / "screenshots"
LEAST_BYTES = 8_000
"""A blank page is smaller than that."""

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_the_pages_are_seen_in_light_dark_and_on_a_phone(site, browser):
    PLACE.mkdir(parents=True, exist_ok=True)
    for old in PLACE.glob("*.png"):
        old.unlink()

    screenshots.take(browser, site, PLACE)

    taken = {file.stem: file.stat().st_size for file in PLACE.glob("*.png")}
    assert {*screenshots.PAGES, "check", "home-dark", "home-phone"} <= set(taken)
    assert {name: size for name, size in taken.items() if size < LEAST_BYTES} == {}
