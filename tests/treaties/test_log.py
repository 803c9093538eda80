"""Every change of the record is logged once, and the log alone gives the record."""

import datetime as dt

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.factories import SourceFactory, StateFactory, TreatyActionFactory
from tests.treaties.api.conftest import Api
from tests.treaties.records import (
    CORRECTION,
    LONG_ACTIONS,
    SOURCED,
    contents,
    long_row,
    with_row,
    write_record,
)
from tests.treaties.replaying import Consumer
from treaties import services
from treaties.models import Change, Explanation, Record, Source, State, Treaty, TreatyAction
from treaties.record.dump import dump
from treaties.record.load import load
from treaties.record.log import begin
from treaties.services import Cites, correct, record
from treaties.terms import ActionKind

AUT, FIN = {"state": "AUT", "sources": "un"}, {"state": "FIN", "sources": "un"}
SAME = [
    long_row(**AUT, **SOURCED, kind="ratification", date="1998-01-01"),
    long_row(
        state="FIN",
        kind="accession",
        date="1998-02-01",
        sources="un|news",
        confidence="cross-checked",
    ),
    long_row(**FIN, **SOURCED, kind="reservation", date="2025-05-05"),
    long_row(**AUT, **SOURCED, kind="objection", date="2026"),
]
"""The acts of the small record, with all columns."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path):
    """Load the small record; give the directory of its files."""
    directory = tmp_path / "files"
    directory.mkdir()
    load(write_record(directory))
    return directory


def act(**changes):
    given = {"kind": ActionKind.ACCESSION, "acted_on": "2000-01-01", "recorded_at": timezone.now()}
    about = {"treaty": Treaty.objects.get(pk="mines"), "state": State.objects.get(pk="RUS")}
    return TreatyActionFactory.build(public_id="", **(about | given | changes))


def cites():
    return [Cites(Source.objects.get(pk="un"))]


def replayed():
    return Consumer(Api(), page_size=7).catch_up()


def dumped(tmp_path):
    dump(tmp_path / "dump")
    return contents(tmp_path / "dump")


def last():
    return Change.objects.order_by("-pk").first()


@pytest.mark.usefixtures("small")
def test_a_first_load_is_logged_row_by_row(tmp_path):
    assert set(Change.objects.values_list("kind", "version")) == {("add", 1)}
    assert replayed().contents() == dumped(tmp_path)


def test_a_load_that_changes_nothing_logs_nothing(small):
    before = Change.objects.count()
    load(small)
    assert Change.objects.count() == before


@pytest.mark.usefixtures("small")
def test_an_act_is_an_addition_and_a_legal_act():
    before = Change.objects.count()
    entry = record(act(), cites=cites())
    assert Change.objects.count() == before + 1
    change = last()
    assert (change.kind, change.table, change.key) == ("add", "actions/mines.csv", str(entry))
    assert (change.treaty_id, change.state_id, change.legal_act) == ("mines", "RUS", True)
    assert change.version == Record.objects.version()
    assert change.before is None
    assert change.after["sources"] == "un"


@pytest.mark.usefixtures("small")
def test_a_correction_tells_the_entry_replaced_and_the_reason():
    wrong = record(act(), cites=cites())
    right = correct(wrong, act(acted_on="2000-01-02"), reason="Misread.", cites=cites())
    change = last()
    assert (change.kind, change.key, change.reason) == ("correct", str(right), "Misread.")
    assert (change.before["date"], change.after["date"]) == ("2000-01-01", "2000-01-02")
    assert change.legal_act


@pytest.mark.usefixtures("small")
def test_an_act_that_was_entered_for_the_wrong_state_is_corrected(tmp_path):
    wrong = record(act(), cites=cites())
    austria = act(state=State.objects.get(pk="AUT"))
    correct(wrong, austria, reason="Another row of the list.", cites=cites())
    change = last()
    assert (change.kind, change.before["state"], change.after["state"]) == ("correct", "RUS", "AUT")
    assert replayed().contents() == dumped(tmp_path)


@pytest.mark.usefixtures("small")
def test_a_duplicate_taken_back_is_a_merge_and_a_mistake_is_not():
    record(act(), cites=cites())
    twice = record(act(), cites=cites())
    correct(twice, act(void=True), reason="Entered twice.", cites=cites())
    assert last().kind == "merge"
    other = record(act(acted_on="2001-01-01"), cites=cites())
    correct(other, act(acted_on="2001-01-01", void=True), reason="It was not.", cites=cites())
    assert last().kind == "correct"


@pytest.mark.usefixtures("small")
def test_an_edit_of_the_register_is_restated_and_no_legal_act():
    State.objects.filter(pk="FIN").update(name="Suomi")
    services.register_changed((), State)
    change = last()
    assert (change.kind, change.table, change.state_id) == ("restate", "states.csv", "FIN")
    assert (change.before["name"], change.after["name"]) == ("Finland", "Suomi")
    assert not change.legal_act


@pytest.mark.usefixtures("small")
def test_what_an_entry_that_fails_would_have_changed_is_not_logged():
    before = Change.objects.count()
    with transaction.atomic():
        record(act(), cites=cites())
        transaction.set_rollback(True)
    assert Change.objects.count() == before


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "verb", ["UPDATE treaties_change SET reason = ''", "DELETE FROM treaties_change"]
)
def test_the_log_is_never_changed(verb):
    with (
        pytest.raises(ProgrammingError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)


def test_a_record_older_than_its_log_is_logged_as_it_is(tmp_path):
    directory = tmp_path / "files"
    directory.mkdir()
    load(write_record(directory))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE treaties_change")
    assert begin()
    assert not begin()
    assert replayed().contents() == dumped(tmp_path)


@pytest.mark.usefixtures("small")
def test_the_log_gives_the_record_after_many_edits(tmp_path):
    consumer = Consumer(Api(), page_size=5).catch_up()
    wrong = record(act(), cites=cites())
    notice = correct(wrong, act(acted_on="2000-02"), reason="Misread.", cites=cites())
    back = act(kind=ActionKind.OBJECTION, state=State.objects.get(pk="AUT"), acted_on="2001")
    record(back, cites=cites(), answers=[TreatyAction.objects.get(kind="reservation")])
    correct(notice, act(void=True), reason="It was not.", cites=cites())
    consumer.catch_up()
    mines = Treaty.objects.get(pk="mines")
    mines.ended_on = "2020-01-01"
    mines.save()
    mines.sources.set([Source.objects.get(pk="news")])
    services.register_changed(["mines"], Treaty)
    Explanation.objects.all().delete()
    services.register_changed((), Explanation)
    StateFactory(code="EST", name="Estonia")
    SourceFactory(id="new", title='A "new" one, with a comma')
    services.register_changed((), State, Source)

    assert consumer.catch_up().contents() == dumped(tmp_path)
    assert replayed().contents() == consumer.contents()
    assert {"add", "correct", "restate", "remove"} == {one["kind"] for one in consumer.seen}
    ids = [one["id"] for one in consumer.seen]
    assert ids == sorted(set(ids))


def test_the_log_gives_the_record_after_another_load(small, tmp_path):
    changed = {
        "mines": [LONG_ACTIONS, *SAME, long_row(**CORRECTION)],
        "provisions": [
            with_row("provisions")[0],
            'mines,review,12,"{""first"": {""years_after_eif"": 5}}",Reviewed.,un',
            *with_row("provisions")[1:],
        ],
        "explained": ["check,treaty,state,subject,reason"],
        "sources": with_row("sources", "more,More,UN,,depositary,2026"),
    }
    load(write_record(small, **changed))
    assert replayed().contents() == dumped(tmp_path)
    assert Change.objects.filter(kind="correct", key__endswith="1998-01-02").exists()


@pytest.mark.usefixtures("small")
def test_moments_are_those_of_the_version():
    record(act(), cites=cites())
    assert last().at == Record.objects.get().changed_at
    assert last().at > dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
