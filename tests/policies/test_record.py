"""Policies in the record: loaded whole or not at all, checked, dumped to the same bytes."""

import pytest

from policies.models import DomesticStep, PolicyChange, Position, Topic
from tests.treaties.records import contents, with_row, write_record
from treaties.record.dump import dump
from treaties.record.load import load
from treaties.record.problems import BadRecordError
from treaties.record.verification import verify

pytestmark = pytest.mark.django_db

POLICY = (
    "fin-mines-2026,FIN,mines,main,mines,Another,2026-01-01,,loosens,law,Eduskunta,More.,{},un,"
    "sourced"
)


def refused(directory, **files):
    with pytest.raises(BadRecordError) as caught:
        load(write_record(directory, **files))
    return [str(one) for one in caught.value.problems]


def findings():
    return {(one.check, one.subject): one.detail for one in verify().open}


def test_everything_the_files_say_is_held(tmp_path):
    load(write_record(tmp_path))
    lifted = PolicyChange.objects.get(pk="fin-mines-2025")
    assert (lifted.supersedes_id, str(lifted.announced_on)) == ("fin-mines-2020", "2025-04-01")
    assert lifted.effective_on is None
    assert [one.pk for one in lifted.treaties.all()] == ["mines"]
    assert [one.source_id for one in lifted.citations.order_by("position")] == ["un", "news"]
    assert Topic.objects.get().weapon_types == ["mines", "traps"]
    assert DomesticStep.objects.get().stage == "voted"
    assert Position.objects.get().stance == "will_not_join"


def test_loading_again_changes_nothing_and_dumping_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    (tmp_path / "files").mkdir()
    load(write_record(tmp_path / "files"))
    assert not load(tmp_path / "files").changed
    dump(first)
    load(first)
    dump(second)
    assert contents(first) == contents(second)
    assert b"fin-mines-2025,FIN,mines,main,mines,The ban lifted" in contents(first)["policies.csv"]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("policies", "FIN,mines,main", "FIN,snow,main", "column topic: there is no topic “snow”"),
        ("policies", "FIN,mines,main", "XXX,mines,main", "there is no state “XXX”"),
        ("policies", "main,mines,A ban", "main,moon,A ban", "there is no treaty “moon”"),
        ("policies", "tightens", "eases", "write one of tightens, loosens, neutral"),
        ("policies", "2020-02,", "2020-13,", "column announced: “2020-13”"),
        ("policies", "2020-02,", ",", "column announced: is empty"),
        ("policies", ",news,sourced", ",,sourced", "name the source that states it"),
        ("policies", ",news,sourced", ",rumour,sourced", "there is no source “rumour”"),
        ("policies", "fin-mines-2020,un|news", "nothing,un|news", "there is no policy change"),
        ("policies", "fin-mines-2020,FIN", "fin mines,FIN", "column policy_id: “fin mines”"),
        ("steps", ",voted,", ",deposited,", "column stage: “deposited” is not known"),
        ("positions", "will_not_join", "grumbles", "column stance: “grumbles” is not known"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_with_its_place(tmp_path, name, old, new, message):
    lines = with_row(f"{name}.csv")
    changed = [line.replace(old, new, 1) for line in lines]
    assert changed != lines
    assert any(message in one for one in refused(tmp_path, **{name: changed})), message
    assert not PolicyChange.objects.exists()


def test_a_recorded_row_is_corrected_by_another_row_and_never_changed(tmp_path):
    load(write_record(tmp_path))
    changed = [line.replace("A ban,", "The ban,") for line in with_row("policies.csv")]
    (problem,) = refused(tmp_path, policies=changed)
    assert "already recorded differently (as “A ban”); add a row that corrects it" in problem


def test_a_correction_names_its_entry_and_its_reason(tmp_path):
    header, *rows = with_row("policies.csv")
    longer = f"{header},recorded_at,corrects,reason"
    kept = [f"{row},,," for row in rows]
    right = POLICY.format("") + ",2026-11-23T08:00:00Z,fin-mines-2025,Misread"
    load(write_record(tmp_path, policies=[longer, *kept, right]))
    assert [one.pk for one in PolicyChange.objects.uncorrected().order_by("pk")] == [
        "fin-mines-2020",
        "fin-mines-2026",
    ]
    wrong = right.replace("fin-mines-2026", "fin-mines-2027").replace("Misread", "")
    problems = refused(tmp_path, policies=[longer, *kept, right, wrong])
    assert any("say why the entry is corrected" in one for one in problems)
    assert any("is corrected by fin-mines-2026 already" in one for one in problems)


def test_the_checks_find_chains_that_do_not_hold(tmp_path):
    rows = [
        POLICY.format("fin-mines-2020"),
        "aut-mines,AUT,mines,main,,Odd,2019-01-01,2018-01-01,neutral,law,A,B,fin-mines-2025,un,sourced",
    ]
    load(write_record(tmp_path, policies=with_row("policies.csv", *rows)))
    found = findings()
    assert "fin-mines-2025 supersedes already" in found["policy_fork", "fin-mines-2026"]
    assert "another state, topic or track" in found["policy_chain", "aut-mines"]
    early = found["policy_effect_before_announcement", "aut-mines"]
    assert early == "in effect on 2018-01-01, announced on 2019-01-01"


def test_a_change_that_supersedes_a_later_one_or_itself_by_another_is_found(tmp_path):
    lines = with_row("policies.csv", POLICY.format("fin-mines-2025"))
    lines[1] = lines[1].replace("Bans mines.,,", "Bans mines.,fin-mines-2026,")
    load(write_record(tmp_path, policies=lines))
    found = findings()
    assert "announced later, on 2026-01-01" in found["policy_chain", "fin-mines-2020"]
    circle = {subject for check, subject in found if check == "policy_circle"}
    assert circle == {"fin-mines-2020", "fin-mines-2025", "fin-mines-2026"}
