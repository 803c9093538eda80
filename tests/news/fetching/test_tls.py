"""The certificate is held against the name, though the connection goes to an address."""

import shutil
import ssl
import subprocess

import pytest

from core import outbound
from news.fetching.errors import NotReachedError
from news.fetching.http import fetch
from tests.news.fetching.stub import HERE, serving

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Give the files of a key and of the certificate it signs for news.example."""
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "made.pem"
    asked = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    named = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    files = ["-keyout", key, "-out", made]
    subprocess.run(["openssl", *asked, *named, *files], check=True, capture_output=True)
    return key, made


@pytest.fixture
def secure(certificate, monkeypatch):
    """Give a site that shows the certificate, for every name; and the names it was asked for."""
    key, made = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    asked = []
    context.sni_callback = lambda _, name, __: asked.append(name)
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["127.0.0.1"])
    with serving(lambda socket: context.wrap_socket(socket, server_side=True)) as site:
        site.page("/a", b"<p>Hello.")
        site.names = asked
        yield site


def at(site, name):
    return f"https://{name}:{site.url.rpartition(':')[2]}/a"


def test_a_certificate_for_the_name_is_taken(secure, certificate, monkeypatch):
    trusting = ssl.create_default_context(cafile=certificate[1])
    monkeypatch.setattr(outbound, "trusted", lambda: trusting)
    assert fetch(at(secure, "news.example"), rules=HERE).body == b"<p>Hello."
    assert secure.names == ["news.example"]


def test_a_certificate_for_another_name_is_not(secure, certificate, monkeypatch):
    trusting = ssl.create_default_context(cafile=certificate[1])
    monkeypatch.setattr(outbound, "trusted", lambda: trusting)
    with pytest.raises(NotReachedError, match="Hostname mismatch"):
        fetch(at(secure, "other.example"), rules=HERE)
    assert secure.paths == []


def test_a_certificate_that_nobody_vouches_for_is_not(secure):
    with pytest.raises(NotReachedError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(at(secure, "news.example"), rules=HERE)
    assert secure.paths == []
