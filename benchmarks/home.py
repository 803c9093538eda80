"""Measure the first page, the charts and the search: `python -m benchmarks.home`.

Times, queries and sizes are taken as :mod:`benchmarks.matrix` takes them.
"""

import os
import sys

import django
from django.test import Client

from benchmarks.matrix import measure

PATHS = (
    "/",
    "/?on=2025-12-01",
    "/?lang=fr&on=2025-12-01",
    "/?on=1990-01-01",
    "/?on=1975-06-30",
    "/?on=1900-01-01",
    "/charts/",
    "/policies/",
    "/search/?q=poland+landmines",
)


def main() -> None:
    """Measure every page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("DEBUG", "true")  # static files need not have been collected
    django.setup()
    client = Client()
    for path in PATHS:
        sys.stdout.write(measure(client, path))


if __name__ == "__main__":
    main()
