"""Reading provisions and adding delays."""

import datetime as dt
import json

import pytest

from core.dates import Span
from tests.treaties.law import record
from treaties.law import provisions
from treaties.law.delays import IMMEDIATE, Delay
from treaties.law.parsing import UnknownRuleError, parse_rule, rules_of


@pytest.mark.parametrize(
    ("delay", "start", "end"),
    [
        (Delay(days=90), "2014-09-25", "2014-12-24"),
        (Delay(days=30), "2003-12-10", "2004-01-09"),
        (Delay(months=6), "1983-06-02", "1983-12-02"),
        (Delay(months=6), "2003-08-31", "2004-02-29"),
        (Delay(months=6, first_day_of_month=True), "1998-09-16", "1999-03-01"),
        (Delay(months=6, first_day_of_month=True), "2026-12-31", "2027-06-01"),
        (Delay(years=1), "2024-02-29", "2025-02-28"),
        (IMMEDIATE, "1970-03-05", "1970-03-05"),
    ],
)
def test_a_delay_counts_as_treaties_count(delay, start, end):
    assert delay.after(dt.date.fromisoformat(start)) == dt.date.fromisoformat(end)


def test_a_delay_reads_as_words():
    assert str(Delay(months=6)) == "6 months"
    assert str(Delay(days=1)) == "1 day"
    assert str(Delay(years=1, days=2)) == "1 year and 2 days"
    assert str(IMMEDIATE) == "no delay"
    assert str(Delay(months=6, first_day_of_month=True)) == (
        "6 months, back to the first of that month"
    )


def test_a_delay_moves_what_is_known_and_leaves_what_is_not():
    assert Delay(days=1).after_span(Span(None, dt.date(2026, 1, 1))) == Span(
        None, dt.date(2026, 1, 2)
    )
    assert Delay(days=1).after_span(Span(dt.date(2026, 1, 1), None)) == Span(
        dt.date(2026, 1, 2), None
    )


def test_every_provision_of_the_record_is_read():
    rows = list(record.rows("provisions.csv"))
    parsed = [
        parse_rule(row["treaty_id"], row["kind"], row["article"], row["rule_json"]) for row in rows
    ]
    assert len(parsed) == 361
    shown = {"amendment", "reservations", "review", "suspension"}
    for row, rule in zip(rows, parsed, strict=True):
        assert isinstance(rule, provisions.ShownRule) == (row["kind"] in shown)


def test_a_clause_keeps_its_article_and_its_sentence():
    withdrawal = record.treaties()["apmbc"].rules.withdrawal
    assert withdrawal.article == "20(2)-(3)"
    assert withdrawal.rule.notice == Delay(months=6)
    assert withdrawal.rule.blocked_while == "armed_conflict"
    assert record.treaties()["ccw-p4"].names == {"ccw"}


BAD = [
    ("entry_into_force", {"type": "miracle"}, "“type” is 'miracle', known are"),
    ("entry_into_force", {}, "“type” is missing"),
    ("entry_into_force", {"type": "political"}, "“effective” is missing"),
    ("entry_into_force", {"type": "threshold", "count": "ten"}, "“count” is 'ten', not a whole"),
    (
        "entry_into_force",
        {"type": "threshold", "count": 1, "instruments": ["promise"]},
        "“instruments” has \\['promise'\\]",
    ),
    (
        "entry_into_force",
        {"type": "threshold", "count": 1, "instruments": "ratification"},
        "not a list of words",
    ),
    (
        "entry_into_force",
        {"type": "threshold", "count": 1, "delay": {"weeks": 2}},
        "unknown keys weeks",
    ),
    (
        "entry_into_force",
        {"type": "threshold", "count": 1, "delay": {"days": 1}, "not_before": "2020"},
        "not a whole date",
    ),
    (
        "entry_into_force",
        {"type": "threshold", "count": 1, "delay": {"days": 1}, "not_before": "soon"},
        "not a date",
    ),
    (
        "entry_into_force",
        {"type": "fraction", "fraction": "most", "of": "parties_to_x", "delay": {"days": 1}},
        "not one like 2/3",
    ),
    (
        "entry_into_force",
        {"type": "fraction", "fraction": "2/3", "of": "everybody", "delay": {"days": 1}},
        "not the parties to a treaty",
    ),
    (
        "entry_into_force",
        {"type": "exchange", "states": ["usa"], "delay": {"days": 0}},
        "not codes of three capital letters",
    ),
    (
        "entry_into_force",
        {"type": "exchange", "states": ["USA"], "not_before": "later", "delay": {"days": 0}},
        "not the entry into force of a treaty",
    ),
    (
        "entry_into_force",
        {"type": "named", "states": ["USA"], "plus_count": 2, "total": 9, "delay": {"days": 0}},
        "“total” is 9",
    ),
    ("entry_into_force_for_state", {"delay": {"days": 1}, "applies_to": "all"}, "“applies_to”"),
    ("withdrawal", {"allowed": "yes"}, "“allowed” is 'yes'"),
    ("withdrawal", {"notice": {"months": 6}, "counted_from": "whim"}, "“counted_from”"),
    ("provisional_application", {"allowed": False}, "leave the provision out"),
    ("provisional_application", {"allowed": "yes"}, "not true or false"),
    ("duration", {"type": "fixed", "extendable": "perhaps"}, "“extendable” is 'perhaps'"),
    ("signature", {"opens": None, "closes": None, "open_to": "friends"}, "“open_to”"),
    ("signature", {"open_to": "all", "places": "Ottawa"}, "not a list"),
    ("signature", {"open_to": "all", "region": 3}, "not text"),
    ("signature", {"open_to": "all", "until": "1999"}, "unknown keys until"),
    ("reservations", {"allowed": "sometimes"}, "has \\['sometimes'\\]"),
    ("review", {"first": {"years_after_eif": "five"}}, "not a whole number"),
    ("review", {"whenever": True}, "unknown keys whenever"),
    ("coronation", {}, "there is no kind of provision “coronation”"),
]


@pytest.mark.parametrize(("kind", "rule", "says"), BAD)
def test_an_unknown_form_is_an_error_that_names_the_row(kind, rule, says):
    with pytest.raises(UnknownRuleError, match=says) as caught:
        parse_rule("apmbc", kind, "17(1)", json.dumps(rule))
    assert f"provision apmbc / {kind} / 17(1)" in str(caught.value)


def test_text_that_is_no_json_object_is_an_error():
    with pytest.raises(UnknownRuleError, match="rule_json is not JSON"):
        parse_rule("apmbc", "duration", "", "{")
    with pytest.raises(UnknownRuleError, match="a rule is a JSON object"):
        parse_rule("apmbc", "duration", "", "[]")


def test_a_treaty_has_one_provision_of_a_kind():
    row = ("t", "duration", "1", '{"type": "unlimited"}', "")
    with pytest.raises(UnknownRuleError, match="the kind stands twice"):
        rules_of([row, row])
