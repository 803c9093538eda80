"""The processes a supervisor starts, watches and ends, and those a killed one left behind."""

import ctypes
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

MARK = "SERVANDA_RUN"  # in the environment of every process below the supervisor
STOP_SECONDS = 10
LOG_LIMIT = 5_000_000
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process with its group, which ends when the supervisor does."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    starts: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; its output goes to its log."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.starts.append(time.monotonic())
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the supervisor, which ends us in order
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - the supervisor has one thread
            )

    def has_ended(self) -> bool:
        """Tell whether the process is gone."""
        return self.process is None or self.process.poll() is not None

    def starts_within(self, seconds: float) -> int:
        """Count the starts of the last seconds."""
        return sum(moment > time.monotonic() - seconds for moment in self.starts)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the whole group, which may outlive its first process."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def last_lines(self, count: int = 15) -> str:
        """Return the end of the log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


def stop(children: Sequence[Child]) -> None:
    """End the processes, politely at first; a second Ctrl-C ends the politeness."""
    for child in children:
        if child.process is not None and not child.has_ended():
            child.process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    try:
        while time.monotonic() < deadline and not all(child.has_ended() for child in children):
            time.sleep(0.05)
    except KeyboardInterrupt:
        sys.stderr.write("Killing what still runs.\n")
    for child in children:
        child.signal(signal.SIGKILL)
        if child.process is not None:
            child.process.wait()


def make_mark(record: Path, address: str) -> str:
    """Return a new run's mark, recorded so that the next start can find what this one left."""
    mark = secrets.token_hex(16)
    draft = record.with_suffix(".new")
    draft.write_text(json.dumps({"mark": mark, "address": address}))
    draft.replace(record)
    return mark


def end_leftovers(record: Path) -> int:
    """End the processes of the recorded run, known by its mark, and return how many there were."""
    if not record.exists():
        return 0
    mark = json.loads(record.read_text())["mark"]
    leftovers = [process for process in psutil.process_iter() if _is_marked(process, mark)]
    for process in leftovers:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
            process.resume()  # a stopped process would not hear it
    _, alive = psutil.wait_procs(leftovers, timeout=STOP_SECONDS)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=STOP_SECONDS)
    record.unlink()
    return len(leftovers)


def _is_marked(process: psutil.Process, mark: str) -> bool:
    try:
        return bool(process.environ().get(MARK) == mark)
    except (psutil.AccessDenied, psutil.NoSuchProcess, psutil.ZombieProcess):
        return False  # another user's, or gone: not ours


def _die_with_parent() -> None:
    """Ask Linux to end this child when the supervisor is killed; elsewhere the next start does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
