"""Reads the matrix off its page: the words of every cell by state and treaty."""

import csv
import io
import re

ROW = re.compile(r'<tr><th scope="row"><a href="/states/([A-Z]{3})/[^"]*">(.*?)</tr>', re.DOTALL)
COLUMN = re.compile(r'<th scope="col"><a href="/treaties/([a-z0-9-]+)/')
CELL = re.compile(r"<td(?P<marks>[^>]*)>(?P<held>.*?)</td>")
NUMBERS = 2
"""How many cells stand before those of the treaties."""


def columns(html):
    return COLUMN.findall(html)


def rows(html):
    """Return by state the inside of its cells, numbers first."""
    return {code: [one["held"] for one in CELL.finditer(rest)] for code, rest in ROW.findall(html)}


def cells(html):
    """Return the words of every cell that has any, by state and treaty."""
    treaties = columns(html)
    found = {}
    for code, held in rows(html).items():
        assert len(held) == NUMBERS + len(treaties)
        for treaty, inside in zip(treaties, held[NUMBERS:], strict=True):
            if inside:
                found[code, treaty] = " ".join(re.sub(r"<[^>]+>", " ", inside).split())
    return found


def numbers(html):
    """Return by state the number of its cells that count, and of treaties unlike its region."""
    return {code: tuple(held[:NUMBERS]) for code, held in rows(html).items()}


def file_of(response):
    """Return the file as it was read: header, rows."""
    header, *lines = csv.reader(io.StringIO(response.content.decode()))
    return header, lines
