"""What a treaty is between two states, with made-up periods."""

import pytest

from core.dates import PartialDate, Span
from tests.treaties.law.made import day
from treaties.law.between import Instrument, Outcome, Text, Version, relations, side_of
from treaties.law.periods import Period, Qualification
from treaties.terms import Binding, Qualifier, Status

ON = day("2020-01-01")


def date(text):
    return PartialDate.parse(text) if text else None


def span(text):
    return date(text).span if text else None


def period(status="party", since="2000-01-01", until="", qualifiers=()):
    return Period(
        status=Status(status),
        starts=span(since),
        ends=span(until),
        since=date(since),
        until=date(until),
        basis=("act",),
        episode=0,
        qualifiers=tuple(qualifiers),
    )


def suspended(since="2010-01-01", towards=(), **details):
    details = {"towards": list(towards), "recognised": True, **details}
    return Qualification(Qualifier.SUSPENDED, date(since), basis=("claim",), details=details)


def between(one, other, *, instruments=None, on=ON):
    """Relations under ``t`` and others; sides are lists of periods by id of the instrument."""
    instruments = instruments or [Instrument("t")]
    one = one if isinstance(one, dict) else {"t": one}
    other = other if isinstance(other, dict) else {"t": other}
    sides = {
        instrument.id: (
            side_of("AAA", one.get(instrument.id, ()), on, towards="BBB"),
            side_of("BBB", other.get(instrument.id, ()), on, towards="AAA"),
        )
        for instrument in instruments
    }
    return relations(instruments, sides)


# Between two states


def test_a_treaty_in_force_for_both_is_in_force_between_them_from_the_later_day_on():
    found = between([period(since="1999-09-09")], [period(since="2000-03-02")])["t"]
    assert found.outcome is Outcome.IN_FORCE
    assert found.since == date("2000-03-02")


@pytest.mark.parametrize("status", ["signatory", "contracting", "former", "ended"])
def test_a_treaty_that_is_not_in_force_for_one_is_not_in_force_between_them(status):
    found = between([period()], [period(status)])["t"]
    assert found.outcome is Outcome.NOT_IN_FORCE
    assert found.since is None


def test_a_state_that_never_acted_is_a_third_state():
    assert between([period()], [])["t"].outcome is Outcome.NOT_IN_FORCE
    assert between([], [])["t"].outcome is Outcome.NOT_IN_FORCE


def test_before_and_after_it_is_in_force_for_both_it_is_not_between_them():
    one, other = [period(since="2000-01-01")], [period(since="2005-01-01", until="2010-01-01")]
    outcomes = [
        between(one, other, on=day(text))["t"].outcome
        for text in ("2004-12-31", "2005-01-01", "2009-12-31", "2010-01-01")
    ]
    assert outcomes == [
        Outcome.NOT_IN_FORCE,
        Outcome.IN_FORCE,
        Outcome.IN_FORCE,
        Outcome.NOT_IN_FORCE,
    ]


def test_dates_known_in_part_leave_it_open_unless_the_other_is_no_party():
    vague = [period(since="2020")]
    assert between(vague, [period()], on=day("2020-06-01"))["t"].outcome is Outcome.UNCERTAIN
    assert between(vague, [], on=day("2020-06-01"))["t"].outcome is Outcome.NOT_IN_FORCE
    assert between(vague, [period()], on=day("2021-01-01"))["t"].outcome is Outcome.IN_FORCE


@pytest.mark.parametrize(
    ("one", "other", "since"),
    [
        ("2000", "2005-05-05", "2005-05-05"),
        ("2005-05-05", "2005", "2005"),
        ("2005-05", "2005-05", "2005-05"),
        ("2004", "2005", "2005"),
    ],
)
def test_since_when_is_as_precise_as_both_dates(one, other, since):
    assert between([period(since=one)], [period(since=other)])["t"].since == date(since)


def test_since_when_is_not_told_where_one_beginning_is_not_known():
    unknown = Period(Status.PARTY, Span(None, day("2010-01-01")), None, None, None, ("act",), 0)
    found = between([unknown], [period(since="2000-01-01")])["t"]
    assert found.outcome is Outcome.IN_FORCE
    assert found.since is None


def test_a_political_arrangement_is_never_in_force():
    political = [Instrument("t", binding=Binding.POLITICAL)]
    both = between([period("subscriber")], [period("subscriber")], instruments=political)["t"]
    assert both.outcome is Outcome.SUBSCRIBED
    one = between([period("subscriber")], [], instruments=political)["t"]
    assert one.outcome is Outcome.NOT_SUBSCRIBED


