"""What else is true of a standing."""

from tests.treaties.law.made import act, derived, periods, treaty
from treaties.terms import Qualifier

ACCEDED = act("accession", "2001-01-01")
DECLARED = {"provisional_application": {"allowed": True, "articles": ["6", "7"]}}


def found(facts, *acts, name, **more):
    return [
        one
        for period in periods(facts, *acts, **more)
        for one in period.qualifiers
        if one.name == name
    ]


def dates(one):
    return str(one.since), str(one.until or "")


def test_a_suspension_runs_until_it_is_resumed():
    acts = [ACCEDED, act("suspension", "2005-01-01"), act("resumption", "2006-01-01")]
    (one,) = found(treaty(), *acts, name=Qualifier.SUSPENDED)
    assert dates(one) == ("2005-01-01", "2006-01-01")
    assert one.basis == ("t-AAA-suspension-2005-01-01", "t-AAA-resumption-2006-01-01")


def test_a_resumption_ends_the_suspension_that_it_answers():
    acts = [
        ACCEDED,
        act("suspension", "2005-01-01", towards=("BBB",)),
        act("suspension", "2005-06-01"),
        act("resumption", "2006-01-01", answers=["t-AAA-suspension-2005-06-01"]),
    ]
    towards, general = found(treaty(), *acts, name=Qualifier.SUSPENDED)
    assert (dates(towards), towards.details["towards"]) == (("2005-01-01", ""), ["BBB"])
    assert dates(general) == ("2005-06-01", "2006-01-01")


def test_a_suspension_ends_when_the_state_leaves():
    acts = [ACCEDED, act("suspension", "2005-01-01"), act("withdrawal_notice", "2009-01-01")]
    (one,) = found(treaty(), *acts, name=Qualifier.SUSPENDED)
    assert dates(one) == ("2005-01-01", "2009-07-01")


def test_a_suspension_is_contested_from_the_day_of_the_act_whenever_views_were_voiced():
    views = [("AAA", "valid"), ("meeting_of_parties", "invalid")]
    acts = [ACCEDED, act("suspension", "2005-01-01", stated="2005-03-01", views=views)]
    (contested,) = found(treaty(), *acts, name=Qualifier.CONTESTED)
    (suspended,) = found(treaty(), *acts, name=Qualifier.SUSPENDED)
    assert dates(contested) == ("2005-01-01", "")
    assert dates(suspended) == ("2005-03-01", "")
    assert suspended.details["recognised"] is False


def test_a_signature_disowned_is_owned_again_by_a_consent():
    acts = [
        act("signature", "1999-01-01"),
        act("signature_disowned", "2002-05-06"),
        act("ratification", "2010-01-01"),
    ]
    (one,) = found(treaty(), *acts, name=Qualifier.SIGNATURE_DISOWNED)
    assert dates(one) == ("2002-05-06", "2010-01-01")


def test_a_declaration_applies_until_the_treaty_is_in_force_for_the_state():
    rules = {
        **DECLARED,
        "entry_into_force_for_state": {"delay": {"days": 90}},
    }
    acts = [ACCEDED, act("provisional_application", "2001-01-01")]
    (one,) = found(treaty(rules), *acts, name=Qualifier.PROVISIONAL)
    assert dates(one) == ("2001-01-01", "2001-04-01")
    assert one.details["articles"] == ["6", "7"]


def test_a_rule_ends_provisional_application_with_the_treatys_own_force():
    rule = {"allowed": True, "until": "entry_into_force"}
    rules = {"provisional_application": rule}
    acts = [act("ratification", "1998-01-01"), act("provisional_application", "1998-01-01")]
    (one,) = found(treaty(rules), *acts, name=Qualifier.PROVISIONAL)
    assert dates(one) == ("1998-01-01", "2000-01-01")
    late = [act("signature", "1999-01-01"), act("provisional_application", "2004-01-01")]
    (open_ended,) = found(treaty(rules), *late, name=Qualifier.PROVISIONAL)
    assert dates(open_ended) == ("2004-01-01", "")


def test_a_treaty_can_be_applied_by_every_signatory():
    starts = {"allowed": True, "from": "1992-07-17", "until": "entry_into_force"}
    facts = treaty({"provisional_application": starts})
    early = found(facts, act("signature", "1990-11-19"), name=Qualifier.PROVISIONAL)
    late = found(facts, act("signature", "1999-01-01"), name=Qualifier.PROVISIONAL)
    assert [dates(*early), dates(*late)] == [
        ("1992-07-17", "2000-01-01"),
        ("1999-01-01", "2000-01-01"),
    ]
    assert not found(facts, ACCEDED, name=Qualifier.PROVISIONAL)
    assert not found(facts, act("declaration", "1999-01-01"), name=Qualifier.PROVISIONAL)


