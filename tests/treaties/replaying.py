"""A consumer of the log: it sees nothing but the answers of the API."""

import csv
import io
from collections import defaultdict

from treaties.changes import headers
from treaties.record.layout import ACTION_COLUMNS


class Consumer:
    """Follows the log by cursor and keeps the rows of every file."""

    def __init__(self, api, **query):
        self.api, self.query = api, query
        self.cursor = None
        self.seen = []
        self.files = defaultdict(dict)

    def poll(self):
        """Take what is new; return how many changes that was."""
        since = {"since": self.cursor} if self.cursor else {}
        answer = self.api("changes/", **since, **self.query)
        for change in answer["results"]:
            self.take(change)
        self.cursor = answer["cursor"]
        return len(answer["results"])

    def catch_up(self):
        while self.poll():
            pass
        return self

    def take(self, change):
        self.seen.append(change)
        rows = self.files[change["table"]]
        if change["after"] is None:
            del rows[change["key"]]
        else:
            rows[change["key"]] = (change["place"], list(change["after"].values()))

    def contents(self):
        """Return the bytes of every file."""
        acts = [f"actions/{key}.csv" for key in self.files["treaties.csv"]]
        known = headers()
        return {
            file: self._bytes(known.get(file, ACTION_COLUMNS), self.files[file].values())
            for file in [*known, *acts]
        }

    def _bytes(self, header, rows):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(cells for _, cells in sorted(rows))
        return out.getvalue().encode()
