"""Starts the embedded server at the first need and stops it when its last user leaves.

Every process that uses the server holds a shared lock on `var/postgres.users` for as long as it
lives; the kernel drops the lock of a killed one. Starting and stopping happen under
`var/postgres.lock`: who leaves and then gets the users' lock alone was the last, and stops it.
"""

import atexit
import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from config.embedded.cluster import SUPERUSER, ready_cluster, ready_programs, ready_sockets
from config.embedded.place import EmbeddedServerError, Place, find_place

DATABASE = "servanda"
START_SECONDS = 60
STOP_SECONDS = 30


@dataclass
class _Use:
    """This process's use of one server."""

    place: Place
    users: int
    postmaster: psutil.Process
    parameters: dict[str, str] = field(default_factory=dict)


_uses: dict[Path, _Use] = {}
_started: list[subprocess.Popen[bytes]] = []  # kept, or their end would go unnoticed
_threads = threading.RLock()


def connection_parameters(var: Path) -> dict[str, str]:
    """Return how to reach the server of `var`, which runs from now on.

    Raises:
        EmbeddedServerError: When it can't be started.
    """
    with _threads:
        use = _uses.get(var)
        if use is None or not _is_alive(use.postmaster):
            use = _join(var)
        return dict(use.parameters)


def leave(var: Path) -> None:
    """End this process's use of the server and stop it when nobody else uses it."""
    with _threads, _transition(var):
        use = _uses.pop(var, None)
        if use is None:
            return
        os.close(use.users)
        if _is_unused(var):
            _stop(use.postmaster)


def stop_unused(var: Path) -> bool:
    """Stop a server that a killed process left behind; tell whether none runs now."""
    with _threads, _transition(var):
        if not _is_unused(var):
            return False
        postmaster = _find_postmaster(find_place(var))
        if postmaster is not None:
            _stop(postmaster)
        return True


def _join(var: Path) -> _Use:
    """Start using the server, which is started if it doesn't run."""
    with _transition(var):
        stale = _uses.pop(var, None)
        if stale is not None:
            os.close(stale.users)
        place = find_place(var)
        postmaster = _find_postmaster(place) or _start(place)
        parameters = {
            "host": str(place.sockets),
            "port": "5432",
            "user": SUPERUSER,
            "password": place.password.read_text(),
        }
        _await_database(place, postmaster, parameters)
        users = _open_lock(var / "postgres.users")
        fcntl.flock(users, fcntl.LOCK_SH)
        _uses[var] = _Use(place, users, postmaster, parameters)
        return _uses[var]


def _start(place: Place) -> psutil.Process:
    """Start the server; a killed one's last child may hold its memory for a moment."""
    programs = ready_programs(place)
    ready_cluster(place, programs)
    ready_sockets(place)
    deadline = time.monotonic() + START_SECONDS
    while True:
        (place.cluster / "postmaster.pid").unlink(missing_ok=True)
        process = _spawn(place, programs)
        while process.poll() is None and time.monotonic() < deadline:
            if (place.cluster / "postmaster.pid").exists():
                return psutil.Process(process.pid)
            time.sleep(0.01)
        if "pre-existing shared memory" not in _log_end(place) or time.monotonic() > deadline:
            raise EmbeddedServerError(f"PostgreSQL did not start:\n{_log_end(place)}")
        time.sleep(0.2)


def _spawn(place: Place, programs: Path) -> subprocess.Popen[bytes]:
    directory = str(place.sockets).replace('"', '""')
    with place.log.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603
            [
                str(programs / "bin" / "postgres"),
                "-D",
                str(place.cluster),
                "-c",
                "listen_addresses=",
                "-c",
                f'unix_socket_directories="{directory}"',
                "-c",
                "unix_socket_permissions=0700",
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C at the terminal is for us
            **place.runner.process_options(),
        )
    _started.append(process)
    return process


def _await_database(place: Place, postmaster: psutil.Process, parameters: dict[str, str]) -> None:
    """Wait until the server answers, and make our database in a new cluster."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(dbname="postgres", autocommit=True, **parameters) as connection:  # type: ignore[arg-type]
                _make_database(connection)
        except psycopg.OperationalError as error:
            if not _is_alive(postmaster) or time.monotonic() > deadline:
                raise EmbeddedServerError(
                    f"PostgreSQL does not answer: {error}\n{_log_end(place)}"
                ) from error
            time.sleep(0.02)
        else:
            return


def _make_database(connection: psycopg.Connection) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if known.fetchone() is None:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _find_postmaster(place: Place) -> psutil.Process | None:
    """Return the running server of this cluster, not whoever has a stale file's number now."""
    note = place.cluster / "postmaster.pid"
    try:
        process = psutil.Process(int(note.read_text().splitlines()[0]))
        command = process.cmdline()
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        return None
    ours = bool(command) and Path(command[0]).name == "postgres" and str(place.cluster) in command
    return process if ours and _is_alive(process) else None


def _is_alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _stop(postmaster: psutil.Process) -> None:
    """Disconnect everybody and stop; a server that takes too long recovers at its next start."""
    for signal_number in (signal.SIGINT, signal.SIGQUIT):
        try:
            postmaster.send_signal(signal_number)
            postmaster.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            continue
        except psutil.NoSuchProcess:
            return
        else:
            return
    raise EmbeddedServerError(f"PostgreSQL (process {postmaster.pid}) does not stop")


def _log_end(place: Place) -> str:
    return "\n".join(place.log.read_text(errors="replace").splitlines()[-15:])


def _open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _is_unused(var: Path) -> bool:
    users = _open_lock(var / "postgres.users")
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(users)


@contextmanager
def _transition(var: Path) -> Iterator[None]:
    """Hold the lock under which a server is started or stopped."""
    lock = _open_lock(var / "postgres.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _forget_in_child() -> None:
    """Drop the parent's use in a forked child; the child joins when it connects by itself."""
    global _threads  # noqa: PLW0603
    _threads = threading.RLock()  # the parent's may have been held by a thread that isn't here
    for use in _uses.values():
        os.close(use.users)
    _uses.clear()
    _started.clear()


@atexit.register
def _leave_all() -> None:
    for var in list(_uses):
        leave(var)
    for process in _started:
        process.returncode = process.poll() or 0  # others may use it still: nothing to wait for


os.register_at_fork(after_in_child=_forget_in_child)
