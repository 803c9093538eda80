"""A program that receives deliveries, on loopback, and what is needed to send to it."""

import http.server
import threading
from contextlib import contextmanager

from core.outbound import Rules

HERE = Rules(frozenset({"http"}), lambda address: address.is_loopback)


class Receiver:
    """Keeps what it is sent; answers with the statuses given, 204 once they are used up."""

    def __init__(self):
        self.got, self.statuses = [], []

    def answer(self, headers, body):
        self.got.append((headers, body))
        return self.statuses.pop(0) if self.statuses else 204


@contextmanager
def receiving():
    """Give a receiver and its address."""
    receiver = Receiver()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(receiver.answer(dict(self.headers), body))
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield receiver, f"http://127.0.0.1:{server.server_port}/hook"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
