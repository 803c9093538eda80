"""Asking the record: on a day, as known at a moment, in a view."""

import datetime as dt

import pytest
from django.db.models import F

from treaties import answers, services
from treaties.answers import Asked, BeforeRecordError, UnknownViewError
from treaties.models import EntryIntoForce, PublishedTotal, Standing, Treaty, TreatyAction
from treaties.terms import ActionKind, Counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

FEBRUARY = dt.date(2026, 2, 3)
NOVEMBER = dt.date(2026, 11, 22)


def status(treaty, state, asked):
    periods = answers.treaty_periods(treaty, asked).get(state, ())
    return next((one.status.value for one in periods if one.on(asked.on)), "none")


def test_stored_standings_are_those_that_follow_from_the_actions():
    assert services.stale_standings() == []
    assert Standing.objects.values("treaty").distinct().count() == 61
    assert EntryIntoForce.objects.count() == Treaty.objects.count() == 62


def test_stored_and_derived_answers_agree():
    stored = answers.treaty_periods("npt", Asked(FEBRUARY))
    derived = answers.derive("npt").standings
    assert {state: list(periods) for state, periods in stored.items()} == {
        state: list(periods) for state, periods in derived.items() if periods
    }


def test_another_view_gives_another_status():
    assert status("npt", "PRK", Asked(FEBRUARY)) == "party"
    assert status("npt", "PRK", Asked(FEBRUARY, view="PRK")) == "former"


def test_what_was_known_at_a_moment_can_be_asked():
    moment = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert status("apmbc", "FIN", Asked(FEBRUARY, known=moment)) == "former"
    answers.check_known(moment)
    answers.check_known(None)
    with pytest.raises(BeforeRecordError, match="begins on 22 November 2026"):
        answers.check_known(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def test_a_view_that_nobody_holds_is_refused():
    answers.check_view("PRK")
    answers.check_view("record")
    with pytest.raises(UnknownViewError, match="“XYZ” is no view; take one of record, depositary"):
        answers.check_view("XYZ")


def test_counts_come_with_what_would_change_them():
    found = answers.count("npt", [FEBRUARY])
    assert str(found.counts[0][Counted.CONSENTED]) == "191"
    parties = [one for one in found.alternatives[0] if one.which is Counted.PARTIES]
    assert [(one.view, str(one.tally)) for one in parties] == [("PRK", "190")]


def test_counts_of_uncertain_dates_are_ranges():
    found = answers.count("apmbc", [FEBRUARY, NOVEMBER]).counts
    assert [str(one[Counted.CONSENTED]) for one in found] == ["162", "162"]
    assert [str(one[Counted.PARTIES]) for one in found] == ["162", "161–162"]


def test_a_treaty_without_contested_acts_has_no_alternatives():
    assert answers.count("apmbc", [dt.date(2020, 1, 1)]).alternatives == [[]]


def test_a_protocol_waits_for_the_convention_of_the_state_that_asks():
    consent = ActionKind.CONSENT_TO_BE_BOUND
    party = answers.when("ccw-p4", consent, NOVEMBER, state="FRA")
    assert str(party.span.first) == "2027-05-22"
    anyone = answers.when("ccw-p4", consent, NOVEMBER)
    assert str(anyone.span.first) == "2027-05-22"
    stranger = answers.when("ccw-p4", consent, NOVEMBER, state="AGO")
    assert stranger.span is None


def test_every_published_total_has_a_count_to_be_held_against():
    assert PublishedTotal.objects.count() == 51
    assert not PublishedTotal.objects.filter(treaty__isnull=True).exists()


def test_no_state_has_two_standings_on_a_day():
    doubled = Standing.objects.filter(
        period__overlap=F("period"), treaty="apmbc", state="FIN"
    ).count()
    assert doubled == 3
    assert TreatyAction.objects.uncorrected().count() == 6441
