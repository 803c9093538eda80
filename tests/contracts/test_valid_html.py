"""Every page of the whole record is valid HTML, by the checker of the W3C."""

import json
import subprocess

import pytest
import time_machine

from tests.contracts.pages import PAGES, REFUSED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record", "released")]


def written(client, directory):
    """Write every page to a file and return the files by address."""
    found = {}
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        for number, path in enumerate([*PAGES, *REFUSED]):
            file = directory / f"{number}.html"
            answer = client.get(path)
            assert answer.status_code == REFUSED.get(path, 200), path
            file.write_bytes(answer.content)
            found[str(file)] = path
    return found


def test_every_page_is_valid_html(client, checker, tmp_path):
    files = written(client, tmp_path)
    done = subprocess.run([*checker, *files], capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)["messages"]
    problems = [
        (files[one["url"].removeprefix("file:")], one["message"], one.get("extract", ""))
        for one in said
    ]
    assert problems == []
    assert done.returncode == 0


def test_the_checker_finds_what_is_wrong(checker, tmp_path):
    file = tmp_path / "wrong.html"
    file.write_text("<!doctype html><html lang=en><title>x</title><ul><p>no item</p></ul>")
    done = subprocess.run([*checker, str(file)], capture_output=True, text=True, check=False)
    assert "not allowed as child of element" in done.stderr
