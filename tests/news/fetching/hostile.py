"""Visits to a hostile site, each to its end; run as a program it tells how, and what it took.

The site is served by another process, so that only our own memory is counted.
"""

import json
import re
import sys
import zlib
from itertools import chain, repeat
from pathlib import Path
from unittest.mock import patch

from tests.news.fetching.stub import HERE, begin, bomb, dripping, endless

MIB = 1024 * 1024
RSS = b"<rss version='2.0'><channel><title>T</title>"
END = b"</channel></rss>"
ITEM = b"<item><title>N %d</title><link>https://news.example/%d</link></item>"


def packed(pieces, content_type):
    """Answer with what the pieces make, packed while it is sent."""

    def send(handler):
        begin(handler, content_type, Content_Encoding="gzip")
        packer = zlib.compressobj(6, wbits=zlib.MAX_WBITS | 16)
        for piece in pieces():
            handler.wfile.write(packer.compress(piece))
        handler.wfile.write(packer.flush())

    return send


def of(piece, size=9 * MIB, before=b"", after=b""):
    return lambda: chain([before], repeat(piece * 1000, size // (len(piece) * 1000)), [after])


ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
PAGES = {
    "entity bomb": packed(
        lambda: [b'<!DOCTYPE rss [<!ENTITY e0 "lol">', ENTITIES, b"]><rss>&e11;</rss>"], "text/xml"
    ),
    "gzip bomb": bomb(content_type="text/xml"),
    "endless body": endless,
    "drop by drop": dripping,
    "50,000 items": packed(lambda: [RSS, *(ITEM % (n, n) for n in range(50_000)), END], "text/xml"),
    "invalid XML": packed(
        lambda: [RSS, ITEM % (1, 1), b"<item><b></a>& <", ITEM % (2, 2)], "text/xml"
    ),
    "bad charset": packed(
        lambda: [b"<?xml version='1.0' encoding='klingon'?>", RSS, ITEM % (1, 1), END],
        "text/xml; charset=klingon",
    ),
    "bad bytes": packed(
        lambda: [RSS, ITEM % (1, 1), bytes(range(0x80, 0x100)) * 20, END], "text/xml; charset=utf-8"
    ),
    "items without end": packed(of(b"<item>", before=RSS), "text/xml"),
    "tags in one item": packed(of(b"<category>c</category>", before=RSS + b"<item>"), "text/xml"),
    "tags in many items": packed(
        of(b"<item>" + b"<category>c</category>" * 50 + b"</item>", before=RSS), "text/xml"
    ),
    "tags before items": packed(of(b"<category>c</category>", before=RSS), "text/xml"),
    "tiny pages": packed(
        of(b"<url><loc>http://a.b/</loc></url>", before=b"<urlset>", after=b"</urlset>"), "text/xml"
    ),
    "deep sitemap": packed(of(b"<url>", before=b"<urlset>"), "text/xml"),
    "large JSON": packed(
        of(b"{},", 3 * MIB, b'{"version":"https://jsonfeed.org/version/1","items":[', b"{}]}"),
        "application/json",
    ),
    "JSON beyond": packed(of(b"{},", before=b'{"items":[', after=b"{}]}"), "application/json"),
    "wide letters": packed(of("\U0001f300".encode(), before=RSS), "text/xml"),
    "deep page": packed(of(b"<div>"), "text/html"),
    "many elements": packed(of(b"<p>w</p>", 1 * MIB), "text/html"),
    "long page": packed(of(b"word ", 1 * MIB, b"<!doctype html><p>"), "text/html"),
}
EXPECTED = {
    "entity bomb": "unreadable",
    "gzip bomb": "too_large",
    "endless body": "too_large",
    "drop by drop": "timeout",
    "to metadata": "refused_address",
    "rebinding": "refused_address",
    "50,000 items": [50_000, 500, 0, False],
    "invalid XML": [3, 2, 1, True],
    "bad charset": [1, 1, 0, False],
    "bad bytes": [1, 1, 0, False],
    "tags in one item": [1, 0, 1, True],
    "tags before items": [0, 0, 0, True],
    "deep sitemap": [0, 0, 0, True],
    "JSON beyond": "unreadable",
    "wide letters": [0, 0, 0, True],
    "deep page": "unreadable",
    "many elements": "unreadable",
    "long page": "text",
}
"""How visits end: an outcome, or what a feed held, gave, skipped, and whether it was broken."""


def serve_on(site):
    """Let a site serve all of it, and tell where."""
    names = dict(enumerate(PAGES))
    for number, name in names.items():
        site.pages[f"/{number}"] = PAGES[name]
    told = {name: f"{site.url}/{number}" for number, name in names.items()}
    port = site.url.rpartition(":")[2]
    told["to metadata"] = site.page(
        "/meta", status=302, Location="http://169.254.169.254/latest/meta-data/"
    )
    site.page("/rebind", status=302, Location=f"http://rebind.example:{port}/again")
    told["rebinding"] = f"http://rebind.example:{port}/rebind"
    return told


def ended(url):
    """Visit one address and read what is there; return how that ended."""
    from news.fetching.answers import Limits  # noqa: PLC0415
    from news.fetching.articles import read_article  # noqa: PLC0415
    from news.fetching.errors import FetchError  # noqa: PLC0415
    from news.fetching.feeds import read_feed  # noqa: PLC0415
    from news.fetching.http import fetch  # noqa: PLC0415

    try:
        got = fetch(url, rules=HERE, limits=Limits(whole=5))
        if got.kind == "html":
            return "text" if read_article(got.text, url).text else "none"
        feed = read_feed(got.text, url)
    except FetchError as error:
        return str(error.outcome)
    return [feed.held, len(feed.items), feed.skipped, feed.broken]


def most_mib():
    """Return the most memory that this process had: not the one that started it, as rusage does."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


def main():
    """Visit all addresses given as JSON; print how each ended and the most memory it took."""
    import django  # noqa: PLC0415

    django.setup()
    from core import outbound  # noqa: PLC0415

    rebinding = iter([["127.0.0.1"], ["10.0.0.1"]])
    resolve = outbound.addresses_of

    def addresses_of(host, port):
        return next(rebinding) if host == "rebind.example" else resolve(host, port)

    told = {}
    with patch.object(outbound, "addresses_of", addresses_of):
        for name, url in json.loads(sys.argv[1]).items():
            most = most_mib()
            told[name] = ended(url)
            sys.stderr.write(f"{name}: {told[name]}, {most} to {most_mib()} MiB\n")
    sys.stdout.write(json.dumps({"ended": told, "most_mib": most_mib()}))


if __name__ == "__main__":
    main()
