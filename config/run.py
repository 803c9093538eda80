"""The processes of a deployment, the same under `make up` and in containers.

`python -m config.run web|worker|beat` becomes that process.
"""

import os
import sys

from config.env import env


def command(name: str) -> list[str]:
    """Return the command line of a process.

    Raises:
        KeyError: When there is no process of that name.
    """
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    queues = env.str("WORKER_QUEUES", default="celery,deliver,fetch,read")
    work = ["worker", f"--queues={queues}"]
    return {
        "web": [sys.executable, "-m", "gunicorn", "config.wsgi", *_web_options()],
        "worker": [*celery, *work, "--loglevel=INFO", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", "--loglevel=INFO", "--pidfile="],
    }[name]


def environment(name: str) -> dict[str, str]:
    """Return the variables of a process: the web server's threads share a pool of their size."""
    settings = dict(os.environ)
    if name == "web":
        settings.setdefault("DATABASE_POOL_SIZE", str(_threads()))
    return settings


def _threads() -> int:
    return int(env.int("WEB_THREADS", default=4))


def _web_options() -> list[str]:
    address = f"{env.str('BIND', default='127.0.0.1')}:{env.int('PORT', default=8000)}"
    return [
        f"--bind={address}",
        f"--workers={env.int('WEB_WORKERS', default=2)}",
        f"--threads={_threads()}",
        "--worker-class=gthread",
        "--graceful-timeout=5",
        "--max-requests=10000",
        "--max-requests-jitter=1000",
        "--no-control-socket",
    ]


def main() -> None:
    """Become the process named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in {"web", "worker", "beat"}:  # noqa: PLR2004
        sys.exit("usage: python -m config.run web|worker|beat")
    name = sys.argv[1]
    os.execve(sys.executable, command(name), environment(name))  # noqa: S606


if __name__ == "__main__":
    main()
