"""How standings follow from acts, rules and dates."""

import datetime as dt

import pytest

from core.dates import PartialDate, Span
from tests.treaties.law import record
from tests.treaties.law.made import act, day, delayed, derived, notice, periods, story, treaty
from treaties.law.acts import Participant, StatusCheck
from treaties.law.periods import Qualification, possible_statuses, printed, status_on
from treaties.law.standings import Context
from treaties.terms import Qualifier, Status

THIRTY_DAYS = {"entry_into_force_for_state": delayed(days=30)}
AFTER_FORCE = {
    "entry_into_force_for_state": {
        "delay": {"days": 90},
        "applies_to": "deposited_after_eif",
        "otherwise": "on_general_entry_into_force",
    }
}


def test_signing_consenting_and_force_follow_each_other():
    acts = [act("signature", "1999-01-01"), act("ratification", "2001-01-01")]
    assert story(periods(treaty(THIRTY_DAYS), *acts)) == [
        ("signatory", "1999-01-01", "2001-01-01"),
        ("contracting", "2001-01-01", "2001-01-31"),
        ("party", "2001-01-31", ""),
    ]


def test_nothing_is_in_force_for_a_state_before_the_treaty_is():
    assert story(periods(treaty(), act("ratification", "1995-05-05"))) == [
        ("contracting", "1995-05-05", "2000-01-01"),
        ("party", "2000-01-01", ""),
    ]
    assert story(periods(treaty(in_force=""), act("ratification", "1995-05-05"))) == [
        ("contracting", "1995-05-05", "")
    ]


@pytest.mark.parametrize(
    ("deposited", "in_force"), [("1999-12-31", "2000-01-01"), ("2000-01-01", "2000-01-01")]
)
def test_a_deposit_before_force_does_not_wait_where_the_delay_runs_from_force(deposited, in_force):
    found = periods(treaty(AFTER_FORCE), act("ratification", deposited))
    assert story(found)[-1] == ("party", in_force, "")


def test_a_deposit_after_force_waits():
    found = periods(treaty(AFTER_FORCE), act("ratification", "2000-01-02"))
    assert story(found)[-1] == ("party", "2000-04-01", "")


def test_an_official_date_of_effect_goes_before_the_rule():
    official = act("accession", "2001-01-01", stated="2001-02-02", stated_officially=True)
    other = act("accession", "2001-01-01", stated="2001-02-02")
    assert story(periods(treaty(THIRTY_DAYS), official))[-1][1] == "2001-02-02"
    assert story(periods(treaty(THIRTY_DAYS), other))[-1][1] == "2001-01-31"


def test_an_official_date_never_lies_before_the_treaty_itself():
    found = periods(
        treaty(), act("accession", "1995-01-01", stated="1995-01-01", stated_officially=True)
    )
    assert story(found)[-1] == ("party", "2000-01-01", "")
    pending = periods(
        treaty(in_force=""),
        act("accession", "1995-01-01", stated="1995-01-01", stated_officially=True),
    )
    assert status_on(pending, day("1995-01-01")) == "party"


def test_a_succession_reaches_back_to_its_stated_effect():
    back = periods(treaty(), act("succession", "2006-10-23", stated="2006-06-03"))
    assert story(back) == [("party", "2006-06-03", "")]
    unstated = periods(treaty(), act("succession", "2006-10-23"))
    assert story(unstated) == [("party", "2006-10-23", "")]
    pending = periods(treaty(in_force=""), act("succession", "2006-10-23"))
    assert story(pending) == [("contracting", "2006-10-23", "")]


def test_an_accession_counts_from_the_notification_where_a_source_dates_it():
    rule = {
        "delay": {"days": 0},
        "ratification": {"counted_from": "deposit"},
        "accession": {"counted_from": "notification_by_depositary"},
    }
    facts = treaty({"entry_into_force_for_state": rule})
    dated = periods(facts, act("accession", "2001-01-01", stated="2001-03-03"))
    assert story(dated)[-1] == ("party", "2001-03-03", "")
    undated = periods(facts, act("accession", "2001-01-01"))
    assert story(undated) == [("party", "2001-01-01", "")]
    ratified = periods(facts, act("ratification", "2001-01-01", stated="2001-03-03"))
    assert story(ratified) == [("party", "2001-01-01", "")]


