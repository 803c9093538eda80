"""The services a process talks to: those the environment names, or the ones embedded in `var/`."""

from pathlib import Path
from typing import Any

from config.env import env


def broker_url() -> str:
    """Return the broker's address, by default the directory transport of `config.broker`."""
    return env.str("CELERY_BROKER_URL", default="") or "filesystem://localhost"


def broker_options(var: Path) -> dict[str, Any]:
    """Return the transport's options; making its directories when the broker is embedded."""
    if env.str("CELERY_BROKER_URL", default=""):
        return {}
    folders = {name: var / "broker" / name for name in ("messages", "control")}
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    messages = str(folders["messages"])
    return {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": str(folders["control"]),
        "polling_interval": 0.1,  # a directory can't call: look often enough for a person
    }


def cache(var: Path) -> dict[str, Any]:
    """Return the cache: a server named by CACHE_URL, or files that all processes share."""
    if env.str("CACHE_URL", default=""):
        return dict(env.cache("CACHE_URL"))
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(var / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }


def mailers(*, production: bool) -> dict[str, dict[str, Any]]:
    """Return how mail is sent: as EMAIL_URL says, else to the terminal, in production by localhost.

    What would be printed holds links that reset passwords, which no log of production may keep.
    """
    default = "smtp://localhost:25" if production else "consolemail://"
    url = dict(env.email_url("EMAIL_URL", default="") if env.str("EMAIL_URL", default="") else {})
    url = url or dict(env.email_url_config(default))
    if not url["EMAIL_HOST"]:
        return {"default": {"BACKEND": url["EMAIL_BACKEND"]}}
    options = {
        "host": url["EMAIL_HOST"],
        "port": url["EMAIL_PORT"],
        "username": url["EMAIL_HOST_USER"],
        "password": url["EMAIL_HOST_PASSWORD"],
        "use_tls": url.get("EMAIL_USE_TLS", False),
        "use_ssl": url.get("EMAIL_USE_SSL", False),
        "timeout": 10,
    }
    return {"default": {"BACKEND": url["EMAIL_BACKEND"], "OPTIONS": options}}
