"""Releasing: what is refused, what is kept, and that each format says what the record says."""

import csv
import hashlib
import json
import sqlite3
import subprocess
from io import StringIO

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from tests.factories import SourceFactory
from tests.treaties.records import contents
from treaties.models import Explanation, Record, Release, Source, State
from treaties.record.dump import dump
from treaties.releases.publish import (
    InTheWayError,
    NothingChangedError,
    directory_of,
    is_intact,
    release,
)
from treaties.releases.tables import read_tables
from treaties.tasks import release_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def change():
    SourceFactory(id=f"source-{Source.objects.count()}")
    Record.objects.bump()


def said(*args):
    out, err = StringIO(), StringIO()
    call_command("release", *args, stdout=out, stderr=err)
    return out.getvalue()


def test_the_command_releases_once_and_then_says_that_nothing_changed():
    assert "Release 1 of the record at version" in said()
    assert "the record is that of release 1" in said()
    assert Release.objects.count() == 1


def test_trying_keeps_nothing():
    assert "would be made; nothing is kept" in said("--dry-run")
    assert not Release.objects.exists()
    assert not directory_of(1).exists()


def test_nothing_is_released_while_a_finding_is_open():
    Explanation.objects.all().delete()
    with pytest.raises(CommandError, match="Nothing is released: verify_record finds 1 open"):
        said()
    assert not Release.objects.exists()


def test_each_release_is_chained_to_the_one_before():
    first = release().release
    change()
    second = release().release
    manifest = json.loads((directory_of(2) / "manifest.json").read_bytes())
    assert (second.number, second.previous) == (2, first)
    assert manifest["previous"] == {"release": 1, "manifest_sha256": first.manifest_hash}
    before = (directory_of(1) / "manifest.json").read_bytes()
    assert hashlib.sha256(before).hexdigest() == first.manifest_hash
    assert manifest["content_hash"] == second.content_hash != first.content_hash
    with pytest.raises(NothingChangedError, match="release 2"):
        release()


def test_a_release_cannot_be_changed():
    release()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Release.objects.update(content_hash="0" * 64)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Release.objects.all().delete()


