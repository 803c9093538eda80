"""How mail is sent: as EMAIL_URL says, and never into the logs of production."""

import pytest

from config.services import mailers

BACKENDS = "django.core.mail.backends"


@pytest.fixture(autouse=True)
def _none_named(monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)


def test_without_a_server_mail_is_printed_on_the_terminal():
    found = mailers(production=False)
    assert found == {"default": {"BACKEND": f"{BACKENDS}.console.EmailBackend"}}


def test_production_prints_no_mail():
    found = mailers(production=True)["default"]
    assert found["BACKEND"] == f"{BACKENDS}.smtp.EmailBackend"
    assert (found["OPTIONS"]["host"], found["OPTIONS"]["port"]) == ("localhost", 25)


def test_the_server_is_the_one_named(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://me%40record.example:p@mail.record.example:587")
    found = mailers(production=True)["default"]
    assert found["BACKEND"] == f"{BACKENDS}.smtp.EmailBackend"
    assert found["OPTIONS"] == {
        "host": "mail.record.example",
        "port": 587,
        "username": "me@record.example",
        "password": "p",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 10,
    }
