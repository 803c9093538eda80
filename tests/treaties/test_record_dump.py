import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.factories import CitationFactory, TreatyActionFactory
from tests.treaties.records import contents, write_record
from treaties.models import Record, Source, TreatyAction
from treaties.record.dump import ForeignFilesError, NoRecordError, dump
from treaties.record.load import load

pytestmark = pytest.mark.django_db


def test_what_editors_entered_comes_back_too(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    (tmp_path / "small").mkdir()
    load(write_record(tmp_path / "small"))
    wrong = TreatyAction.objects.get(public_id="mines-AUT-ratification-1998-01-01")
    values = {"treaty": wrong.treaty, "state": wrong.state, "acted_on": "1998-01-01"}
    right = TreatyActionFactory(
        public_id="mines-AUT-ratification-1998-01-01-2",
        corrects=wrong,
        reason="misread,\r\nsee the list",
        note='“one”, "two" | three \\',
        recorded_at=dt.datetime(2026, 11, 23, 8, 0, 0, 250, tzinfo=dt.UTC),
        **values,
    )
    TreatyActionFactory(
        public_id="mines-AUT-ratification-1998-01-01-3",
        corrects=right,
        reason="no such act",
        void=True,
        recorded_at=dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC),
        **values,
    )
    for position, locator in enumerate(["row | 1", "row 2"]):
        source = Source.objects.get(pk="un")
        CitationFactory(
            action=right, source=source, position=position, locator=locator, quote="a \\| b"
        )
    right.characterisations.create(holder="depositary", opinion="contested")

    dump(first)
    loaded = load(first)
    dump(second)

    assert not loaded.changed
    assert contents(second) == contents(first)
    views = (first / "characterisations.csv").read_text().splitlines()
    assert views[1].endswith(",mines-AUT-ratification-1998-01-01-2")


def test_a_dump_loads_into_an_empty_database(tmp_path):
    (tmp_path / "small").mkdir()
    with transaction.atomic():
        load(write_record(tmp_path / "small"))
        dump(tmp_path / "first")
        transaction.set_rollback(True)
    assert not Record.objects.exists()

    load(tmp_path / "first")
    dump(tmp_path / "second")

    assert contents(tmp_path / "second") == contents(tmp_path / "first")


def test_a_directory_with_other_files_is_left_alone(tmp_path):
    small, target = tmp_path / "small", tmp_path / "target"
    small.mkdir()
    load(write_record(small))
    (target / "actions").mkdir(parents=True)
    (target / "actions" / "other.csv").write_text("mine")
    (target / "notes.txt").write_text("mine")

    with pytest.raises(ForeignFilesError, match=r"notes\.txt, actions/other\.csv: choose another"):
        dump(target)

    assert sorted(path.name for path in target.rglob("*")) == ["actions", "notes.txt", "other.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small", "target"]


def test_the_command_says_what_it_wrote(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    load(write_record(small))
    out = StringIO()

    call_command("dump_record", tmp_path / "new" / "place", stdout=out)

    assert "rows written to" in out.getvalue()
    assert (tmp_path / "new" / "place" / "about.csv").read_text() == (
        "key,value\ncompiled_on,2026-11-22\n"
    )


def test_there_is_nothing_to_dump_without_a_record(tmp_path):
    with pytest.raises(NoRecordError):
        dump(tmp_path)
    with pytest.raises(CommandError, match="load one first"):
        call_command("dump_record", tmp_path)
