"""Edge cases of treaty practice that the record holds no data for, on the least data."""

import pytest

from core.dates import PartialDate
from tests.treaties.law.made import act, day, delayed, derived, notice, periods, story, treaty
from treaties.law.acts import Participant, StatusCheck
from treaties.law.counting import Record, counts
from treaties.law.legality import cases, irregularities
from treaties.terms import Counted, StateKind

CONFLICT = {**notice(months=6), "blocked_while": "armed_conflict"}


def rules_broken(facts, *acts, **more):
    found = derived(facts, *acts, **more)
    people = {one.state: Participant(one.state) for one in acts}
    return [one.rule for case in cases(found, acts, people, {}) for one in irregularities(case)]


def test_an_editor_can_hold_a_notice_while_a_conflict_lasts():
    """E6"""
    facts = treaty({"withdrawal": CONFLICT})
    given = [act("accession", "2001-01-01"), act("withdrawal_notice", "2010-01-01")]
    assert story(periods(facts, *given))[-1] == ("former", "2010-07-01", "")
    held = [*given, act("proviso_invoked", "2010-06-01")]
    assert story(periods(facts, *held)) == [("party", "2001-01-01", "")]
    lifted = [*held, act("proviso_lifted", "2012-03-04")]
    assert story(periods(facts, *lifted))[-1] == ("former", "2012-03-04", "")


def test_a_proviso_can_be_invoked_again():
    """E6"""
    acts = [
        act("accession", "2001-01-01"),
        act("withdrawal_notice", "2010-01-01"),
        act("proviso_invoked", "2010-05-01"),
        act("proviso_lifted", "2010-05-15"),
        act("proviso_invoked", "2010-06-01"),
    ]
    facts = treaty({"withdrawal": CONFLICT})
    assert story(periods(facts, *acts)) == [("party", "2001-01-01", "")]
    lifted = [*acts, act("proviso_lifted", "2013-01-01")]
    assert story(periods(facts, *lifted))[-1] == ("former", "2013-01-01", "")


def test_a_proviso_invoked_after_the_effect_holds_nothing():
    """E6"""
    acts = [
        act("accession", "2001-01-01"),
        act("withdrawal_notice", "2010-01-01"),
        act("proviso_invoked", "2011-06-01"),
    ]
    assert story(periods(treaty({"withdrawal": CONFLICT}), *acts))[-1] == (
        "former",
        "2010-07-01",
        "",
    )


def test_a_rescinded_notice_leaves_the_status_and_stops_the_clock():
    """E8"""
    acts = [
        act("ratification", "2002-06-28"),
        act("withdrawal_notice", "2016-11-10"),
        act("withdrawal_rescinded", "2017-02-10"),
    ]
    (party,) = periods(treaty({"withdrawal": notice(years=1)}), *acts)
    (leaving,) = party.qualifiers
    assert story((party,)) == [("party", "2002-06-28", "")]
    assert (str(leaving.since), str(leaving.until)) == ("2016-11-10", "2017-02-10")
    assert leaving.details["effective_on"] == "2017-11-10"
    assert len(leaving.basis) == 2


def test_a_rescission_after_the_effect_comes_too_late():
    """E8"""
    acts = [
        act("ratification", "2002-06-28"),
        act("withdrawal_notice", "2016-11-10"),
        act("withdrawal_rescinded", "2018-02-10"),
    ]
    facts = treaty({"withdrawal": notice(years=1)})
    assert story(periods(facts, *acts))[-1][0] == "former"
    assert "rescission_of_a_notice" in rules_broken(facts, *acts)


def test_provisional_application_that_a_state_gives_up_is_a_closed_interval():
    """E11"""
    rule = {"allowed": True, "articles": ["1"], "until": "entry_into_force_for_state"}
    acts = [
        act("signature", "2003-12-18"),
        act("provisional_application", "2003-12-18"),
        act("provisional_application_ended", "2006-02-06"),
    ]
    (signatory,) = periods(treaty({"provisional_application": rule}), *acts)
    (applied,) = signatory.qualifiers
    assert (str(applied.since), str(applied.until)) == ("2003-12-18", "2006-02-06")


def test_a_list_of_one_capital_proves_no_absence():
    """E13"""
    washington = StatusCheck("us-list", PartialDate.parse("2020-06-01"), complete=False)
    (party,) = periods(treaty(checks=(washington,)), act("accession", "2020"))
    assert party.starts.first == day("2020-01-01")
    complete = StatusCheck("un-list", PartialDate.parse("2020-06-01"), complete=True)
    (party,) = periods(treaty(checks=(complete,)), act("accession", "2020"))
    assert party.starts.first == day("2020-06-02")


@pytest.mark.parametrize("kind", [StateKind.ENTITY, StateKind.ORGANISATION])
def test_entities_and_organisations_are_listed_apart(kind):
    """E24, E29"""
    facts = treaty()
    held = derived(facts, act("accession", "2001-01-01", "XKX"), XKX=Participant("XKX", kind))
    record = Record(Participant("XKX", kind), held.standings["XKX"])
    tally = counts([record], day("2020-01-01"), "record")[Counted.PARTIES]
    assert (tally.minimum, tally.apart) == (0, frozenset({"XKX"}))


def test_a_signature_of_an_instrument_that_is_not_signed_is_named():
    """E30"""
    rule = {
        "opens": None,
        "closes": None,
        "open_to": "ccw_parties",
        "method": "notification_of_consent_to_be_bound",
    }
    broken = rules_broken(treaty({"signature": rule}), act("signature", "2014-12-10"))
    assert "signature_window" in broken


def test_a_signature_after_the_window_is_named():
    """E31"""
    rule = {
        "opens": "1997-12-03",
        "closes": "1999-03-01",
        "open_to": "all",
        "closes_on_eif": True,
    }
    assert "signature_window" in rules_broken(
        treaty({"signature": rule}), act("signature", "2000-06-01")
    )
    assert not rules_broken(treaty({"signature": rule}), act("signature", "1998-06-01"))


def test_an_adapted_text_that_never_entered_into_force_binds_nobody():
    """E35"""
    rule = {
        "type": "listed_all",
        "list": "preamble",
        "states": ["AAA", "BBB"],
        "delay": {"days": 10},
    }
    facts = treaty({"entry_into_force": rule}, in_force="")
    found = derived(facts, act("ratification", "2004-01-01"))
    assert found.in_force_on is None
    assert found.entry_into_force.missing == ("BBB",)
    assert story(found.standings["AAA"]) == [("contracting", "2004-01-01", "")]


def test_a_second_consent_with_one_depositary_is_named():
    """E47"""
    facts = treaty({"for_state": None, "entry_into_force_for_state": delayed(days=30)})
    acts = [act("accession", "2001-01-01"), act("accession", "2003-01-01")]
    assert rules_broken(facts, *acts) == ["one_consent"]
    assert story(periods(facts, *acts))[0][0] == "contracting"


def test_a_state_that_left_and_consents_again_has_two_intervals():
    """E50"""
    facts = treaty({"entry_into_force_for_state": delayed(days=30)})
    acts = [
        act("ratification", "2001-01-01"),
        act("withdrawal_notice", "2011-06-29"),
        act("accession", "2013-01-11"),
    ]
    assert story(periods(facts, *acts)) == [
        ("contracting", "2001-01-01", "2001-01-31"),
        ("party", "2001-01-31", "2011-12-29"),
        ("former", "2011-12-29", "2013-01-11"),
        ("contracting", "2013-01-11", "2013-02-10"),
        ("party", "2013-02-10", ""),
    ]
    assert not rules_broken(facts, *acts)
