import pytest

from core.dates import InvalidDateError
from tests.treaties.records import (
    CORRECTION,
    FILES,
    LONG_ACTIONS,
    NO_RELATIONS,
    SHORT_ACTIONS,
    SOURCED,
    long_actions,
    long_row,
    with_row,
    write_record,
)
from treaties.models import Record, State
from treaties.record.load import load
from treaties.record.problems import BadRecordError
from treaties.terms import ActionKind, SourceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(tmp_path):
    return write_record(tmp_path)


NO_STATE = "there is no state “XXX”: correct it, or add the state"
NO_SOURCE = "there is no source “{}”: correct it, or add the source"
STAND_IN = "stands for an unknown date: leave the cell empty"
TOO_EARLY = "before the act of 2025-07-18: only a succession can be; correct one"
CONFIDENCES = "write one of sourced, cross-checked, recalled"
KINDS = ", ".join(ActionKind)
SOURCE_KINDS = ", ".join(SourceKind)


def problems(directory, **changes):
    """Return what the loader says of the small record with some files changed."""
    write_record(directory, **changes)
    with pytest.raises(BadRecordError) as caught:
        load(directory)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("column", "there", "cells"),
    [
        ("effective_date", "nothing", {"effective_date": "1999-01-01"}),
        ("note", "nothing", {"note": "seen"}),
        ("sources", "“un”", {"sources": "news"}),
        ("quote", "nothing", {"quote": "accedes"}),
        ("confidence", "“sourced”", {"confidence": "recalled"}),
        (
            "recorded_at",
            "“2026-11-22T00:00:00Z”",
            {"recorded_at": "2026-11-23T00:00:00Z"},
        ),
    ],
)
def test_an_action_recorded_differently_is_refused(tmp_path, column, there, cells):
    load(write_record(tmp_path, mines=long_actions(), **NO_RELATIONS))
    row = {"state": "FIN", "kind": "accession", "date": "1998-02-01", "sources": "un", **SOURCED}

    found = problems(tmp_path, mines=[*long_actions()[:2], long_row(**row | cells)], **NO_RELATIONS)

    assert found == [
        (
            f"actions/mines.csv, line 3, column {column}: already recorded differently "
            f"(as {there}); add a row that corrects it"
        )
    ]


def test_every_bad_row_is_named_and_nothing_is_loaded(directory):
    found = problems(
        directory,
        sources=with_row("sources", "twice,A,,javascript:x,blog,1900-01-01"),
        status_checks=with_row("status_checks", "mines,no-such,2026-02-31,maybe"),
        mines=with_row(
            "actions/mines.csv",
            "XXX,accession,1998,,,,,un,sourced",
            "FIN,joins,1900-01-01,1899,,,,nobody,certain",
            "FIN,suspension,2025-07-18,2025-07-17,,XXX|SUN,,un,sourced",
        ),
    )

    assert found == [
        f"{file}.csv, line {line}, column {column}: {message}"
        for file, line, column, message in [
            ("actions/mines", 6, "state", NO_STATE),
            ("actions/mines", 7, "confidence", f"“certain” is not known: {CONFIDENCES}"),
            ("actions/mines", 7, "date", f"1900-01-01 {STAND_IN}"),
            ("actions/mines", 7, "kind", f"“joins” is not known: write one of {KINDS}"),
            ("actions/mines", 7, "sources", NO_SOURCE.format("nobody")),
            ("actions/mines", 8, "effective_date", TOO_EARLY),
            ("actions/mines", 8, "towards", NO_STATE),
            ("sources", 4, "as_of", f"1900-01-01 {STAND_IN}"),
            ("sources", 4, "kind", f"“blog” is not known: write one of {SOURCE_KINDS}"),
            ("sources", 4, "url", "“javascript:x”: Enter a valid URL."),
            ("status_checks", 3, "as_of", f"“2026-02-31”: {InvalidDateError('2026-02-31')}"),
            ("status_checks", 3, "complete", "“maybe” is neither yes nor no"),
            ("status_checks", 3, "source_id", NO_SOURCE.format("no-such")),
        ]
    ]
    assert not State.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("about", "version,3", "line 3, column key: “version” is not known: write compiled_on"),
        ("about", "compiled_on,2026", "line 3, column value: “2026”"),
        ("sources", "un,Again,,,news,", "column source_id: the same as line 2: remove one row"),
        ("sources", "x,A,,,news", "line 4: has 5 cells for 6 columns: check commas and quotes"),
        ("sources", "a b,A,,,news,", "column source_id: “a b”: Enter a valid “slug”"),
        ("sources", "x,,,,news,", "line 4, column title: is empty: fill it in"),
        ("lists", "nordic-states,FIN", "line 3, column members: FIN stands twice"),
        ("lists", "nordic-states,XXX", "column state: there is no state “XXX”"),
        ("crosswalk_states", "XXX,1,1,,", "column iso3: there is no state “XXX”"),
        ("status_checks", ",un,2026,yes", "line 3, column treaty_id: is empty: fill it in"),
        ("checks", "mines,n_parties,2026-02,many,UN", "line 3, column expected: “many”"),
        ("provisions", "mines,signature,,{},No.,un", "column kind: the same as line 2"),
        ("provisions", 'mines,withdrawal,,"{""x"": 1}",No.,un', "line 4, column rule_json: "),
        ("provisions", "mines,withdrawal,,{,No.,un", "line 4, column rule_json: "),
        ("provisions", "mines,withdrawal,,{},No.,un||news", "a value between two “|” is empty"),
        ("provisions", "mines,withdrawal,,{},No.,un|un", "column sources: un stands twice"),
        (
            "targets",
            "mines,AUT,objection,2027,FIN,reservation,2025-05-05,un",
            "line 3, column date: no action mines-AUT-objection-2027: correct state, kind or date",
        ),
        (
            "targets",
            "mines,AUT,objection,2026,FIN,reservation,2025,un",
            "line 3, column target_date: no action mines-FIN-reservation-2025",
        ),
        (
            "characterisations",
            "mines,FIN,reservation,2025-05-05,press,invalid,,,un",
            "line 4, column by: “press” is not known: write depositary, un,",
        ),
        (
            "characterisations",
            "mines,FIN,reservation,2025-05-05,depositary,no_position,,,un",
            "line 4, column on: the same as line 3: remove one row",
        ),
        (
            "actions/mines.csv",
            "AUT,ratification,1998-01-01,,,,,un,sourced",
            "line 6, column date: the same as line 2: remove one row",
        ),
        ("actions/mines.csv", "FIN,signature,1998,,,,,,sourced", "sources: is empty: name the"),
        ("actions/mines.csv", "FIN,signature,1998,,,,,un|un,sourced", "un stands twice: keep one"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_what_to_do(directory, name, row, message):
    found = problems(directory, **{name.split("/")[-1].removesuffix(".csv"): with_row(name, row)})

    assert any(message in one for one in found), found


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"corrects": "mines-AUT-ratification-1990"}, "there is no entry mines-AUT-ratification"),
        ({"reason": ""}, "column reason: is empty: say why the entry is corrected"),
        ({"corrects": ""}, "column corrects: is empty: name the entry that the reason is about"),
        ({"corrects": "", "reason": "", "void": "yes"}, "name the entry that is taken back"),
        ({"void": "perhaps"}, "column void: “perhaps” is neither yes nor no"),
        ({"corrects": "mines-AUT-ratification-1998-01-02"}, "leads back to this entry"),
        ({"recorded_at": "2026-01-01T00:00:00Z"}, "was recorded later"),
        ({"recorded_at": "2026-11-23"}, "is not a moment: write it like 2026-11-22T00:00:00Z"),
        ({"id": "mines-AUT-1"}, "column id: “mines-AUT-1” does not fit the row: write mines-AUT-"),
        ({"sources": "un|news", "locator": "p. 1"}, "column locator: 1 values for 2 sources"),
        ({"locator": "x" * 201}, "column locator: longer than 200 characters"),
    ],
)
def test_a_bad_correction_is_refused(tmp_path, changes, message):
    row = long_row(**CORRECTION | changes)

    found = problems(tmp_path, mines=long_actions(row), **NO_RELATIONS)

    assert any(message in one for one in found), found