def test_a_term_ends_provisional_application():
    term = {"allowed": True, "from": "signature", "term_months": 12, "until": "entry_into_force"}
    facts = treaty({"provisional_application": term})
    (one,) = found(facts, act("signature", "1992-03-24"), name=Qualifier.PROVISIONAL)
    assert dates(one) == ("1992-03-24", "1993-03-24")


def test_nobody_applies_provisionally_what_was_in_force_when_it_consented():
    from_signature = {"allowed": True, "from": "signature", "until": "entry_into_force"}
    rules = {
        "provisional_application": from_signature,
        "entry_into_force_for_state": {"delay": {"days": 60}},
    }
    assert not found(treaty(rules), act("accession", "2002"), name=Qualifier.PROVISIONAL)
    early = act("ratification", "1999-06-01")
    assert found(treaty(rules), early, name=Qualifier.PROVISIONAL)


def test_a_qualifier_ends_on_a_day_that_cannot_be_printed():
    acts = [ACCEDED, act("suspension", "2010-01-01"), act("withdrawal_notice", "2025-09")]
    party, former = periods(treaty(), *acts)
    assert former.qualifiers == ()
    suspended = next(one for one in party.qualifiers if one.name == Qualifier.SUSPENDED)
    assert str(suspended.until) == "2026-03"
    acts[-1] = act("withdrawal_notice", "2025")
    party, former = periods(treaty(), *acts)
    assert former.qualifiers == ()
    suspended = next(one for one in party.qualifiers if one.name == Qualifier.SUSPENDED)
    assert suspended.as_json()["until"] is None
    assert suspended.as_json()["until_latest"] == "2026-06-30"


def test_a_suspension_known_to_the_year_is_resumed_in_that_year():
    acts = [ACCEDED, act("suspension", "2010"), act("resumption", "2011-06-01")]
    (one,) = found(treaty(), *acts, name=Qualifier.SUSPENDED)
    assert dates(one) == ("2010", "2011-06-01")
    soon = [ACCEDED, act("suspension", "2010"), act("resumption", "2010-06-01")]
    (brief,) = found(treaty(), *soon, name=Qualifier.SUSPENDED)
    assert dates(brief) == ("2010", "2010-06-01")


def test_disowning_a_bilateral_treaty_ends_it_for_both():
    rules = {"provisional_application": {"allowed": True, "from": "signature"}}
    facts = treaty(rules, in_force="", scope="bilateral")
    acts = [
        act("signature", "1993-01-03"),
        act("signature", "1993-01-03", "BBB"),
        act("signature_disowned", "2002-06-14", "BBB"),
    ]
    held = derived(facts, *acts)
    ends = {
        state: [
            dates(one)
            for period in periods_
            for one in period.qualifiers
            if one.name == Qualifier.PROVISIONAL
        ]
        for state, periods_ in held.standings.items()
    }
    assert ends == {state: [("1993-01-03", "2002-06-14")] for state in ("AAA", "BBB")}


def test_a_notice_that_names_no_day_beyond_the_rule_runs_to_the_rules_day():
    acts = [ACCEDED, act("withdrawal_notice", "2010-01-01")]
    (one,) = found(treaty(), *acts, name=Qualifier.LEAVING)
    assert dates(one) == ("2010-01-01", "2010-07-01")
    assert one.as_json() == {
        "name": "leaving",
        "from": "2010-01-01",
        "until": "2010-07-01",
        "basis": ["t-AAA-withdrawal_notice-2010-01-01"],
        "effective_on": "2010-07-01",
    }


def test_the_rescission_answers_the_notice_it_names():
    acts = [
        ACCEDED,
        act("withdrawal_notice", "2010-01-01"),
        act("withdrawal_notice", "2010-02-01"),
        act("withdrawal_rescinded", "2010-03-01", answers=["t-AAA-withdrawal_notice-2010-01-01"]),
    ]
    first, second = found(treaty(), *acts, name=Qualifier.LEAVING)[:2]
    assert dates(first) == ("2010-01-01", "2010-03-01")
    assert dates(second) == ("2010-02-01", "2010-08-01")
