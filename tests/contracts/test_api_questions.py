"""The questions in docs/api/README.md, asked as a reader would ask them: each prints what it says.

`DOCS=write make test ARGS="-n 0 tests/contracts/test_api_questions.py"` writes the outputs anew.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest

from config.env import BASE_DIR

PAGE = BASE_DIR / "docs" / "api" / "README.md"
SITE = "http://localhost:8000"
BLOCK = re.compile(r"```(python|sh)\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
SHARED = "# ask.py\n"


def run(language, code, site, folder):
    """Return what a block prints."""
    text = code.replace(SITE, site)
    command = [sys.executable, "-c", text] if language == "python" else ["bash", "-ec", text]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask_all(site, folder):
    """Run every block of the page; return the page with what they print."""

    def told(found):
        language, code, _ = found.groups()
        if code.startswith(SHARED):
            (folder / "ask.py").write_text(code.replace(SITE, site))
            return f"```python\n{code}```\n"
        printed = run(language, code, site, folder)
        return f"```{language}\n{code}```\n\n```text\n{printed}```\n"

    return BLOCK.sub(told, PAGE.read_text())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("curl"), reason="no curl found")
def test_every_question_is_answered_as_the_page_says(whole_site, tmp_path):
    page = ask_all(whole_site, tmp_path)
    if os.environ.get("DOCS") == "write":
        PAGE.write_text(page)
    assert PAGE.read_text() == page


def test_at_least_ten_questions_are_asked():
    assert len(re.findall(r"^## \d+\. ", PAGE.read_text(), re.MULTILINE)) >= 10
