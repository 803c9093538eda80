"""When treaties themselves enter into force."""

import datetime as dt

import pytest

from core.dates import Span
from tests.treaties.law import record
from tests.treaties.law.made import act, day, derived, treaty
from treaties.law.derivation import dependants, named_by

DIFFERENT = {"ccw-ap2", "cfe", "geneva-1925", "nsg", "tlatelolco", "zangger"}
"""Known to differ from the register or not derivable, each explained in data/record."""


@pytest.mark.parametrize("treaty_id", sorted(record.treaties()))
def test_the_derived_entry_into_force_is_the_registers(treaty_id):
    held = record.derived()[treaty_id]
    official = held.treaty.entered_into_force
    same = held.entry_into_force.span == (official.span if official else None)
    assert same == (treaty_id not in DIFFERENT)


def test_standings_follow_the_registers_date_where_it_has_one():
    held = record.derived()["ccw-ap2"]
    assert held.in_force_on == Span.day(dt.date(1998, 12, 3))
    assert held.entry_into_force.span == Span.day(dt.date(1998, 10, 20))


def test_two_thirds_of_the_parties_are_reckoned_on_the_day():
    found = record.derived()["cppnm-a"].entry_into_force
    assert found.span == Span.day(dt.date(2016, 5, 8))
    assert "102" in found.steps[0]
    assert "CPPNM" in found.steps[0]


def test_every_reasoning_is_told_in_steps():
    found = record.derived()["apmbc"].entry_into_force
    assert found.steps == (
        "Instrument no. 40 deposited on 16 September 1998.",
        "Plus 6 months, back to the first of that month: 1 March 1999.",
    )
    assert len(found.counted) == 40


def threshold(count, **more):
    return {
        "entry_into_force": {"type": "threshold", "count": count, "delay": {"days": 10}, **more}
    }


def test_below_the_threshold_nothing_is_in_force():
    found = derived(treaty(threshold(2), in_force=""), act("ratification", "2001-01-01"))
    assert found.in_force_on is None
    assert found.entry_into_force.steps == ("1 of 2 instruments deposited.",)


def test_a_state_counts_once_by_its_earliest_instrument():
    acts = [
        act("ratification", "2001-01-01", depositary="London"),
        act("ratification", "2001-02-01", depositary="Moscow"),
        act("ratification", "2001-03-01", state="BBB"),
    ]
    found = derived(treaty(threshold(2), in_force=""), *acts)
    assert found.in_force_on == Span.day(day("2001-03-11"))


def test_a_rule_can_name_the_earliest_day():
    found = derived(
        treaty(threshold(1, not_before="2002-01-01"), in_force=""),
        act("ratification", "2001-01-01"),
    )
    assert found.in_force_on == Span.day(day("2002-01-01"))
    assert found.entry_into_force.steps[-1] == "Not before 1 January 2002."


def test_a_kind_that_the_rule_does_not_count_does_not_count():
    rules = threshold(1, instruments=["ratification"])
    found = derived(treaty(rules, in_force=""), act("accession", "2001-01-01"))
    assert found.in_force_on is None


def test_a_revoked_consent_counts_no_more():
    acts = [act("ratification", "2001-01-01"), act("consent_revoked", "2001-06-01")]
    assert derived(treaty(threshold(1), in_force=""), *acts).in_force_on is None
    again = [*acts, act("ratification", "2003-01-01", id="again")]
    found = derived(treaty(threshold(1), in_force=""), *again)
    assert found.in_force_on == Span.day(day("2003-01-11"))


def test_a_partial_date_makes_the_entry_into_force_an_interval():
    found = derived(treaty(threshold(1), in_force=""), act("ratification", "2001-05"))
    assert found.in_force_on == Span(day("2001-05-11"), day("2001-06-10"))


def named(**more):
    rule = {"type": "named", "states": ["AAA"], "plus_count": 1, "delay": {"days": 0}, **more}
    return treaty({"entry_into_force": rule}, in_force="")


def test_named_states_and_a_number_of_others_are_both_needed():
    first = act("ratification", "2001-01-01")
    other = act("ratification", "2002-01-01", state="BBB")
    assert derived(named(), first).in_force_on is None
    assert derived(named(), other).in_force_on is None
    assert derived(named(), first, other).in_force_on == Span.day(day("2002-01-01"))
    alone = named(plus_count=0)
    assert derived(alone, first).in_force_on == Span.day(day("2001-01-01"))


