"""A site on loopback that answers as each test, or each trap, says."""

import http.server
import threading
import time
import zlib
from contextlib import contextmanager, suppress

from core.outbound import Rules

HERE = Rules(frozenset({"http", "https"}), lambda address: address.is_loopback)
"""Rules that lead to this machine alone, at any port: what no rules outside tests do."""


class Site:
    """Keeps what it is asked; answers what `pages` holds: (status, headers, body) or a function."""

    def __init__(self):
        self.asked, self.pages, self.url = [], {}, ""

    @property
    def paths(self):
        return [path for path, _, _ in self.asked]

    def page(self, path, body=b"", content_type="text/html", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": content_type, **named}, body)
        return self.url + path


def _handler(site):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            site.asked.append((self.path, dict(self.headers), self.rfile.read(length)))
            page = site.pages.get(self.path, (404, {}, b"nothing here"))
            if callable(page):
                with suppress(OSError):  # whoever reads has had enough
                    page(self)
                return
            status, headers, body = page
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    return Handler


@contextmanager
def serving(wrap=None):
    """Give a site and serve it meanwhile; `wrap` may put TLS around its socket."""
    site = Site()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads, server.handle_error = True, lambda *_: None
    if wrap:
        server.socket = wrap(server.socket)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.url = f"http{'s' if wrap else ''}://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def begin(handler, content_type, **headers):
    handler.send_response(200)
    handler.send_header("Content-Type", content_type)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def bomb(size=1024**3, content_type="text/html"):
    """Answer with gzip that unpacks to so many zeros, packed while it is sent."""

    def send(handler):
        begin(handler, content_type, Content_Encoding="gzip")
        packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
        piece = bytes(1024**2)
        for _ in range(size // len(piece)):
            handler.wfile.write(packer.compress(piece))
        handler.wfile.write(packer.flush())

    return send


def endless(handler):
    """Answer with a body that does not end."""
    begin(handler, "text/html")
    while True:
        handler.wfile.write(b"on and on " * 1000)


def dripping(handler):
    """Answer a byte at a time, so that no pause is ever too long."""
    begin(handler, "text/html")
    for _ in range(400):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.02)


def dripping_headers(handler):
    """Send the fields of the answer a byte at a time."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for _ in range(400):
        handler.wfile.write(b"X")
        handler.wfile.flush()
        time.sleep(0.02)


def silent(handler):
    """Say nothing for a while, then hang up."""
    time.sleep(2)
    handler.close_connection = True


def broken_off(handler):
    """Promise more than is sent."""
    begin(handler, "text/html", Content_Length="1000")
    handler.wfile.write(b"<p>beginning")
