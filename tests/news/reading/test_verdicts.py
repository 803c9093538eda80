"""Statements are held against the record as it stands on the day of the story."""

import datetime as dt
from dataclasses import replace

import pytest

from news.reading import tallies, verdicts
from tests.news.reading.record import KNOWN, TODAY

YES, NO, UNKNOWN = verdicts.SUPPORTED, verdicts.CONTRADICTED, verdicts.UNKNOWN


@pytest.mark.parametrize(
    ("treaty", "state", "said", "day", "word"),
    [
        ("apmbc", "FIN", "party", "2025-07-04", YES),
        ("apmbc", "FIN", "not_party", "2025-07-04", NO),
        ("apmbc", "LTU", "party", "2025-07-04", YES),
        ("apmbc", "LTU", "party", "2026-01-01", NO),
        ("apmbc", "MHL", "party", "2025-07-04", NO),
        ("apmbc", "MHL", "signatory_only", "2025-07-04", YES),
        ("apmbc", "RUS", "not_signatory", "2025-07-04", YES),
        ("apmbc", "RUS", "signatory", "2025-07-04", NO),
        ("ctbt", "RUS", "party", "2023-10-01", YES),
        ("ctbt", "RUS", "party", "2023-12-01", NO),
        ("ctbt", "RUS", "signatory", "2023-12-01", YES),
        ("ctbt", "CHN", "not_ratified", "2025-07-04", YES),
    ],
)
def test_a_status_is_that_of_the_day(treaty, state, said, day, word):
    assert verdicts.status(KNOWN, treaty, state, said, dt.date.fromisoformat(day)).word == word


@pytest.mark.parametrize(
    ("treaty", "state", "verb", "value", "word"),
    [
        ("apmbc", "IRL", "ratified", "1997-12-03", YES),
        ("apmbc", "IRL", "ratified", "1997", YES),
        ("apmbc", "IRL", "ratified", "1998", NO),
        ("apmbc", "LTU", "withdrew", "2025-06-27", YES),
        ("apmbc", "LTU", "withdrew", "2025-12-27", YES),
        ("apmbc", "LTU", "withdrew", "2024", NO),
        ("apmbc", "RUS", "signed", "1997", NO),
        ("apmbc", "FIN", "joined", "2012-07", YES),
        ("new-start", "RUS", "withdrew", "2023", NO),
        ("new-start", "RUS", "suspended", "2023-02-28", YES),
    ],
)
def test_a_dated_act_agrees_with_a_date_of_the_record(treaty, state, verb, value, word):
    assert verdicts.dated_act(KNOWN, treaty, state, verb, value, TODAY).word == word


@pytest.mark.parametrize(
    ("treaty", "said", "value", "word"),
    [
        ("apmbc", "adopted", "1997-09", YES),
        ("apmbc", "opened_for_signature", "1997-12", YES),
        ("apmbc", "opened_for_signature", "1999", NO),
        ("apmbc", "entered_into_force", "1999", YES),
        ("ctbt", "entered_into_force", "1996", NO),
        ("apmbc", "extended", "1999", UNKNOWN),
        ("new-start", "extended", "2021-02", YES),
        ("new-start", "expires", "2026", YES),
        ("apmbc", "named", "1997", YES),
        ("apmbc", "named", "1999", NO),
    ],
)
def test_a_date_of_a_treaty_agrees_with_the_register(treaty, said, value, word):
    assert verdicts.treaty_date(KNOWN, treaty, said, value).word == word


@pytest.mark.parametrize(
    ("treaty", "said", "value", "word"),
    [
        ("apmbc", "n_parties", "7", YES),
        ("apmbc", "n_parties", "8", NO),
        ("apmbc", "n_parties", ">6", YES),
        ("apmbc", "n_parties", ">7", NO),
        ("apmbc", "n_parties", "~7", YES),
        ("ctbt", "n_signatories", "4", YES),
        ("ctbt", "n_annex2", "5", YES),
        ("ctbt", "n_annex2_missing", "4", YES),
        ("tpnw", "n_parties_needed", "50", YES),
        ("apmbc", "n_unheard_of", "1", UNKNOWN),
    ],
)
def test_a_count_is_exact_at_least_or_about(treaty, said, value, word):
    assert tallies.count(KNOWN, treaty, said, value, TODAY).word == word


@pytest.mark.parametrize(
    ("said", "value", "word"),
    [
        ("withdrawal_notice_period", "6 months", YES),
        ("withdrawal_notice_period", "12 months", NO),
        ("withdrawal_notice_period", "1 years", NO),
        ("withdrawal_in_conflict", "", YES),
        ("in_force", "false", NO),
    ],
)
def test_a_rule_of_a_treaty_is_that_of_its_provisions(said, value, word):
    assert verdicts.rule(KNOWN, "apmbc", said, value).word == word


def test_a_group_agrees_where_each_of_its_members_does():
    members = KNOWN.groups["nuclear-armed-states"]

    assert verdicts.group(KNOWN, "tpnw", members, "not_party", TODAY).word == YES
    wrong = verdicts.group(KNOWN, "ctbt", members, "not_party", TODAY)
    assert wrong.word == NO
    assert "FRA: contracting" in wrong.correct


def test_a_policy_is_held_or_unknown_and_never_contradicted_for_want_of_a_row():
    assert verdicts.policy(KNOWN, "USA", "landmines", (), "2022").word == YES
    assert verdicts.policy(KNOWN, "USA", "landmines", (), "2014").word == UNKNOWN


def test_the_order_of_leaving_is_that_of_the_record():
    assert tallies.ordinal(KNOWN, "ccm", "LTU", "withdrawal", "1", TODAY).word == YES
    assert tallies.ordinal(KNOWN, "ccm", "LTU", "withdrawal", "5", TODAY).word == NO


def test_what_a_verdict_rests_on_is_named():
    held = verdicts.dated_act(KNOWN, "ctbt", "RUS", "ratified", "2000", TODAY)

    assert held.basis == ("ctbt-RUS-ratification-2000-06-30",)
    assert held.correct == "ratification on 2000-06-30"


def test_a_copy_of_what_is_known_counts_for_itself():
    before = KNOWN.under("apmbc")[:]
    copied = replace(KNOWN, policies={})
    assert copied.under("apmbc") == KNOWN.under("apmbc") == before
