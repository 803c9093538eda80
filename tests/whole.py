"""The whole record in databases of its own: loaded once a run, copied wherever a test wants it.

`whole_record` is for modules that ask the record inside transactions, `whole_site` for tests that
need it committed: a live server, several connections. Each `whole_site` is a fresh copy, held
against the checks and released once, and is thrown away after its test.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from tests.factories import ReleaseFactory
from tests.treaties.records import RECORD
from treaties.models import Record
from treaties.record.load import load
from treaties.record.verification import verify


class Templates:
    """Databases that are filled once, by the first process that asks, and copied by all."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.folder, self.stem = folder, stem

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes of the run out meanwhile."""
        with (self.folder / "whole.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def loaded(self) -> str:
        """Return the name of a database that holds data/record."""
        return self._made("loaded", connection.settings_dict["NAME"], _load)

    def verified(self) -> str:
        """Return the name of one that was also held against its checks, and released."""
        return self._made("verified", self.loaded(), _verify)

    def _made(self, name: str, origin: str, fill) -> str:
        called = f"{self.stem}_{name}"
        with self.alone():
            done = self.folder / f"whole.{name}"
            if not done.exists():
                copy(origin, called)
                with connected_to(called):
                    fill()
                done.touch()
        return called

    def drop(self) -> None:
        """Drop them, so that whoever comes later fills them anew."""
        for name in ("loaded", "verified"):
            (self.folder / f"whole.{name}").unlink(missing_ok=True)
            _drop(f"{self.stem}_{name}")


def _load() -> None:
    load(RECORD)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _verify() -> None:
    verify()
    ReleaseFactory(version=Record.objects.version())


def copy(origin: str, name: str) -> None:
    """Make a database like another one, in place of what has the name now."""
    connection.close()
    with connection._nodb_cursor() as cursor:  # noqa: SLF001
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [origin]
        )
    _drop(name)
    _sql(f'CREATE DATABASE "{name}" TEMPLATE "{origin}"')


def _drop(name: str) -> None:
    _sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _sql(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # noqa: SLF001
        cursor.execute(statement)


@contextlib.contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Let every connection of this process, in all threads, lead to another database."""
    shared = connections.settings["default"]
    assert shared is connection.settings_dict
    before = shared["NAME"]
    connection.close()
    shared["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        shared["NAME"] = before


@pytest.fixture(scope="session")
def templates(django_db_setup, django_db_blocker, tmp_path_factory, worker_id):  # noqa: ARG001
    """Share what is filled once among the processes of a run; the last one to leave clears up."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    found = Templates(folder, connection.settings_dict["NAME"].removesuffix(f"_{worker_id}"))
    here = folder / f"whole.{worker_id}.here"
    here.touch()
    yield found
    with found.alone(), django_db_blocker.unblock():
        here.unlink()
        if not list(folder.glob("whole.*.here")):
            found.drop()


@pytest.fixture(scope="session")
def _own_copy(templates, django_db_blocker):
    name = f"{connection.settings_dict['NAME']}_copy"
    with django_db_blocker.unblock():
        copy(templates.loaded(), name)
    yield name
    with django_db_blocker.unblock():
        _drop(name)


@pytest.fixture(scope="module")
def whole_record(_own_copy, django_db_blocker):
    """Show the tests of a module the whole record; what they write is undone."""
    with django_db_blocker.unblock(), connected_to(_own_copy), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def whole_site(templates, live_server):
    """Serve a copy of the whole record, held against its checks, so that there are findings."""
    name = f"{connection.settings_dict['NAME']}_site"
    copy(templates.verified(), name)
    with connected_to(name):
        yield live_server.url
    _drop(name)
