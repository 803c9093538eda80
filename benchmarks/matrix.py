"""Measure the matrix on the record loaded: `python -m benchmarks.matrix`.

Server time is that of the whole request in this process, the middle of many, beside it the time
that the processor spent on it, which other work on the machine does not lengthen; sizes are of
the page as sent and as a proxy compresses it.
"""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Sequence

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 15
PATHS = (
    "/matrix/",
    "/matrix/?sort=divergence",
    "/matrix/?on=1985-06-30",
    "/matrix/?region=Africa&category=nuclear",
    "/matrix/?from=2024-01-01",
    "/matrix/?from=1950-01-01",
    "/matrix/?format=csv",
)


def measure(client: Client, path: str) -> str:
    """Return one line about a page: time, queries, sizes."""
    client.get(path, headers={"host": "localhost"})
    taken = []
    spent = time.process_time()
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = client.get(path, headers={"host": "localhost"})
        taken.append((time.perf_counter() - began) * 1000)
    spent = (time.process_time() - spent) * 1000 / TIMES
    with CaptureQueriesContext(connection) as caught:
        client.get(path, headers={"host": "localhost"})
    size, small = len(answer.content), len(gzip.compress(answer.content, compresslevel=6))
    return (
        f"{path:<42} {statistics.median(taken):>5.0f} ms, processor {spent:>3.0f} ms,"
        f" {len(caught):>4} queries {size / 1000:>6.0f} kB {small / 1000:>5.0f} kB compressed\n"
    )


def main(paths: Sequence[str] = PATHS) -> None:
    """Measure some pages, those of the matrix where none are named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("DEBUG", "true")  # static files need not have been collected
    django.setup()
    client = Client()
    for path in paths:
        sys.stdout.write(measure(client, path))


if __name__ == "__main__":
    main()
