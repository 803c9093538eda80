"""The embedded server starts by itself, is shared, stops after its last user, and recovers."""

import os
from pathlib import Path

import psutil
import pytest

from tests.config.processes import HOLDER, outside, postmasters, run, start

pytestmark = pytest.mark.slow


def server_of(process):
    """Return when the server started that the holder is connected to."""
    return process.stdout.readline().strip()


def leave(*processes):
    for process in processes:
        process.communicate(timeout=60)


def test_a_command_starts_the_server_and_stops_it(var):
    done = run("manage.py", "migrate", "--verbosity=0", var=var)
    assert done.returncode == 0, done.stderr
    assert (var / "postgres/cluster/PG_VERSION").exists()
    assert postmasters(var) == []


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["migrate", "--help"]])
def test_commands_without_data_start_no_server(var, arguments):
    done = run("manage.py", *arguments, var=var)
    assert done.returncode == 0, done.stderr
    assert not (var / "postgres").exists()


def test_commands_at_the_same_time_share_one_server(var):
    holders = [start("-c", HOLDER, var=var) for _ in range(4)]
    servers = {server_of(holder) for holder in holders}
    assert len(servers) == 1
    assert "" not in servers
    leave(*holders[:3])
    assert len(postmasters(var)) == 1, "one user is left"
    leave(holders[3])
    assert postmasters(var) == []


def test_a_killed_command_leaves_nothing_that_the_next_one_cannot_clear(var):
    holder = start("-c", HOLDER, var=var)
    server = server_of(holder)
    holder.kill()
    leave(holder)
    assert len(postmasters(var)) == 1, "nobody was there to stop it"
    heir = start("-c", HOLDER, var=var)
    assert server_of(heir) == server
    leave(heir)
    assert postmasters(var) == []


def test_a_killed_server_is_started_again_although_its_number_is_taken(var):
    holder = start("-c", HOLDER, var=var)
    server = server_of(holder)
    for process in postmasters(var):
        process.kill()
    leave(holder)
    stale = var / "postgres/cluster/postmaster.pid"
    lines = stale.read_text().splitlines()
    stale.write_text("\n".join([str(os.getpid()), *lines[1:], ""]))
    heir = start("-c", HOLDER, var=var)
    assert server_of(heir) not in {"", server}
    leave(heir)
    assert postmasters(var) == []
    assert psutil.pid_exists(os.getpid())


def test_a_half_made_cluster_is_made_anew(var):
    (var / "postgres/cluster.new/base").mkdir(parents=True)
    assert run("-c", HOLDER, var=var).returncode == 0


def test_other_users_need_the_password(var):
    assert run("-c", HOLDER, var=var).returncode == 0
    assert "trust" not in rules(var / "postgres/cluster/pg_hba.conf")
    assert (var / "postgres/password").stat().st_mode & 0o077 == 0
    assert (var / "postgres/run").stat().st_mode & 0o077 == 0


def rules(path: Path) -> str:
    return "\n".join(line for line in path.read_text().splitlines() if not line.startswith("#"))


def test_a_path_too_long_for_a_socket_still_works(var):
    deep = var / ("x" * 90)
    deep.parent.mkdir()
    assert run("-c", HOLDER, var=deep).returncode == 0
    (sockets,) = outside(deep)
    assert sockets.stat().st_mode & 0o077 == 0
    assert run("-m", "config.clean", var=deep).returncode == 0
    assert not sockets.exists()
    assert not deep.exists()


def test_clean_removes_nothing_while_a_command_runs(var):
    holder = start("-c", HOLDER, var=var)
    server_of(holder)
    refused = run("-m", "config.clean", var=var)
    leave(holder)
    assert refused.returncode == 1
    assert "wait until it has ended" in refused.stderr
    assert (var / "postgres/cluster").exists()


def test_named_services_keep_everything_embedded_away(var):
    named = {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "CELERY_BROKER_URL": "redis://127.0.0.1:1/0",
        "CACHE_URL": "redis://127.0.0.1:1/1",
    }
    refused = run("manage.py", "migrate", var=var, **named)
    assert refused.returncode != 0
    assert "127.0.0.1" in refused.stderr
    assert sorted(p.name for p in var.iterdir()) == ["secret_key"]
