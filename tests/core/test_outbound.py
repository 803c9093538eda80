"""What strangers name is reached only where it is public, for a short while, and never onward."""

import http.server
import ipaddress
import threading
import time

import pytest

from core import outbound
from core.outbound import (
    PUBLIC,
    NotReachedError,
    RefusedAddressError,
    Rules,
    check,
    is_public,
    post,
)

HERE = Rules(frozenset({"http"}), lambda address: address.is_loopback)


class Listener(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent and answers as the path says."""

    got = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, dict(self.headers), body))
        match self.path:
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/other")
                self.end_headers()
            case "/large":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"x" * 200_000)
            case "/slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(40):
                    self.wfile.write(b"x")
                    time.sleep(0.05)
            case _:
                self.send_response(204)
                self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def listener():
    Listener.got = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1"),
        *("192.88.99.1", "fec0::1", "feff::1", "3fff::1", "3fff:fff::1"),
        *("2606:2800:21f::5efe:10.0.0.1", "2606:2800:21f::200:5efe:127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1"),
    ],
)
def test_addresses_that_are_not_public_are_refused(address, monkeypatch):
    assert not is_public(ipaddress.ip_address(address))
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [address])
    with pytest.raises(RefusedAddressError, match="does not lead to the public Internet"):
        check("https://hook.example/")


@pytest.mark.parametrize(
    "address",
    [
        *("93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14"),
        "2606:2800:21f::5efe:5db8:d70e",
    ],
)
def test_public_addresses_are_taken(address, monkeypatch):
    assert is_public(ipaddress.ip_address(address))
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [address])
    target = check("https://hook.example:8443/path?q=1")
    assert target.host == "hook.example"
    assert target.url.endswith(":8443/path?q=1")
    assert address in target.url


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(RefusedAddressError):
        check("https://hook.example/")


@pytest.mark.parametrize(
    "url",
    [
        *("http://hook.example/", "ftp://hook.example/", "https://", "hook.example", ""),
        *("https://user:secret@hook.example/", "https://hook.example:port/", "https://[::1/"),
        *("https://localhost/", "https://127.1/", "https://2130706433/", "https://0x7f.1/"),
        *(f"https://[2606:2800:21f::1%{'ü' * 70}]/", "https://hook%2eexample/"),
        *("https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data/"),
    ],
)
def test_addresses_of_another_form_are_refused(url):
    with pytest.raises(RefusedAddressError, match=r"https://|public|Leave name"):
        check(url, PUBLIC)


def test_what_is_posted_arrives_with_the_name_of_the_host(listener, monkeypatch):
    port = listener.rpartition(":")[2]
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["127.0.0.1"])
    reply = post(f"http://hook.example:{port}/in", b"{}", {"X-Mine": "1"}, rules=HERE)
    assert reply.status == 204
    ((path, headers, body),) = Listener.got
    assert (path, body) == ("/in", b"{}")
    assert headers["Host"] == f"hook.example:{port}"
    assert headers["User-Agent"] == "Servanda-Webhook/1"
    assert headers["X-Mine"] == "1"


def test_a_name_of_other_letters_is_posted_to_as_it_is_resolved(listener, monkeypatch):
    port = listener.rpartition(":")[2]
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["127.0.0.1"])
    assert post(f"http://bücher.example:{port}/ü", b"", {}, rules=HERE).status == 204
    ((_, headers, _),) = Listener.got
    assert headers["Host"] == f"xn--bcher-kva.example:{port}"


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://[2606:2800:21f::1]/", "[2606:2800:21f::1]"),
        ("https://[2606:2800:21f::1]:8443/", "[2606:2800:21f::1]:8443"),
        ("https://hook.example:/", "hook.example"),
    ],
)
def test_the_host_is_named_with_its_port_and_in_brackets_where_needed(url, named, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["2606:2800:21f::1"])
    assert check(url).named == named


def test_no_log_tells_the_whole_address(listener, caplog):
    post(f"{listener}/secret", b"", {}, rules=HERE)
    assert "secret" not in caplog.text


def test_a_name_that_turns_to_another_address_is_not_asked_again(listener, monkeypatch):
    asked = []

    def turning(*_):
        asked.append(1)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    monkeypatch.setattr(outbound, "addresses_of", turning)
    port = listener.rpartition(":")[2]
    assert post(f"http://hook.example:{port}/", b"", {}, rules=HERE).status == 204
    assert len(asked) == 1


def test_a_redirect_is_not_followed(listener):
    assert post(f"{listener}/moved", b"", {}, rules=HERE).status == 302
    assert [path for path, _, _ in Listener.got] == ["/moved"]


def test_of_a_large_answer_only_the_beginning_is_read(listener):
    assert len(post(f"{listener}/large", b"", {}, rules=HERE).text) == outbound.LARGEST_ANSWER


def test_an_answer_that_comes_drop_by_drop_is_given_up(listener, monkeypatch):
    monkeypatch.setattr(outbound, "WHOLE_SECONDS", 0.3)
    with pytest.raises(NotReachedError, match="No whole answer"):
        post(f"{listener}/slow", b"", {}, rules=HERE)


def test_where_nobody_listens_the_reason_is_told():
    with pytest.raises(NotReachedError, match="ConnectError"):
        post("http://127.0.0.1:9/", b"", {}, rules=HERE)


def test_proxies_of_the_environment_are_not_used(listener, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert post(f"{listener}/", b"", {}, rules=HERE).status == 204
