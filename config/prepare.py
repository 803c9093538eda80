"""What must be done before the processes start; each step is quick when there is nothing to do."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console

from config.env import BASE_DIR
from news.services.loading import load_feeds
from news.services.samples import load_samples, proposed
from treaties import services
from treaties.models import Treaty
from treaties.record.log import begin
from treaties.record.verification import verify

RECORD = BASE_DIR / "data" / "record"


def start_database(console: Console) -> str:  # noqa: ARG001
    """Connect, which starts the embedded server where no other is named."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    kind = "embedded" if connection.settings_dict["ENGINE"] == "config.embedded" else "external"
    return f"PostgreSQL {version}, {kind}"


def migrate(console: Console) -> str:  # noqa: ARG001
    """Apply the migrations that are missing."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return "up to date"
    call_command("migrate", interactive=False, verbosity=0)
    return f"{len(missing)} migrations applied"


def load_record(console: Console) -> str:
    """Load the record into an empty database; one that has rows is the editors'."""
    if Treaty.objects.exists():
        return "loaded, its log of changes begun" if begin() else "loaded"
    console.print("Loading the record from data/record …")
    call_command("load_record", str(RECORD))
    console.print("Holding it against its rules, its sources and published totals …")
    found = verify()
    findings = f"{len(found.explained)} findings understood, {len(found.open)} open"
    return f"{Treaty.objects.count()} treaties loaded; {findings}"


def add_feeds(console: Console) -> str:
    """Add the feeds that a new installation begins with; those that are there are the editors'."""
    done = load_feeds(settings.FEEDS_FILE)
    for one in done.left_out:
        console.print(f"Feed left out, {one}.", markup=False)
    return f"{done.added} added" if done.added else "up to date"


def add_samples(console: Console) -> str:  # noqa: ARG001
    """Give a desk that holds nothing yet something to decide on, for practice."""
    if not load_samples(settings.SAMPLES_DIR):
        return "the desk is in use"
    return f"{proposed()} proposals for practice at the review desk"


def derive_standings(console: Console) -> str:  # noqa: ARG001
    """Derive the standings anew where a newer version of the rules gives others than are stored."""
    stale = services.stale_standings()
    if not stale:
        return "up to date"
    services.repair_standings()
    return f"{len(stale)} derived anew"


def collect_static(console: Console) -> str:  # noqa: ARG001
    """Collect the static files when any has changed since the last time."""
    stamp = Path(settings.VAR_DIR) / "static.stamp"
    present = _fingerprint()
    if stamp.exists() and stamp.read_text() == present:
        return "up to date"
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(present)
    return "collected"


def _fingerprint() -> str:
    """Return a digest of the names, sizes and times of all static files, and of where they go."""
    digest = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


STEPS: list[tuple[str, Callable[[Console], str]]] = [
    ("Database", start_database),
    ("Migrations", migrate),
    ("Record", load_record),
    ("Standings", derive_standings),
    ("Feeds", add_feeds),
    ("Samples", add_samples),
    ("Static files", collect_static),
]
