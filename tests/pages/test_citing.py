"""Citing a page: the text, BibTeX and RIS, and an address that keeps showing the same."""

import datetime as dt
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import ReleaseFactory
from treaties.models import Record, Treaty

pytestmark = pytest.mark.usefixtures("record", "today")


@pytest.fixture
def released(record):  # noqa: ARG001
    return ReleaseFactory(version=Record.objects.version())


def entry(text):
    """Read an entry of BibTeX, strictly: braces balanced, each field once."""
    kind, key, body = re.fullmatch(r"@(\w+)\{([\w-]+),\n(.*)\}\n", text, re.DOTALL).groups()
    fields = {}
    for line in body.splitlines():
        name, value = re.fullmatch(r"  (\w+) = (\w+|\{.*\}),", line).groups()
        assert value.replace(r"\{", "").count("{") == value.replace(r"\}", "").count("}")
        assert name not in fields
        fields[name] = value.removeprefix("{").removesuffix("}")
    return kind, key, fields


def reference(text):
    """Read a reference in RIS, strictly: two letters, two blanks, a dash, a blank; CR LF."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    pairs = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups() for line in lines]
    assert pairs[0][0] == "TY"
    assert pairs[-1] == ("ER", "")
    return dict(pairs)


@pytest.mark.usefixtures("released")
def test_every_page_with_a_day_says_how_to_cite_it(read):
    page = read("/treaties/apmbc/FIN/?on=2026-01-09")
    assert (
        "Servanda. “Mine Ban Convention: Finland”, as of 9 January 2026, release 1 "
        "(22 November 2026). http://testserver/treaties/apmbc/FIN/?on=2026-01-09&release=1. "
        "CC BY 4.0."
    ) in page.words
    assert "The address keeps showing what the page shows now." in page.words


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/treaties/apmbc/", "Mine Ban Convention"),
        ("/treaties/apmbc/numbers/?day=2025-06-30&day=2025-12-31", "numbers over time"),
        ("/states/FIN/", "Finland"),
        ("/actions/apmbc-UKR-suspension-2025-07-18/", "Act apmbc-UKR-suspension-2025-07-18"),
        ("/sources/un-page/", "Source: Un-Page"),
        ("/exits/?treaty=apmbc", "Exits"),
        ("/matrix/?from=2025-01-01", "States under treaties"),
        ("/charts/?category=nuclear", "Consent and exit over the years"),
        ("/", "Who is bound by which arms-control treaty"),
    ],
)
def test_the_address_cited_keeps_day_release_and_question(read, path, title):
    page = read(path)
    href = next(link["href"] for link in page.links if "release=1" in link["href"])
    assert f"{title}”, as of 22 November 2026" in page.words
    there, asked = urlsplit(href), parse_qs(urlsplit(path).query)
    assert there.path == urlsplit(path).path
    assert parse_qs(there.query) == asked | {"on": ["2026-11-22"], "release": ["1"]}
    for form in ("bibtex", "ris"):
        link = next(one["href"] for one in page.links if f"format={form}" in one["href"])
        assert link.startswith("/cite/?page=/")


def test_a_list_that_follows_the_record_does_not_promise_more(read):
    ReleaseFactory(version=Record.objects.version())
    assert "release 1 holds the record as it was" in read("/exits/").words


def test_bibtex_can_be_read(client, released):  # noqa: ARG001
    answer = client.get("/cite/?page=/treaties/apmbc/&on=2026-01-09&format=bibtex")
    assert answer["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="servanda.bib"'
    kind, key, fields = entry(answer.content.decode())
    assert (kind, key) == ("misc", "servanda-treaties-apmbc-2026-01-09")
    assert fields == {
        "author": "{Servanda}",
        "title": "{Mine Ban Convention}, as of 9 January 2026",
        "year": "2026",
        "month": "nov",
        "version": "1",
        "url": "http://testserver/treaties/apmbc/?on=2026-01-09&release=1",
        "urldate": "2026-11-22",
        "note": "Release 1 (22 November 2026). CC BY 4.0",
    }


def test_ris_can_be_read(client, released):  # noqa: ARG001
    answer = client.get("/cite/?page=/states/PRK/?view=PRK&on=2003-04-11&format=ris")
    held = reference(answer.content.decode())
    assert held["TI"] == "Democratic People's Republic of Korea, as of 11 April 2003"
    assert held["UR"] == "http://testserver/states/PRK/?on=2003-04-11&view=PRK&release=1"
    assert (held["TY"], held["ET"], held["DA"]) == ("DATA", "Release 1", "2026/11/22")


def test_a_record_changed_since_its_release_is_cited_by_its_moment(client, released):  # noqa: ARG001
    Record.objects.filter(pk=1).update(
        version=99, changed_at=dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
    )
    answer = client.get("/cite/?page=/treaties/apmbc/&on=2026-01-09")
    _, _, fields = entry(answer.content.decode())
    assert fields["url"].endswith("/treaties/apmbc/?on=2026-01-09&known=2026-11-22T09:30:00Z")
    assert fields["note"] == (
        "The record as known on 22 November 2026, 09:30:00 UTC, after release 1. CC BY 4.0"
    )


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("page=/nowhere/", "is no page of the record: write page= with its path"),
        ("page=/admin/", "is no page of the record"),
        ("page=https://elsewhere.example/", "is no page of the record"),
        ("page=/treaties/nope/", "is no page of the record"),
        ("page=//[", "page= is no path: write it as it stands in the address bar"),
        ("page=/actions/nonsense-act/", "is no page of the record"),
        ("page=/data/releases/999/", "is no page of the record"),
        ("page=/about/privacy/", "holds nothing to cite"),
        ("page=/treaties/apmbc/&format=word", "Write format=bibtex or format=ris."),
        ("page=/treaties/apmbc/&on=2026", "is not a whole day"),
        ("page=/treaties/apmbc/&release=7", "There is no release “7”"),
        ("page=/treaties/apmbc/&view=nobody", "is no view"),
        ("", "is no page of the record"),
    ],
)
def test_what_cannot_be_cited_is_refused_with_advice(client, query, advice):
    answer = client.get(f"/cite/?{query}")
    assert answer.status_code == 400
    assert advice in answer.content.decode()


def test_special_characters_do_not_break_bibtex(client):
    Treaty.objects.filter(pk="apmbc").update(short_name="Mines & {more} 100%_#")
    _, _, fields = entry(client.get("/cite/?page=/treaties/apmbc/").content.decode())
    assert fields["title"].startswith(r"{Mines \& \{more\} 100\%\_\#}")
