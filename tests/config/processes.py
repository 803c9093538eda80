"""Running the program as its users do: in processes of its own, over a `var/` of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from config.env import BASE_DIR

SERVICES = ("DATABASE_URL", "DATABASE_REPLICA_URL", "CELERY_BROKER_URL", "CACHE_URL")

# A process that opens a connection, says which server it got, and leaves when told.
HOLDER = """
import sys, django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_postmaster_start_time()::text")
    print(cursor.fetchone()[0], flush=True)
sys.stdin.read()
"""


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SERVICES}
    return {
        **kept,
        "SERVANDA_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "NEWS_VISITS": "false",
        **more,
    }


def run(*arguments: str, var: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=BASE_DIR,
        env=environment(var, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def start(*arguments: str, var: Path, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=environment(var, **more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def outside(var: Path) -> list[Path]:
    """Return the directories outside that `var` has noted."""
    notes = var / "outside"
    return [Path(line) for line in notes.read_text().splitlines()] if notes.exists() else []


def postmasters(var: Path) -> list[psutil.Process]:
    """Return the servers that run on a data directory of this `var`."""
    clusters = {str(home / "cluster") for home in (var / "postgres", *outside(var))}
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if clusters.intersection(process.info["cmdline"] or [])
    ]


def wait_until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def modes(paths: Iterator[Path]) -> dict[Path, tuple[int, int, int]]:
    """Return mode, user and group of each path."""
    return {path: (s.st_mode, s.st_uid, s.st_gid) for path in paths for s in [path.lstat()]}
