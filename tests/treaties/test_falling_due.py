"""What falls due under a treaty: only what its own rule fixes, and as far as it was known."""

import json

import pytest

from core.dates import Span
from tests.treaties.law.made import day, treaty
from treaties.falling_due import Grounds, of_treaty, without_a_day
from treaties.law.parsing import parse_rule
from treaties.law.provisions import Clause
from treaties.upcoming import Stretch

TODAY = day("2026-11-22")


def grounds(review=None, duration=None, *, in_force="2000-01-01", **more):
    facts = treaty({"duration": duration} if duration else {}, in_force=in_force, **more)
    rule = parse_rule("t", "review", "8", json.dumps(review)) if review else None
    clause = Clause(rule, "8", "They review it.") if rule else None
    start = facts.entered_into_force
    return Grounds(facts, start.span if start else None, start and start.latest, review=clause)


def due(held, on, years=10, **register):
    start = day(on)
    stretch = Stretch(start, start, start.replace(year=start.year + years))
    found = of_treaty(held, stretch, register, TODAY)
    return [(one.what.value, str(one.date) if one.date else one.span) for one in found]


def test_the_first_review_falls_due_when_the_years_have_run():
    held = grounds({"first": {"years_after_eif": 5}, "then": "on_request"})
    assert due(held, "2001-01-01") == [("review", "2005-01-01")]
    assert due(held, "2005-01-01") == [], "it lies ahead no more"


def test_months_count_too():
    assert due(grounds({"first": {"months_after_eif": 46}}), "2001-01-01", 4) == [
        ("review", "2003-11-01")
    ]


def test_a_session_within_a_year_is_a_window():
    rule = {"first": {"years_after_eif": 5, "within_years": 1}, "then": "on_request"}
    window = Span(day("2005-01-01"), day("2006-01-01"))
    assert due(grounds(rule), "2001-01-01") == [("review", window)]


def test_an_interval_fixes_a_year_and_no_day():
    held = grounds(
        {"first": {"years_after_eif": 5}, "interval_years": 6, "unless": "otherwise_agreed"}
    )
    assert due(held, "2006-01-01") == [("review", "2011")]
    (one,) = of_treaty(held, Stretch(TODAY, day("2006-01-01"), day("2012-01-01")), {}, TODAY)
    assert "Unless the parties agree otherwise." in one.provisos
    assert one.days_left(day("2006-01-01")) is None


@pytest.mark.parametrize(
    "rule",
    [
        {"first": {"years_after_eif": 5}, "interval_years": 5, "then": "on_request_of_majority"},
        {"first": {"years_after_eif": 5}, "then": "every_ten_years_if_conference_decides"},
        {"type": "on_request", "earliest": {"years_after_eif": 10}},
        {"interval_years": 5},
    ],
)
def test_a_conference_that_must_be_asked_for_or_counts_from_nothing_has_no_day(rule):
    held = grounds(rule)
    assert due(held, "2006-01-01", 20) == []
    assert without_a_day(held, day("2006-01-01")).summary == "They review it."


def test_a_rule_that_fixes_the_next_is_not_among_those_without_a_day():
    held = grounds({"first": {"years_after_eif": 5}, "interval_years": 5})
    assert without_a_day(held, TODAY) is None


def test_nothing_falls_due_before_entry_into_force_or_after_the_end():
    rule = {"first": {"years_after_eif": 5}, "interval_years": 5}
    assert due(grounds(rule, in_force=""), "2001-01-01") == []
    ended = grounds(rule, ended_on=day("2004-01-01"))
    assert due(ended, "2005-01-01") == []
    assert without_a_day(ended, day("2005-01-01")) is None


def test_a_political_arrangement_is_never_in_force_and_nothing_falls_due():
    held = grounds({"first": {"years_after_eif": 5}}, binding="political")
    assert due(held, "2001-01-01") == []


EXTENDED = {
    "type": "fixed",
    "term_years": 10,
    "until": "2015-01-01",
    "extendable": "once_by_agreement_up_to_5_years",
    "extended": "2009-06-01",
}


def test_a_term_ends_on_the_day_that_was_known_then():
    held = grounds(duration=EXTENDED, ended_on=day("2015-01-01"))
    assert due(held, "2009-05-31") == [("end", "2010-01-01")]
    assert due(held, "2009-06-01") == [("end", "2015-01-01")]
    assert due(held, "2015-01-01") == []


def test_an_end_that_no_rule_fixes_is_ahead_only_while_it_truly_is():
    notified = grounds(ended_on=day("2019-08-02"))
    assert due(notified, "2018-01-01") == [], "nobody knew"
    assert due(grounds(ended_on=day("2027-01-01")), "2026-11-22") == [("end", "2027-01-01")]


def test_what_lasts_as_long_as_another_ends_with_it():
    other = grounds(duration=EXTENDED)
    held = grounds(duration={"type": "same_as", "treaty": "other"})
    assert due(held, "2012-01-01", other=other) == [("end", "2015-01-01")]


def test_terms_that_renew_themselves_come_round():
    rule = {
        "type": "fixed",
        "term_years": 5,
        "extendable": "successive_five_year_periods_unless_notice_6_months_before_expiry",
    }
    assert due(grounds(duration=rule), "2001-01-01", 12) == [
        ("renewal", "2005-01-01"),
        ("renewal", "2010-01-01"),
    ]


def test_entry_into_force_is_told_once_the_condition_is_met():
    facts = treaty(in_force="")
    held = Grounds(facts, Span.day(day("2003-01-01")), day("2002-10-03"), ("t-AAA-x",))
    assert due(held, "2002-10-02") == []
    assert due(held, "2002-10-03") == [("entry_into_force", "2003-01-01")]
    assert due(held, "2003-01-01") == []
