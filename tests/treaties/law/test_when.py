"""The date on which an act would take effect."""

import datetime as dt

import pytest

from core.dates import Span
from tests.treaties.law import record
from tests.treaties.law.made import act, day, derived, treaty
from treaties.law.when import ASKABLE, when
from treaties.terms import ActionKind

TODAY = "2026-11-22"


def ask(treaty_id, kind, on, state="", **more):
    held = record.derived()[treaty_id]
    periods = held.standings.get(state, ())
    return when(held, ActionKind(kind), day(on), periods=periods, **more)


def effective(found):
    return str(found.span.last) if found.span else None


@pytest.mark.parametrize(
    ("treaty_id", "kind", "on", "expected"),
    [
        ("apmbc", "accession", TODAY, "2027-05-01"),
        ("apmbc", "ratification", "1998-01-01", "1999-03-01"),
        ("ccm", "accession", TODAY, "2027-05-01"),
        ("att", "accession", TODAY, "2027-02-20"),
        ("att", "ratification", "2014-10-01", "2014-12-24"),
        ("tpnw", "ratification", TODAY, "2027-02-20"),
        ("cwc", "accession", TODAY, "2026-12-22"),
        ("ccw", "accession", TODAY, "2027-05-22"),
        ("npt", "accession", TODAY, TODAY),
        ("apmbc", "withdrawal_notice", "2025-08-20", "2026-02-20"),
        ("apmbc", "withdrawal_notice", "2026-08-31", "2027-02-28"),
        ("npt", "withdrawal_notice", "2003-01-10", "2003-04-10"),
        ("cwc", "withdrawal_notice", TODAY, "2027-02-20"),
        ("hcoc", "accession", TODAY, TODAY),
    ],
)
def test_the_rule_gives_the_day(treaty_id, kind, on, expected):
    assert effective(ask(treaty_id, kind, on)) == expected


def test_the_arithmetic_is_told_step_by_step():
    found = ask("apmbc", "accession", TODAY)
    assert found.article == "17(2)"
    assert found.steps == (
        "Act on 22 November 2026.",
        "Plus 6 months, back to the first of that month: 1 May 2027.",
    )


def test_a_proviso_is_told_with_the_day():
    found = ask("apmbc", "withdrawal_notice", TODAY, "SWE")
    assert "Not before the end of any armed conflict that the state is then engaged in." in (
        found.provisos
    )


@pytest.mark.parametrize(
    ("treaty_id", "kind", "says"),
    [
        ("ctbt", "ratification", "The treaty is not in force."),
        ("inf", "withdrawal_notice", "The treaty ended on 2 August 2019."),
        ("geneva-1925", "withdrawal_notice", "Without a clause no period can be computed"),
        ("pnet", "withdrawal_notice", "The clause sets no period."),
    ],
)
def test_where_no_day_can_be_computed_the_answer_says_why(treaty_id, kind, says):
    found = ask(treaty_id, kind, TODAY)
    assert found.span is None
    assert any(says in step for step in found.steps)


def test_the_ctbt_withdrawal_clause_is_not_operative():
    found = ask("ctbt", "withdrawal_notice", "2023-11-03", "RUS")
    assert found.span is None
    assert any("not operative" in proviso for proviso in found.provisos)


def test_a_signature_binds_nobody_and_needs_an_open_window():
    late = ask("apmbc", "signature", TODAY)
    assert late.span is None
    assert any("accede instead" in proviso for proviso in late.provisos)
    early = ask("tpnw", "signature", "2017-01-01")
    assert any("Not open for signature before" in proviso for proviso in early.provisos)
    closed = ask("bangkok", "signature", TODAY)
    assert any("Open to BRN" in proviso for proviso in closed.provisos)
    protocol = ask("ccw-p4", "signature", TODAY)
    assert protocol.provisos == ("The instrument is not signed: consent is notified or deposited.",)
    bare = when(derived(treaty(), act("accession", "2001-01-01")), ActionKind.SIGNATURE, day(TODAY))
    assert "no rule on signature" in bare.rule


def test_what_the_state_has_done_adds_a_proviso_and_changes_no_day():
    bound = ask("apmbc", "accession", TODAY, "FRA")
    assert effective(bound) == "2027-05-01"
    assert "had consented by then" in bound.provisos[0]
    acceding = ask("tpnw", "ratification", TODAY, "CUB")
    assert acceding.provisos
    left = ask("apmbc", "ratification", TODAY, "LTU")
    assert left.provisos == ("Only a signatory ratifies; a state that has not signed accedes.",)
    stranger = ask("apmbc", "withdrawal_notice", TODAY, "LTU")
    assert "only a party can withdraw" in stranger.provisos[-1]


def test_a_protocol_asks_for_the_convention():
    without = ask("ccw-p4", "consent_to_be_bound", TODAY)
    assert without.span is None
    assert "CCW" in without.steps[-1]
    party_to = Span.day(dt.date(2000, 1, 1))
    assert effective(ask("ccw-p4", "consent_to_be_bound", TODAY, party_to=party_to)) == "2027-05-22"


def test_a_convention_asks_for_two_protocols():
    assert "at least 2 of the protocols" in ask("ccw", "accession", TODAY).provisos[0]


def test_an_undated_waiver_or_notification_is_a_proviso():
    assert "notification" in ask("geneva-1925", "accession", TODAY).provisos[0]
    assert "waiver" in ask("tlatelolco", "ratification", TODAY).provisos[0]


def test_an_early_notice_is_told_when_notices_can_be_given():
    provisos = ask("ost", "withdrawal_notice", "1968-01-01").provisos
    assert "No notice can be given before 10 October 1968." in provisos


def test_a_named_day_is_told():
    assert any("names the day" in one for one in ask("cfe", "withdrawal_notice", TODAY).provisos)
    assert any("later day" in one for one in ask("att", "withdrawal_notice", TODAY).provisos)


def test_signature_every_consent_and_notice_can_be_asked_for():
    assert len(ASKABLE) == 9
