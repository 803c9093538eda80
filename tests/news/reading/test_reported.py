"""A reported act held against the record: held, another stage, another day, another act."""

import datetime as dt

import pytest

from news.reading.known import CONSENT, EXIT, Act, Known, Policy, StateKnown
from news.reading.proposals import Proposal
from news.reading.reported import Why, judge

DAY = dt.date(2026, 11, 25)
VOTE, NOTICE, EFFECT = "2025-06-19", "2025-07-10", "2026-01-10"
KNOWN = Known(
    states={code: StateKnown(code, (code,)) for code in ("FIN", "RUS", "BGR", "SWE")},
    acts={
        ("apmbc", "FIN"): (
            Act("joined", "apmbc", "FIN", "accession", "2012-01-09", "2012-07-01"),
            Act("notice", "apmbc", "FIN", "withdrawal_notice", NOTICE, EFFECT),
        ),
        ("ctbt", "RUS"): (
            Act("signed", "ctbt", "RUS", "signature", "1996-09-24"),
            Act("revoked", "ctbt", "RUS", "consent_revoked", "2023-11-03"),
        ),
        ("cppnm", "BGR"): (
            Act("reservation", "cppnm", "BGR", "reservation_withdrawn", "1994-05-11"),
        ),
    },
    policies={
        "FIN": (
            Policy("vote", "FIN", "", VOTE, "", ("apmbc",), "Vote.", "voted", EXIT),
            Policy("decree", "FIN", "", "2025-05-02", "", ("apmbc",), "Decree.", "decided", EXIT),
            Policy("bill", "FIN", "", "2011-11-01", "", ("apmbc",), "Bill.", "voted", CONSENT),
            Policy("mines", "FIN", "landmines", "2024-12-18", "2025-01-01"),
        )
    },
)


def reported(state, kind, treaty, stage="deposited", date=None, **more):
    return Proposal(state, kind, treaty, more.get("topic"), stage, date, 0, 1)


def leaving(stage, date=None):
    return reported("FIN", "withdrawal_notice", "apmbc", stage, date)


@pytest.mark.parametrize(
    ("one", "verdict", "why"),
    [
        (leaving("deposited", NOTICE), "supported", Why.HELD),
        (leaving("deposited", "2025-07"), "supported", Why.HELD),
        (leaving("deposited"), "supported", Why.HELD),
        (leaving("deposited", VOTE), "contradicted", Why.STAGE),
        (leaving("deposited", EFFECT), "contradicted", Why.STAGE),
        (leaving("deposited", "2025-07-11"), "contradicted", Why.DAY),
        (leaving("in_effect", EFFECT), "supported", Why.HELD),
        (leaving("in_effect", NOTICE), "contradicted", Why.STAGE),
        (leaving("voted", VOTE), "supported", Why.HELD),
        (leaving("voted", NOTICE), "contradicted", Why.STAGE),
        (leaving("voted", "2025-06-01"), "not_in_record", Why.ABSENT),
        (leaving("signed_into_law"), "not_in_record", Why.ABSENT),
        (leaving("decided", "2025-05-02"), "supported", Why.HELD),
        (leaving("signed_into_law", "2025-05-02"), "supported", Why.HELD),
        (leaving("voted", "2025-05-02"), "contradicted", Why.STAGE),
        (leaving("denied"), "uncheckable", Why.NO_RECORD),
    ],
)
def test_a_stage_has_its_own_day(one, verdict, why):
    judged = judge(one, KNOWN, DAY)
    assert (judged.verdict, judged.why) == (verdict, why)


def test_a_verdict_rests_on_the_acts_and_steps_of_the_way_out_alone():
    judged = judge(leaving("deposited", VOTE), KNOWN, DAY)
    assert (judged.acts, judged.steps) == (("notice",), ("vote", "decree"))


def test_before_its_effect_a_withdrawal_is_not_in_effect():
    judged = judge(leaving("in_effect"), KNOWN, dt.date(2025, 12, 1))
    assert (judged.verdict, judged.why) == ("contradicted", Why.STAGE)


@pytest.mark.parametrize(
    ("one", "act"),
    [
        (reported("RUS", "withdrawal_notice", "ctbt", "deposited", "2023-11"), "revoked"),
        (reported("RUS", "withdrawal_effect", "ctbt", "in_effect"), "revoked"),
        (reported("BGR", "withdrawal_notice", "cppnm", "deposited", "1994"), "reservation"),
        (reported("RUS", "ratification", "ctbt", "deposited"), "signed"),
    ],
)
def test_an_act_that_is_taken_for_another_is_told_and_never_supports(one, act):
    judged = judge(one, KNOWN, DAY)
    assert (judged.verdict, judged.why, judged.acts) == ("contradicted", Why.OTHER_ACT, (act,))


def test_what_nobody_did_is_not_in_the_record():
    judged = judge(reported("SWE", "withdrawal_notice", "apmbc"), KNOWN, DAY)
    assert (judged.verdict, judged.why) == ("not_in_record", Why.ABSENT)


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("2024-12", "supported"),
        ("2025-01-01", "supported"),
        (None, "supported"),
        ("2020", "not_in_record"),
    ],
)
def test_a_policy_is_held_by_topic_and_day(date, verdict):
    one = reported("FIN", "policy_change", None, "decided", date, topic="landmines")
    judged = judge(one, KNOWN, DAY)
    assert (judged.verdict, judged.policies) == (verdict, ("mines",))
