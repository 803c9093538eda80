"""A data directory of a test's own, of which nothing is left afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.processes import outside, postmasters


@pytest.fixture
def var() -> Iterator[Path]:
    """Return a path for `var/` that every user can reach, unlike pytest's own directories."""
    home = Path(tempfile.mkdtemp(prefix="servanda-test-"))
    home.chmod(0o711)
    yield from _removed_afterwards(home / "project" / "var", home)


@pytest.fixture
def closed_var() -> Iterator[Path]:
    """Return a path for `var/` below a directory that only its owner can enter."""
    home = Path(tempfile.mkdtemp(prefix="servanda-test-"))
    yield from _removed_afterwards(home / "project" / "var", home)


def _removed_afterwards(var: Path, home: Path) -> Iterator[Path]:
    var.parent.mkdir()
    yield var
    left = postmasters(var)
    for process in left:
        process.kill()
    for directory in [*outside(var), home]:
        shutil.rmtree(directory)
    assert not left, f"a server was left running on {var}"
