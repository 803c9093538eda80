"""`make up` starts everything, survives what can die, and leaves nothing behind."""

import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import psutil
import pytest

from config.children import MARK
from config.env import BASE_DIR
from tests.config.processes import environment, postmasters, run, wait_until

ONE_TREATY = """
import django
django.setup()
from treaties import terms
from treaties.models import Treaty
names = ("category", "instrument", "binding", "scope")
first = {name: getattr(terms, name.title()).values[0] for name in names}
Treaty.objects.create(id="pact", short_name="Pact", official_title="Pact", **first)
"""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


class Supervisor:
    """A running `make up`, and what can be seen of it from outside."""

    def __init__(self, var, port):
        self.var, self.port, self.output = var, port, ""
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.up"],
            cwd=BASE_DIR,
            env=environment(var, PORT=str(port)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, words):
        for line in self.process.stdout:
            self.output += line
            if words in line:
                return time.monotonic() - self.began
        raise AssertionError(f"{words!r} was not said:\n{self.output}")

    def children(self):
        mark = json.loads((self.var / "up.json").read_text())["mark"]
        found = {}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                if process.environ().get(MARK) == mark:
                    found[process.pid] = process
        return found

    def leader(self, name):
        """Return the first process of a child."""
        family = self.children().values()
        named = [p for p in family if name in p.cmdline() and p.ppid() == self.process.pid]
        assert len(named) == 1, named
        return named[0]

    def health(self):
        address = f"http://127.0.0.1:{self.port}/health/"
        with urllib.request.urlopen(address, timeout=5) as answer:
            return json.load(answer)

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=30)
        self.output += said
        return self.process.returncode


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def up(var, port) -> Iterator[type[Supervisor]]:
    """Return a function that starts a supervisor; all are gone after the test."""
    started = []

    def start_one():
        started.append(Supervisor(var, port))
        return started[-1]

    yield start_one
    for supervisor in started:
        if supervisor.process.poll() is None:
            supervisor.stop(signal.SIGTERM)
        supervisor.process.stdout.close()


def all_ended(processes):
    return all(not p.is_running() or p.status() == psutil.STATUS_ZOMBIE for p in processes)


def test_from_nothing_to_a_page_again_and_after_a_kill(up, var):
    first = up()
    first.read_until("make editor")
    health = first.health()
    assert {k: health[k] for k in ("status", "database", "server", "broker", "record")} == {
        "status": "ok",
        "database": "ok",
        "server": "embedded",
        "broker": "filesystem",
        "record": "loaded",
    }
    answered = run("-m", "config.ping", var=var)
    assert answered.returncode == 0, answered.stderr
    family = first.children().values()
    assert len(family) >= 4, "web with its workers, worker, beat"
    assert first.stop() == 0
    assert all_ended(family)
    assert postmasters(var) == []

    second = up()
    second.read_until("make editor")
    family = second.children().values()
    second.process.kill()
    second.process.communicate()
    assert wait_until(lambda: all_ended(family)), "children must not outlive a killed supervisor"

    third = up()
    third.read_until("make editor")
    assert third.health()["status"] == "ok"
    assert third.stop(signal.SIGTERM) == 0
    assert postmasters(var) == []


@pytest.mark.timed
def test_a_second_start_takes_under_five_seconds(up):
    took = []
    for _ in range(3):
        supervisor = up()
        took.append(supervisor.read_until("make editor"))
        assert supervisor.stop() == 0
    assert min(took[1:]) < 5


@pytest.mark.usefixtures("_one_treaty")
def test_what_dies_is_reported_and_started_again_until_it_dies_too_often(up):
    supervisor = up()
    supervisor.read_until("make editor")
    for attempt in range(3):
        supervisor.leader("beat").kill()
        supervisor.read_until("beat ended with code -9")
        if attempt < 2:
            supervisor.read_until("beat was started again")
    family = supervisor.children().values()
    supervisor.read_until("giving up")
    supervisor.read_until("Everything has stopped")
    assert supervisor.process.wait(30) == 1
    assert all_ended(family)


@pytest.mark.usefixtures("_one_treaty")
def test_leftovers_of_a_killed_run_are_ended_by_the_next(up):
    first = up()
    first.read_until("make editor")
    worker = first.leader("worker")
    worker.suspend()  # so that it can't obey when its parent dies
    first.process.kill()
    first.process.communicate()
    second = up()
    second.read_until("a killed run had left behind")
    second.read_until("make editor")
    assert all_ended([worker])
    assert second.stop() == 0


def test_a_taken_port_is_told_before_anything_starts(up, var, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        supervisor = up()
        supervisor.read_until(f"make up PORT={port + 1}")
        assert supervisor.process.wait(30) == 1
    assert not (var / "postgres").exists()


@pytest.mark.usefixtures("_one_treaty")
def test_a_second_supervisor_says_where_the_first_is(up, port):
    first = up()
    first.read_until("make editor")
    second = up()
    second.read_until(f"already running (http://localhost:{port}/)")
    assert second.process.wait(30) == 1
    assert first.stop() == 0


@pytest.fixture
def _one_treaty(var):
    """Give the database one treaty, so that no time goes into loading the record."""
    assert run("manage.py", "migrate", "--verbosity=0", var=var).returncode == 0
    done = run("-c", ONE_TREATY, var=var)
    assert done.returncode == 0, done.stderr


def test_make_lists_every_target_with_what_it_does():
    said = subprocess.run(
        ["make"], cwd=BASE_DIR, check=True, capture_output=True, text=True, timeout=30
    ).stdout
    listed = set(re.findall(r"make (\w+)", said))
    expected = {"up", "setup", "record", "editor", "test", "fmt", "lint", "types", "clean", "help"}
    assert expected <= listed
