"""A worker, a database and a broker of a test's own, in processes that can be killed."""

import json
import signal
import sys
import time

import psutil

from tests.config.processes import environment, postmasters, start

DRIVER = """
import json, sys
import django
django.setup()
from django.db import connection
from tests.news.jobs import driving
for line in sys.stdin:
    name, *arguments = json.loads(line)
    print("=" + json.dumps(getattr(driving, name)(*arguments)), flush=True)
    connection.close()
"""


class Plant:
    """What runs, and a hand on it."""

    def __init__(self, var):
        self.var, self.worker, self.driver = var, None, None

    def do(self, name, *arguments):
        """Call a function of ``driving`` where the database is, and return what it returns."""
        if self.driver is None:
            self.driver = start("-c", DRIVER, var=self.var, NEWS_VISITS="true")
        self.driver.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.driver.stdin.flush()
        said = []
        while line := self.driver.stdout.readline():
            if line.startswith("="):
                return json.loads(line[1:])
            said.append(line)
        self.driver = None
        raise AssertionError("".join(said))

    def start_worker(self):
        """Start a worker that takes every queue and may visit this machine."""
        with (self.var / "worker.log").open("a") as log:
            self.worker = psutil.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "tests.news.jobs.working_here"),
                    *("worker", "--queues=celery,deliver,fetch,read"),
                    *("--without-gossip", "--without-mingle"),
                ],
                env=environment(self.var, NEWS_VISITS="true"),
                stdout=log,
                stderr=log,
            )

    def kill_worker(self):
        """Kill the worker at once, whatever it is doing."""
        self.worker.kill()
        self.worker.wait()

    def kill_database(self):
        """Let the database break off, as at the end of a machine's power."""
        servers = postmasters(self.var)
        assert servers
        for one in servers:
            one.send_signal(signal.SIGQUIT)
        psutil.wait_procs(servers, timeout=30)

    def lose_messages(self):
        """Throw away what the broker holds; return how much that was."""
        held = list((self.var / "broker" / "messages").glob("*.msg"))
        for one in held:
            one.unlink()
        return len(held)

    def run_to_the_end(self, seconds=120):
        """Sweep until nothing is open; now and then time jumps to the end of waits and leases."""
        began = jumped = time.monotonic()
        while self.do("open_jobs"):
            assert time.monotonic() - began < seconds, self.told()
            if time.monotonic() - jumped > 10:
                self.do("hand_out_again")
                jumped = time.monotonic()
            self.do("sweep")
            time.sleep(0.3)

    def told(self):
        """Return the end of the worker's log."""
        return (self.var / "worker.log").read_text()[-6000:]

    def stop(self):
        """End everything."""
        if self.worker is not None and self.worker.is_running():
            self.kill_worker()
        if self.driver is not None:
            self.driver.stdin.close()
            self.driver.wait(30)
            self.driver.stdout.close()
