"""Readers of the environment that need more than one expression.

Every setting is an environment variable (or a line of `.env`) and stands in the table of README.md.
"""

import os
import secrets
from pathlib import Path
from typing import Any

import environ

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def var_dir() -> Path:
    """Return the directory of everything that running leaves behind, made when missing.

    Only its owner may list it. Root also lets others pass through, because root's embedded
    PostgreSQL runs as another user and has its data inside.
    """
    path = Path(env.str("SERVANDA_VAR", default=str(BASE_DIR / "var"))).absolute()
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return path


def secret_key(var: Path, *, production: bool) -> str:
    """Return SECRET_KEY or, outside production, one made once and kept in `var`.

    Raises:
        ImproperlyConfigured: In production without SECRET_KEY.
    """
    if production or env.str("SECRET_KEY", default=""):
        return str(env.str("SECRET_KEY"))
    path = var / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text()


def _write_once(path: Path, text: str) -> None:
    """Write a private file so that of several processes the first wins and none reads half."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was first, and its text is as good
    finally:
        draft.unlink()


def databases(var: Path) -> dict[str, dict[str, Any]]:
    """Return DATABASES: the servers named by the environment, or the embedded one below `var`."""
    default = env.db("DATABASE_URL", default="") if env.str("DATABASE_URL", default="") else {}
    if not default:
        default = {"ENGINE": "config.embedded", "NAME": "servanda", "VAR": var}
    found = {"default": _tuned(default)}
    if env.str("DATABASE_REPLICA_URL", default=""):
        replica = _tuned(env.db("DATABASE_REPLICA_URL"))
        found["replica"] = {**replica, "TEST": {"MIRROR": "default"}}
    return found


def _tuned(database: dict[str, Any]) -> dict[str, Any]:
    """Return the database with its pool (web server) or a kept connection (everything else)."""
    size = env.int("DATABASE_POOL_SIZE", default=0)
    options = dict(database.get("OPTIONS", {}))
    if size:
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    return {
        **database,
        "CONN_MAX_AGE": 0 if size else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