def test_a_protocol_waits_until_its_convention_is_in_force_for_the_state():
    rules = {
        "entry_into_force_for_state": {
            "delay": {"months": 6},
            "not_before": "entry_into_force_of_base_for_state",
        }
    }
    consent = act("consent_to_be_bound", "2001-01-01")
    base = derived(treaty(id="base"), act("accession", "2005-01-01"))
    found = derived(treaty(rules), consent, others={"base": base})
    assert story(found.standings["AAA"])[-1] == ("party", "2005-01-01", "")
    alone = derived(treaty(rules), consent, others={"base": derived(treaty(id="base"))})
    assert story(alone.standings["AAA"]) == [("contracting", "2001-01-01", "")]


def test_leaving_a_convention_ends_what_hangs_on_it():
    rules = {
        "signature": {
            "opens": None,
            "closes": None,
            "open_to": "ccw_parties",
            "method": "notification_of_consent_to_be_bound",
            "requires_party_to": "base",
        }
    }
    base = derived(
        treaty(id="base"), act("accession", "2001-01-01"), act("withdrawal_notice", "2010-01-01")
    )
    found = derived(treaty(rules), act("consent_to_be_bound", "2002-01-01"), others={"base": base})
    assert story(found.standings["AAA"]) == [
        ("party", "2002-01-01", "2010-07-01"),
        ("former", "2010-07-01", ""),
    ]


def test_a_rule_can_name_a_day_before_which_nobody_is_bound():
    rules = {"entry_into_force_for_state": {"delay": {"days": 0}, "not_before": "2009-07-15"}}
    found = periods(treaty(rules), act("ratification", "2001-01-01"))
    assert story(found)[-1] == ("party", "2009-07-15", "")


@pytest.mark.parametrize(
    ("rule", "stated", "official", "left"),
    [
        (notice(months=6), "", False, "2010-07-01"),
        (notice(months=6), "2010-07-09", False, "2010-07-01"),
        (notice(months=6), "2010-07-09", True, "2010-07-09"),
        ({**notice(days=90), "later_date_may_be_named": True}, "2010-12-31", False, "2010-12-31"),
        ({**notice(days=90), "later_date_may_be_named": True}, "2010-01-02", False, "2010-04-01"),
        ({"allowed": "not_provided"}, "2010-07-09", False, "2010-07-09"),
    ],
)
def test_an_exit_takes_effect_by_the_rule_unless_it_is_dated(rule, stated, official, left):
    acts = [
        act("accession", "2001-01-01"),
        act("withdrawal_notice", "2010-01-01", stated=stated, stated_officially=official),
    ]
    assert story(periods(treaty({"withdrawal": rule}), *acts))[-1] == ("former", left, "")


def test_without_a_clause_a_notice_has_no_effect_that_can_be_computed():
    acts = [act("accession", "2001-01-01"), act("withdrawal_notice", "2010-01-01")]
    for rule in ({"allowed": "not_provided"}, {**notice(), "notice": None}, None):
        (party,) = periods(treaty({"withdrawal": rule}), *acts)
        (leaving,) = party.qualifiers
        assert party.status is Status.PARTY
        assert leaving.details["effective_on"] is None


def test_a_consent_after_a_notice_starts_anew_when_the_notice_takes_effect():
    acts = [
        act("accession", "2001-01-01"),
        act("withdrawal_notice", "2010-01-01"),
        act("accession", "2010-03-01", id="again"),
    ]
    found = periods(treaty(), *acts)
    assert [(one.status.value, one.episode) for one in found] == [("party", 1), ("party", 2)]


def test_an_exit_proves_a_consent_whose_start_is_not_known():
    found = periods(treaty(), act("withdrawal", "2010-01-01"))
    party, former = found[-2:]
    assert (party.since, str(former.since)) == (None, "2010-01-01")
    assert status_on(found, day("2009-12-31")) == "party"
    assert possible_statuses(found, day("2005-01-01")) == {"party", "none"}


def test_an_undated_consent_is_cut_to_before_the_exit_that_followed():
    acts = [act("succession", known_by=day("2019-02-28")), act("termination", "2010-01-01")]
    party, former = periods(treaty(), *acts)[-2:]
    assert party.starts.last == day("2009-12-31")
    assert str(former.since) == "2010-01-01"