def test_an_exchange_waits_for_the_treaty_it_names():
    rule = {
        "type": "exchange",
        "states": ["AAA", "BBB"],
        "delay": {"days": 0},
        "not_before": "entry_into_force_of_first",
    }
    facts = treaty({"entry_into_force": rule}, in_force="")
    both = [act("ratification", "2001-01-01"), act("ratification", "2001-01-01", state="BBB")]
    first = derived(treaty(in_force="2003-01-01", id="first"), act("accession", "2003-01-01"))
    pending = derived(treaty(in_force="", id="first"), act("signature", "2000-01-01"))
    assert derived(facts, *both, others={"first": pending}).in_force_on is None
    held = derived(facts, *both, others={"first": first})
    assert held.in_force_on == Span.day(day("2003-01-01"))
    assert derived(facts, both[0], others={"first": first}).in_force_on is None


def test_too_few_instruments_of_a_fraction_are_not_enough():
    rule = {
        "type": "fraction",
        "fraction": "2/3",
        "of": "parties_to_base",
        "delay": {"days": 30},
    }
    facts = treaty({"entry_into_force": rule}, in_force="")
    acts = [act("accession", "2001-01-01", state=code) for code in ("AAA", "BBB", "CCC")]
    base = derived(treaty(id="base"), *acts)
    one = act("acceptance", "2002-01-01")
    two = act("acceptance", "2003-01-01", state="BBB")
    assert derived(facts, one, others={"base": base}).in_force_on is None
    found = derived(facts, one, two, others={"base": base})
    assert found.in_force_on == Span.day(day("2003-01-31"))
    assert derived(facts, act("acceptance", "1995-01-01")).in_force_on is None


def test_a_protocol_without_threshold_waits_for_its_treaty():
    rule = {
        "type": "individual",
        "delay": {"days": 0},
        "counted_from": "later_of_deposit_and_treaty_entry_into_force",
    }
    facts = treaty({"entry_into_force": rule}, in_force="", parent="base")
    deposited = act("ratification", "1996-01-01")
    base = derived(treaty(id="base"), act("accession", "2001-01-01"))
    assert derived(facts, deposited, others={"base": base}).in_force_on == Span.day(
        day("2000-01-01")
    )
    assert derived(facts, deposited).in_force_on is None
    assert derived(facts, act("signature", "1996-01-01")).in_force_on is None


def test_without_a_rule_nothing_is_derived():
    found = derived(treaty(in_force=""), act("ratification", "2001-01-01"))
    assert found.entry_into_force.steps == ("The record holds no rule on entry into force.",)


def test_a_treaty_of_fixed_duration_ends_by_its_own_rule():
    fixed = {"duration": {"type": "fixed", "until": "2005-01-01", "extendable": False}}
    accession = act("accession", "2001-01-01")
    assert derived(treaty(fixed), accession).ended_on == day("2005-01-01")
    assert derived(treaty(fixed, in_force=""), accession).ended_on is None
    renewed = {
        "duration": {
            "type": "fixed",
            "until": "2005-01-01",
            "extendable": "successive_five_year_periods_unless_notice_6_months_before_expiry",
        }
    }
    assert derived(treaty(renewed), accession).ended_on is None


def test_a_treaty_ends_when_another_supersedes_it_or_with_the_one_it_follows():
    successor = derived(treaty(in_force="2003-01-01", id="next"), act("accession", "2003-01-01"))
    rule = {"type": "fixed", "until": "2005-01-01", "superseded_by": "next"}
    accession = act("accession", "2001-01-01")
    held = derived(treaty({"duration": rule}), accession, others={"next": successor})
    assert held.ended_on == day("2003-01-01")
    fixed = {"duration": {"type": "fixed", "until": "2004-01-01"}}
    base = derived(treaty(fixed, id="base"), accession)
    same = {"duration": {"type": "same_as", "treaty": "base"}}
    assert derived(treaty(same), accession, others={"base": base}).ended_on == day("2004-01-01")


def test_a_change_reaches_every_treaty_whose_rules_name_the_changed_one():
    register = record.treaties()
    reached = dependants(register.values(), ["ccw"])
    assert reached == {"ccw", "ccw-a1", "ccw-ap2", *(f"ccw-p{number}" for number in range(1, 6))}
    assert dependants(register.values(), ["apmbc"]) == {"apmbc"}
    assert [one.id for one in named_by(register, ["cppnm-a"])] == ["cppnm", "cppnm-a"]
