"""``read_depositary`` on the real pages: what it prints, and how it fails."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from news.management.commands import read_depositary
from tests.news.depositary.scene import ROWS, TREATIES, page_bytes, page_of, with_cell, with_row
from treaties.models import StatusCheck, TreatyAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]


@pytest.fixture
def run(tmp_path, capsys):
    def answer(data, *args):
        page = tmp_path / "page.html"
        page.write_bytes(data)
        call_command("read_depositary", str(page), *args)
        return capsys.readouterr().out

    return answer


@pytest.mark.parametrize("treaty", TREATIES)
def test_json_alone_is_printed(run, treaty):
    found = json.loads(run(page_bytes(treaty), "--treaty", treaty, "--json"))
    assert found["treaty"] == treaty
    assert found["page_date"] == "2026-02-03"
    assert found["rows_read"] == ROWS[treaty]
    assert found["proposals"] == []
    assert all(one["reason"] for one in found["explained"])


def test_a_proposal_has_the_words_of_the_page(run):
    data = with_row("enmod", "State of Palestine", "", "29 Dec 2017 a")
    (one,) = json.loads(run(data, "--treaty", "enmod", "--json"))["proposals"]
    assert {key: one[key] for key in ("change", "state", "kind", "date", "evidence")} == {
        "change": "add",
        "state": "PSE",
        "kind": "accession",
        "date": "2017-12-29",
        "evidence": "29 Dec 2017 a",
    }
    assert (one["place"]["row"], one["place"]["column"]) == (95, 3)


def test_a_table_is_printed_for_people(run):
    estonia = next(row.number for row in page_of("apmbc").rows if row.name.startswith("Estonia"))
    text = run(with_cell("apmbc", estonia, 3, "[12 May 2005 a]"), "--treaty", "APMBC")
    assert "apmbc, page of 2026-02-03: 166 rows read, 299 acts as in the record." in text
    (line,) = [line for line in text.splitlines() if "correct" in line]
    assert [cell.strip() for cell in line.strip("│").split("│")] == [
        "correct",
        "EST",
        "accession",
        "2005-05-12",
        "[12 May 2005 a]",
    ]
    assert "Finland left on 10 January 2026" in " ".join(text.split())


def test_it_says_so_when_there_is_nothing_to_propose(run):
    assert "No proposals." in run(page_bytes("ccm"), "--treaty", "ccm")


def test_the_page_can_come_on_standard_input(monkeypatch, capsys):
    stdin = io.TextIOWrapper(io.BytesIO(page_bytes("ccm")))
    monkeypatch.setattr(read_depositary.sys, "stdin", stdin)
    call_command("read_depositary", "-", "--treaty", "ccm", "--json")
    assert json.loads(capsys.readouterr().out)["rows_read"] == 125


def test_nothing_is_written(run):
    before = TreatyAction.objects.count(), StatusCheck.objects.count()
    run(with_row("apmbc", "Nepal", "", "1 Jan 2026 a"), "--treaty", "apmbc")
    assert (TreatyAction.objects.count(), StatusCheck.objects.count()) == before


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (page_bytes("apmbc")[:90_000], "The page is refused. The page lacks the table of"),
        (page_bytes("ccm"), "another treaty's than apmbc: its number is XXVI-6, not XXVI-5"),
        (b"", "The page is empty"),
    ],
)
def test_a_refused_page_ends_with_one_and_says_why(run, data, why):
    with pytest.raises(CommandError, match=why) as raised:
        run(data, "--treaty", "apmbc", "--json")
    assert raised.value.returncode == 1


def test_an_unknown_treaty_names_those_near_it(run):
    with pytest.raises(CommandError, match="ctbt") as raised:
        run(page_bytes("ctbt"), "--treaty", "ctbtt")
    assert raised.value.returncode == 2


def test_a_file_that_is_not_there_says_what_to_do():
    with pytest.raises(CommandError, match="give the file of a status page") as raised:
        call_command("read_depositary", "/nowhere/page.html", "--treaty", "ctbt")
    assert raised.value.returncode == 2


def test_a_day_that_is_none_is_refused(run):
    with pytest.raises(CommandError, match="--fetched: ") as raised:
        run(page_bytes("ctbt"), "--treaty", "ctbt", "--fetched", "3 February")
    assert raised.value.returncode == 2


def test_a_page_that_does_not_date_itself_is_dated_by_the_day_it_was_fetched(run):
    data = page_bytes("ctbt").replace(b"STATUS AS AT", b"STATUS", 1)
    with pytest.raises(CommandError, match="give the day on which it was fetched"):
        run(data, "--treaty", "ctbt")
    found = json.loads(run(data, "--treaty", "ctbt", "--fetched", "2026-02-04", "--json"))
    assert (found["page_date"], found["proposals"]) == ("2026-02-04", [])