def test_a_treaty_that_ends_makes_former_parties_and_ends_signatures():
    facts = treaty(ended_on=day("2010-01-01"))
    both = derived(facts, act("accession", "2001-01-01"), act("signature", "1999-01-01", "BBB"))
    assert story(both.standings["AAA"])[-1] == ("former", "2010-01-01", "")
    assert story(both.standings["BBB"]) == [("signatory", "1999-01-01", "2010-01-01")]


def test_a_state_that_ended_has_ended_unless_it_had_left():
    people = {"AAA": Participant("AAA", existed_until=day("2010-01-01"))}
    acts = [act("accession", "2001-01-01")]
    assert story(periods(treaty(), *acts, **people))[-1] == ("ended", "2010-01-01", "")
    left = [*acts, act("withdrawal_notice", "2005-01-01")]
    assert story(periods(treaty(), *left, **people))[-1] == ("former", "2005-07-01", "")


def test_a_revoked_consent_takes_back_to_the_signature_or_to_nothing():
    acts = [act("ratification", "1995-01-01"), act("consent_revoked", "1998-01-01")]
    assert story(periods(treaty(in_force=""), *acts)) == [
        ("contracting", "1995-01-01", "1998-01-01")
    ]
    signed = [act("signature", "1994-01-01"), *acts]
    again = [*signed, act("ratification", "2005-01-01", id="again")]
    found = periods(treaty(in_force=""), *again)
    assert story(found)[-2:] == [
        ("signatory", "1998-01-01", "2005-01-01"),
        ("contracting", "2005-01-01", ""),
    ]
    (revoked,) = found[-2].qualifiers
    assert (str(revoked.since), str(revoked.until)) == ("1998-01-01", "2005-01-01")


def test_a_political_arrangement_has_subscribers():
    facts = treaty(
        {
            "entry_into_force": {"type": "political", "effective": "2002-11-25"},
            "withdrawal": {"allowed": "not_provided", "binding": "political"},
        },
        in_force="2002-11-25",
        binding="political",
    )
    assert story(periods(facts, act("accession", "2002"))) == [("subscriber", "2002", "")]


def test_lebanon_is_an_interval_cut_to_what_else_is_known():
    contracting, party = record.periods("apmbc", "LBN")
    assert contracting.starts == Span(day("2026-02-04"), day("2026-11-22"))
    assert str(contracting.since) == "2026"
    assert party.starts == Span(day("2026-08-01"), day("2027-05-01"))
    assert party.since is None
    assert possible_statuses((contracting, party), day("2026-11-22")) == {"contracting", "party"}


def test_an_undated_act_counts_from_what_its_source_knew():
    held = record.periods("zangger", "ARG")
    assert [str(held[0].starts.first), str(held[0].starts.last)] == ["1974-01-01", "2017-12-31"]
    assert record.status("zangger", "ARG", "2017-12-31") == "subscriber"
    assert record.status("zangger", "ARG", "2016-12-31") == "none"


def test_a_list_that_holds_the_act_or_has_no_date_cuts_nothing():
    read = PartialDate.parse("2020-06-01")
    checks = (
        StatusCheck("own", read, complete=True),
        StatusCheck("undated", None, complete=True),
        StatusCheck("later", PartialDate.parse("2021-06-01"), complete=True),
    )
    found = periods(treaty(checks=checks), act("accession", "2020", sources=frozenset({"own"})))
    assert found[0].starts == Span(day("2020-01-01"), day("2020-12-31"))


def test_a_date_is_printed_as_precisely_as_it_is_certain():
    first, last = day("2026-02-04"), day("2026-02-20")
    assert str(printed(Span(first, first))) == "2026-02-04"
    assert str(printed(Span(first, last))) == "2026-02"
    assert str(printed(Span(first, last), PartialDate.parse("2026"))) == "2026"
    assert str(printed(Span(first, day("2026-11-22")))) == "2026"
    assert printed(Span(first, day("2027-01-01"))) is None
    assert printed(Span(None, last)) is None


def test_a_qualifier_holds_from_its_day_until_the_day_it_ends():
    one = Qualification(
        Qualifier.LEAVING, PartialDate.parse("2025-07-10"), PartialDate.parse("2026-01-10")
    )
    held = [one.on(day(text)) for text in ("2025-07-09", "2025-07-10", "2026-01-09", "2026-01-10")]
    assert held == [False, True, True, False]
    assert Qualification(Qualifier.CONTESTED, None).on(day("2020-01-01"))