# Texts that amend others

WHOLE = [Instrument("t"), Instrument("amended", amends="t")]
PART = [Instrument("t"), Instrument("amended", amends="t", in_part=True)]
BOTH = {"t": [period()], "amended": [period(since="2005-01-01")]}
EARLIER_ONLY = {"t": [period()]}
AMENDED_ONLY = {"amended": [period(since="2005-01-01")]}


def test_where_both_are_bound_by_the_amended_text_it_governs():
    found = between(BOTH, BOTH, instruments=WHOLE)
    assert found["amended"].outcome is Outcome.IN_FORCE
    assert found["t"].outcome is Outcome.REPLACED
    assert found["t"].versions == (Version("amended", Text.AMENDED, date("2005-01-01")),)


def test_an_amendment_of_a_part_leaves_the_treaty_in_force_as_amended():
    found = between(BOTH, BOTH, instruments=PART)
    assert found["t"].outcome is Outcome.IN_FORCE
    assert found["t"].versions == (Version("amended", Text.AMENDED, date("2005-01-01")),)


@pytest.mark.parametrize("instruments", [WHOLE, PART])
@pytest.mark.parametrize(
    ("one", "other", "alone"), [(BOTH, EARLIER_ONLY, "AAA"), (EARLIER_ONLY, BOTH, "BBB")]
)
def test_where_one_alone_is_bound_by_the_amended_text_the_earlier_one_governs(
    instruments, one, other, alone
):
    found = between(one, other, instruments=instruments)
    assert found["t"].outcome is Outcome.IN_FORCE
    assert found["t"].versions == (Version("amended", Text.EARLIER, alone=alone),)
    assert found["amended"].outcome is Outcome.NOT_IN_FORCE
    assert found["amended"].versions == (Version("t", Text.EARLIER, alone=alone),)


def test_an_amendment_that_binds_neither_leaves_nothing_to_choose_from():
    found = between(EARLIER_ONLY, EARLIER_ONLY, instruments=WHOLE)
    assert found["t"].outcome is Outcome.IN_FORCE
    assert found["t"].versions == ()


def test_where_the_two_are_bound_by_different_texts_neither_governs():
    found = between(AMENDED_ONLY, EARLIER_ONLY, instruments=WHOLE)
    assert {one.outcome for one in found.values()} == {Outcome.NOT_IN_FORCE}
    assert found["t"].versions == ()


def test_the_amended_text_governs_whether_or_not_the_earlier_one_bound_both():
    found = between(AMENDED_ONLY, BOTH, instruments=WHOLE)
    assert found["amended"].outcome is Outcome.IN_FORCE
    assert found["t"].outcome is Outcome.NOT_IN_FORCE


def test_an_amendment_that_may_bind_both_leaves_the_text_open():
    vague = {"t": [period()], "amended": [period(since="2020")]}
    found = between(BOTH, vague, instruments=WHOLE, on=day("2020-06-01"))
    assert found["t"].outcome is Outcome.IN_FORCE
    assert found["t"].versions == (Version("amended", Text.OPEN),)


def test_an_amendment_is_heeded_only_beside_what_it_amends():
    found = between(BOTH, BOTH, instruments=[WHOLE[1]])
    assert found["amended"].versions == ()


# Claims of suspension


def test_a_claim_of_suspension_leaves_the_treaty_in_force_between_them():
    found = between([period(qualifiers=[suspended()])], [period()])["t"]
    assert found.outcome is Outcome.IN_FORCE
    assert len(found.sides[0].suspensions) == 1


def test_a_suspension_towards_others_does_not_touch_the_two():
    contested = Qualification(
        Qualifier.CONTESTED, date("2010-01-01"), basis=("claim",), details={"act": "claim"}
    )
    held = period(qualifiers=[suspended(towards=["CCC"]), contested])
    assert between([held], [period()])["t"].sides[0].qualifiers == ()
    towards = period(qualifiers=[suspended(towards=["BBB", "CCC"])])
    assert len(between([towards], [period()])["t"].sides[0].suspensions) == 1


def test_views_that_recognise_a_suspension_and_views_that_do_not_answer_otherwise():
    recognised = between([period(qualifiers=[suspended()])], [period()])["t"]
    not_so = between([period(qualifiers=[suspended(recognised=False)])], [period()])["t"]
    assert recognised.key != not_so.key
    assert recognised.key == between([period(qualifiers=[suspended()])], [period()])["t"].key
