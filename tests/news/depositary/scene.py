"""Real status pages, and ways to bend them."""

import datetime as dt
import gzip
import re
from functools import cache
from pathlib import Path

from core.dates import PartialDate
from news.reading.depositary.comparing import compare
from news.reading.depositary.names import Named
from news.reading.depositary.reader import read
from news.reading.depositary.register import Held, Participant, Register
from treaties.terms import ActionKind

PAGES = Path(__file__).parent / "pages"

ROWS = {"apmbc": 166, "ccm": 125, "ccw": 132, "ctbt": 187, "cwc": 194, "enmod": 94}
"""Participants on each page, counted by hand from its table."""

TREATIES = tuple(ROWS)


@cache
def page_bytes(treaty):
    """The page of a treaty as the site served it on 3 February 2026."""
    return gzip.decompress((PAGES / f"{treaty}.html.gz").read_bytes())


@cache
def page_of(treaty):
    return read(page_bytes(treaty))


@cache
def table_rows(treaty):
    """The markup of every participant's row, in order."""
    data = page_bytes(treaty)
    begin = data.index(b'_tblgrid"')
    table = data[begin : data.index(b"</table>", begin)]
    return re.findall(rb'\t<tr class="trB.*?</tr>\r?\n', table, re.DOTALL)


def without(treaty, *numbers):
    """The page without some rows, counted from 1."""
    data = page_bytes(treaty)
    for number in numbers:
        data = data.replace(table_rows(treaty)[number - 1], b"", 1)
    return data


def with_row(treaty, name, *cells):
    """The page with a row more at the end of the table."""
    last = table_rows(treaty)[-1]
    row = "".join(f"<td>{text}<br></td>" for text in (name, *cells))
    added = f'\t<tr class="trBWhite">{row}</tr>\r\n'.encode()
    return page_bytes(treaty).replace(last, last + added, 1)


def with_cell(treaty, number, column, text):
    """The page with another text in one cell; the participant's own is column 1."""
    row = table_rows(treaty)[number - 1]
    parts = re.split(rb"(<td.*?</td>)", row, flags=re.DOTALL)
    parts[2 * column - 1] = f"<td>{text}<br></td>".encode()
    return page_bytes(treaty).replace(row, b"".join(parts), 1)


def page(
    rows, *, heads=("Signature", "Ratification, Accession(a), Succession(d)"), notes=(), **head
):
    """A small page of its own; rows are tuples of texts, notes follow in order from mark 1."""
    title = head.get("title", "Convention on Examples")
    number = head.get("number", "9.")
    dated = head.get("dated", "STATUS AS AT : 01-06-2020 09:00:00 EDT")
    cells = [("Participant", *heads), *rows]
    table = "".join(
        "<tr>" + "".join(f"<td>{one}<br></td>" for one in row) + "</tr>" for row in cells
    )
    ends = "".join(
        f"<div id='x_dgNotesAll_ctl{mark}_divNotesAll'><a name='{mark}'>{mark}</a>{text}<br></div>"
        for mark, text in enumerate(notes, start=1)
    )
    return (
        f"<!DOCTYPE html><html><body><div id='x_div3'>{dated}</div>"
        f"<div id='x_rptHead_ctl00_tcHead'>CHAPTER XXVI</div>"
        f"<div id='x_rptTreaty_ctl00_tcTreaty'>{number} {title}</div>"
        f"<table id='x_tblgrid'>{table}</table><a name='EndDec'></a>{ends}</body></html>"
    ).encode()


def mark(number):
    return f" <SUP><A href='#{number}' class='noteIndex'>{number}</A> </SUP>"


NAMED = {
    "EST": ("Estonia", "Republic of Estonia"),
    "FIN": ("Finland", "Republic of Finland", "Suomi"),
    "VNM": ("Viet Nam", "Vietnam"),
    "SRB": ("Serbia",),
    "SCG": ("Serbia and Montenegro", "Federal Republic of Yugoslavia"),
    "YUG": ("Yugoslavia (former Socialist Federal Republic of)", "Yugoslavia", "Former Yugoslavia"),
}


def register(*acts, **more):
    """A record of a few states; an act is “FIN accession 2012-01-09”, with what else it has."""
    ended = {"YUG": dt.date(1992, 4, 27), "SCG": dt.date(2006, 6, 3)}
    before = {"SRB": frozenset({"SCG", "YUG"}), "SCG": frozenset({"YUG"})}
    people = {
        code: Participant(
            Named(code, names[0], names[1:]), ended.get(code), before.get(code, frozenset())
        )
        for code, names in NAMED.items()
    }
    return Register(
        id="examples",
        title=more.pop("title", "Convention on Examples"),
        number=more.pop("number", "XXVI-9"),
        other_titles=("Examples Convention",),
        held=tuple(one if isinstance(one, Held) else held(one) for one in acts),
        participants=people,
        **more,
    )


def held(act, **more):
    state, kind, date = act.split()
    return Held(
        id=f"examples-{state}-{kind}-{date}",
        state=state,
        kind=ActionKind(kind),
        acted=None if date == "unknown" else PartialDate.parse(date),
        **more,
    )


def reading(data, record):
    """Read a page and hold it against a register."""
    return compare(read(data), record)


def proposals(data, record):
    """Return what comes of a page, in short."""
    return [
        (one.change, one.state, one.kind, str(one.date), one.evidence.text)
        for one in reading(data, record).proposals
    ]


def reasons(data, record):
    """Return why a page that brings no proposals differs."""
    found = reading(data, record)
    assert found.proposals == []
    return [(one.state, one.kind, one.reason) for one in found.explained]
