"""What lies ahead of a state, and what began: read from its standings."""

from tests.treaties.law import made
from tests.treaties.law.made import act, day
from treaties.law.acts import Participant
from treaties.law.standings import Context, standings
from treaties.upcoming import Stretch, began, of_state


def periods(*acts, **rules):
    held = made.treaty({"entry_into_force_for_state": made.delayed(months=6), **rules})
    context = Context(Participant("AAA"), held.entered_into_force.span)
    return standings(held, acts, context)


def ahead(held, on, *, settled=True):
    return list(of_state("t", "AAA", held, day(on), settled=settled))


JOINED = act("accession", "2010-01-15")
LEFT = act("withdrawal_notice", "2020-03-01")


def test_a_contracting_state_is_to_become_party():
    (one,) = ahead(periods(JOINED), "2010-02-01")
    assert (one.what.value, str(one.date)) == ("entry_into_force_for_state", "2010-07-15")
    assert one.days_left(day("2010-02-01")) == 164
    assert one.basis == (JOINED.id,)


def test_no_day_is_named_while_nobody_knows_when_the_treaty_enters_into_force():
    assert ahead(periods(JOINED), "2010-02-01", settled=False) == []


def test_nothing_lies_ahead_on_the_day_itself():
    assert ahead(periods(JOINED), "2010-07-15") == []


def test_a_notice_runs_until_it_takes_effect():
    held = periods(JOINED, LEFT)
    (one,) = ahead(held, "2020-03-01")
    assert (one.what.value, str(one.date)) == ("withdrawal", "2020-09-01")
    assert ahead(held, "2020-02-29") == []
    assert ahead(held, "2020-09-01") == []


def test_a_notice_taken_back_runs_no_more():
    back = act("withdrawal_rescinded", "2020-05-01", answers=[LEFT.id])
    held = periods(JOINED, LEFT, back)
    assert len(ahead(held, "2020-04-30")) == 1
    assert ahead(held, "2020-05-01") == []


def test_a_date_that_is_not_whole_gives_the_days_between():
    (one,) = ahead(periods(act("accession", "2010")), "2010-03-01")
    assert (one.span.first, one.span.last) == (day("2010-07-01"), day("2011-06-30"))
    assert one.days_left(day("2010-03-01")) is None


def test_what_began_keeps_the_name_it_had_ahead():
    held = periods(JOINED, LEFT)
    stretch = Stretch(day("2020-10-01"), day("2019-10-01"), day("2020-10-01"))
    (gone,) = began("t", "AAA", held, stretch, {LEFT.id})
    (leaving,) = ahead(held, "2020-04-01")
    assert gone.name == leaving.name == "withdrawal-t-AAA-1"
    (party,) = began(
        "t", "AAA", held, Stretch(stretch.on, day("2010-01-01"), day("2010-12-31")), {LEFT.id}
    )
    assert party.name == ahead(held, "2010-02-01")[0].name


def test_a_state_that_came_back_leaves_under_another_name():
    again = [act("accession", "2021-01-01"), act("withdrawal_notice", "2022-01-01")]
    (one,) = ahead(periods(JOINED, LEFT, *again), "2022-02-01")
    assert one.name == "withdrawal-t-AAA-2"
