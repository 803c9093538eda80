import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.dates import PartialDate
from tests.treaties.records import (
    CORRECTION,
    FILES,
    LONG_ACTIONS,
    NO_RELATIONS,
    SOURCED,
    long_actions,
    long_row,
    with_row,
    write_record,
)
from treaties.models import (
    Answer,
    Characterisation,
    Explanation,
    Provision,
    PublishedTotal,
    Record,
    Source,
    Standing,
    State,
    StateList,
    StatusCheck,
    Treaty,
    TreatyAction,
)
from treaties.record.load import load
from treaties.record.problems import BadRecordError
from treaties.terms import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(tmp_path):
    return write_record(tmp_path)


# What is loaded


def test_every_file_is_loaded(directory):
    loaded = load(directory)

    austria, treaty = State.objects.get(pk="AUT"), Treaty.objects.get()
    assert (austria.cow, austria.un_member_since) == ("305", dt.date(1955, 12, 14))
    assert State.objects.get(pk="RUS").successor_of.get().pk == "SUN"
    assert StateList.objects.get().members.get().pk == "FIN"
    assert (treaty.adopted_on, treaty.also_known_as) == (
        PartialDate.parse("1997"),
        ["Ottawa", "Oslo"],
    )
    assert treaty.ieadb == "1"
    assert Source.objects.get(pk="news").as_of == PartialDate.parse("2026")
    assert [one.position for one in Provision.objects.order_by("position")] == [0, 1]
    assert Answer.objects.get().target.public_id == "mines-FIN-reservation-2025-05-05"
    assert [one.holder for one in Characterisation.objects.order_by("position")] == [
        "AUT",
        "depositary",
    ]
    assert StatusCheck.objects.get().complete
    assert PublishedTotal.objects.get().expected == 2
    assert Explanation.objects.get().state is None
    assert (loaded.actions, loaded.version) == (4, 1)


def test_standings_are_derived_with_the_load(directory):
    load(directory)

    parties = Standing.objects.on(dt.date(1998, 8, 1)).filter(status=Status.PARTY)

    assert sorted(parties.values_list("state", flat=True)) == ["AUT", "FIN"]


def test_rows_without_a_moment_are_recorded_when_the_record_was_compiled(directory):
    load(directory)

    moments = set(TreatyAction.objects.values_list("recorded_at", flat=True))

    assert moments == {dt.datetime(2026, 11, 22, tzinfo=dt.UTC)}


@pytest.mark.parametrize(
    ("given", "expected"),
    [(dt.date(2026, 10, 1), dt.date(2026, 10, 1)), (None, dt.date(2026, 2, 3))],
)
def test_files_that_do_not_say_when_they_were_compiled_are_told(tmp_path, given, expected):
    load(write_record(tmp_path, about=None), compiled_on=given)

    assert Record.objects.get().compiled_on == expected


def test_the_day_of_compilation_stays_where_nobody_says_another(directory):
    load(directory)
    (directory / "about.csv").unlink()

    assert not load(directory).changed
    assert Record.objects.get().compiled_on == dt.date(2026, 11, 22)


def test_citations_keep_their_order_locators_and_quotes(tmp_path):
    row = long_row(
        state="FIN",
        kind="reservation",
        date="2025-05-05",
        sources="news|un|un",
        locator="|p. 1|p. 2",
        quote="||either \\| or",
        **SOURCED,
    )
    load(write_record(tmp_path, mines=long_actions(row), **NO_RELATIONS))

    action = TreatyAction.objects.with_citations().get(kind="reservation")

    assert [(one.source_id, one.locator, one.quote) for one in action.citations.all()] == [
        ("news", "", ""),
        ("un", "p. 1", ""),
        ("un", "p. 2", "either | or"),
    ]


def test_a_correction_may_stand_before_the_entry_it_corrects(tmp_path):
    row = long_row(**CORRECTION | {"date": "1997-12-30"})
    load(
        write_record(tmp_path, mines=[LONG_ACTIONS, row, *long_actions()[1:]], **NO_RELATIONS),
    )

    correction = TreatyAction.objects.uncorrected().get(state="AUT")

    assert correction.public_id == "mines-AUT-ratification-1997-12-30"
    assert correction.corrects.public_id == "mines-AUT-ratification-1998-01-01"


def test_acts_of_one_day_and_undated_acts_have_ids_of_their_own(tmp_path):
    rows = ["FIN,declaration,,,,,first,un,sourced", "FIN,declaration,,,,,second,un,sourced"]
    load(write_record(tmp_path, mines=with_row("actions/mines.csv", *rows)))

    ids = TreatyAction.objects.filter(kind="declaration").order_by("id")

    assert [action.public_id for action in ids] == [
        "mines-FIN-declaration-undated",
        "mines-FIN-declaration-undated-2",
    ]