def test_a_status_that_is_only_possible_is_not_stored():
    found = periods(treaty(in_force="2001-06-01"), act("accession", "2001"))
    assert [(one.status.value, one.stored is None) for one in found] == [
        ("contracting", True),
        ("party", False),
    ]
    assert possible_statuses(found, day("2001-03-01")) == {"contracting", "none"}


def test_a_context_tells_what_effects_are_computed_with():
    context = Context(Participant("AAA"), Span.day(day("2000-01-01")))
    situation = context.situation(Span.day(day("2010-01-01")))
    assert situation.entry_into_force == Span.day(dt.date(2000, 1, 1))
    assert situation.party_to is None


@pytest.mark.parametrize("consent", [[], [act("ratification")], [act("ratification", "2019")]])
def test_who_left_is_a_former_party_however_little_is_known_of_its_consent(consent):
    notice_ = act("withdrawal_notice", "2019-06-01")
    found = periods(treaty(), *consent, notice_)
    assert story(found)[-1] == ("former", "2019-12-01", "")
    assert status_on(found, day("2019-11-30")) == "party"
    assert [one.name for one in found[-2].qualifiers] == ["leaving"]


def test_a_proved_consent_is_not_in_force_before_the_treaty_is():
    found = periods(treaty(), act("withdrawal", "2020-01-01"))
    assert possible_statuses(found, day("1995-01-01")) == {"contracting", "none"}


def test_an_exit_whose_day_is_not_known_may_have_happened():
    found = periods(treaty(), act("ratification", "2001-01-01"), act("withdrawal"))
    assert possible_statuses(found, day("2001-01-01")) == {"party"}
    assert possible_statuses(found, day("2010-01-01")) == {"party", "former"}
    assert found[0].until is None


def test_a_status_that_may_never_have_come_about_is_printed_no_more_precisely_than_its_act():
    found = periods(treaty(), act("signature", "1996"), act("accession"))
    signatory = next(one for one in found if one.status is Status.SIGNATORY)
    assert (str(signatory.since), signatory.until) == ("1996", None)
    assert "signatory" in possible_statuses(found, day("1996-06-01"))


def test_a_notice_known_to_the_month_is_rescinded_in_that_month():
    acts = [
        act("ratification", "2001-01-01"),
        act("withdrawal_notice", "2005-03"),
        act("withdrawal_rescinded", "2005-03-20"),
    ]
    (party,) = periods(treaty(), *acts)
    assert str(party.qualifiers[0].until) == "2005-03-20"


def test_an_amendment_binds_nobody_before_its_convention_does():
    assert record.status("cppnm-a", "AGO", "2020-10-20") == "contracting"
    assert record.status("cppnm-a", "AGO", "2020-10-21") == "party"
    assert record.status("cppnm", "AGO", "2020-10-21") == "party"


def test_what_hangs_on_a_treaty_ends_each_time_that_is_left():
    rules = {
        "signature": {
            "opens": None,
            "closes": None,
            "open_to": "ccw_parties",
            "method": "notification_of_consent_to_be_bound",
            "requires_party_to": "base",
        }
    }
    base = derived(
        treaty(id="base"),
        act("accession", "2001-01-01"),
        act("withdrawal_notice", "2004-01-01"),
        act("accession", "2006-01-01"),
        act("withdrawal_notice", "2012-01-01"),
    )
    acts = [
        act("consent_to_be_bound", "2002-01-01"),
        act("consent_to_be_bound", "2005-01-01"),
    ]
    found = derived(treaty(rules), *acts, others={"base": base}).standings["AAA"]
    assert story(found) == [
        ("party", "2002-01-01", "2004-07-01"),
        ("former", "2004-07-01", "2005-01-01"),
        ("contracting", "2005-01-01", "2006-01-01"),
        ("party", "2006-01-01", "2012-07-01"),
        ("former", "2012-07-01", ""),
    ]


def test_oman_counts_from_the_day_its_source_was_true():
    assert record.status("icsant", "OMN", "2022-10-02") == "contracting"
    assert record.status("icsant", "OMN", "2024-01-31") == "party"
