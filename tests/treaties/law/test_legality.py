"""Which acts the rules do not allow: each with an act that breaks it and one that does not."""

import pytest

from core.dates import PartialDate
from tests.treaties.law.made import act, day, derived, treaty
from treaties.law.acts import Participant
from treaties.law.legality import RULES, cases, irregularities

SIGNATURE = {"opens": "1997-12-03", "closes": "1999-03-01", "open_to": "all"}
OPEN = {"signature": SIGNATURE}
NOTIFIED = {
    "signature": {
        "opens": None,
        "closes": None,
        "open_to": "ccw_parties",
        "method": "notification_of_consent_to_be_bound",
        "requires_party_to": "base",
    }
}
SIGNED = act("signature", "1998-01-01")
RATIFIED = act("ratification", "2001-01-01")
NOTICE = act("withdrawal_notice", "2005-01-01")


def broken(facts, *acts, others=None, reservations="", person=None):
    people = {one.state: person or Participant(one.state) for one in acts}
    held = derived(facts, *acts, others=others or {}, **people)
    found = cases(held, acts, people, others or {}, reservations=reservations)
    return {one.rule for case in found for one in irregularities(case)}


BREAKING = {
    "before_adoption": (treaty(), [act("signature", "1989-01-01")]),
    "after_the_end": (
        treaty(ended_on=day("2010-01-01")),
        [act("accession", "2001-01-01"), act("withdrawal_notice", "2011-01-01")],
    ),
    "signature_window": (treaty(OPEN), [act("signature", "1996-01-01")]),
    "signed_before_ratified": (treaty(OPEN), [RATIFIED]),
    "accession_by_signatory": (treaty(OPEN), [SIGNED, act("accession", "2001-01-01")]),
    "consent_by_notification": (treaty(OPEN), [act("consent_to_be_bound", "2001-01-01")]),
    "one_consent": (
        treaty(),
        [act("accession", "2001-01-01"), act("accession", "2002-01-01")],
    ),
    "exit_of_a_party": (treaty(in_force=""), [SIGNED, RATIFIED, NOTICE]),
    "revocation_before_force": (treaty(), [SIGNED, RATIFIED, act("consent_revoked", "2003-01-01")]),
    "rescission_of_a_notice": (treaty(), [RATIFIED, act("withdrawal_rescinded", "2005-01-01")]),
    "disowned_by_signatory": (treaty(), [act("signature_disowned", "2005-01-01")]),
    "provisional_application_allowed": (treaty(), [act("provisional_application", "2001-01-01")]),
}


@pytest.mark.parametrize("rule", sorted(BREAKING))
def test_an_act_that_breaks_a_rule_is_named(rule):
    facts, acts = BREAKING[rule]
    assert rule in broken(facts, *acts)


def test_a_state_that_ended_acts_no_more():
    person = Participant("AAA", existed_until=day("1990-10-03"))
    acts = [act("signature", "1998-01-01")]
    assert "not_a_state_then" in broken(treaty(), *acts, person=person)


def test_a_prohibited_reservation_is_named():
    acts = [act("reservation", "2001-01-01")]
    assert "reservation_allowed" in broken(treaty(), *acts, reservations="none")
    assert "reservation_allowed" not in broken(treaty(), *acts, reservations="some")


def test_a_protocol_without_its_convention_is_named():
    consent = act("consent_to_be_bound", "2001-01-01")
    base = derived(treaty(id="base"), act("accession", "2000-06-01"))
    other = derived(treaty(id="base"), act("accession", "2000-06-01", "BBB"))
    assert not broken(treaty(NOTIFIED), consent, others={"base": base})
    assert broken(treaty(NOTIFIED), consent, others={"base": other}) == {"party_to_parent"}
    ratified = act("ratification", "2001-01-01")
    assert broken(treaty(NOTIFIED), ratified, others={"base": base}) == {"consent_by_notification"}


def test_every_rule_is_tried():
    elsewhere = {"not_a_state_then", "reservation_allowed", "party_to_parent"}
    assert set(BREAKING) | elsewhere == set(RULES)
    assert all(rule.__doc__ and rule.__doc__.endswith(".") for rule in RULES.values())


@pytest.mark.parametrize(
    "acts",
    [
        [SIGNED, RATIFIED, NOTICE],
        [SIGNED, RATIFIED, NOTICE, act("withdrawal_rescinded", "2005-02-01")],
        [act("accession", "2001-01-01"), NOTICE, act("accession", "2010-01-01")],
        [SIGNED, act("signature_disowned", "2005-01-01")],
        [act("succession", "2001-01-01"), act("succession", "2002-01-01")],
        [act("declaration", "2001-01-01")],
    ],
)
def test_an_ordinary_course_breaks_nothing(acts):
    assert broken(treaty(OPEN), *acts) == set()


def test_several_capitals_may_each_have_a_date():
    facts = treaty(depositaries=3)
    three = [
        act("accession", "2001-01-01", depositary="London"),
        act("accession", "2001-01-02", depositary="Moscow"),
        act("accession", "2001-01-03"),
    ]
    assert broken(facts, *three) == set()
    again = [*three[:2], act("accession", "2001-01-04", depositary="London")]
    assert broken(facts, *again) == {"one_consent"}


def test_a_revocation_needs_a_consent():
    revoked = act("consent_revoked", "2003-01-01")
    assert broken(treaty(in_force=""), revoked) == {"revocation_before_force"}
    assert broken(treaty(in_force=""), RATIFIED, revoked) == set()


def test_a_revoked_consent_can_be_given_anew_once():
    signed, ratified = act("signature", "1996-09-24"), act("ratification", "2000-06-30")
    revoked, anew = act("consent_revoked", "2023-11-03"), act("ratification", "2027-01-01")
    facts = treaty({"signature": {"opens": "1996-09-24", "open_to": "all"}}, in_force="")
    assert broken(facts, signed, ratified, revoked, anew) == set()
    once_more = act("ratification", "2028-01-01")
    assert broken(facts, signed, ratified, revoked, anew, once_more) == {"one_consent"}


def test_a_window_closes_with_the_treatys_own_force():
    rule = {"signature": {**SIGNATURE, "closes": None, "closes_on_eif": True}}
    assert broken(treaty(rule), act("signature", "2000-06-01")) == {"signature_window"}
    assert broken(treaty(rule), act("signature", "1999-06-01")) == set()
    listed = {"signature": {**SIGNATURE, "open_to": "listed", "states": ["BBB"]}}
    assert broken(treaty(listed), SIGNED) == {"signature_window"}


def test_a_treaty_without_an_adoption_date_has_no_earliest_act():
    facts = treaty()
    undated = type(facts)(id="t", rules=facts.rules, entered_into_force=PartialDate.parse("2000"))
    assert broken(undated, act("accession", "1950-01-01")) == set()
