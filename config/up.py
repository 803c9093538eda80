"""`make up`: everything that runs, in one terminal, from nothing to a page in the browser."""

import errno
import fcntl
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import django
from django.core.management import CommandError
from django.db import OperationalError
from rich.console import Console

from config.children import MARK, Child, end_leftovers, make_mark, stop
from config.env import env, var_dir
from config.run import command, environment

NAMES = ("web", "worker", "beat")
MOST_STARTS = 3  # in a minute; a process that dies more often won't get better
ANSWER_SECONDS = 60

console = Console(highlight=False, soft_wrap=True)
_asked_to_stop: list[int] = []


def main() -> int:
    """Prepare, start, watch until told to stop; return the exit code."""
    host, port = env.str("BIND", default="127.0.0.1"), env.int("PORT", default=8000)
    address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}/"
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    var = var_dir()
    try:
        with _only_one(var):
            ended = end_leftovers(var / "up.json")
            if ended:
                console.print(f"Ended {ended} processes that a killed run had left behind.")
            _check_port(host, port)
            _prepare()
            return _run(_children(var, make_mark(var / "up.json", address)), address, var)
    except KeyboardInterrupt:
        console.print("Stopped before everything was up.")
        return 130


def _prepare() -> None:
    """Bring database, record and static files up to date, saying what takes how long."""
    django.setup()
    from config.prepare import STEPS  # noqa: PLC0415 - its models need the apps to be ready

    for title, step in STEPS:
        began = time.monotonic()
        try:
            with console.status(f"{title} …"):
                said = step(console)
        except (CommandError, OperationalError) as error:
            _fail(f"{title}: {error}")
        console.print(f"[green]✓[/] {title}: {said}  [dim]{time.monotonic() - began:.1f} s[/]")


def _run(children: Sequence[Child], address: str, var: Path) -> int:
    """Start the processes, watch them, and end them all whatever happens."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: _asked_to_stop.append(received))
    began = time.monotonic()
    try:
        web, *others = children
        web.start()  # the others wait, so that pages are there soon on few processors
        answered = _await_answer(web, address)
        for child in () if _asked_to_stop else others:
            child.start()
        if answered:
            took = time.monotonic() - began
            console.print(f"[green]✓[/] Web server: {took:.1f} s; worker and beat follow")
            _greet(address, var)
        return _watch(children)
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a second Ctrl-C doesn't wait
        console.print("Stopping …")
        stop(children)
        (var / "up.json").unlink()
        console.print("Everything has stopped.")


def _watch(children: Sequence[Child]) -> int:
    """Wait until told to stop; restart what dies, unless it dies too often."""
    while not _asked_to_stop:
        for child in children:
            if child.has_ended() and not _restart(child):
                return 1
        time.sleep(0.2)
    return 0


def _restart(child: Child) -> bool:
    """Report a dead child and start it again; False when it has died too often."""
    code = child.process.returncode if child.process else None
    console.print(f"[red]✗[/] {child.name} ended with code {code}. The end of {child.log}:")
    console.print(child.last_lines(), markup=False)
    child.signal(signal.SIGKILL)  # what is left of its group
    if child.starts_within(60) >= MOST_STARTS:
        console.print(f"{child.name} has died {MOST_STARTS} times in a minute: giving up.")
        return False
    child.start()
    console.print(f"{child.name} was started again.")
    return True


def _await_answer(web: Child, address: str) -> bool:
    """Wait for `/health/`; False when the web server died or a signal came first."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < deadline and not _asked_to_stop:
        if web.has_ended():
            return False
        try:
            urllib.request.urlopen(f"{address}health/", timeout=2).close()  # noqa: S310
        except urllib.error.HTTPError as error:
            console.print(f"[red]✗[/] /health/ says: {error.read().decode()}", markup=False)
            return True
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _children(var: Path, mark: str) -> list[Child]:
    logs = var / "log"
    logs.mkdir(mode=0o700, exist_ok=True)
    return [
        Child(name, command(name), environment(name) | {MARK: mark}, logs / f"{name}.log")
        for name in NAMES
    ]


def _greet(address: str, var: Path) -> None:
    console.print(
        f"\n[bold]Servanda is at {address}[/]\n"
        "  make editor   makes an account for the admin\n"
        f"  {var / 'log'}   has the logs\n"
        "  Ctrl-C        stops everything\n"
    )


def _check_port(host: str, port: int) -> None:
    """Leave with advice when something else answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
                raise
            reason = (error.strerror or "unusable").lower()
            _fail(f"Port {port}: {reason}. Choose another one: make up PORT={port + 1}")


@contextmanager
def _only_one(var: Path) -> Iterator[None]:
    """Hold the lock of the one supervisor this `var/` can have."""
    lock = os.open(var / "up.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            record = var / "up.json"
            where = json.loads(record.read_text())["address"] if record.exists() else "starting up"
            _fail(f"Servanda is already running ({where}). Stop that one first with Ctrl-C.")
        yield
    finally:
        os.close(lock)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
    raise KeyboardInterrupt


def _fail(message: str) -> NoReturn:
    console.print(f"[red]✗[/] {message}")
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main())