def test_the_sums_are_those_that_sha256sum_checks(unpack):
    made = release().release
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=directory_of(1),
        check=False,
    )
    assert done.returncode == 0
    listed = subprocess.run(  # noqa: S602
        "find . -name '*.csv' -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum | sha256sum",
        shell=True,
        cwd=unpack(1, "record"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.split()[0] == made.content_hash
    assert is_intact(made) == []
    (directory_of(1) / "codebook.md").write_text("other")
    assert is_intact(made) == [f"{directory_of(1) / 'codebook.md'} is not what was released"]


def test_the_record_in_a_release_is_what_a_dump_writes(tmp_path, unpack):
    release()
    dump(tmp_path / "dump")
    assert contents(unpack(1, "record")) == contents(tmp_path / "dump")


def test_the_same_record_gives_the_same_bytes():
    first = release().release
    change()
    second = release().release
    Source.objects.get(pk="source-2").delete()
    third = release().release
    assert third.content_hash == first.content_hash != second.content_hash
    same = {"-record.zip", "-parquet.zip", ".json", ".xlsx", ".sqlite", "-datapackage.zip"}
    sums = [{one["name"]: one["sha256"] for one in made.files} for made in (first, third)]
    for ending in same:
        assert sums[0][f"servanda-1{ending}"] == sums[1][f"servanda-3{ending}"], ending


def test_files_of_another_database_are_never_overwritten():
    directory_of(1).mkdir(parents=True)
    with pytest.raises(InTheWayError, match="has no release 1: move it away"):
        release()
    assert not Release.objects.exists()


def test_every_month_the_record_is_released_where_it_changed(settings):
    assert release_record() == 1
    assert release_record() == 0
    entries = settings.CELERY_BEAT_SCHEDULE.values()
    (entry,) = [one for one in entries if one["task"] == release_record.name]
    assert entry["schedule"].day_of_month == {1}


@pytest.fixture
def tables(tmp_path):
    release()
    dump(tmp_path / "plain")
    return read_tables(tmp_path / "plain")


def test_the_workbook_holds_every_cell(tables):
    book = openpyxl.load_workbook(directory_of(1) / "servanda-1.xlsx", read_only=True)
    assert book.sheetnames == [table.name for table in tables]
    for table in tables:
        rows = [[cell or "" for cell in row] for row in book[table.name].values]
        assert rows == [[one.name for one in table.columns], *map(list, table.rows)]


def test_the_database_holds_every_row_with_its_references(tables):
    base = sqlite3.connect(directory_of(1) / "servanda-1.sqlite")
    try:
        for table in tables:
            rows = base.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608
            assert len(rows) == len(table.rows), table.name
        asked = """
            SELECT s.name, t.short_name, a.date, c.source_id FROM actions a
            JOIN states s ON s.iso3 = a.state JOIN treaties t USING (treaty_id)
            JOIN citations c ON c.action_id = a.id JOIN sources USING (source_id)
            WHERE a.kind = 'ratification'
        """
        rows = base.execute(asked).fetchall()
        keys = base.execute("PRAGMA foreign_key_list(actions)").fetchall()
        broken = base.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        base.close()
    assert rows == [("Austria", "Mine Convention", "1998-01-01", "un")]
    assert {row[2] for row in keys} == {"treaties", "states", "actions"}
    assert broken == []


def test_parquet_holds_every_value_with_its_type(tables, unpack):
    directory = unpack(1, "parquet")
    for table in tables:
        read = pq.read_table(directory / f"{table.name}.parquet")
        assert read.column_names == [one.name for one in table.columns]
        assert read.num_rows == len(table.rows)
    actions = pq.read_table(directory / "actions.parquet").to_pylist()
    accession = next(one for one in actions if one["kind"] == "accession")
    assert accession["sources"] == ["un", "news"]
    assert accession["void"] is False
    assert accession["recorded_at"].isoformat() == "2026-11-22T00:00:00+00:00"


def test_policies_are_tables_with_their_references_and_citations(tables, unpack):  # noqa: ARG001
    base = sqlite3.connect(directory_of(1) / "servanda-1.sqlite")
    try:
        keys = {
            name: {(row[3], row[2]) for row in base.execute(f"PRAGMA foreign_key_list({name})")}
            for name in ("policies", "citations_policies", "steps", "positions")
        }
        asked = """
            SELECT p.policy_id, t.label, s.name, b.title, c.position, c.source_id FROM policies p
            JOIN policy_topics t USING (topic) JOIN states s ON s.iso3 = p.state
            JOIN policies b ON b.policy_id = p.supersedes
            JOIN citations_policies c ON c.policy_id = p.policy_id ORDER BY c.position
        """
        rows = base.execute(asked).fetchall()
    finally:
        base.close()
    lifted = ("fin-mines-2025", "Mines", "Finland", "A ban")
    assert rows == [(*lifted, 0, "un"), (*lifted, 1, "news")]
    assert keys["policies"] == {
        ("state", "states"),
        ("topic", "policy_topics"),
        ("supersedes", "policies"),
        ("corrects", "policies"),
    }
    assert keys["citations_policies"] == {("policy_id", "policies"), ("source_id", "sources")}
    assert {("treaty_id", "treaties"), ("topic", "policy_topics")} < keys["positions"]
    assert ("treaty_id", "treaties") in keys["steps"]
    policies = pq.read_table(unpack(1, "parquet") / "policies.parquet").to_pylist()
    assert [one["treaty_ids"] for one in policies] == [["mines"], ["mines"]]
    assert [one["announced"] for one in policies] == ["2020-02", "2025-04-01"]
    counts = Release.objects.get().counts
    assert (counts["policies"], counts["citations_policies"], counts["citations_steps"]) == (
        2,
        3,
        1,
    )


def test_json_holds_every_value(tables):
    held = json.loads((directory_of(1) / "servanda-1.json").read_text())
    assert {name: len(rows) for name, rows in held["tables"].items()} == {
        table.name: len(table.rows) for table in tables
    }
    assert held["tables"]["provisions"][0]["rule_json"]["open_to"] == "all"
    assert held["tables"]["treaties"][0]["also_known_as"] == ["Ottawa", "Oslo"]
    assert held["tables"]["policies"][1]["sources"] == ["un", "news"]
    assert held["tables"]["citations_positions"] == [
        {
            "position_id": "rus-mines-2025",
            "position": 0,
            "source_id": "news",
            "locator": None,
            "quote": None,
        }
    ]


def test_crosswalks_are_in_the_tables(tables):
    columns = {table.name: [one.name for one in table.columns] for table in tables}
    assert {"iso3", "iso2", "m49"} <= set(columns["states"])
    assert columns["crosswalk_states"] == ["iso3", "cow", "gw", "wikidata", "uncode"]
    assert {"wikidata", "ieadb", "unts", "mtdsg", "vaynman_code"} < set(
        columns["crosswalk_treaties"]
    )


def test_the_data_package_is_valid(tables, unpack):
    directory = unpack(1, "datapackage")
    report = frictionless.validate(str(directory / "datapackage.json"))
    assert report.flatten(["title", "note"]) == []
    assert [task.name for task in report.tasks] == [table.name for table in tables]
    same = (directory / "datapackage.json").read_bytes()
    assert same == (directory_of(1) / "datapackage.json").read_bytes()


def test_the_citation_file_holds_what_its_format_requires(tables):  # noqa: ARG001
    held = yaml.safe_load((directory_of(1) / "CITATION.cff").read_text())
    assert held["cff-version"] == "1.2.0"
    assert held["type"] == "dataset"
    assert held["license"] == "CC-BY-4.0"
    assert held["version"] == "1"
    assert held["date-released"] == Release.objects.get().released_at.date()
    assert {"message", "title", "authors"} <= held.keys()


def test_the_codebook_tells_of_every_column_and_word(tables):
    with (directory_of(1) / "codebook.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["table"], row["column"]) for row in rows if row["type"] != "table"}
    assert told == {(table.name, one.name) for table in tables for one in table.columns}
    assert [row for row in rows if not row["meaning"]] == []
    (accession,) = [row for row in rows if (row["table"], row["value"]) == ("actions", "accession")]
    assert (accession["meaning"], accession["article"]) == ("Accession", "art. 15")
    (loosens,) = [row for row in rows if (row["table"], row["value"]) == ("policies", "loosens")]
    assert (loosens["column"], loosens["meaning"]) == ("direction", "Loosens")
    (replaced,) = [
        row for row in rows if (row["table"], row["column"]) == ("policies", "supersedes")
    ]
    assert replaced["refers_to"] == "policies"
    text = (directory_of(1) / "codebook.md").read_text()
    assert "- `provisional_application_ended`: Provisional application ended (art. 25(2))" in text


def test_counts_of_rows_are_kept():
    assert release().release.counts["states"] == State.objects.count()