def test_a_crosswalk_may_come_by_itself(directory):
    load(directory)
    crosswalk = ["iso3,cow,gw,wikidata,uncode", "FIN,375,375,Q33,246"]
    states = [line for line in FILES["states.csv"] if not line.startswith("FIN")]

    load(
        write_record(
            directory, states=states, crosswalk_states=crosswalk, lists=FILES["lists.csv"][:1]
        ),
    )

    assert State.objects.get(pk="FIN").wikidata == "Q33"
    assert State.objects.get(pk="FIN").name == "Finland"


# Loading again


def test_the_same_files_change_nothing(directory):
    load(directory)

    again = load(directory)

    assert not again.changed
    assert (again.rows, again.actions, again.version) == (0, 0, 1)
    assert State.pgh_event_model.objects.filter(pgh_label="update").count() == 0


def test_the_register_is_brought_up_to_date_and_its_history_kept(directory):
    load(directory)
    changed = [line.replace("Mine Convention", "Mine Ban") for line in FILES["treaties.csv"]]

    loaded = load(
        write_record(directory, treaties=[line.replace("un|news", "news|un") for line in changed]),
    )

    treaty = Treaty.objects.get()
    sources = Treaty.sources.through.objects.order_by("pk").values_list("source_id", flat=True)
    assert treaty.short_name == "Mine Ban"
    assert list(sources) == ["news", "un"]
    assert loaded.version == 2
    events = Treaty.pgh_event_model.objects.order_by("pgh_id")
    assert [event.short_name for event in events] == ["Mine Convention", "Mine Ban"]


def test_new_actions_are_added_and_their_standings_derived(directory):
    load(directory)
    rows = with_row("actions/mines.csv", "RUS,accession,1999-01-01,,,,,un,sourced")

    loaded = load(write_record(directory, mines=rows))

    assert (loaded.actions, loaded.rows, loaded.version) == (1, 0, 2)
    assert Standing.objects.filter(state="RUS", status=Status.PARTY).exists()


def test_actions_that_the_files_lack_stay(directory):
    load(directory)
    rows = FILES["actions/mines.csv"][:2]

    load(write_record(directory, mines=rows, **NO_RELATIONS))

    assert TreatyAction.objects.count() == 4


def test_rows_of_the_register_that_the_files_lack_stay_and_are_counted(directory):
    load(directory)
    states = [*FILES["states.csv"], "SWE,SE,752,member,Sweden,Kingdom of Sweden,,,,,,,,Europe,,,"]
    load(write_record(directory, states=states))

    loaded = load(write_record(directory))

    assert State.objects.filter(pk="SWE").exists()
    assert loaded.kept == {"states.csv": 1}


def test_checks_and_explanations_are_what_the_files_say(directory):
    load(directory)

    loaded = load(
        write_record(
            directory, checks=FILES["checks.csv"][:1], explained=FILES["explained.csv"][:1]
        ),
    )

    assert not PublishedTotal.objects.exists()
    assert not Explanation.objects.exists()
    assert (loaded.rows, loaded.version) == (2, 2)


def test_another_day_of_compilation_is_a_change(directory):
    load(directory)

    loaded = load(write_record(directory, about=["key,value", "compiled_on,2026-11-23"]))

    assert Record.objects.get().compiled_on == dt.date(2026, 11, 23)
    assert loaded.version == 2


# The command


def test_the_command_says_what_it_did(directory):
    out = StringIO()

    call_command("load_record", directory, stdout=out)
    call_command("load_record", directory, stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[0].startswith("4 actions added, ")
    assert lines[1:] == [
        "the record is at version 1",
        "nothing to change",
        "the record is at version 1",
    ]


def test_the_command_says_which_rows_stay(directory):
    load(directory)
    out = StringIO()

    call_command(
        "load_record",
        write_record(directory, status_checks=FILES["status_checks.csv"][:1]),
        stdout=out,
    )

    assert "status_checks.csv: 1 rows of the database are not in it, and stay" in out.getvalue()


def test_the_command_fails_with_every_problem(directory):
    write_record(directory, sources=with_row("sources", "x,,,,news,"))
    (directory / "notes.txt").write_text("")
    err = StringIO()

    with pytest.raises(CommandError, match="2 problems; nothing was loaded"):
        call_command("load_record", directory, stderr=err, stdout=StringIO())

    assert err.getvalue().splitlines() == [
        "notes.txt: is no file of a record: move it elsewhere, or correct its name",
        "sources.csv, line 4, column title: is empty: fill it in",
    ]


def test_a_directory_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadRecordError, match="1 problem; nothing was loaded"):
        load(tmp_path / "nowhere")
