"""Reads a page the way a test asks about it: links, ids, tables, what a strict CSP refuses."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

VOID = {"input", "link", "meta", "br", "hr", "img", "col"}


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, response):
        super().__init__()
        self.status = response.status_code
        self.html = response.content.decode()
        self.links, self.ids, self.inputs, self.tables, self.refused = [], [], [], {}, []
        self.times, self.open, self.unscoped, self.text = [], [], [], []
        self._table, self._caption, self._row = None, "", None
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        code = tag == "script" and not {"src", "type"} & found.keys()
        if "style" in found or tag == "style" or code or any(a.startswith("on") for a in found):
            self.refused.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        match tag:
            case "a":
                self.links.append(found)
            case "input":
                self.inputs.append(found)
            case "time":
                self.times.append(found["datetime"])
            case "th" if "scope" not in found:
                self.unscoped.append(found)
            case "table":
                self._table, self._caption = [], ""
            case "tr":
                self._row = ""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else near {self.getpos()}"
        if tag == "tr":
            self._table.append(" ".join(self._row.split()))
            self._row = None
        if tag == "table":
            self.tables[" ".join(self._caption.split())] = self._table
            self._table = None

    def handle_data(self, data):
        if "script" in self.open:
            return
        self.text.append(data)
        if self._row is not None:
            self._row += data + " "
        elif self._table is not None and "caption" in self.open:
            self._caption += data

    @property
    def words(self):
        """All text, spaces made one."""
        return " ".join("".join(self.text).split())

    @property
    def inner_links(self):
        """Addresses of pages of this site, fragments of this page aside."""
        return [
            link["href"]
            for link in self.links
            if link["href"].startswith("/") and not link["href"].startswith("/api/")
        ]

    def row(self, caption, name):
        """Return the text of the row of a table that begins with a name."""
        return next((row for row in self.tables[caption] if row.startswith(name)), None)


def on_of(address):
    """Return the day that an address asks about."""
    return parse_qs(urlsplit(address).query).get("on", [None])[0]
