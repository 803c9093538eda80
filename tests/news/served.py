"""Sites on this machine that tests visit, and readers of their pages."""

import html
import http.server
import re
import threading
from contextlib import contextmanager
from email.utils import formatdate

from core.dates import PartialDate
from core.outbound import Rules
from news.services.bringing import Readers
from news.services.versions import Text

HERE = Rules(frozenset({"http"}), lambda address: address.is_loopback)


class Site:
    """Answers with the pages that were put there, and remembers what was asked."""

    def __init__(self):
        self.pages, self.asked, self.url = {}, [], ""

    def put(self, path, body, *, kind="text/html", status=200, **headers):
        body = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, body)
        return self.url + path

    def story(self, path, title, *paragraphs):
        said = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
        return self.put(path, f"<html><h1>{title}</h1>{said}</html>")

    def feed(self, path, *items, **headers):
        """Put a feed of (path, title, summary) there."""
        told = "".join(
            f"<item><title>{title}</title><link>{self.url}{where}</link>"
            f"<pubDate>{formatdate(1795600000)}</pubDate>"
            f"<description>{html.escape(summary)}</description></item>"
            for where, title, summary in items
        )
        feed = f"<rss version='2.0'><channel><title>All</title>{told}</channel></rss>"
        return self.put(path, feed, kind="application/rss+xml", **headers)

    def answer(self, path, headers):
        self.asked.append((path, headers))
        status, named, body = self.pages.get(path, (404, {"Content-Type": "text/plain"}, b"No."))
        if named.get("ETag") and headers.get("If-None-Match") == named["ETag"]:
            return 304, named, b""
        return status, named, body


@contextmanager
def serving():
    """Give a site."""
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, headers, body = site.answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            """Leave it at that: whoever asked is gone."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def article(page, _url):
    """Return the headline and the paragraphs of a page of ``Site.story``."""
    title = re.search(r"<h1>(.*?)</h1>", page)
    text = "\n\n".join(html.unescape(one) for one in re.findall(r"<p>(.*?)</p>", page))
    return Text(title[1] if title else "", text, published_on=PartialDate.parse("2026-11-20"))


READERS = Readers(article, lambda text: sum(map(ord, text)) if text else None)
