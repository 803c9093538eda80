"""What strangers name is posted to for a short while only, and never onward."""

import http.server
import threading
import time

import pytest

from core import outbound, posting
from core.outbound import Rules
from core.posting import NotReachedError, post

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
    assert len(post(f"{listener}/large", b"", {}, rules=HERE).text) == posting.LARGEST_ANSWER


def test_an_answer_that_comes_drop_by_drop_is_given_up(listener, monkeypatch):
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0.3)
    with pytest.raises(NotReachedError, match="No whole answer"):
        post(f"{listener}/slow", b"", {}, rules=HERE)


def test_where_nobody_listens_the_reason_is_told():
    with pytest.raises(NotReachedError, match="ConnectError"):
        post("http://127.0.0.1:9/", b"", {}, rules=HERE)


def test_proxies_of_the_environment_are_not_used(listener, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert post(f"{listener}/", b"", {}, rules=HERE).status == 204
