"""Settings come from the environment alone, and the README's table names every one of them."""

import re
from pathlib import Path

import pytest
import yaml

from config.env import BASE_DIR
from config.logging import logging_config
from tests.config.processes import run

SHOW = "from django.conf import settings as s; print({})"
READ = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"")
READ_IN_F_STRING = re.compile(r"env\.\w+\('([A-Z_]+)'")


def shown(expression: str, var: Path, **more: str) -> str:
    done = run("-c", SHOW.format(expression), var=var, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def documented() -> set[str]:
    rows = (BASE_DIR / "README.md").read_text().split("## Settings")[1].split("## Develop")[0]
    first_cells = [row.split("|")[1] for row in rows.splitlines() if row.startswith("| `")]
    return {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}


def read_by_code() -> set[str]:
    names: set[str] = set()
    for path in (BASE_DIR / "config").rglob("*.py"):
        text = path.read_text()
        names.update(READ.findall(text), READ_IN_F_STRING.findall(text))
    return names


def test_the_readme_names_every_setting_and_no_other():
    of_tests = {"SERVANDA_CHROMIUM", "SERVANDA_REQUIRE_BROWSER"}
    assert documented() - of_tests == read_by_code()


def test_compose_uses_documented_settings_only():
    app = yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text())["x-app"]
    assert set(app["environment"]) <= documented()


def test_a_secret_key_is_made_once_and_kept_private(var):
    first = shown("s.SECRET_KEY", var)
    assert len(first) >= 50
    assert shown("s.SECRET_KEY", var) == first
    assert (var / "secret_key").stat().st_mode & 0o077 == 0


def test_production_has_no_default_secret(var):
    done = run("-c", SHOW.format("s.SECRET_KEY"), var=var, PRODUCTION="true")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_production_closes_what_development_leaves_open(var):
    secure = "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG]"
    assert shown(secure, var) == "[False, False, False, False]"
    production = {"PRODUCTION": "true", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "a.example"}
    assert shown(secure, var, **production) == "[True, True, True, False]"
    assert shown("s.ALLOWED_HOSTS", var, **production) == "['a.example']"


@pytest.mark.parametrize(
    ("url", "expression", "expected"),
    [
        ("", "s.DATABASES['default']['ENGINE']", "config.embedded"),
        (
            "postgres://u:p%40ss@h:6543/n",
            "[s.DATABASES['default'][k] for k in ('USER', 'PASSWORD', 'HOST', 'PORT', 'NAME')]",
            "['u', 'p@ss', 'h', 6543, 'n']",
        ),
    ],
)
def test_the_database_is_the_one_named_or_embedded(var, url, expression, expected):
    assert shown(expression, var, DATABASE_URL=url) == expected


def test_only_a_server_process_pools_its_connections(var):
    pool = "s.DATABASES['default']['OPTIONS'].get('pool', {}).get('max_size')"
    assert shown(pool, var) == "None"
    assert shown(pool, var, DATABASE_POOL_SIZE="7") == "7"


def test_a_replica_mirrors_the_primary_in_tests(var):
    replica = {"DATABASE_REPLICA_URL": "postgres://u@replica/n"}
    assert shown("s.DATABASES['replica']['TEST']", var, **replica) == "{'MIRROR': 'default'}"
    assert shown("'replica' in s.DATABASES", var) == "False"


def test_an_unknown_log_format_is_refused():
    with pytest.raises(ValueError, match="use auto, console or json"):
        logging_config("yaml", "INFO")
