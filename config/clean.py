"""`make clean`: remove `var/` and what was put outside it, when nothing uses them any more."""

import fcntl
import os
import shutil
import sys
from pathlib import Path

from config.children import end_leftovers
from config.embedded.server import stop_unused
from config.env import var_dir


def main() -> int:
    """Remove the data directory; 1, and nothing is removed, while something runs."""
    var = var_dir()
    lock = os.open(var / "up.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Servanda is running: stop it with Ctrl-C first.\n")
        return 1
    end_leftovers(var / "up.json")
    if not stop_unused(var):
        sys.stderr.write("A command is using the database: wait until it has ended.\n")
        return 1
    for directory in noted_outside(var):
        shutil.rmtree(directory)
    shutil.rmtree(var)
    return 0


def noted_outside(var: Path) -> list[Path]:
    """Return the directories outside `var` that are marked as belonging to it."""
    notes = var / "outside"
    if not notes.exists():
        return []
    noted = [Path(line) for line in notes.read_text().splitlines()]
    return [directory for directory in noted if _belongs(directory, var.resolve())]


def _belongs(directory: Path, var: Path) -> bool:
    mark = directory / "belongs-to"
    return directory.name.startswith("servanda-") and mark.exists() and mark.read_text() == str(var)


if __name__ == "__main__":
    sys.exit(main())
