"""Browser tests run where a Chromium is found; elsewhere they say what to install.

`.ci/run` sets SERVANDA_REQUIRE_BROWSER=1, which turns the skip into a failure.
"""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "no Chromium found: install one (Debian: apt-get install chromium)"


def find_chromium() -> str | None:
    named = os.environ.get("SERVANDA_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    assert path is not None, ADVICE
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if find_chromium() or os.environ.get("SERVANDA_REQUIRE_BROWSER") == "1":
        return
    for item in items:
        if item.get_closest_marker("browser") or "chromium_path" in item.fixturenames:
            item.add_marker(pytest.mark.skip(reason=ADVICE))
