"""The container files say what the program needs: no engine runs here to try them."""

import re

import pytest
import yaml

from config.env import BASE_DIR
from config.run import command

COMPOSE = yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text())
DOCKERFILE = (BASE_DIR / "Dockerfile").read_text()


def test_the_deployment_has_all_its_services():
    expected = {"proxy", "web", "worker", "beat", "migrate", "postgres", "valkey"}
    assert set(COMPOSE["services"]) == expected


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_containers_run_the_processes_of_make_up(name):
    assert COMPOSE["services"][name]["command"] == ["python", "-m", "config.run", name]
    assert command(name)[1:3] == ["-m", "gunicorn" if name == "web" else "celery"]


def test_every_service_waits_for_a_service_that_exists():
    for service in COMPOSE["services"].values():
        assert set(service.get("depends_on", {})) <= set(COMPOSE["services"])


def test_only_the_proxy_is_reachable_from_outside():
    assert [name for name, s in COMPOSE["services"].items() if "ports" in s] == ["proxy"]


def test_named_volumes_are_declared():
    mounts = [m for s in COMPOSE["services"].values() for m in s.get("volumes", [])]
    assert {mount.partition(":")[0] for mount in mounts} == set(COMPOSE["volumes"])


def test_no_secret_has_a_value_in_the_repository():
    settings = COMPOSE["x-app"]["environment"]
    assert settings["SECRET_KEY"].startswith("${SECRET_KEY:?")
    assert "${POSTGRES_PASSWORD:?" in settings["DATABASE_URL"]


def test_the_image_installs_hashed_packages_and_drops_root():
    stages = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert stages == [f"python:{version()}-slim"] * 2
    assert "--require-hashes --requirement requirements.lock" in DOCKERFILE
    last_user = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)[-1]
    assert last_user == "servanda"


def version() -> str:
    return (BASE_DIR / ".python-version").read_text().strip()


def test_everything_the_image_copies_exists():
    copied = re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE)
    assert copied
    missing = [source for source in copied if not (BASE_DIR / source).exists()]
    assert missing == []


def test_the_image_has_every_app():
    copied = re.findall(r"^COPY (\w+) ", DOCKERFILE, re.MULTILINE)
    apps = [p.parent.name for p in BASE_DIR.glob("*/apps.py")]
    assert set(apps) <= set(copied)