def test_an_entry_is_corrected_once(tmp_path):
    rows = [long_row(**CORRECTION), long_row(**CORRECTION | {"date": "1998-01-03"})]

    found = problems(tmp_path, mines=long_actions(*rows), **NO_RELATIONS)

    assert found == [
        (
            "actions/mines.csv, line 5, column corrects: mines-AUT-ratification-1998-01-01 is "
            "corrected by mines-AUT-ratification-1998-01-02 already: correct that one"
        )
    ]


def test_an_id_stands_once(tmp_path):
    given = {"id": "mines-FIN-signature-1998", "state": "FIN", "kind": "signature", "date": "1998"}
    rows = [
        long_row(**given, sources="un", **SOURCED),
        long_row(**given, sources="news", **SOURCED),
    ]

    found = problems(tmp_path, mines=long_actions(*rows), **NO_RELATIONS)

    assert any("is on line 4 already: remove one row" in one for one in found)


def test_a_correction_is_of_the_same_treaty(tmp_path):
    second = FILES["treaties.csv"][1].replace("mines,Mine", "arms,Arms")
    write_record(
        tmp_path, treaties=with_row("treaties", second), mines=long_actions(), **NO_RELATIONS
    )
    (tmp_path / "actions" / "arms.csv").write_text(f"{LONG_ACTIONS}\n{long_row(**CORRECTION)}\n")

    with pytest.raises(BadRecordError) as caught:
        load(tmp_path)

    assert "is of another treaty: correct an entry of arms" in str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("sources", None, "sources.csv: is missing: a record cannot be read without it"),
        ("sources", [], "sources.csv: is empty: begin with the columns source_id,title"),
        ("lists", ["list_id"], "lists.csv, line 1, column state: is missing: add it"),
        ("lists", ["list_id,state,extra"], "column extra: is not known here: the columns are"),
        ("lists", ["list_id,state,state"], "column state: stands twice: remove one"),
        ("lists", ["list_id,state", '"x,FIN'], "lists.csv, line 2: not CSV"),
        ("mines", [SHORT_ACTIONS.removesuffix(",confidence")], "column confidence: is missing"),
    ],
)
def test_a_file_of_another_form_is_refused(directory, name, lines, message):
    if lines is None:
        (directory / f"{name}.csv").unlink()

    found = problems(directory, **{name: lines})

    assert any(message in one for one in found), found


def test_files_that_are_no_part_of_a_record_are_named(directory):
    for name in ("source.csv", "actions/notes.txt", "README.md", "policies.csv"):
        (directory / name).write_text("")
    (directory / "actions" / "other.csv").write_text(f"{SHORT_ACTIONS}\n")

    assert problems(directory) == [
        "actions/notes.txt: is no file of a record: move it elsewhere, or correct its name",
        "actions/other.csv: there is no treaty “other”: rename the file, or add the treaty",
        "source.csv: is no file of a record: move it elsewhere, or correct its name",
    ]


def test_a_record_says_when_it_was_compiled_or_has_a_dated_source(directory):
    (directory / "about.csv").unlink()
    sources = [line.replace("2026-02-03", "2026") for line in FILES["sources.csv"]]

    assert problems(directory, about=None, sources=sources) == [
        "about.csv: is missing: add it, with compiled_on and the day"
    ]
